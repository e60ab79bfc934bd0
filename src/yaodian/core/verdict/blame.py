"""Blame laid by what was known when the due day ended (R16), for every judgement that was asked for.

`judge_with` must equal `reference.judge` but for the lists of records.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache

from yaodian.core.duty import After, AnchorKind, Coverage
from yaodian.core.duty.edition import Edition
from yaodian.core.period import LAST_DAY
from yaodian.core.verdict.anchors import INHERITED
from yaodian.core.verdict.change import EVERYBODY, TREE
from yaodian.core.verdict.engine import Batch, Engine, Question
from yaodian.core.verdict.execute import judge_owed
from yaodian.core.verdict.owed import History, Owed
from yaodian.core.verdict.reference import as_then, blamed_at, in_order, is_blame, relieved
from yaodian.core.verdict.standings import FORGETFUL, Standings
from yaodian.core.verdict.verdict import Judgement, Verdict

Key = tuple[str, str, str]
Memory = dict[tuple[datetime, frozenset[str], frozenset[str]], Owed]
REMEMBERED = 256
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Court:
    """One question before an engine; `owed` is who owes what as known at its moment.

    `memory`: who owed what at earlier moments, kept for the next question about the same `owed`; `standings`: how slots
    stood when they were last asked for.
    """

    engine: Engine
    history: History
    owed: Owed
    ask: Question
    memory: Memory = field(default_factory=dict)
    standings: Standings = FORGETFUL


def judge_with(engine: Engine, history: History, ask: Question) -> tuple[Judgement, ...]:
    """Every judgement asked for, sorted like the reference's."""
    owed = Owed.at(history, ask.known, ask.within)
    return in_line(batches(Court(engine, history, owed, ask)))


def in_line(found: tuple[Batch, ...]) -> tuple[Judgement, ...]:
    """One judgement for each bearer, sorted like the reference's."""
    return tuple(sorted((batch.judgement.of(b) for batch in found for b in batch.bearers), key=in_order))


def batches(court: Court) -> tuple[Batch, ...]:
    """Every judgement asked for, those that hold for many together."""
    found = list(judge_owed(court.engine, court.owed, court.ask, court.standings))
    blamed: dict[datetime, list[Batch]] = defaultdict(list)
    for batch in found:
        if is_blame(batch.judgement):
            blamed[blamed_at(batch.judgement, court.ask.known)].append(batch)
    then: dict[tuple[str, str], dict[str, Judgement | None]] = defaultdict(dict)
    for moment, suspects in blamed.items():
        for (duty, cycle, bearer), judgement in _reconsidered(court, moment, _doubted(court, moment, suspects)).items():
            then[duty, cycle][bearer] = judgement
    return tuple(lasting for batch in found for lasting in _relieved(batch, then))


def _doubted(court: Court, moment: datetime, suspects: list[Batch]) -> list[Key]:
    """The misses that something learnt after their due day can have made."""
    touched = court.history.touched(moment, court.ask.known)
    roots = {edition.body for edition in court.owed.editions}
    every = EVERYBODY in touched or bool(roots & touched)
    loose = _loose(court.owed, touched)
    said = _said_since(court.owed.editions, moment)
    found: list[Key] = []
    for batch in suspects:
        duty, due = batch.judgement.duty, batch.judgement.due or LAST_DAY
        whole = every or duty in loose or (duty in said and said[duty] <= due)
        found += [_key(batch.judgement, b) for b in (batch.bearers if whole else touched.intersection(batch.bearers))]
    return found


def _said_since(editions: tuple[Edition, ...], moment: datetime) -> Mapping[str, date]:
    """Duties that a text entered after that moment says, or may have taken the place of, and from which day on."""
    late = tuple(edition for edition in editions if moment < edition.since)
    return _said_by(editions, late) if late else {}


