"""Cycles in closed form, and the arithmetic of months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yaodian.core.period import Rhythm, Span, add_months, cycle_of, cycles_within

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("rhythm", "day", "key", "first", "last"),
    [
        (Rhythm.WEEK, date(2026, 1, 1), "2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        (Rhythm.WEEK, date(2027, 1, 3), "2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        (Rhythm.WEEK, date(2024, 12, 30), "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        (Rhythm.MONTH, date(2024, 2, 29), "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (Rhythm.MONTH, date(2026, 12, 31), "2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        (Rhythm.TWO_MONTHS, date(2026, 2, 28), "2026-B1", date(2026, 1, 1), date(2026, 2, 28)),
        (Rhythm.TWO_MONTHS, date(2026, 11, 1), "2026-B6", date(2026, 11, 1), date(2026, 12, 31)),
        (Rhythm.QUARTER, date(2026, 3, 31), "2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        (Rhythm.QUARTER, date(2026, 4, 1), "2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        (Rhythm.HALF, date(2026, 7, 1), "2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        (Rhythm.YEAR, date(2026, 12, 31), "2026", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_cycle(rhythm, day, key, first, last) -> None:
    cycle = cycle_of(rhythm, day)
    assert (cycle.key, cycle.span) == (key, Span(first, last))


@given(DAYS)
def test_a_week_is_of_the_year_of_its_thursday(day) -> None:
    week = cycle_of(Rhythm.WEEK, day)
    assert week.year == (week.span.first + timedelta(days=3)).year
    assert (week.span.first.weekday(), week.span.days) == (0, 7)


@given(st.sampled_from(Rhythm), DAYS)
def test_the_next_cycle_begins_the_day_after(rhythm, day) -> None:
    cycle = cycle_of(rhythm, day)
    after = cycle_of(rhythm, cycle.span.last + timedelta(days=1))
    assert day in cycle.span and cycle_of(rhythm, cycle.span.first) == cycle
    assert after.span.first == cycle.span.last + timedelta(days=1) and after.key != cycle.key


@given(st.sampled_from(Rhythm), DAYS, st.integers(0, 800))
def test_cycles_within_a_span_cover_it_without_gap(rhythm, first, length) -> None:
    span = Span(first, first + timedelta(days=length))
    cycles = list(cycles_within(rhythm, span))
    assert cycles[0].span.first <= span.first and span.last <= cycles[-1].span.last
    assert all(cycle.span.meet(span) for cycle in cycles)
    assert len({cycle.key for cycle in cycles}) == len(cycles)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 8, 31), 2, date(2026, 10, 31)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), -6, date(2026, 6, 30)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_on_is_the_same_day_or_the_months_last(day, months, then) -> None:
    assert add_months(day, months) == then


def test_the_last_december_has_an_end() -> None:
    assert cycle_of(Rhythm.MONTH, date(9999, 12, 5)).span.last == date(9999, 12, 31)
