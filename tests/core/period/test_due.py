"""Distances as regulations word them, and working days."""

from datetime import date

import pytest

from yaodian.core.period import WEEKENDS_ONLY, Offset, OffsetUnit, WorkCalendar

SPRING = WorkCalendar(
    off=frozenset(date(2026, 2, day) for day in range(16, 24)),
    made_up=frozenset({date(2026, 2, 28)}),
    years=frozenset({2026}),
)


def test_the_day_itself_is_not_a_working_day_after_it() -> None:
    friday = date(2026, 3, 6)
    assert Offset(1, OffsetUnit.WORKDAY).after(friday, WEEKENDS_ONLY) == date(2026, 3, 9)
    assert Offset(5, OffsetUnit.WORKDAY).after(friday, WEEKENDS_ONLY) == date(2026, 3, 13)
    assert Offset(1, OffsetUnit.WORKDAY).after(date(2026, 3, 7), WEEKENDS_ONLY) == date(2026, 3, 9)


def test_holidays_do_not_count_and_days_made_up_do() -> None:
    assert Offset(1, OffsetUnit.WORKDAY).after(date(2026, 2, 13), SPRING) == date(2026, 2, 24)
    assert Offset(5, OffsetUnit.WORKDAY).after(date(2026, 2, 13), SPRING) == date(2026, 2, 28)


def test_a_holiday_that_is_also_made_up_is_worked() -> None:
    calendar = WorkCalendar(off=frozenset({date(2026, 5, 9)}), made_up=frozenset({date(2026, 5, 9)}))
    assert calendar.is_workday(date(2026, 5, 9))


def test_a_year_without_its_notice_is_provisional() -> None:
    assert SPRING.is_certain(date(2026, 12, 31))
    assert not SPRING.is_certain(date(2027, 1, 1))


def test_no_days_after_is_the_day_itself() -> None:
    for unit in OffsetUnit:
        assert Offset(0, unit).after(date(2026, 3, 7), WEEKENDS_ONLY) == date(2026, 3, 7)


def test_several_times_a_distance_is_measured_from_the_day_itself() -> None:
    month = Offset(1, OffsetUnit.MONTH)
    assert month.after(date(2026, 8, 31), WEEKENDS_ONLY, 2) == date(2026, 10, 31)
    assert Offset(10, OffsetUnit.DAY).after(date(2026, 1, 1), WEEKENDS_ONLY, 3) == date(2026, 1, 31)
    assert Offset(2, OffsetUnit.WORKDAY).after(date(2026, 3, 6), WEEKENDS_ONLY, 3) == date(2026, 3, 16)


def test_a_distance_may_look_back_but_not_in_working_days() -> None:
    assert Offset(-6, OffsetUnit.MONTH).after(date(2026, 8, 31), WEEKENDS_ONLY) == date(2026, 2, 28)
    assert Offset(-7, OffsetUnit.DAY).after(date(2026, 1, 3), WEEKENDS_ONLY) == date(2025, 12, 27)
    with pytest.raises(ValueError, match="forward"):
        Offset(-1, OffsetUnit.WORKDAY)
