"""Which duties and cycles a filed record serves: told to whoever filed it, and never a verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import product

from yaodian.core.duty import After, Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.verdict.claims import Group, groups, owings_of
from yaodian.core.verdict.cover import concerns, due_to_be_covered
from yaodian.core.verdict.deeds import of_anyone, served
from yaodian.core.verdict.facts import Facts, Ruling, RulingKind
from yaodian.core.verdict.schedule import slots
from yaodian.core.verdict.slot import Slot, windowed
from yaodian.core.verdict.verdict import Why


class Use(StrEnum):
    COUNTS = "counts"  # held in time
    CURES = "cures"  # held late, and that still helps
    COVERS = "covers"  # somebody's attendance counts for a body's coverage
    EXPLAINS = "explains"  # 补开: shown beside a miss that stays


@dataclass(frozen=True, slots=True, order=True)
class Serving:
    """One slot that a record serves. `grace` is the last day on which entering it was in time."""

    duty: str
    cycle: str
    bearer: str
    use: Use
    grace: date


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which record, held on `days`, as it stands on the day `on`.

    `back`: how far before them lie the cycles that can still be served: those that were named, and of duties that a
    late deed cures.
    """

    record: str
    on: date
    days: Span
    back: timedelta


def servings(editions: Sequence[Edition], facts: Facts, asked: Asked) -> tuple[Serving, ...]:
    """Every slot that the record's deeds among `facts` serve on that day."""
    kinds = {deed.kind for deed in facts.deeds if deed.record == asked.record}
    asking = [replace(e, duties=tuple(d for d in e.duties if kinds & set(d.kinds))) for e in editions]
    windows = tuple(ruling for ruling in facts.rulings if ruling.kind is RulingKind.WINDOW)
    found = (
        serving
        for group in groups(asking, facts)
        for slot, bearer in _slots(group, facts, _within(group, facts, asked))
        if slot.why is Why.NONE
        for serving in _of_slot(_widened(slot, bearer, windows), bearer, facts, asked)
    )
    return tuple(sorted(set(found)))


def _within(group: Group, facts: Facts, asked: Asked) -> Span:
    """The days of the record; an earlier cycle can be served where it was named or a late deed cures it."""
    named = any(said.duty == group.duty and said.record == asked.record for said in facts.belongings)
    back = asked.back if named or any(claim.duty.curable for claim in group.claims) else timedelta(0)
    return Span(asked.days.first - back, asked.days.last)


def _slots(group: Group, facts: Facts, within: Span) -> Iterator[tuple[Slot, str]]:
    """Every slot of each bearer; those of the calendar are the same for all of a group."""
    if any(isinstance(claim.duty.occasion, After) for claim in group.claims):
        yield from ((slot, owing.bearer) for owing in owings_of(group) for slot in owing.slots(facts, within))
    else:
        yield from product(slots(group.claims, group.tenure, {}, within), group.bearers)


def pairs(found: Iterable[Serving], *uses: Use) -> tuple[tuple[str, str], ...]:
    """Duty and cycle, each once."""
    return tuple(dict.fromkeys((one.duty, one.cycle) for one in found if one.use in uses))


def _widened(slot: Slot, bearer: str, windows: Sequence[Ruling]) -> Slot:
    return windowed(slot, [ruling.last for ruling in windows if concerns(ruling, slot, bearer)])


def _of_slot(slot: Slot, bearer: str, facts: Facts, asked: Asked) -> Iterator[Serving]:
    own = served(slot, bearer, facts, asked.on)
    uses = ((Use.COUNTS, own.timely), (Use.CURES, own.curing), (Use.EXPLAINS, own.later))
    found = [use for use, deeds in uses if any(deed.record == asked.record for deed in deeds)]
    if Use.COUNTS not in found and _covers(slot, bearer, facts, asked):
        found.append(Use.COVERS)
    yield from (Serving(slot.duty.key, slot.cycle, bearer, use, slot.grace) for use in found)


def _covers(slot: Slot, bearer: str, facts: Facts, asked: Asked) -> bool:
    shares = [q for q in slot.duty.quotas if isinstance(q, Coverage) and q.of.picks_persons]
    counting = [d for d in of_anyone(slot, facts, asked.on) if d.record == asked.record] if shares else []
    reached = {person for deed in counting for person in deed.persons}
    return any(reached & due_to_be_covered(slot, share, bearer, asked.on, facts) for share in shares)
