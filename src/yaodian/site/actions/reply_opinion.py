"""Answer a unit's opinion: taken (采纳) or not, with words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.breakdown.opinion import LONGEST, Stance
from yaodian.core.breakdown.units import units_of
from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.assign_tasks import lead_given, not_yours
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, conflict
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.actions.text_faults import text_faults
from yaodian.site.models import Account, Opinion, Reply
from yaodian.site.queries.breakdowns import replies, rows_of, unit_names, value_of


@dataclass(frozen=True, slots=True)
class Replying:
    """`version`: of the opinion that is answered."""

    opinion_uid: str
    version: int
    taken: bool
    words: str = ""


@audited("reply_opinion", "opinion")
def reply_opinion(*, actor: Account | None, new: Replying, at: datetime, on: date) -> Done[Reply] | Refusal:
    """To take 建议改牵头 changes who leads, in the same transaction."""
    opinion = Opinion.objects.filter(uid=new.opinion_uid, until=NEVER).first()
    if opinion is None:
        return absent("意见")
    refusal = not_yours(powers(actor, on), opinion.plan_uid, opinion.issuer_uid)
    if refusal:
        return refusal
    if problems := tuple(_faults(new)):
        return Refusal(Why.INVALID, problems)
    if opinion.version != new.version:
        return conflict("意见")
    entering = Entering(actor, at)
    if new.taken and opinion.stance == Stance.RELEAD and not _lead_changed(opinion, entering, on):
        return conflict("任务分解表")
    row = _written(opinion, new, entering, on)
    return Done(row, opinion.uid, {"taken": new.taken, "version": new.version}) if row else conflict("答复")


def _faults(new: Replying) -> Iterator[Problem]:
    words = new.words.strip()
    if not words and not new.taken:
        yield Problem("答复", "不采纳，没有写理由", "请写明不采纳的理由")
    yield from text_faults(("答复", words, LONGEST))


def _lead_changed(opinion: Opinion, entering: Entering, on: date) -> bool:
    rows = rows_of(opinion.plan_uid, opinion.issuer_uid)
    row = next((row for row in rows if row.start == opinion.start), None)
    if row is None:
        return False
    lead = units_of(opinion.to, unit_names(opinion.issuer_uid, on))
    value = value_of(row)
    return value.lead == lead or lead_given(row, replace(value, lead=lead), entering) is not None


def _written(opinion: Opinion, new: Replying, entering: Entering, on: date) -> Reply | None:
    columns = {"opinion_version": new.version, "taken": new.taken, "words": new.words.strip(), "on_day": on}
    before = replies([opinion]).get(opinion.uid)
    if before:
        return supersede(before, entering, **columns)
    return entering.enter(Reply(opinion_uid=opinion.uid, **columns))
