"""A regulation in force from a day in mid-cycle: nothing is owed before it, whoever adopted the duty and when."""

from dataclasses import replace
from datetime import date

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import (
    BRANCHES,
    HALF,
    MONTH,
    QUARTER,
    WEEK,
    YEAR,
    after,
    duty,
    each_time,
    every,
    standing,
    window,
)

from yaodian.core.duty import AnchorKind, Duty, Face, Standing
from yaodian.core.verdict.verdict import Measure, Verdict, Why

IN_FORCE = d(5, 11)


def law(rule: Duty, day: date = IN_FORCE) -> Duty:
    return replace(rule, in_force=day)


def branch(*duties: Duty, **times: date) -> Cast:
    cast = Cast()
    cast.body("branch", **times)
    cast.baseline(*duties)
    return cast


@pytest.mark.parametrize(
    ("rhythm", "first"),
    [(WEEK, "2026-W20"), (MONTH, "2026-05"), (QUARTER, "2026-Q2"), (HALF, "2026-H1"), (YEAR, "2026")],
)
def test_the_first_slot_is_that_of_the_cycle_in_which_it_came_into_force(rhythm, first) -> None:
    found = branch(law(every(rhythm))).judge(d(12, 31))
    assert found.cycles("branch")[0] == first
    assert found["branch", first].opens == IN_FORCE


def test_before_that_day_nobody_owes_it_and_nobody_missed_it_afterwards() -> None:
    cast = branch(law(every(MONTH)))
    assert cast.judge(d(5, 10)).verdict("branch", "2026-05") is Verdict.AHEAD
    assert cast.judge(IN_FORCE).verdict("branch", "2026-05") is Verdict.OPEN
    assert [j.cycle for j in cast.judge(d(7, 31)).all if j.verdict is Verdict.MISSED] == ["2026-05", "2026-06"]


def test_years_before_it_have_no_slot_and_the_years_after_it_are_whole() -> None:
    cast = branch(law(every(MONTH)))
    assert cast.judge(d(12, 31), first=d(1, 1, 2025), last=d(12, 31, 2025)).all == ()
    assert len(cast.judge(d(1, 1, 2027), first=d(1, 1, 2027), last=d(12, 31, 2027)).all) == 12


def test_what_was_done_earlier_in_the_same_cycle_serves_it() -> None:
    cast = branch(law(every(MONTH)))
    cast.deed("branch", d(5, 4))
    assert cast.judge(IN_FORCE).verdict("branch", "2026-05") is Verdict.MET


def test_a_number_a_year_is_not_cut_down_by_the_day_on_which_it_came_into_force() -> None:
    cast = branch(law(every(YEAR, 12)))
    cast.deed("branch", d(1, 10))
    assert cast.judge(d(6, 1))["branch", "2026"].measures == (Measure(1, 12),)


@pytest.mark.parametrize(("day", "first"), [(d(5, 31), "2026-05"), (d(6, 1), "2026-06")])
def test_the_last_day_of_a_cycle_still_opens_it(day, first) -> None:
    assert branch(law(every(MONTH), day)).judge(d(7, 1)).cycles("branch")[0] == first


def test_a_window_that_it_cuts_opens_that_day_and_one_that_was_over_never_was() -> None:
    cut, over = window((3, 1), (5, 15)), window((3, 1), (4, 30))
    assert branch(law(cut)).judge(d(5, 12))["branch", "2026-window"].opens == IN_FORCE
    assert "2026-window" not in branch(law(over)).judge(d(12, 31)).cycles("branch")


def test_after_an_event_what_was_due_before_it_never_was_and_what_runs_opens_that_day() -> None:
    cast = branch(law(after(AnchorKind.ROSTER_ENTRY, "applicants", 1, "month", bearer=BRANCHES)))
    for uid, first in (("early", d(4, 1)), ("running", d(4, 20)), ("late", d(6, 1))):
        cast.listed(uid, "applicants", "branch", "p1", first)
    found = cast.judge(d(6, 10))
    assert found.cycles("branch") == ["running-1", "late-1"]
    assert [found["branch", cycle].opens for cycle in ("running-1", "late-1")] == [IN_FORCE, d(6, 1)]
    assert found["branch", "running-1"].due == d(5, 20)


