"""The fast way to the same verdicts: who owes what from core, what was done counted by an engine.

The engine is a database behind two questions. `judge_with` must equal `reference.judge` but for the lists of records.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Protocol

from yaodian.core.duty import After, Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.roster.rows import Placement
from yaodian.core.roster.selector import Selector
from yaodian.core.verdict.change import EVERYBODY, TREE, changed
from yaodian.core.verdict.claims import Group, Owing
from yaodian.core.verdict.cover import concerns
from yaodian.core.verdict.demand import Demand, demanded
from yaodian.core.verdict.facts import Facts, Ruling, RulingKind
from yaodian.core.verdict.heirs import Heir, heirs_of
from yaodian.core.verdict.reference import as_then, blamed_at, in_order, is_blame, judge_owing, relieved, undecided
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.tables import NOTHING, Count, Row, Share, Spec, judged, spec_of
from yaodian.core.verdict.verdict import Judgement, Label, Verdict
from yaodian.core.verdict.weigh import World as WeighedWorld

Key = tuple[str, str, str]
Counts = Mapping[tuple[str, str], Count]
Shares = Mapping[tuple[str, str], Share]
LABELS = {RulingKind.OBJECTION: Label.OBJECTED, RulingKind.WAITING: Label.WAITING}


@dataclass(frozen=True, slots=True)
class Cover:
    """One coverage of one bearer: below `path` (the bearer's on `day`), by the roster as known at `known`."""

    spec: Spec
    bearer: str
    path: str
    day: date
    known: datetime
    excused: tuple[str, ...] = ()


class Engine(Protocol):
    """Counts deeds as known at its own moment, up to its own day; knows nothing of verdicts."""

    @property
    def known(self) -> datetime: ...

    def counts(
        self, specs: Sequence[Spec], bearers: frozenset[str] | None, heirs: Sequence[Heir]
    ) -> Mapping[tuple[str, str], Count]: ...

    def shares(
        self, covers: Sequence[Cover], of: Selector, heirs: Sequence[Heir]
    ) -> Mapping[tuple[str, str], Share]: ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: on which day, as known when, for slots that meet `within`, of whom (None: everybody)."""

    on: date
    known: datetime
    within: Span
    bearers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """Editions and rosters as known at `ask.known`."""

    editions: tuple[Edition, ...]
    facts: Facts
    ask: Question

    @classmethod
    def at(cls, editions: Iterable[Edition], facts: Facts, ask: Question) -> "Known":
        return cls(tuple(e for e in editions if e.since <= ask.known), facts.at(ask.known).until(ask.on), ask)

    def only(self, duties: set[str]) -> "Known":
        kept = (replace(e, duties=tuple(d for d in e.duties if d.key in duties)) for e in self.editions)
        return replace(self, editions=tuple(kept))


def judge_with(engine: Engine, editions: Iterable[Edition], facts: Facts, ask: Question) -> tuple[Judgement, ...]:
    """Every judgement asked for, sorted like the reference's.

    `facts` hold all versions of what decides who owes what; deeds and belongings only of duties that follow events.
    """
    every = tuple(editions)
    now = Known.at(every, facts, ask)
    judgements = list(_judgements(engine, now))
    missed: dict[datetime, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        if is_blame(judgement):
            missed[blamed_at(judgement, ask.known)].append(judgement)
    then: dict[Key, Judgement | None] = {}
    for moment, suspects in missed.items():
        past = Known.at(every, facts, replace(ask, known=moment))
        past = replace(past, facts=as_then(past.facts, now.facts, moment))
        then |= _reconsidered(engine, past, now, _doubtful(suspects, past, now, changed(facts, moment, ask.known)))
    relief = (relieved(j, then[_key(j)]) if _is_doubted(j, then) else j for j in judgements)
    return tuple(sorted(relief, key=in_order))


def _key(judgement: Judgement) -> Key:
    return judgement.duty, judgement.cycle, judgement.bearer


def _is_doubted(judgement: Judgement, then: Mapping[Key, Judgement | None]) -> bool:
    return is_blame(judgement) and _key(judgement) in then


def _doubtful(suspects: list[Judgement], past: Known, now: Known, touched: frozenset[str]) -> list[Judgement]:
    """The misses that something learnt after their due day can have made.

    Facts near a few bearers do not hold everybody whom a coverage has to reach: its misses are always looked at again.
    """
    roots = {edition.body for edition in now.editions}
    if len(past.editions) != len(now.editions) or EVERYBODY in touched or roots & touched:
        return suspects
    duties = [duty for edition in now.editions for duty in edition.duties]
    partial = now.ask.bearers is not None
    shared = {d.key for d in duties if (touched or partial) and any(isinstance(q, Coverage) for q in d.quotas)}
    loose = {d.key for d in duties if TREE in touched and d.bearer.picks_persons}
    loose |= {d.key for d in duties if isinstance(d.occasion, After)}
    return [s for s in suspects if s.bearer in touched or s.duty in shared | loose]


def _reconsidered(engine: Engine, past: Known, now: Known, doubted: list[Judgement]) -> dict[Key, Judgement | None]:
    """The same slots by who owed what at the earlier moment; None where nothing was owed."""
    if not doubted:
        return {}
    bearers = frozenset(j.bearer for j in doubted)
    world = replace(past.only({j.duty for j in doubted}), ask=replace(past.ask, bearers=bearers))
    found = {_key(j): j for j in _judgements(engine, world) if j.verdict is not Verdict.VOID}
    return {_key(j): found.get(_key(j)) for j in doubted}


def _judgements(engine: Engine, world: Known) -> Iterator[Judgement]:
    ask, found = world.ask, demanded(world.editions, world.facts, world.ask.within)
    for group in found.groups:
        if any(claim.duty.undecided for claim in group.claims):
            for owing in _asked(group, ask):
                yield from undecided(owing, ask.on)
    for group in found.events:
        for owing in _asked(group, ask):
            for judgement in judge_owing(owing, WeighedWorld(world.facts, ask.on, engine.known), ask.within):
                yield replace(judgement, counted=())
    demands = [d for d in (_narrowed(d, ask.bearers) for d in found.demands) if d.bearers]
    heirs = heirs_of(world.facts.bodies)
    specs = list({spec.key: spec for spec in (spec_of(d.slot) for d in demands)}.values())
    counts = engine.counts(specs, ask.bearers, heirs)
    shares = _shares(engine, demands, world, heirs)
    for demand in demands:
        yield from _rows_judged(demand, counts, shares, world)


def _asked(group: Group, ask: Question) -> Iterator[Owing]:
    for bearer in group.bearers:
        if ask.bearers is None or bearer in ask.bearers:
            yield Owing(group.duty, bearer, group.claims, group.tenure)


def _narrowed(demand: Demand, bearers: frozenset[str] | None) -> Demand:
    if bearers is None:
        return demand
    return Demand(demand.slot, tuple(b for b in demand.bearers if b in bearers))


def _rows_judged(demand: Demand, counts: Counts, shares: dict[int, Shares], world: Known) -> Iterator[Judgement]:
    slot, key = demand.slot, spec_of(demand.slot).key
    said = [r for r in world.facts.rulings if r.duty == slot.duty.key and r.cycle == slot.cycle]
    shared = any(isinstance(quota, Coverage) for quota in slot.duty.quotas)
    alike: dict[Count, Judgement] = {}
    for bearer in demand.bearers:
        count = counts.get((key, bearer), NOTHING)
        if shared or said:
            here = {i: found[key, bearer] for i, found in shares.items() if (key, bearer) in found}
            yield judged(Row(slot, bearer, count, here, *_spoken(said, slot, bearer)), world.ask.on)
        else:
            if count not in alike:
                alike[count] = judged(Row(slot, bearer, count, {}), world.ask.on)
            yield alike[count].of(bearer)


def _spoken(said: Sequence[Ruling], slot: Slot, bearer: str) -> tuple[bool, frozenset[Label]]:
    kinds = {r.kind for r in said if concerns(r, slot, bearer)}
    return RulingKind.WAIVE in kinds, frozenset(label for kind, label in LABELS.items() if kind in kinds)


def _shares(engine: Engine, demands: Sequence[Demand], world: Known, heirs: Sequence[Heir]) -> dict[int, Shares]:
    """By place of the quota in its duty: what every coverage came to."""
    asked: dict[tuple[int, Selector], list[Cover]] = defaultdict(list)
    hung = _places(world.facts)
    for demand in demands:
        for index, quota in enumerate(demand.slot.duty.quotas):
            if isinstance(quota, Coverage):
                asked[index, quota.of].extend(_covers(demand, world, hung))
    out: dict[int, Shares] = defaultdict(dict)
    for (index, of), covers in asked.items():
        out[index] = {**out[index], **engine.shares(covers, of, heirs)}
    return out


def _places(facts: Facts) -> dict[str, list[Placement]]:
    places: dict[str, list[Placement]] = defaultdict(list)
    for placement in facts.placements:
        places[placement.body].append(placement)
    return places


def _covers(demand: Demand, world: Known, hung: Mapping[str, list[Placement]]) -> Iterator[Cover]:
    slot, spec = demand.slot, spec_of(demand.slot)
    day = min(slot.due, world.ask.on)
    excuses = [r for r in world.facts.rulings if r.kind is RulingKind.EXCUSE]
    for bearer in demand.bearers:
        path = next((p.path for p in hung.get(bearer, ()) if day in p.valid), "")
        if path:
            excused = tuple(r.person for r in excuses if concerns(r, slot, bearer))
            yield Cover(spec, bearer, path, day, world.ask.known, excused)
