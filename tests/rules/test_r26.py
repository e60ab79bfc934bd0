"""R26: the audit trail is append-only and chained by a keyed hash; tampering is found; it holds no sensitive value."""

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from tests.site.audit_tampering import tamper
from tests.site.cast import ON, Cast, person

from yaodian.site.actions.keep_head import keep_head
from yaodian.site.chain import mac_of
from yaodian.site.keys import read_keys
from yaodian.site.models import AuditHead, AuditLine
from yaodian.site.queries.audit import line_of, verify

NUMBER = "11010519491231002X"


@pytest.fixture
def lines(cast: Cast) -> int:
    person("李四", cast.first.uid, NUMBER, "13800138000")
    assert keep_head(ON)
    assert verify().problems == ()
    return AuditLine.objects.count()


@pytest.mark.parametrize("change", [lambda q: q.update(action="x"), lambda q: q.delete()])
def test_the_database_refuses_to_change_a_line(change, lines: int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        change(AuditLine.objects.filter(seq=2))


def test_raw_sql_past_the_guard_is_found(lines: int) -> None:
    tamper("UPDATE audit_line SET object_uid = 'other' WHERE seq = %s", lines - 1)
    assert verify().problems


def test_a_cut_tail_is_found_by_the_head_outside(lines: int) -> None:
    tamper("DELETE FROM audit_line WHERE seq > %s", lines - 3)
    last = AuditLine.objects.get(seq=lines - 3)
    AuditHead.objects.update(seq=last.seq, mac=last.mac)
    assert any("末尾被截去" in problem.what for problem in verify().problems)


def test_a_chain_rewritten_even_with_the_key_is_found(lines: int) -> None:
    tamper("UPDATE audit_line SET action = 'nothing' WHERE seq = 1")
    key, mac = read_keys(settings.ENV.key_file).audit, ""
    for row in AuditLine.objects.order_by("seq"):
        mac = mac_of(key, mac, row.seq, line_of(row))
        tamper("UPDATE audit_line SET mac = %s WHERE seq = %s", mac, row.seq)
    AuditHead.objects.update(mac=mac)
    assert any("重写过" in problem.what for problem in verify().problems)


def test_a_sensitive_value_is_never_in_it(lines: int) -> None:
    whole = str(list(AuditLine.objects.values()))
    assert NUMBER not in whole and "13800138000" not in whole
