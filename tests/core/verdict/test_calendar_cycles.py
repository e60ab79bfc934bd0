"""Owed per week, month, quarter, half-year, year: New Year, tenure, proration."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import HALF, MONTH, QUARTER, WEEK, YEAR, duty, every

from yaodian.core.duty import AtLeast, Every
from yaodian.core.verdict.verdict import Measure, Verdict, Why

LONG = {"first": d(1, 1, 2025), "last": d(12, 31, 2027)}


def branch(first, *duties, **times):
    cast = Cast()
    cast.body("branch", first=first, **times)
    cast.baseline(*duties)
    return cast


def test_a_week_belongs_to_the_year_of_its_thursday() -> None:
    cast = Cast()
    cast.body("branch")
    cast.edition(every(WEEK), year=2026, last=d(12, 31))
    sheet = cast.judge(d(6, 1), **LONG)
    cycles = sheet.cycles("branch")
    assert cycles[0] == "2026-W01" and sheet["branch", "2026-W01"].span.first == d(12, 29, 2025)
    assert cycles[-1] == "2026-W53" and sheet["branch", "2026-W53"].due == d(1, 3, 2027)
    assert len(cycles) == 53


def test_the_week_of_new_year_belongs_to_the_plan_of_the_year_of_its_thursday() -> None:
    """1 January 2027 is a Friday: its week is the last of 2026 and no week of the plan of 2027."""
    cast = Cast()
    cast.body("branch")
    cast.edition(every(WEEK), year=2027, first=d(1, 1, 2027), last=d(12, 31, 2027))
    assert cast.judge(d(1, 2, 2027), **LONG).cycles("branch")[0] == "2027-W01"


def test_a_meeting_in_the_last_days_of_december_serves_the_week_of_next_year() -> None:
    cast = branch(d(1, 1, 2020), every(WEEK))
    cast.deed("branch", d(12, 30, 2025))
    sheet = cast.judge(d(1, 20), **LONG)
    assert sheet.verdict("branch", "2026-W01") is Verdict.MET
    assert sheet.verdict("branch", "2025-W52") is Verdict.MISSED


def test_a_deed_of_new_years_eve_does_not_serve_the_new_year() -> None:
    cast = branch(d(1, 1, 2020), every(YEAR))
    cast.deed("branch", d(12, 31, 2025))
    sheet = cast.judge(d(1, 1), **LONG)
    assert sheet.verdict("branch", "2025") is Verdict.MET
    assert sheet.verdict("branch", "2026") is Verdict.OPEN


@pytest.mark.parametrize(
    ("rhythm", "cycle"),
    [(WEEK, "2026-W02"), (MONTH, "2026-01"), (QUARTER, "2026-Q1")],
)
def test_founded_on_5_january_owes_no_cycle_it_did_not_live_through(rhythm, cycle) -> None:
    first = d(1, 6) if rhythm is WEEK else d(1, 5)
    sheet = branch(first, every(rhythm)).judge(d(6, 1))
    assert sheet[("branch", cycle)].why is Why.NOT_LONG_ENOUGH


def test_founded_on_5_january_the_next_month_and_quarter_are_owed() -> None:
    assert branch(d(1, 5), every(MONTH)).judge(d(6, 1)).verdict("branch", "2026-02") is Verdict.MISSED
    assert branch(d(1, 5), every(QUARTER)).judge(d(8, 1)).verdict("branch", "2026-Q2") is Verdict.MISSED


def test_founded_on_5_january_owes_the_half_year_and_eleven_of_twelve() -> None:
    assert branch(d(1, 5), every(HALF)).judge(d(6, 1)).verdict("branch", "2026-H1") is Verdict.OPEN
    found = branch(d(1, 5), every(YEAR, 12)).judge(d(6, 1))["branch", "2026"]
    assert (found.verdict, found.measures) == (Verdict.OPEN, (Measure(0, 11),))


def test_founded_on_1_january_owes_everything_in_full() -> None:
    duties = [every(r, n, key=str(r)) for r, n in ((MONTH, 1), (QUARTER, 1), (HALF, 6), (YEAR, 12))]
    sheet = branch(d(1, 1), *duties).judge(d(1, 15))
    owed = {j.cycle: j for j in sheet.all if j.opens == d(1, 1)}
    assert {c: j.verdict for c, j in owed.items()} == dict.fromkeys(
        ("2026-01", "2026-Q1", "2026-H1", "2026"), Verdict.OPEN
    )
    assert [owed[c].measures[0].need for c in ("2026-H1", "2026")] == [6, 12]


@pytest.mark.parametrize(
    ("first", "verdict"),
    [(d(7, 2), Verdict.OPEN), (d(7, 3), Verdict.VOID)],
)
def test_a_year_is_owed_from_at_least_half_of_its_days(first, verdict) -> None:
    """2026 has 365 days: 183 from 2 July are more than half, 182 from 3 July are less."""
    assert branch(first, every(YEAR)).judge(d(9, 1)).verdict("branch", "2026") is verdict


def test_exactly_half_of_a_leap_year_is_enough() -> None:
    """2028 has 366 days: 183 from 2 July are exactly half."""
    days = {"first": d(1, 1, 2028), "last": d(12, 31, 2028)}
    assert branch(d(7, 2, 2028), every(YEAR)).judge(d(9, 1, 2028), **days).verdict("branch", "2028") is Verdict.OPEN
    assert branch(d(7, 3, 2028), every(YEAR)).judge(d(9, 1, 2028), **days).verdict("branch", "2028") is Verdict.VOID


def test_founded_on_2_july_six_of_twelve_are_owed_rounded_up_from_five_full_months() -> None:
    """Five full months: 12 × 5/12 = 5; of 7 a year 7 × 5/12 = 2.9, rounded up 3."""
    assert branch(d(7, 2), every(YEAR, 12)).judge(d(9, 1))["branch", "2026"].measures[0].need == 5
    assert branch(d(7, 2), every(YEAR, 7)).judge(d(9, 1))["branch", "2026"].measures[0].need == 3


def test_one_a_year_is_never_prorated() -> None:
    assert branch(d(7, 2), every(YEAR)).judge(d(9, 1))["branch", "2026"].measures[0].need == 1


def test_two_a_quarter_are_not_prorated_a_quarter_is_owed_whole_or_not() -> None:
    assert branch(d(4, 1), every(QUARTER, 2)).judge(d(5, 1))["branch", "2026-Q2"].measures[0].need == 2
    assert branch(d(4, 2), every(QUARTER, 2)).judge(d(5, 1)).verdict("branch", "2026-Q2") is Verdict.VOID


def test_hours_are_prorated_too_and_counted_in_hundredths() -> None:
    """32 学时 × 11/12 = 29.33, rounded up to 30 whole hours."""
    cast = branch(d(1, 5), duty(Every(YEAR), AtLeast(32, of_amount=True, unit="学时")))
    cast.deed("branch", d(3, 1), amount=2999)
    assert cast.judge(d(4, 1))["branch", "2026"].measures == (Measure(2999, 30),)
    assert cast.judge(d(4, 1)).verdict("branch", "2026") is Verdict.OPEN
    cast.deed("branch", d(3, 2), amount=1)
    assert cast.judge(d(4, 1)).verdict("branch", "2026") is Verdict.MET


def test_dissolved_without_successor_owes_only_what_it_lived_through() -> None:
    duties = [every(r, key=str(r)) for r in (MONTH, QUARTER, HALF, YEAR)]
    sheet = branch(d(1, 1, 2020), *duties, last=d(5, 15)).judge(d(12, 31))
    owed = {j.cycle for j in sheet.all if j.verdict is not Verdict.VOID}
    assert owed == {"2026-01", "2026-02", "2026-03", "2026-04", "2026-Q1", "2026-H1"}
    assert sheet["branch", "2026-05"].why is Why.NOT_LONG_ENOUGH


def test_dissolved_in_september_owes_the_year_pro_rata() -> None:
    sheet = branch(d(1, 1, 2020), every(YEAR, 12), last=d(9, 10)).judge(d(12, 31))
    assert sheet["branch", "2026"].measures == (Measure(0, 8),)
