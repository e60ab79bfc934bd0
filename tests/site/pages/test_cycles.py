"""A cycle's key as people read it, and the year it begins with."""

import pytest

from yaodian.site.pages.cycles import cycle_name, year_named


@pytest.mark.parametrize(
    ("key", "name", "year"),
    [
        ("2026", "2026年", 2026),
        ("2026-03", "2026年3月", 2026),
        ("2026-Q1", "2026年第一季度", 2026),
        ("2026-H2", "2026年下半年", 2026),
        ("2026-B2", "2026年3—4月", 2026),
        ("2026-W07", "2026年第7周", 2026),
        ("2026-window", "2026年度", 2026),
        ("standing", "长期", None),
        ("2345abcdefghijklmnop-1", "本次", None),  # an event's id may begin with four digits
        ("abcdefghijklmnopqrst-3", "第3次", None),
        ("cycle+scope", "周期未定、范围未定", None),
        ("9999-Q1", "9999年第一季度", None),  # typed into the address: no calendar has the year after it
        ("20261", "20261", None),
    ],
)
def test_a_key_is_named_and_gives_its_year(key: str, name: str, year: int | None) -> None:
    assert cycle_name(key) == name
    assert year_named(key) == year
