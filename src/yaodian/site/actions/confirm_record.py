"""Confirm a filed record: somebody other than who filed it says that it is so."""

from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.keep_counts import refresh_counts
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, absent, forbidden, invalid
from yaodian.site.models import Account, Deed
from yaodian.site.queries.records import find_record
from yaodian.site.queries.scope import Verb


@dataclass(frozen=True, slots=True)
class Confirmed:
    record_uid: str
    version: int


@audited("confirm_record", "record")
def confirm_record(*, actor: Account | None, record_uid: str, at: datetime, on: date) -> Done[Confirmed] | Refusal:
    """Confirms the version now on file; a later correction has to be confirmed anew."""
    scope = powers(actor, on)
    row = find_record(scope, record_uid, Verb.CONFIRM)
    if row is None:
        return forbidden("确认") if find_record(scope, record_uid) else absent("记录")
    if actor is not None and row.entered_by_id == actor.pk:
        return invalid("确认", "填报人不能确认自己的记录", "请由另一位有权限的同志确认")
    waiting = Deed.objects.filter(record_uid=record_uid, until=NEVER, confirmed=NEVER)
    confirmed = max(at, row.since)
    if not waiting.update(confirmed=confirmed):
        return invalid("确认", "这份记录没有待确认的内容", "不必再次确认")
    refresh_counts(record_uid)
    return Done(Confirmed(record_uid, row.version), record_uid, {"version": row.version})
