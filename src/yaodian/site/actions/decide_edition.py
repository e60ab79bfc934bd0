"""Close what an edition left open: a revision of the same series in which the decided faces have their answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.duty import Duty
from yaodian.core.edition.decision import Decision
from yaodian.core.edition.document import Definitions
from yaodian.core.propose.decide import apply
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, copied_kinds
from yaodian.site.actions.refusal import Refusal, absent, invalid
from yaodian.site.models import Account, Edition
from yaodian.site.queries.editions import definitions, edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """Decisions on open duties of an edition; slots begin on `first_day`, the day of the decision or a later one."""

    edition_uid: str
    decisions: tuple[Decision, ...]
    first_day: date
    adoption: Adoption


def decide_edition(*, actor: Account | None, new: Deciding, at: datetime, on: date) -> Edition | Refusal:
    """What is not decided stays open; everything else is taken over unchanged."""
    row = edition(new.edition_uid)
    if row is None:
        return absent("版本")
    held = definitions(row.sha256)
    said = {decision.duty: decision for decision in new.decisions}
    duties = tuple(_decided(duty, said) for duty in held.duties)
    if duties == held.duties:
        return invalid("决定", "没有明确任何一项待明确的内容", "请至少明确一项的周期、主体或范围")
    if new.first_day < new.adoption.adopted_on:
        return invalid("生效日期", "早于作出决定的日期", "待明确的事项从作出决定之日起计算，请填写当天或以后的日期")
    following = NewEdition(
        body_uid=row.body_uid,
        series=row.series,
        title=row.title,
        first_day=new.first_day,
        definitions=_with(held, duties, new.decisions),
        adoption=new.adoption,
        year=row.year,
        plan_uid=row.plan_uid,
        last_day=row.last_day,
        follows=row.uid,
    )
    return adopt_edition(actor=actor, new=following, at=at, on=on)


def _with(held: Definitions, duties: tuple[Duty, ...], decisions: tuple[Decision, ...]) -> Definitions:
    """What was decided may set a clock by a record kind that the edition did not hold yet."""
    kinds = copied_kinds(duties, held.kinds)
    return replace(held, duties=duties, kinds=kinds, decisions=(*held.decisions, *decisions))


def _decided(duty: Duty, said: Mapping[str, Decision]) -> Duty:
    decision = said.get(duty.key)
    return apply(duty, decision) if decision and duty.undecided else duty
