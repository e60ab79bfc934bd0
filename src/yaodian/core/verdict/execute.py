"""The fast way to the same verdicts: who owes what from core, what was done counted by an engine."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yaodian.core.duty import Coverage
from yaodian.core.roster.selector import Selector
from yaodian.core.verdict.claims import owings_of
from yaodian.core.verdict.cover import concerns
from yaodian.core.verdict.demand import Demand
from yaodian.core.verdict.engine import Batch, Cover, Engine, Question, Shares
from yaodian.core.verdict.facts import Ruling, RulingKind
from yaodian.core.verdict.following import after_events
from yaodian.core.verdict.owed import Owed
from yaodian.core.verdict.reference import undecided
from yaodian.core.verdict.standings import FORGETFUL, Shared, Standings
from yaodian.core.verdict.tables import NOTHING, Count, Row, judged
from yaodian.core.verdict.verdict import Label

# From so many times as many on, it is quicker to look for each.
FAR_MORE = 8
LABELS = {RulingKind.OBJECTION: Label.OBJECTED, RulingKind.WAITING: Label.WAITING}


def judge_owed(engine: Engine, owed: Owed, ask: Question, standings: Standings = FORGETFUL) -> Iterator[Batch]:
    """Every judgement that follows from `owed` alone."""
    asked = owed.of(ask.bearers)
    for group in asked.open_faces:
        for owing in owings_of(group):
            yield from (Batch(judgement, (owing.bearer,)) for judgement in undecided(owing, ask.on))
    both: list[Shared] = [*asked.events, *asked.demands]
    recalled = standings.recalled([one.whole for one in both])
    judged_now: list[tuple[Shared, Sequence[Batch]]] = [
        *after_events(engine, [group for group in asked.events if group.whole not in recalled], ask, owed.facts),
        *_by_calendar(engine, [demand for demand in asked.demands if demand.whole not in recalled], owed, ask),
    ]
    standings.keep((one, found) for one, found in judged_now if one is one.whole)
    for _, found in judged_now:
        yield from found
    for one in both:
        if one.whole in recalled:
            held = recalled[one.whole]
            yield from held if one is one.whole else _among(held, frozenset(one.bearers))


def _among(found: Sequence[Batch], bearers: frozenset[str]) -> Iterator[Batch]:
    # Most that stand alone are somebody else.
    for batch in (one for one in found if len(one.bearers) > 1 or one.bearers[0] in bearers):
        own = _meant(batch.bearers, bearers)
        if own:
            yield Batch(batch.judgement.of(own[0]), own)


def _meant(alike: tuple[str, ...], bearers: frozenset[str]) -> tuple[str, ...]:
    """Those of `alike`, who are in order, that are among `bearers`: a few are looked for one by one."""
    if len(alike) > FAR_MORE * len(bearers):
        return tuple(sorted(bearer for bearer in bearers if _holds(alike, bearer)))
    return tuple(bearer for bearer in alike if bearer in bearers)


def _holds(ordered: tuple[str, ...], bearer: str) -> bool:
    place = bisect_left(ordered, bearer)
    return place < len(ordered) and ordered[place] == bearer


def _by_calendar(
    engine: Engine, demands: Sequence[Demand], owed: Owed, ask: Question
) -> Iterator[tuple[Demand, tuple[Batch, ...]]]:
    specs = list({demand.spec.key: demand.spec for demand in demands}.values())
    counts = engine.counts(specs, ask.bearers, owed.heirs)
    shares = _shares(engine, demands, owed, ask)
    for demand in demands:
        counted = counts.get(demand.spec.key, {})
        said = _Said(shares, owed.rulings_on(demand.slot))
        alone, alike = _apart(demand, said.rulings)
        by_name = [
            Batch(judged(said.row(demand, bearer, counted.get(bearer, NOTHING)), ask.on), (bearer,)) for bearer in alone
        ]
        yield demand, (*by_name, *_alike(demand, alike, counted, ask.on))


def _apart(demand: Demand, rulings: Sequence[Ruling]) -> tuple[Sequence[str], Sequence[str]]:
    """Bearers with figures or decisions of their own, and those whose counts say all."""
    spoken = {ruling.bearer for ruling in rulings}
    if "" in spoken or any(isinstance(quota, Coverage) for quota in demand.slot.duty.quotas):
        return demand.bearers, ()
    if not spoken:
        return (), demand.bearers
    return [b for b in demand.bearers if b in spoken], [b for b in demand.bearers if b not in spoken]


@dataclass(frozen=True, slots=True)
class _Said:
    """What stands beside the counts of one slot: what its coverages came to, and rulings."""

    shares: Mapping[int, Shares]
    rulings: Sequence[Ruling]

    def row(self, demand: Demand, bearer: str, count: Count) -> Row:
        slot, key = demand.slot, (demand.spec.key, bearer)
        here = {i: found[key] for i, found in self.shares.items() if key in found}
        kinds = {r.kind for r in self.rulings if concerns(r, slot, bearer)}
        labels = frozenset(label for kind, label in LABELS.items() if kind in kinds)
        return Row(slot, bearer, count, here, RulingKind.WAIVE in kinds, labels)


def _alike(demand: Demand, bearers: Sequence[str], found: Mapping[str, Count], on: date) -> Iterator[Batch]:
    """Those for whom the same was counted, together, each lot in order."""
    by_count: dict[Count, list[str]] = defaultdict(list)
    for bearer in bearers if found else ():
        if bearer in found:
            by_count[found[bearer]].append(bearer)
    uncounted = [bearer for bearer in bearers if bearer not in found] if by_count else bearers
    for count, lot in (*by_count.items(), (NOTHING, uncounted)):
        if lot:
            own = tuple(sorted(lot))
            yield Batch(judged(Row(demand.slot, own[0], count, {}), on), own)


def _shares(engine: Engine, demands: Sequence[Demand], owed: Owed, ask: Question) -> dict[int, Shares]:
    """By place of the quota in its duty: what every coverage came to."""
    asked: dict[tuple[int, Selector], list[Cover]] = defaultdict(list)
    for demand in demands:
        for index, quota in enumerate(demand.slot.duty.quotas):
            if isinstance(quota, Coverage):
                asked[index, quota.of].extend(_covers(demand, owed, ask))
    out: dict[int, Shares] = {}
    for (index, of), covers in asked.items():
        out[index] = {**out.get(index, {}), **engine.shares(covers, of, owed.heirs)}
    return out


def _covers(demand: Demand, owed: Owed, ask: Question) -> Iterator[Cover]:
    slot = demand.slot
    day = min(slot.due, ask.on)
    excuses = [r for r in owed.rulings_on(slot) if r.kind is RulingKind.EXCUSE]
    for bearer in demand.bearers:
        path = next((p.path for p in owed.places.get(bearer, ()) if day in p.valid), "")
        if path:
            excused = tuple(r.person for r in excuses if concerns(r, slot, bearer))
            yield Cover(demand.spec, bearer, path, day, ask.known, excused)
