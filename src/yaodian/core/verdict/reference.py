"""The meaning of a verdict, in plain Python over plain rows. Slow and clear: every faster way must equal it.

A verdict is a function of editions, facts, the day `on` and the moment `known`. It is never stored.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from yaodian.core.duty.edition import Edition
from yaodian.core.duty.timeline import of_year, timeline
from yaodian.core.period import Span
from yaodian.core.verdict.claims import Owing, owings
from yaodian.core.verdict.deeds import apportioned
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.judging import judge_slot
from yaodian.core.verdict.slot import end_of
from yaodian.core.verdict.verdict import Judgement, Verdict, Why
from yaodian.core.verdict.weigh import World

Key = tuple[str, str, str]


def judge(
    editions: Iterable[Edition], facts: Facts, *, on: date, known: datetime, within: Span
) -> tuple[Judgement, ...]:
    """Every judgement on slots whose cycle meets `within`, sorted by duty, bearer, opening and cycle.

    R16: what was learnt after a due day makes nobody missed or late for it. Blame stands only when it also follows from
    who owed what as known when the due day ended; deeds and decisions are always taken as known now.
    """
    every = tuple(editions)
    now = World(facts.at(known).until(on), on, known)
    then: dict[datetime, dict[Key, Judgement]] = {}
    out = []
    for judgement in _judgements(every, now, known, within):
        if is_blame(judgement):
            moment = blamed_at(judgement, known)
            if moment not in then:
                world = replace(now, facts=as_then(facts.at(moment), now.facts, moment))
                past = _judgements(every, world, moment, within)
                then[moment] = {_key(j): j for j in past if j.verdict is not Verdict.VOID}
            judgement = relieved(judgement, then[moment].get(_key(judgement)))
        out.append(judgement)
    return tuple(sorted(out, key=in_order))


def in_order(judgement: Judgement) -> tuple[str, str, date, str, str]:
    return judgement.duty, judgement.bearer, judgement.opens or date.min, judgement.cycle, judgement.why


def is_blame(judgement: Judgement) -> bool:
    return judgement.verdict in (Verdict.MISSED, Verdict.LATE)


def blamed_at(judgement: Judgement, known: datetime) -> datetime:
    """The end of the due day, or of the day of the meeting: what was learnt later makes nobody miss it."""
    day = judgement.blamed or judgement.due
    return min(known, end_of(day)) if day else known


def as_then(then: Facts, now: Facts, moment: datetime) -> Facts:
    """Who owed what as known then, with the deeds of now and every decision that relieves, then or now."""
    rulings = dict.fromkeys((*then.rulings, *now.rulings))
    return replace(then, deeds=now.deeds, belongings=now.belongings, rulings=tuple(rulings), heard=moment)


def relieved(judgement: Judgement, then: Judgement | None) -> Judgement:
    """Blame as it stands when `then` is the same slot judged by who owed what on its due day, and by how much."""
    if then is None:
        return replace(judgement, verdict=Verdict.VOID, why=Why.KNOWN_TOO_LATE, labels=frozenset(), blamed=None)
    if then.verdict is Verdict.MISSED or then.verdict is judgement.verdict:
        return replace(judgement, measures=then.measures)
    return replace(judgement, verdict=then.verdict, due=then.due, grace=then.grace, blamed=None)


def _key(judgement: Judgement) -> Key:
    return judgement.duty, judgement.cycle, judgement.bearer


def _judgements(editions: tuple[Edition, ...], world: World, moment: datetime, within: Span) -> Iterator[Judgement]:
    """All judgements under the editions entered by `moment`."""
    for owing in owings([e for e in editions if e.since <= moment], world.facts):
        yield from undecided(owing, world.on)
        yield from judge_owing(owing, world, within)


def judge_owing(owing: Owing, world: World, within: Span) -> Iterator[Judgement]:
    """One bearer's slots of one duty that meet `within`."""
    slots = owing.slots(world.facts, within)
    shared = replace(world, facts=apportioned(slots, owing.bearer, world.facts, world.on))
    for slot in slots:
        if slot.span.meet(within):
            yield judge_slot(slot, owing.bearer, shared)


def undecided(owing: Owing, on: date) -> Iterator[Judgement]:
    """An open face is a row of its own, never a number."""
    seen: set[str] = set()
    years = {c.edition.year or on.year for c in owing.claims} | {on.year}
    for year in sorted(y for y in years if y >= on.year):
        for segment in timeline(of_year(owing.claims, year)):
            faces = "+".join(segment.duty.undecided)
            if faces and faces not in seen and on in segment.days:
                seen.add(faces)
                yield Judgement(owing.duty, faces, owing.bearer, Verdict.UNDECIDED, opens=segment.days.first)