def test_again_and_again_it_goes_on_from_the_event_itself() -> None:
    rule = after(AnchorKind.ROSTER_ENTRY, "activists", 6, "month", repeats=True, bearer=BRANCHES)
    cast = branch(law(rule))
    cast.listed("one", "activists", "branch", "p1", d(10, 1, 2025))
    found = cast.judge(d(12, 31))
    assert found.cycles("branch") == ["one-2", "one-3"]
    assert (found["branch", "one-2"].opens, found["branch", "one-2"].due) == (IN_FORCE, d(10, 1))


def test_every_time_asks_of_no_meeting_before_it() -> None:
    cast = branch(law(each_time(QUARTER)))
    cast.deed("branch", d(5, 8), flags={"first_topic": False})
    found = cast.judge(d(7, 20))["branch", "2026-Q2"]
    assert (found.verdict, found.why) == (Verdict.VOID, Why.NO_OCCASION)
    cast.deed("branch", d(5, 20), flags={"first_topic": False})
    assert cast.judge(d(7, 20)).verdict("branch", "2026-Q2") is Verdict.MISSED


def test_what_stands_stands_from_that_day() -> None:
    found = branch(law(standing())).judge(d(6, 1))["branch", "standing"]
    assert (found.verdict, found.opens) == (Verdict.OPEN, IN_FORCE)
    assert branch(law(standing())).judge(d(5, 1)).verdict("branch", "standing") is Verdict.AHEAD


def test_what_it_leaves_open_is_open_from_that_day() -> None:
    cast = branch(law(duty(Standing(), undecided=(Face.CYCLE,))))
    assert cast.judge(d(5, 10)).all == ()
    assert [j.verdict for j in cast.judge(IN_FORCE).all] == [Verdict.UNDECIDED]


def test_a_plan_that_repeats_it_asks_for_it_no_earlier() -> None:
    cast = branch(law(every(MONTH)))
    cast.edition(law(every(MONTH)), first=d(1, 1))
    assert cast.judge(d(12, 31)).cycles("branch")[0] == "2026-05"


def test_a_plan_with_a_demand_of_its_own_holds_before_it_and_is_not_cut_by_it() -> None:
    """The plan asks each quarter from January on; when the regulation joins in, the running quarter goes on."""
    cast = branch(law(every(QUARTER)))
    cast.edition(every(QUARTER), first=d(1, 1))
    found = cast.judge(d(12, 31))
    assert found.cycles("branch") == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert found["branch", "2026-Q2"].opens == d(4, 1)
    assert all(judgement.why is not Why.AMENDED for judgement in found.all)


def test_a_stricter_regulation_raises_the_plan_from_its_day() -> None:
    cast = branch(law(every(MONTH, 2)))
    cast.edition(every(MONTH), first=d(1, 1))
    found = cast.judge(d(12, 31))
    needs = [found["branch", cycle].measures[0].need for cycle in ("2026-04", "2026-05", "2026-06")]
    assert needs == [1, 2, 2]


def test_a_body_founded_later_owes_from_its_own_first_day() -> None:
    found = branch(law(every(MONTH)), first=d(6, 10)).judge(d(12, 31))
    assert found.verdict("branch", "2026-06") is Verdict.VOID
    assert found.verdict("branch", "2026-07") is Verdict.MISSED
    assert "2026-05" not in found.cycles("branch")


def test_long_in_force_it_changes_nothing() -> None:
    old, plain = branch(law(every(QUARTER), d(5, 6, 2019))), branch(every(QUARTER))
    for cast in (old, plain):
        cast.deed("branch", d(2, 2))
    assert old.judge(d(7, 1)).all == plain.judge(d(7, 1)).all
