"""Close what an edition left open: a revision of the same series in which the decided faces have their answer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.duty import Duty
from yaodian.core.edition.decision import Decision
from yaodian.core.propose.decide import apply
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition
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
        definitions=replace(held, duties=duties, decisions=(*held.decisions, *new.decisions)),
        adoption=new.adoption,
        year=row.year,
        plan_uid=row.plan_uid,
    )
    return adopt_edition(actor=actor, new=following, at=at, on=on)


def _decided(duty: Duty, said: Mapping[str, Decision]) -> Duty:
    decision = said.get(duty.key)
    return apply(duty, decision) if decision and duty.undecided else duty
