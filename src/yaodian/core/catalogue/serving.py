"""Which duties and cycles a filed record serves: told to whoever filed it, and never a verdict."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from yaodian.core.duty import Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.verdict.claims import owings
from yaodian.core.verdict.cover import concerns, due_to_be_covered
from yaodian.core.verdict.deeds import of_anyone, served
from yaodian.core.verdict.facts import Facts, RulingKind
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
    """Of which record, on which day, among slots that meet `within`."""

    record: str
    on: date
    within: Span


def servings(editions: Sequence[Edition], facts: Facts, asked: Asked) -> tuple[Serving, ...]:
    """Every slot that the record's deeds among `facts` serve on that day."""
    kinds = {deed.kind for deed in facts.deeds if deed.record == asked.record}
    asking = [replace(e, duties=tuple(d for d in e.duties if kinds & set(d.kinds))) for e in editions]
    found = (
        serving
        for owing in owings(asking, facts)
        for slot in owing.slots(facts, asked.within)
        if slot.why is Why.NONE
        for serving in _of_slot(_widened(slot, owing.bearer, facts), owing.bearer, facts, asked)
    )
    return tuple(sorted(set(found)))


def pairs(found: Iterable[Serving], *uses: Use) -> tuple[tuple[str, str], ...]:
    """Duty and cycle, each once."""
    return tuple(dict.fromkeys((one.duty, one.cycle) for one in found if one.use in uses))


def _widened(slot: Slot, bearer: str, facts: Facts) -> Slot:
    windows = (r for r in facts.rulings if r.kind is RulingKind.WINDOW and concerns(r, slot, bearer))
    return windowed(slot, [ruling.last for ruling in windows])


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
