"""File several records in one action: the kinds of one gathering, or one kind of several bodies. All or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError

from yaodian.core.problem import Problem
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.file_record import NewRecord, Prepared, again, entered, prepared, record_uid, said_of
from yaodian.site.actions.filed import Filed
from yaodian.site.actions.refusal import Refusal, Why, invalid
from yaodian.site.actions.supersede import Entering
from yaodian.site.actions.taking_turns import lock_counts
from yaodian.site.models import Account, Record

NOTHING = invalid("本表", "一项也没有填", "请至少填写一项；没有开展的留空")
SAID = "请打开已提交的记录，用“更正”修改；漏填的另开一张表"


@dataclass(frozen=True, slots=True)
class FiledTogether:
    """In the order in which they were given."""

    records: tuple[Filed, ...]


@dataclass(frozen=True, slots=True)
class RefusedTogether(Refusal):
    """`each`: the faults of each record, in the order in which they were given; nothing was written."""

    each: tuple[tuple[Problem, ...], ...]


def file_records(*, actor: Account | None, new: Sequence[NewRecord], at: datetime, on: date) -> FiledTogether | Refusal:
    """The same form sent again answers as it did; the tokens of all are the token of their form."""
    if not new:
        return NOTHING
    uids = [record_uid(actor, f"{one.token} {one.kind_key} {one.body_uid}" if one.token else "") for one in new]
    before = _again(actor, uids, new, at=at, on=on)
    if before:
        return before
    try:
        return _file(actor=actor, uids=uids, new=new, at=at, on=on)
    except IntegrityError:
        # Two clicks at the same moment: the database let one of them in.
        before = _again(actor, uids, new, at=at, on=on)
        if before is None:
            raise
        return before


@audited("file_records", "record")
def _file(
    *, actor: Account | None, uids: Sequence[str], new: Sequence[NewRecord], at: datetime, on: date
) -> Done[FiledTogether] | Refusal:
    # Each record locks its slots in their order; those of several records come in no order.
    lock_counts(alone=True)
    ready = [prepared(uid, one, actor=actor, at=at, on=on) for uid, one in zip(uids, new, strict=True)]
    each = [one.problems if isinstance(one, Refusal) else () for one in ready]
    apart = _apart(new)
    if any(each) or apart:
        why = next((one.why for one in ready if isinstance(one, Refusal)), Why.INVALID)
        every = tuple(dict.fromkeys((*apart, *(problem for found in each for problem in found))))
        return RefusedTogether(why, every, tuple(each))
    sound = [one for one in ready if isinstance(one, Prepared)]
    filed = tuple(entered(one, Entering(actor, at), on) for one in sound)
    return Done(FiledTogether(filed), uids[0], {"records": [{"uid": one.uid, **said_of(one)} for one in sound]})


def _apart(new: Sequence[NewRecord]) -> tuple[Problem, ...]:
    """One gathering is of one body on one day, and has one record of each kind."""
    meant = {(one.gathering, one.body_uid, one.on_day) for one in new if one.gathering}
    gatherings = {gathering for gathering, _, _ in meant}
    kinds = {(one.kind_key, one.body_uid) for one in new}
    if len(meant) == len(gatherings) and len(kinds) == len(new):
        return ()
    return (Problem("同一场活动", "有的部分不是同一天或同一组织，或者重复", "请重新打开表单再提交"),)


def _again(
    actor: Account | None, uids: Sequence[str], new: Sequence[NewRecord], *, at: datetime, on: date
) -> FiledTogether | Refusal | None:
    """What an earlier submission of the same form filed, if it held neither more nor less, and the same text."""
    first = Record.objects.filter(uid__in=uids, version=1).order_by("id").first()
    if first is None:
        return None
    together = Record.objects.filter(version=1, since=first.since, entered_by=actor).values_list("uid", flat=True)
    found = [again(uid, one, on=on, at=at) for uid, one in zip(uids, new, strict=True)]
    filed = tuple(one for one in found if isinstance(one, Filed))
    if set(together) == set(uids) and len(filed) == len(new):
        return FiledTogether(filed)
    return invalid("本表", "已经提交过，这次的内容与已提交的不同", SAID)
