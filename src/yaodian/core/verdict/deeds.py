"""Which deeds serve which slot."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yaodian.core.duty import After, Credit, EveryTime
from yaodian.core.roster.rows import Body
from yaodian.core.verdict.facts import Belonging, Deed, Facts
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Why


@dataclass(frozen=True, slots=True)
class Served:
    """The deeds of one slot: held in time, held late but curing, and held later with only an explanation."""

    timely: tuple[Deed, ...]
    curing: tuple[Deed, ...]
    later: tuple[Deed, ...]


def served(slot: Slot, bearer: str, facts: Facts, on: date) -> Served:
    """The bearer's own deeds (and those it inherits by a merger) that count for the slot on that day."""
    said = _said(facts.belongings, slot.duty.key)
    flagged = isinstance(slot.duty.quotas[0], EveryTime)
    timely: list[Deed] = []
    curing: list[Deed] = []
    later: list[Deed] = []
    for deed in _own(slot, bearer, facts):
        if deed.on > on or (deed.on < slot.opens and flagged):
            continue
        place = _place(slot, deed, said.get(deed.record))
        if place:
            {"timely": timely, "curing": curing, "later": later}[place].append(deed)
    return Served(_once(timely), _once(curing), _once(later))


def of_anyone(slot: Slot, facts: Facts, on: date) -> tuple[Deed, ...]:
    """Counting deeds of any body in the slot's time: whoever attended one of them was reached."""
    said = _said(facts.belongings, slot.duty.key)
    fitting = (d for d in facts.deeds if d.kind in slot.duty.kinds and d.counts and d.on <= on)
    return _once([d for d in fitting if _place(slot, d, said.get(d.record)) == "timely"])


def _place(slot: Slot, deed: Deed, said: str | None) -> str:
    if said is not None and said != slot.cycle:
        return ""
    if deed.on in slot.span or (said and slot.span.first <= deed.on <= slot.due):
        return "timely"
    if deed.on < slot.span.first:
        return ""
    if slot.duty.curable and (said or (slot.late_until and deed.on <= slot.late_until)):
        return "curing"
    return "later" if said else ""


def _own(slot: Slot, bearer: str, facts: Facts) -> list[Deed]:
    fitting = [d for d in facts.deeds if d.kind in slot.duty.kinds and d.counts]
    if slot.duty.credit is Credit.ATTENDED:
        return [d for d in fitting if bearer in d.persons]
    givers = {bearer} | _handed_over(slot, bearer, facts.bodies)
    return [d for d in fitting if d.bearer in givers]


def _handed_over(slot: Slot, bearer: str, bodies: tuple[Body, ...]) -> set[str]:
    """Bodies merged into the bearer within the slot's time, their own predecessors included; never their failings."""
    if isinstance(slot.duty.quotas[0], EveryTime):
        return set()
    heirs = {b.uid: b for b in bodies if b.successor and slot.span.first <= b.lived.last < slot.due}
    found: set[str] = set()
    edge = {bearer}
    while edge:
        edge = {uid for uid, body in heirs.items() if body.successor in edge and uid not in found}
        found |= edge
    return found


def _said(belongings: tuple[Belonging, ...], duty: str) -> Mapping[str, str]:
    """The cycle each record was said to serve under this duty; a record serves one cycle of a duty."""
    return {b.record: b.cycle for b in sorted(belongings, key=lambda b: b.since) if b.duty == duty}


def _once(deeds: list[Deed]) -> tuple[Deed, ...]:
    """Each record once, by day: a joint meeting of two merged bodies is one meeting."""
    by_record = {d.record: d for d in sorted(deeds, key=lambda d: (d.on, d.record, d.bearer), reverse=True)}
    return tuple(sorted(by_record.values(), key=lambda d: (d.on, d.record)))


def apportioned(slots: Sequence[Slot], bearer: str, facts: Facts, on: date) -> Facts:
    """The facts with each deed given to one of the slots that events opened side by side.

    In order of day, a deed goes to the slot due first that still lacks one; what people said it belongs to stands.
    """
    running = sorted((s for s in slots if isinstance(s.duty.occasion, After) and s.why is Why.NONE), key=_by_due)
    if len(running) < 2:
        return facts
    said = _said(facts.belongings, running[0].duty.key)
    given = Counter(cycle for cycle in said.values())
    found = []
    for deed in sorted(facts.deeds, key=lambda d: (d.on, d.record)):
        fitting = [s for s in running if deed.on <= on and _serves(s, deed, bearer, facts)]
        if deed.record in said or not fitting:
            continue
        lacking = (s for s in fitting if given[s.cycle] < (s.needs[0] or 1))
        chosen = next(lacking, fitting[0])
        given[chosen.cycle] += 1
        said = {**said, deed.record: chosen.cycle}
        found.append(Belonging(since=deed.since, record=deed.record, duty=chosen.duty.key, cycle=chosen.cycle))
    return replace(facts, belongings=(*facts.belongings, *found))


def _by_due(slot: Slot) -> tuple[date, date, str]:
    return slot.due, slot.span.first, slot.cycle


def _serves(slot: Slot, deed: Deed, bearer: str, facts: Facts) -> bool:
    return bool(_place(slot, deed, None)) and deed in _own(slot, bearer, facts)
