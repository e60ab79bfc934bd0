"""Make a record void: it stays readable, and nothing counts of it any more."""

from datetime import date, datetime

from yaodian.core.catalogue.secrecy import NO_MARK, secrecy_mark
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.correct_record import to_change
from yaodian.site.actions.filed import Filed, overtaken
from yaodian.site.actions.keep_counts import refresh_counts
from yaodian.site.actions.record_rows import close_belongings, close_deeds
from yaodian.site.actions.refusal import Refusal, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.models import Account, RecordState
from yaodian.site.queries.records import record


@audited("void_record", "record")
def void_record(
    *, actor: Account | None, target: tuple[str, int], reason: str, at: datetime, on: date
) -> Done[Filed] | Refusal:
    """`target`: the record's uid and the version that was looked at."""
    record_uid, version = target
    row = to_change(actor, record_uid, on)
    if isinstance(row, Refusal):
        return row
    if not reason.strip():
        return invalid("作废原因", "没有填写", "请写明为什么作废，原来的内容仍可查看")
    if mark := secrecy_mark(reason):
        return invalid("作废原因", f"有密级标志“{mark}”", NO_MARK)
    if row.version != version:
        return overtaken({"reason": reason}, row)
    if row.state == RecordState.VOID:
        return invalid("记录", "已经作废", "不必再次作废")
    following = supersede(row, Entering(actor, at), state=RecordState.VOID, reason=reason.strip())
    if following is None:
        return overtaken({"reason": reason}, record(record_uid) or row)
    close_deeds(record_uid, following.since)
    close_belongings(record_uid, following.since)
    refresh_counts(record_uid)
    return Done(Filed(record_uid, following.version), record_uid, {"version": following.version})
