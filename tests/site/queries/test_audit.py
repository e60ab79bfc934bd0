"""Tampering with the trail is found: by raw SQL, by a cut tail, by a chain written anew."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from tests.site.audit_tampering import tamper
from tests.site.cast import AT, ON, Cast

from yaodian.site.actions.keep_head import keep_head
from yaodian.site.chain import mac_of
from yaodian.site.keys import read_keys
from yaodian.site.models import AuditHead, AuditLine
from yaodian.site.queries.audit import line_of, verify


@pytest.fixture
def kept(cast: Cast) -> int:
    """The seq of the last line; its head is kept outside."""
    assert keep_head(ON)
    return AuditLine.objects.count()


def faults() -> str:
    return "\n".join(map(str, verify().problems))


def test_an_untouched_trail_is_whole(kept: int) -> None:
    found = verify()
    assert found.problems == () and found.lines == kept and found.heads == 1


def test_a_changed_line_is_found(kept: int) -> None:
    tamper("UPDATE audit_line SET action = 'enter_person' WHERE seq = %s", kept - 2)
    assert f"审计第{kept - 2}条" in faults() and "被改动过" in faults()


def test_a_changed_detail_is_found(kept: int) -> None:
    tamper("UPDATE audit_line SET detail = '{}' WHERE seq = %s", kept)
    assert f"审计第{kept}条" in faults()


def test_a_line_taken_out_is_found(kept: int) -> None:
    tamper("DELETE FROM audit_line WHERE seq = %s", kept - 3)
    assert "中间的记录被删去" in faults()


def test_a_cut_tail_is_found_though_the_head_row_was_cut_with_it(kept: int) -> None:
    tamper("DELETE FROM audit_line WHERE seq > %s", kept - 2)
    last = AuditLine.objects.get(seq=kept - 2)
    AuditHead.objects.update(seq=last.seq, mac=last.mac)
    assert "末尾被截去" in faults()


def test_a_tail_cut_without_its_head_row_is_found(kept: int) -> None:
    tamper("DELETE FROM audit_line WHERE seq > %s", kept - 1)
    assert "审计链头" in faults()


def rewrite(key: bytes) -> None:
    """Every mac anew after a change in the first line."""
    mac = ""
    tamper("UPDATE audit_line SET action = 'nothing' WHERE seq = 1")
    for row in AuditLine.objects.order_by("seq"):
        mac = mac_of(key, mac, row.seq, line_of(row))
        tamper("UPDATE audit_line SET mac = %s WHERE seq = %s", mac, row.seq)
    AuditHead.objects.update(mac=mac)


def test_a_chain_rewritten_without_the_key_is_found(kept: int) -> None:
    rewrite(b"guessed")
    assert "审计第1条" in faults()


def test_a_chain_rewritten_with_the_key_is_found_by_the_head_outside(kept: int) -> None:
    rewrite(read_keys(settings.ENV.key_file).audit)
    assert "重写过" in faults()


def test_a_changed_head_outside_is_found(kept: int) -> None:
    path = settings.ENV.heads_file
    path.write_text(path.read_text().replace(f'"seq": {kept}', f'"seq": {kept - 1}'))
    assert "库外链头文件第1行" in faults()


def test_heads_outside_that_are_gone_are_told(kept: int) -> None:
    settings.ENV.heads_file.unlink()
    assert "库外链头" in faults()


def test_the_head_is_kept_once_a_day(kept: int) -> None:
    assert not keep_head(ON)
    assert keep_head(ON + timedelta(days=1))
    assert len(settings.ENV.heads_file.read_text().splitlines()) == 2
    assert not keep_head(date(2026, 1, 1))


def test_the_command_answers_0_and_1(kept: int) -> None:
    out = StringIO()
    call_command("audit", "verify", stdout=out)
    assert "完好" in out.getvalue()
    tamper("UPDATE audit_line SET action = 'x' WHERE seq = 1")
    with pytest.raises(SystemExit) as ended:
        call_command("audit", "verify", stderr=StringIO())
    assert ended.value.code == 1


def test_at_is_part_of_what_the_mac_covers(kept: int) -> None:
    tamper("UPDATE audit_line SET at = at + 1 WHERE seq = 2")
    assert AuditLine.objects.get(seq=1).at == AT
    assert "审计第2条" in faults()
