"""One line at the end of the audit chain. The head is locked last: writers wait only for each other's last step."""

from django.conf import settings
from django.db import connection

from yaodian.site.chain import Line, mac_of
from yaodian.site.keys import read_keys
from yaodian.site.models import AuditHead, AuditLine

HEAD = 1


def record_audit(line: Line) -> AuditLine:
    """Write the line; must be the last thing in the caller's transaction, for it holds the chain's head until then."""
    if not connection.in_atomic_block:
        raise RuntimeError("an audit line is written in the transaction of what it tells of")
    head = _locked_head()
    seq = head.seq + 1
    mac = mac_of(read_keys(settings.ENV.key_file).audit, head.mac, seq, line)
    written = AuditLine.objects.create(
        seq=seq,
        at=line.at,
        actor=line.actor,
        role=line.role,
        address=line.address,
        action=line.action,
        object_kind=line.object_kind,
        object_uid=line.object_uid,
        detail=line.detail,
        outcome=line.outcome,
        mac=mac,
    )
    AuditHead.objects.filter(pk=HEAD).update(seq=seq, mac=mac)
    return written


def _locked_head() -> AuditHead:
    heads = AuditHead.objects.select_for_update()
    head = heads.filter(pk=HEAD).first()
    if head is None:
        AuditHead.objects.bulk_create([AuditHead(pk=HEAD, seq=0, mac="")], ignore_conflicts=True)
        head = heads.get(pk=HEAD)
    return head
