"""Stretches of whole days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yaodian.core.period import LAST_DAY, Span
from yaodian.core.period.span import joined, without

BASE = date(2026, 1, 1)
SPANS = st.builds(
    lambda start, length: Span(BASE + timedelta(days=start), BASE + timedelta(days=start + length)),
    st.integers(0, 60),
    st.integers(0, 20),
)


def days(*spans):
    return {span.first + timedelta(days=n) for span in spans for n in range(span.days)}


def test_both_ends_belong_to_it() -> None:
    span = Span(date(2026, 3, 1), date(2026, 3, 31))
    assert date(2026, 3, 1) in span and date(2026, 3, 31) in span and date(2026, 4, 1) not in span
    assert span.days == 31 and Span(BASE, BASE).days == 1


def test_it_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Span(date(2026, 3, 2), date(2026, 3, 1))


def test_an_open_end_joins_what_follows() -> None:
    assert joined([Span(BASE, LAST_DAY), Span(date(2027, 1, 1), date(2027, 2, 1))]) == (Span(BASE, LAST_DAY),)


@given(SPANS, SPANS)
def test_what_two_spans_share_are_the_days_in_both(a, b) -> None:
    both = a.meet(b)
    assert (days(both) if both else set()) == days(a) & days(b)
    assert a.covers(b) == (days(b) <= days(a))


@given(st.lists(SPANS, max_size=6))
def test_joined_spans_are_the_same_days_apart_from_each_other(spans) -> None:
    out = joined(spans)
    assert days(*out) == days(*spans)
    assert all(a.last + timedelta(days=1) < b.first for a, b in pairwise(out))


@given(SPANS, st.lists(SPANS, max_size=6))
def test_what_is_left_without_others_are_the_days_in_none_of_them(span, others) -> None:
    left = without(span, others)
    assert days(*left) == days(span) - days(*others)
    assert left == joined(left)


def test_an_open_end_is_left_open() -> None:
    year = Span(date(2026, 1, 1), date(2026, 12, 31))
    assert without(Span(date.min, LAST_DAY), [year]) == (
        Span(date.min, date(2025, 12, 31)),
        Span(date(2027, 1, 1), LAST_DAY),
    )
    assert without(year, [Span(BASE, LAST_DAY)]) == ()