@lru_cache(maxsize=REMEMBERED)
def _said_by(editions: tuple[Edition, ...], late: tuple[Edition, ...]) -> Mapping[str, date]:
    first: dict[tuple[str, str, int | None], date] = {}
    for edition in late:
        first[edition.line] = min(edition.first, first.get(edition.line, LAST_DAY))
    found: dict[str, date] = {}
    for edition in editions:
        if edition.line in first:
            found |= {d.key: min(first[edition.line], found.get(d.key, LAST_DAY)) for d in edition.duties}
    return found


def _loose(owed: Owed, touched: frozenset[str]) -> frozenset[str]:
    """Duties for which it is not enough to look at what is known of their bearer alone."""
    by_deeds, inherited, covering = _apart(owed.editions)
    return by_deeds | (inherited if TREE in touched else NONE) | (covering if touched else NONE)


@lru_cache(maxsize=REMEMBERED)
def _apart(editions: tuple[Edition, ...]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Duties that follow deeds, those that follow what a successor inherits, and those that ask for a share."""
    duties = [duty for edition in editions for duty in edition.duties]
    after = [(d.key, d.occasion.anchor) for d in duties if isinstance(d.occasion, After)]
    return (
        frozenset(key for key, anchor in after if anchor is AnchorKind.DEED),
        frozenset(key for key, anchor in after if anchor in INHERITED),
        frozenset(d.key for d in duties if any(isinstance(q, Coverage) for q in d.quotas)),
    )


def _reconsidered(court: Court, moment: datetime, doubted: list[Key]) -> Mapping[Key, Judgement | None]:
    """The same slots by who owed what at the earlier moment; None where nothing was owed."""
    if not doubted:
        return {}
    bearers = frozenset(bearer for _, _, bearer in doubted)
    past = _remembered(court, moment, frozenset(duty for duty, _, _ in doubted), bearers)
    ask = replace(court.ask, known=moment, bearers=bearers)
    found = {
        _key(batch.judgement, bearer): batch.judgement
        for batch in judge_owed(court.engine, past, ask, court.standings)
        if batch.judgement.verdict is not Verdict.VOID
        for bearer in batch.bearers
    }
    return {key: found.get(key) for key in doubted}


def _remembered(court: Court, moment: datetime, duties: frozenset[str], bearers: frozenset[str]) -> Owed:
    key = (moment, duties, bearers)
    found = court.memory.get(key)
    if found is None:
        if len(court.memory) >= REMEMBERED:
            court.memory.clear()
        found = court.memory[key] = _as_of(court, moment, duties, bearers)
    return found


def _as_of(court: Court, moment: datetime, duties: frozenset[str], bearers: frozenset[str]) -> Owed:
    """Who owed what then under these duties, with the decisions of now; a share needs everybody's rows."""
    editions = tuple(
        replace(edition, duties=tuple(d for d in edition.duties if d.key in duties))
        for edition in court.history.editions_at(moment)
    )
    after_shared = any(
        isinstance(d.occasion, After) and any(isinstance(q, Coverage) for q in d.quotas)
        for edition in editions
        for d in edition.duties
    )
    rows = court.history.facts if after_shared else court.history.facts.concerning(bearers)
    return Owed(editions, as_then(rows.at(moment), court.owed.facts, moment), court.ask.within, bearers)


def _relieved(batch: Batch, then: Mapping[tuple[str, str], Mapping[str, Judgement | None]]) -> Iterator[Batch]:
    earlier = then.get((batch.judgement.duty, batch.judgement.cycle))
    if earlier is None or not is_blame(batch.judgement):
        yield batch
        return
    standing = tuple(b for b in batch.bearers if b not in earlier)
    if standing:
        yield Batch(batch.judgement.of(standing[0]), standing)
    for bearer in batch.bearers:
        if bearer in earlier:
            yield Batch(relieved(batch.judgement.of(bearer), earlier[bearer]), (bearer,))


def _key(judgement: Judgement, bearer: str) -> Key:
    return judgement.duty, judgement.cycle, bearer
