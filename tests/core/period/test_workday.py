"""Working days: what a year's file adds to what was adopted without it, and what can be said of a month."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yaodian.core.period import WEEKENDS_ONLY, Offset, OffsetUnit, WorkCalendar
from yaodian.files.workdays import load_workdays

NEXT_YEAR = [date(2027, 1, 1) + timedelta(days=n) for n in range(365)]
days_of_2027 = st.sets(st.sampled_from(NEXT_YEAR), max_size=60)


@st.composite
def files(draw: st.DrawFn) -> WorkCalendar:
    """Any notice of 2027: days off, and weekends made up for."""
    off = draw(days_of_2027)
    made_up = {day for day in draw(days_of_2027) - off if day.weekday() >= 5}
    return WorkCalendar(frozenset(off), frozenset(made_up), frozenset({2027}))


@given(files(), st.sampled_from(NEXT_YEAR), st.integers(0, 40))
def test_loading_a_years_file_moves_a_due_day_later_or_not_at_all(file: WorkCalendar, day: date, count: int) -> None:
    offset = Offset(count, OffsetUnit.WORKDAY)
    adopted = load_workdays()
    assert offset.after(day, adopted.completed(file)) >= offset.after(day, adopted)
    assert offset.after(day, WEEKENDS_ONLY.completed(file)) >= offset.after(day, WEEKENDS_ONLY)


def test_it_does_move_one() -> None:
    spring = WorkCalendar(frozenset({date(2027, 2, 8), date(2027, 2, 9)}), frozenset(), frozenset({2027}))
    ten = Offset(10, OffsetUnit.WORKDAY)
    assert ten.after(date(2027, 1, 29), load_workdays()) == date(2027, 2, 12)
    assert ten.after(date(2027, 1, 29), load_workdays().completed(spring)) == date(2027, 2, 16)
    assert not load_workdays().is_certain(date(2027, 2, 12)) and load_workdays().completed(spring).is_certain(
        date(2027, 2, 12)
    )


def test_a_year_that_was_adopted_stays_as_it_was_adopted() -> None:
    other = WorkCalendar(frozenset({date(2026, 3, 4)}), frozenset(), frozenset({2026}))
    assert load_workdays().completed(other) is load_workdays()
    assert WEEKENDS_ONLY.completed(other).years == {2026}


def test_what_is_left_of_a_month_counts_holidays_and_days_made_up() -> None:
    calendar = load_workdays()
    assert calendar.workdays_within(date(2026, 9, 25), date(2026, 10, 10)) == 6
    assert calendar.workdays_within(date(2026, 9, 19), date(2026, 9, 20)) == 1
    assert calendar.workdays_within(date(2026, 10, 8), date(2026, 10, 7)) == 0
    assert calendar.last_workday(date(2026, 10, 7)) == date(2026, 9, 30)
    assert calendar.last_workday(date(2026, 2, 28)) == date(2026, 2, 28)
