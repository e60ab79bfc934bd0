"""What holds in every world, whatever was adopted, done, moved, merged, decided and entered late."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.verdict.cast import noon
from tests.core.verdict.worlds import BRANCH_NAMES, PEOPLE, ROSTER_ROWS, World, days, known_at, worlds

from yaodian.core.verdict.facts import Deed, Facts
from yaodian.core.verdict.slot import end_of
from yaodian.core.verdict.verdict import Judgement, Verdict

ALL_ROWS = (*ROSTER_ROWS, "deeds", "belongings", "rulings")
few = settings(max_examples=60)


def key(judgement: Judgement) -> tuple[str, str, str]:
    return judgement.duty, judgement.cycle, judgement.bearer


@few
@given(worlds())
def test_a_bearer_is_judged_once_for_each_cycle_of_a_duty(world) -> None:
    owed = Counter(key(j) for j in world.judged().all if j.verdict is not Verdict.VOID)
    assert set(owed.values()) <= {1}


@few
@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(world, chance) -> None:
    shuffled = {name: list(getattr(world.facts, name)) for name in ALL_ROWS}
    editions = list(world.editions)
    for rows in (*shuffled.values(), editions):
        chance.shuffle(rows)
    other = World(tuple(editions), Facts(**{name: tuple(rows) for name, rows in shuffled.items()}), world.on)
    assert other.judged().all == world.judged().all


@few
@given(worlds(), days)
def test_what_was_entered_after_the_moment_changes_nothing(world, day) -> None:
    moment = noon(day)
    past = World(
        tuple(e for e in world.editions if e.since <= moment), known_at(world.facts, moment, ALL_ROWS), world.on
    )
    assert world.judged(moment).all == past.judged(moment).all


@few
@given(worlds())
def test_no_roster_row_or_edition_entered_after_the_due_day_makes_missed(world) -> None:
    """R16. Excuses are left out: see `test_an_excuse_granted_late_still_holds_…`, a known fault."""
    for judgement in world.judged().all:
        if judgement.verdict is Verdict.MISSED and judgement.due:
            moment = end_of(judgement.due)
            editions = tuple(e for e in world.editions if e.since <= moment)
            then = World(editions, known_at(world.facts, moment, ROSTER_ROWS), world.on).judged()
            assert Verdict.MISSED in {j.verdict for j in then.find(judgement.bearer, judgement.cycle)}


@few
@given(worlds(numbers_only=True), st.sampled_from((*BRANCH_NAMES, *PEOPLE)), days, st.sets(st.sampled_from(PEOPLE)))
def test_one_more_deed_never_takes_away_what_was_met(world, bearer, day, persons) -> None:
    more = Deed(
        record="more",
        bearer=bearer,
        kind="meeting",
        on=day,
        persons=frozenset(persons),
        since=noon(day),
        confirmed=noon(day),
    )
    richer = World(world.editions, replace(world.facts, deeds=(*world.facts.deeds, more)), world.on).judged()
    after = {key(j): j.verdict for j in richer.all if j.verdict is not Verdict.VOID}
    for judgement in world.judged().all:
        if judgement.verdict in (Verdict.MET, Verdict.LATE):
            assert after[key(judgement)] in (judgement.verdict, Verdict.MET)


@few
@given(worlds(numbers_only=True))
def test_a_number_or_share_is_missed_only_after_its_grace_and_only_when_it_lacks(world) -> None:
    for judgement in world.judged().all:
        if judgement.verdict is Verdict.MISSED:
            assert judgement.grace and world.on > judgement.grace
        if judgement.verdict is Verdict.GRACE:
            assert judgement.due and judgement.due < world.on <= judgement.grace
        if judgement.verdict is Verdict.AHEAD:
            assert judgement.opens and world.on < judgement.opens


@few
@given(worlds(numbers_only=True))
def test_a_day_later_a_verdict_has_only_moved_forward(world) -> None:
    """What was met stays met and what was missed stays missed, unless something more was entered."""
    tomorrow = replace(world, on=world.on + timedelta(days=1)).judged()
    after = {key(j): j.verdict for j in tomorrow.all if j.verdict is not Verdict.VOID}
    settled = (Verdict.LATE, Verdict.WAIVED)
    for judgement in world.judged().all:
        if judgement.verdict in settled:
            assert after[key(judgement)] in (*settled, Verdict.MET)
        if judgement.verdict is Verdict.MISSED:
            assert after[key(judgement)] in (Verdict.MISSED, Verdict.LATE)
