"""Days as people read them."""

from datetime import date

from yaodian.core.period import written


def test_a_day_is_written_without_leading_zeros() -> None:
    assert written(date(2026, 3, 5)) == "2026年3月5日"
