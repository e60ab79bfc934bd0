"""Duties that follow events, judged bearer by bearer: there are few of them, and each has a calendar of its own."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from yaodian.core.duty import Coverage
from yaodian.core.verdict.claims import Group, owings_of
from yaodian.core.verdict.engine import Batch, Engine, Question
from yaodian.core.verdict.facts import Deed, Facts
from yaodian.core.verdict.reference import judge_owing
from yaodian.core.verdict.weigh import World


def after_events(
    engine: Engine, groups: Sequence[Group], ask: Question, rosters: Facts
) -> Iterator[tuple[Group, tuple[Batch, ...]]]:
    """The judgements of these groups, by the deeds that the engine knows of their bearers."""
    if not groups:
        return
    duties = list({claim.duty: None for group in groups for claim in group.claims})
    bearers = frozenset(bearer for group in groups for bearer in group.bearers)
    events = engine.events(duties, bearers, rosters)
    rulings = tuple(ruling for ruling in rosters.rulings if ruling.duty in {duty.key for duty in duties})
    facts = replace(rosters, deeds=events.deeds, belongings=events.belongings, rulings=rulings).until(ask.on)
    shared = any(isinstance(quota, Coverage) for duty in duties for quota in duty.quotas)
    deeds_near = _by_giver(facts)
    for group in groups:
        found: list[Batch] = []
        for owing in owings_of(group):
            own = facts if shared else replace(facts, deeds=deeds_near(owing.bearer))
            judged = judge_owing(owing, World(own, ask.on, engine.known), ask.within)
            found += (Batch(replace(judgement, counted=()), (owing.bearer,)) for judgement in judged)
        yield group, tuple(found)


def _by_giver(facts: Facts) -> Callable[[str], tuple[Deed, ...]]:
    """Finds what somebody did or attended, with everything done by bodies that went up in others."""
    merged = {body.uid for body in facts.bodies if body.successor}
    inherited = [deed for deed in facts.deeds if deed.bearer in merged]
    own: dict[str, list[Deed]] = defaultdict(list)
    for deed in facts.deeds:
        if deed.bearer not in merged:
            for uid in {deed.bearer, *deed.persons}:
                own[uid].append(deed)
    return lambda uid: (*own.get(uid, ()), *inherited)
