"""What a verdict was made of: the deeds that count and those that do not, and who is reached and who is not yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from yaodian.core.catalogue.serving import Use
from yaodian.core.duty import Coverage, EveryTime
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.verdict.claims import owings
from yaodian.core.verdict.cover import due_to_be_covered
from yaodian.core.verdict.deeds import of_anyone, served
from yaodian.core.verdict.facts import Deed, Facts
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.pages.cycles import cycle_name
from yaodian.site.pages.words import USES

NEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DeedUse:
    """A deed and what it does for the slot."""

    deed: Deed
    counts: bool
    words: str


@dataclass(frozen=True, slots=True)
class Reach:
    """A coverage: ids of those reached and of those not yet, and of those excused."""

    quota: Coverage
    reached: frozenset[str]
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Detail:
    deeds: tuple[DeedUse, ...] = ()
    reaches: tuple[Reach, ...] = ()


def detail(editions: Sequence[Edition], facts: Facts, judgement: Judgement, *, on: date) -> Detail:
    slot = _slot(editions, facts, judgement)
    if slot is None:
        return Detail()
    return Detail(tuple(_deeds(slot, facts, judgement, on)), tuple(_reaches(slot, facts, judgement.bearer, on)))


def _slot(editions: Sequence[Edition], facts: Facts, judgement: Judgement) -> Slot | None:
    """The slot that was judged, with its due day as it was judged."""
    asking = [replace(e, duties=tuple(d for d in e.duties if d.key == judgement.duty)) for e in editions]
    first = judgement.span.first if judgement.span else judgement.opens or date.min
    last = judgement.due or first
    within = Span(min(first, last), max(first, last))
    owed = (owing for owing in owings(asking, facts) if owing.bearer == judgement.bearer)
    named = [slot for owing in owed for slot in owing.slots(facts, within) if slot.cycle == judgement.cycle]
    slot = next((one for one in named if one.opens == judgement.opens), named[0] if named else None)
    moved = slot is not None and judgement.due is not None and judgement.due > slot.due
    return replace(slot, window_until=judgement.due) if slot and moved else slot


def _deeds(slot: Slot, facts: Facts, judgement: Judgement, on: date) -> Iterator[DeedUse]:
    """In the order of days: whatever was done in the slot's time, or said to belong to it."""
    own = served(slot, judgement.bearer, facts, on)
    used = {d.record: USES[Use.COUNTS] for d in own.timely} | {d.record: USES[Use.CURES] for d in own.curing}
    later = {d.record for d in own.later}
    said = {b.record: b.cycle for b in facts.belongings if b.duty == slot.duty.key}
    for deed in _once(slot, facts, judgement.bearer):
        if deed.record in used:
            yield DeedUse(deed, *_occasion(slot, deed, used[deed.record]))
        elif deed.record in later:
            yield DeedUse(deed, False, USES[Use.EXPLAINS])
        elif deed.on in slot.span:
            yield DeedUse(deed, False, _why_not(deed, said.get(deed.record), on))


def _once(slot: Slot, facts: Facts, bearer: str) -> list[Deed]:
    found = {
        d.record: d
        for d in facts.deeds
        if d.kind in slot.duty.kinds and (d.bearer == bearer or bearer in d.persons or d.record in _taken(slot, facts))
    }
    return sorted(found.values(), key=lambda d: (d.on, d.record))


def _taken(slot: Slot, facts: Facts) -> frozenset[str]:
    """Records that were said to belong to this slot."""
    return frozenset(b.record for b in facts.belongings if (b.duty, b.cycle) == (slot.duty.key, slot.cycle))


def _occasion(slot: Slot, deed: Deed, words: str) -> tuple[bool, str]:
    """An every-time duty looks at the condition of each deed."""
    quota = slot.duty.quotas[0]
    if not isinstance(quota, EveryTime):
        return True, words
    known = deed.flags.get(quota.flag)
    return known is True, {True: "已落实", False: "没有落实", None: "还没有填写是否落实"}[known]


def _why_not(deed: Deed, said: str | None, on: date) -> str:
    if not deed.counts:
        return "到会人数没有达到要求，不计入次数"
    if said:
        return f"已注明属于{cycle_name(said)}"
    return "发生日期还没有到" if deed.on > on else "不由本组织或本人计入"


def _reaches(slot: Slot, facts: Facts, bearer: str, on: date) -> Iterator[Reach]:
    anyone = of_anyone(slot, facts, on)
    own = served(slot, bearer, facts, on).timely
    for quota in slot.duty.quotas:
        if isinstance(quota, Coverage):
            due = due_to_be_covered(slot, quota, bearer, on, facts)
            persons = frozenset(person for deed in anyone for person in deed.persons)
            bodies = frozenset(body for deed in own for body in deed.bodies)
            reached = due & (persons if quota.of.picks_persons else bodies)
            yield Reach(quota, reached, due - reached)
