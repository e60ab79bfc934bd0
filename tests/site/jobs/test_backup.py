"""An installation leaves in one file and returns whole; whatever is wrong with the file or the place is told."""

import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import override_settings
from tests.site.cast import AT, make_cast, person

from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.jobs.backup import Saved, save
from yaodian.site.jobs.restore import Restored, restore
from yaodian.site.jobs.tables import digest, models, schema
from yaodian.site.keys import make_key_file
from yaodian.site.models import AuditLine, Body, Person, Purpose
from yaodian.site.models.vendor.install import guard_all, guards_in, unguard_all
from yaodian.site.queries.audit import verify
from yaodian.site.queries.people import contact_of

NUMBER = "11010519491231002X"
# Each test saves, empties the tables and restores; foreign keys and sequences only show when rows are committed.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    found_installation(actor=None, new=NewInstallation("示例", Purpose.REAL), at=AT)
    cast = make_cast()
    person("李四", cast.second.uid, NUMBER)
    assert isinstance(save(tmp_path / "b.zip", AT), Saved)
    return tmp_path / "b.zip"


def empty() -> None:
    guards = guards_in(apps)
    unguard_all(connection, guards)
    with connection.cursor() as cursor:
        tables = [connection.ops.quote_name(model._meta.db_table) for model in models()]
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")
        else:
            with connection.constraint_checks_disabled():
                for table in tables:
                    cursor.execute(f"DELETE FROM {table}")
    guard_all(connection, guards)


def rewritten(path: Path, name: str, change) -> Path:
    out = path.with_name("spoilt.zip")
    with ZipFile(path) as old, ZipFile(out, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, change(data) if entry == name else data)
    return out


def test_what_left_returns_with_the_same_counts_and_hashes(saved: Path) -> None:
    with ZipFile(saved) as box:
        said = json.loads(box.read("manifest.json"))
    empty()
    restored = restore(saved, AT)
    assert restored == Restored(len(said["tables"]), sum(t["rows"] for t in said["tables"].values()), 0)
    own = {"audit_line", "audit_head"}
    again = {m._meta.db_table: digest(m) for m in models() if m._meta.db_table not in own}
    assert again == {name: (t["rows"], t["sha256"]) for name, t in said["tables"].items() if name not in own}
    assert verify().problems == ()
    assert AuditLine.objects.order_by("-seq")[0].action == "restore"
    assert contact_of(Person.objects.get(name="李四")).id_number == NUMBER


def test_what_is_entered_after_a_restore_gets_fresh_numbers(saved: Path) -> None:
    empty()
    restore(saved, AT)
    before = set(Body.objects.values_list("id", flat=True))
    Body.objects.create(kind="branch", name="新支部", first_day=AT.date(), since=AT)
    assert len(set(Body.objects.values_list("id", flat=True)) - before) == 1


def test_no_key_is_in_the_file_and_it_says_so(saved: Path) -> None:
    keys = json.loads(settings.ENV.key_file.read_text())
    with ZipFile(saved) as box:
        whole = b"".join(box.read(name) for name in box.namelist()).decode()
    for secret in (keys["secret"], keys["index"], keys["audit"], *keys["seals"].values(), NUMBER):
        assert secret not in whole
    assert "不含密钥文件" in whole
    assert saved.stat().st_mode & 0o777 == 0o600


def told(outcome: object) -> str:
    assert isinstance(outcome, list)
    return "\n".join(map(str, outcome))


def test_it_returns_only_into_an_empty_installation(saved: Path) -> None:
    before = Body.objects.count()
    assert "不是空的" in told(restore(saved, AT))
    assert Body.objects.count() == before


def test_a_changed_row_is_refused(saved: Path) -> None:
    empty()
    spoilt = rewritten(saved, "tables/body.jsonl", lambda data: data.replace("财政局".encode(), "审计局".encode()))
    assert "校验码不符" in told(restore(spoilt, AT))
    assert not Body.objects.exists()


def test_a_file_cut_short_or_no_backup_is_refused(saved: Path, tmp_path: Path) -> None:
    empty()
    (tmp_path / "cut.zip").write_bytes(saved.read_bytes()[:-100])
    assert "不是完整的" in told(restore(tmp_path / "cut.zip", AT))
    assert "不是完整的" in told(restore(tmp_path / "nosuch.zip", AT))


def test_a_later_format_is_refused(saved: Path) -> None:
    empty()
    later = rewritten(saved, "manifest.json", lambda data: data.replace(b'"format": 3', b'"format": 4'))
    assert "格式版本" in told(restore(later, AT))


def test_a_backup_of_other_tables_is_no_broken_one(saved: Path) -> None:
    """Written before a migration: the version that wrote it puts it back, and then the tables are upgraded."""
    empty()
    older = rewritten(saved, "manifest.json", lambda data: data.replace(schema().encode(), b"0005_slot_stamps"))
    fault = told(restore(older, AT))
    assert "表结构是 0005_slot_stamps" in fault and "yaodian upgrade" in fault and "不是完整的" not in fault


def test_it_needs_the_keys_it_was_made_with(saved: Path, tmp_path: Path) -> None:
    empty()
    other = tmp_path / "other.json"
    with override_settings(ENV=replace(settings.ENV, key_file=other)):
        assert "请先把备份时使用的" in told(restore(saved, AT))
        make_key_file(other)
        assert "不是这份备份的密钥" in told(restore(saved, AT))
    assert not Body.objects.exists()


def test_an_old_backup_is_never_overwritten(saved: Path) -> None:
    assert "已经存在" in str(save(saved, AT))
