"""The meaning of a verdict, in plain Python over plain rows. Slow and clear: every faster way must equal it.

A verdict is a function of editions, facts, the day `on` and the moment `known`. It is never stored.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.verdict.claims import Owing, owings
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

    R16: what was learnt after a due day makes nobody missed for it. A miss stands only when it also follows from who
    owed what as known when the due day ended; deeds are always taken as known now.
    """
    every = tuple(editions)
    now = World(facts.at(known), on, known)
    then: dict[datetime, dict[Key, Judgement]] = {}
    out = []
    for judgement in _judgements(every, now, known, within):
        if judgement.verdict is Verdict.MISSED and judgement.due:
            moment = min(known, end_of(judgement.due))
            if moment not in then:
                past = _judgements(every, _as_known(facts, moment, now), moment, within)
                then[moment] = {_key(j): j for j in past if j.verdict is not Verdict.VOID}
            judgement = relieved(judgement, then[moment].get(_key(judgement)))
        out.append(judgement)
    return tuple(sorted(out, key=in_order))


def in_order(judgement: Judgement) -> tuple[str, str, date, str, str]:
    return (
        judgement.duty,
        judgement.bearer,
        judgement.opens or date.min,
        judgement.cycle,
        judgement.why,
    )


def relieved(judgement: Judgement, then: Judgement | None) -> Judgement:
    """A miss as it stands when `then` is the same slot judged by who owed what on its due day."""
    if then is None:
        return replace(judgement, verdict=Verdict.VOID, why=Why.KNOWN_TOO_LATE, labels=frozenset())
    if then.verdict in (Verdict.MET, Verdict.LATE, Verdict.WAIVED):
        return replace(judgement, verdict=then.verdict)
    return judgement


def _as_known(facts: Facts, moment: datetime, now: World) -> World:
    mixed = replace(facts.at(moment), deeds=now.facts.deeds, belongings=now.facts.belongings)
    return replace(now, facts=mixed)


def _key(judgement: Judgement) -> Key:
    return judgement.duty, judgement.cycle, judgement.bearer


def _judgements(
    editions: tuple[Edition, ...], world: World, moment: datetime, within: Span
) -> Iterator[Judgement]:
    """All judgements under the editions entered by `moment`."""
    for owing in owings([e for e in editions if e.since <= moment], world.facts):
        yield from undecided(owing, world.on)
        for slot in owing.slots(world.facts, within):
            yield judge_slot(slot, owing.bearer, world)


def undecided(owing: Owing, on: date) -> Iterator[Judgement]:
    """An open face is a row of its own, never a number."""
    for segment in owing.segments:
        if segment.duty.undecided and on in segment.days:
            faces = "+".join(segment.duty.undecided)
            yield Judgement(
                owing.duty, faces, owing.bearer, Verdict.UNDECIDED, opens=segment.days.first
            )
