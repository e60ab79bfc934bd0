"""The examination finds what is wrong, and the product does not start with it."""

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.test.utils import override_settings
from tests.site.audit_tampering import tamper
from tests.site.cast import AT, Cast, person

from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.actions.keep_head import keep_head
from yaodian.site.jobs.doctor import examine, start_faults
from yaodian.site.keys import make_key_file
from yaodian.site.models import Purpose
from yaodian.site.models.vendor.install import guards_in, unguard_all


@pytest.fixture
def installed(cast: Cast) -> Cast:
    found_installation(actor=None, new=NewInstallation("示例", Purpose.REAL), at=AT)
    keep_head(AT.date())
    return cast


def ill() -> dict[str, str]:
    return {f.subject: "\n".join(map(str, f.problems)) for f in examine() if f.problems}


def test_a_healthy_installation_has_nothing(installed: Cast) -> None:
    person("李四", installed.first.uid, "11010519491231002X")
    assert ill() == {} and start_faults() == []
    out = StringIO()
    call_command("doctor", "--json", stdout=out)
    assert {f["subject"] for f in json.loads(out.getvalue())} >= {"数据库", "密钥", "表结构", "审计链", "磁盘"}


def test_before_init_it_does_not_start(db: None) -> None:
    assert "yaodian init" in str(start_faults()[0])


def test_missing_keys_stop_the_start(installed: Cast, tmp_path: Path) -> None:
    with override_settings(ENV=replace(settings.ENV, key_file=tmp_path / "none.json")):
        assert "不存在" in str(start_faults()[0])
        with pytest.raises(SystemCheckError, match="密钥文件"):
            call_command("check", deploy=True, stderr=StringIO())


def test_wrong_keys_stop_the_start(installed: Cast, tmp_path: Path) -> None:
    make_key_file(tmp_path / "keys.json")
    with override_settings(ENV=replace(settings.ENV, key_file=tmp_path / "keys.json")):
        assert "不是这个数据库的密钥" in str(start_faults()[0])
        err = StringIO()
        with pytest.raises(SystemExit) as ended:
            call_command("serve", stderr=err)
    assert ended.value.code == 1 and "keys.json" in err.getvalue()


def test_a_tampered_trail_shows(installed: Cast) -> None:
    tamper("UPDATE audit_line SET action = 'x' WHERE seq = 1")
    assert "被改动过" in ill()["审计链"]
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=StringIO())
    assert ended.value.code == 1


def test_a_lifted_guard_shows_and_upgrade_puts_it_back(installed: Cast) -> None:
    unguard_all(connection, [guard for guard in guards_in(apps) if guard.table == "record"])
    assert "record" in ill()["防改写"]
    call_command("upgrade", stdout=StringIO())
    assert "防改写" not in ill()


def test_a_swapped_number_shows(installed: Cast) -> None:
    one, two = person("李四", installed.first.uid, "11010519491231002X"), person("赵五", installed.first.uid)
    unguard_all(connection, [guard for guard in guards_in(apps) if guard.table == "person"])
    type(two).objects.filter(pk=two.pk).update(id_number=one.id_number)
    assert "打不开" in ill()["加密字段"]
