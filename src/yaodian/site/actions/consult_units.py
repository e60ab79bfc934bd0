"""Send the draft of a 任务分解表 to units for their opinion (征求意见)."""

from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.period import LAST_DAY
from yaodian.site.actions.assign_tasks import not_yours
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, conflict, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.models import Account, Consultation
from yaodian.site.queries.breakdowns import assignments, consultations


@dataclass(frozen=True, slots=True)
class Consulting:
    """To whom, and until when an answer is asked for."""

    plan_uid: str
    issuer_uid: str
    units: tuple[str, ...]
    due_on: date = LAST_DAY


@audited("consult_units", "plan")
def consult_units(
    *, actor: Account | None, new: Consulting, at: datetime, on: date
) -> Done[tuple[Consultation, ...]] | Refusal:
    """Sent again to whoever was asked before: its answers stay, and say to which version of a row they were given."""
    refusal = not_yours(powers(actor, on), new.plan_uid, new.issuer_uid) or _fault(new, on)
    if refusal:
        return refusal
    before, entering = consultations(new.plan_uid, new.issuer_uid), Entering(actor, at)
    sent = [_sent(before.get(unit), unit, new, entering, on) for unit in dict.fromkeys(new.units)]
    rows = tuple(row for row in sent if row)
    if len(rows) < len(sent):
        return conflict("征求意见")
    return Done(rows, new.plan_uid, {"issuer": new.issuer_uid, "units": [row.body_uid for row in rows]})


def _fault(new: Consulting, on: date) -> Refusal | None:
    named = {unit.uid for one in assignments(new.plan_uid, new.issuer_uid) for unit in one.units if unit.uid}
    if not new.units:
        return invalid("征求意见的单位", "一个也没有选", "请至少选择一个单位")
    if set(new.units) - named:
        return invalid("征求意见的单位", "有的单位在表中没有任务", "请先在任务分解表中写上它，再征求意见")
    if new.due_on < on:
        return invalid("答复期限", "已经过去", "请填写今天或以后的日期，或留空")
    return None


def _sent(row: Consultation | None, unit: str, new: Consulting, entering: Entering, on: date) -> Consultation | None:
    if row:
        return supersede(row, entering, sent_on=on, due_on=new.due_on)
    made = Consultation(plan_uid=new.plan_uid, issuer_uid=new.issuer_uid, body_uid=unit)
    made.sent_on, made.due_on = on, new.due_on
    return entering.enter(made)
