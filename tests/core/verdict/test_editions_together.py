"""A plan adopted on 20 March, laid over the baseline; amendments; decisions of what was undecided."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import BRANCHES, DEPARTMENTS, MONTH, QUARTER, SECRETARIES, YEAR, duty, every, window

from yaodian.core.duty import Face, Standing
from yaodian.core.verdict.verdict import Measure, Verdict, Why

PLAN = {"first": d(3, 20)}
LONG = {"first": d(1, 1, 2025), "last": d(12, 31, 2027)}


def branch(**times):
    cast = Cast()
    cast.body("branch", **times)
    return cast


def open_face(*faces):
    return duty(Standing(), undecided=faces or (Face.CYCLE,))


def test_adopted_on_20_march_january_and_february_have_no_slot_and_march_opens_that_day() -> None:
    cast = branch()
    cast.edition(every(MONTH), **PLAN)
    sheet = cast.judge(d(3, 25))
    assert sheet.cycles("branch")[0] == "2026-03"
    assert (sheet["branch", "2026-03"].opens, sheet["branch", "2026-03"].due) == (d(3, 20), d(3, 31))
    assert cast.judge(d(3, 20)).verdict("branch", "2026-03") is Verdict.OPEN


def test_adopted_on_20_march_a_session_of_5_march_serves_march() -> None:
    cast = branch()
    cast.edition(every(MONTH), **PLAN)
    cast.deed("branch", d(3, 5))
    assert cast.judge(d(3, 20)).verdict("branch", "2026-03") is Verdict.MET


def test_adopted_on_20_march_twelve_a_year_stay_twelve_and_january_counts() -> None:
    cast = branch()
    cast.edition(every(YEAR, 12), **PLAN)
    cast.deed("branch", d(1, 10))
    assert cast.judge(d(4, 1))["branch", "2026"].measures == (Measure(1, 12),)


def test_proration_never_depends_on_the_day_of_adoption() -> None:
    """Not in the post from April to May, whether the plan came in March or in June: ten full months."""
    for first in (d(3, 20), d(6, 10)):
        cast = branch()
        cast.post("p1", "wang", "branch", "secretary", first=d(1, 1, 2020), last=d(3, 31))
        cast.post("p2", "wang", "branch", "secretary", first=d(6, 1))
        cast.edition(every(YEAR, 12, bearer=SECRETARIES), first=first)
        assert cast.judge(d(7, 1))["wang", "2026"].measures[0].need == 10


def test_before_adoption_the_year_is_not_yet_open() -> None:
    cast = branch()
    cast.edition(every(YEAR), entered=d(3, 1), **PLAN)
    assert cast.judge(d(3, 19)).verdict("branch", "2026") is Verdict.AHEAD


def test_a_plan_equal_to_the_baseline_is_one_duty_and_closes_nothing() -> None:
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.edition(every(QUARTER), **PLAN)
    sheet = cast.judge(d(4, 10))
    assert len(sheet.find("branch", "2026-Q1")) == 1
    assert sheet.verdict("branch", "2026-Q1") is Verdict.MISSED
    assert sheet["branch", "2026-Q1"].opens == d(1, 1)


def test_a_plan_equal_to_the_baseline_gives_it_no_end_of_year() -> None:
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.edition(every(QUARTER), **PLAN)
    assert cast.judge(d(1, 20, 2027), **LONG).verdict("branch", "2027-Q1") is Verdict.OPEN


def test_a_stricter_plan_holds_from_its_day_and_voids_the_open_slot_of_the_baseline() -> None:
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.edition(every(MONTH), **PLAN)
    sheet = cast.judge(d(5, 20))
    assert sheet["branch", "2026-Q1"].why is Why.AMENDED
    assert sheet.verdict("branch", "2026-03") is Verdict.MISSED
    assert not sheet.find("branch", "2026-Q2") and not sheet.find("branch", "2026-02")


def test_a_weaker_plan_changes_nothing_the_baseline_holds() -> None:
    cast = branch()
    cast.baseline(every(MONTH))
    cast.edition(every(QUARTER), **PLAN)
    sheet = cast.judge(d(5, 20))
    assert sheet.cycles("branch") == [f"2026-{month:02d}" for month in range(1, 13)]
    assert sheet.verdict("branch", "2026-03") is Verdict.MISSED


def test_when_a_stricter_plan_has_run_out_the_baseline_goes_on() -> None:
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.edition(every(MONTH), last=d(12, 31))
    sheet = cast.judge(d(2, 1, 2027), **LONG)
    assert sheet.verdict("branch", "2026-12") is Verdict.MISSED
    assert sheet.verdict("branch", "2027-Q1") is Verdict.OPEN
    assert not sheet.find("branch", "2027-01")


def test_what_the_baseline_asks_in_january_is_owed_without_any_plan() -> None:
    cast = branch()
    cast.baseline(every(MONTH))
    assert cast.judge(d(2, 8)).verdict("branch", "2026-01") is Verdict.MISSED


def test_an_amendment_in_mid_quarter_closes_the_open_slot_and_opens_one_from_its_day() -> None:
    cast = branch()
    cast.edition(every(QUARTER))
    cast.edition(every(QUARTER, 2), first=d(5, 15))
    sheet = cast.judge(d(7, 20))
    old, new = sorted(sheet.find("branch", "2026-Q2"), key=lambda j: j.opens)
    assert (old.verdict, old.why, old.opens) == (Verdict.VOID, Why.AMENDED, d(4, 1))
    assert (new.verdict, new.opens, new.measures) == (Verdict.MISSED, d(5, 15), (Measure(0, 2),))
    assert sheet["branch", "2026-Q1"].measures == (Measure(0, 1),)


def test_an_amendment_that_leaves_the_duty_alone_closes_nothing() -> None:
    cast = branch()
    cast.edition(every(QUARTER))
    cast.edition(every(QUARTER), every(YEAR, key="other"), first=d(5, 15))
    sheet = cast.judge(d(7, 20))
    assert [j.opens for j in sheet.find("branch", "2026-Q2")] == [d(4, 1)]


def test_an_amendment_that_drops_a_duty_voids_its_open_slots_and_opens_none() -> None:
    cast = branch()
    cast.edition(every(QUARTER), every(MONTH, key="dropped"))
    cast.edition(every(QUARTER), first=d(5, 15))
    sheet = cast.judge(d(7, 20))
    dropped = [j for j in sheet.all if j.duty == "dropped"]
    assert [j.cycle for j in dropped] == ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]
    assert dropped[-1].why is Why.AMENDED
    assert dropped[-2].verdict is Verdict.MISSED


def test_an_amendment_adopted_on_the_due_day_leaves_that_slot_owed() -> None:
    """On 30 June the new text holds already, so the slot that was open is closed; on 1 July it is over."""
    for first, why in ((d(6, 30), Why.AMENDED), (d(7, 1), Why.NONE)):
        cast = branch()
        cast.edition(every(QUARTER))
        cast.edition(every(QUARTER, 2), first=first)
        opened_first = min(cast.judge(d(7, 20)).find("branch", "2026-Q2"), key=lambda j: j.opens)
        assert opened_first.why is why


def test_an_amendment_entered_later_closes_nothing_before_it_was_known() -> None:
    cast = branch()
    cast.edition(every(QUARTER))
    cast.edition(every(QUARTER, 2), first=d(5, 15), entered=d(6, 20))
    before = cast.judge(d(6, 1))
    assert [(j.verdict, j.opens) for j in before.find("branch", "2026-Q2")] == [(Verdict.OPEN, d(4, 1))]


def test_two_keys_are_two_duties_though_one_session_serves_both() -> None:
    cast = branch()
    cast.edition(every(MONTH), every(YEAR, 12, key="year"))
    cast.deed("branch", d(3, 5))
    cast.deed("branch", d(3, 25))
    sheet = cast.judge(d(5, 10))
    assert sheet.verdict("branch", "2026-03") is Verdict.MET
    assert sheet.verdict("branch", "2026-04") is Verdict.MISSED
    assert sheet["branch", "2026"].measures == (Measure(2, 12),)


def test_an_open_face_is_one_row_of_its_own_and_never_a_number() -> None:
    cast = branch()
    cast.edition(open_face(Face.CYCLE, Face.BEARER))
    sheet = cast.judge(d(4, 1))
    assert [(j.bearer, j.cycle, j.verdict, j.measures) for j in sheet.all] == [
        ("city", "cycle+bearer", Verdict.UNDECIDED, ())
    ]


def test_a_decision_begins_slots_on_its_day_and_ends_the_open_row() -> None:
    cast = branch()
    cast.edition(open_face())
    cast.edition(every(QUARTER), first=d(5, 15))
    assert [j.verdict for j in cast.judge(d(5, 14)).all if j.cycle == "cycle"] == [Verdict.UNDECIDED]
    sheet = cast.judge(d(7, 20))
    assert sheet.cycles("branch") == ["2026-Q2", "2026-Q3", "2026-Q4"]
    assert sheet["branch", "2026-Q2"].opens == d(5, 15)
    assert not [j for j in sheet.all if j.verdict is Verdict.UNDECIDED]


def test_what_the_baseline_leaves_open_is_open_no_longer_where_the_plan_decides_it() -> None:
    """The regulation says 定期; the plan of the year says each quarter. Next year it is open again."""
    cast = branch()
    cast.baseline(open_face())
    cast.edition(every(QUARTER), last=d(12, 31))
    sheet = cast.judge(d(5, 14))
    assert not [j for j in sheet.all if j.verdict is Verdict.UNDECIDED]
    assert "2026-Q2" in sheet.cycles("branch")
    assert [j.verdict for j in cast.judge(d(1, 14, 2027)).all if j.cycle == "cycle"] == [Verdict.UNDECIDED]


def test_another_bodys_decision_does_not_close_an_open_face() -> None:
    cast = branch()
    cast.body("dept", kind="department")
    cast.baseline(open_face())
    cast.edition(every(QUARTER), body="dept", series="dept")
    assert [j.bearer for j in cast.judge(d(5, 14)).all if j.verdict is Verdict.UNDECIDED] == ["city"]


def test_an_overlay_of_one_department_raises_only_its_own_branches() -> None:
    cast = Cast()
    for uid in ("dept", "other"):
        cast.body(uid, kind="department")
        cast.body(f"{uid}-branch", under=uid)
    cast.edition(every(QUARTER))
    cast.edition(every(QUARTER, 2), body="dept", series="dept")
    sheet = cast.judge(d(2, 1))
    assert sheet["dept-branch", "2026-Q1"].measures == (Measure(0, 2),)
    assert sheet["other-branch", "2026-Q1"].measures == (Measure(0, 1),)


def test_next_years_plan_adopted_in_december_takes_nothing_from_this_year() -> None:
    """2026 beside 2027: both in force in December, each with the cycles of its own year."""
    cast = branch()
    cast.edition(every(MONTH))
    cast.edition(every(MONTH), year=2027, first=d(12, 10), series="plan-2027")
    sheet = cast.judge(d(1, 20, 2027), **LONG)
    assert sheet.verdict("branch", "2026-12") is Verdict.MISSED
    assert sheet.verdict("branch", "2027-01") is Verdict.OPEN


def test_a_stricter_plan_of_this_year_does_not_hide_next_years_plan() -> None:
    cast = branch()
    cast.edition(every(MONTH, 2))
    cast.edition(every(MONTH), year=2027, first=d(1, 1, 2027), series="plan-2027")
    sheet = cast.judge(d(1, 20, 2027), **LONG)
    assert sheet.verdict("branch", "2027-01") is Verdict.OPEN


def test_next_years_stricter_plan_adopted_in_december_leaves_the_baselines_quarter_owed() -> None:
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.edition(every(MONTH), year=2027, first=d(12, 10))
    sheet = cast.judge(d(1, 20, 2027), **LONG)
    assert sheet.verdict("branch", "2026-Q4") is Verdict.MISSED
    assert sheet.verdict("branch", "2027-01") is Verdict.OPEN


def test_a_window_of_the_plan_that_ran_out_goes_on_to_its_own_last_day() -> None:
    cast = branch()
    cast.edition(window((12, 1), (2, 28)), last=d(12, 31))
    cast.edition(window((12, 1), (2, 28), count=2), year=2027, first=d(1, 1, 2027), last=d(12, 31, 2027))
    found = cast.judge(d(1, 15, 2027), **LONG)["branch", "2026-window"]
    assert (found.verdict, found.measures) == (Verdict.OPEN, (Measure(0, 1),))


@pytest.mark.parametrize("bearer", [BRANCHES, DEPARTMENTS])
def test_a_change_of_bearer_is_a_change_of_the_duty(bearer) -> None:
    cast = Cast()
    cast.body("dept", kind="department")
    cast.body("branch")
    cast.edition(every(QUARTER))
    cast.edition(every(QUARTER, bearer=bearer), first=d(5, 15))
    sheet = cast.judge(d(5, 20))
    first = min(sheet.find("branch", "2026-Q2"), key=lambda j: j.opens)
    assert (first.why is Why.AMENDED) == (bearer is DEPARTMENTS)
    assert bool(sheet.find("dept", "2026-Q2")) == (bearer is DEPARTMENTS)
