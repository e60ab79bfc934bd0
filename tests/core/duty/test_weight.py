"""What already covers another duty, what asks more, and what cannot be weighed."""

from dataclasses import replace
from fractions import Fraction

import pytest

from yaodian.core.duty import After, AnchorKind, AtLeast, Coverage, Credit, Duty, Every, EveryTime, Face, Window
from yaodian.core.duty.weight import covers, joined_quotas, line_of, soonness, strictness
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.roster.selector import Selector, Who

EVERYONE = Coverage(Fraction(1), Selector(Who.MEMBERS))
HALF_OF_THEM = replace(EVERYONE, share=Fraction(1, 2))


def asks(rhythm, *quotas, **more):
    given = {"kinds": ("meeting",), "bearer": Selector(Who.MEMBERS)} | more
    return Duty("k", "会", quotas=quotas, occasion=Every(rhythm), **given)


def test_of_two_windows_the_one_that_ends_sooner_is_the_stricter() -> None:
    """2026年3月1日至5月31日, 至6月30日, and one that crosses New Year."""
    windows = [Window(3, 1, 5, 31), Window(3, 1, 6, 30), Window(12, 1, 1, 15)]
    found = [soonness(replace(asks(Rhythm.YEAR), occasion=window)) for window in windows]
    assert found == sorted(found, reverse=True) and soonness(asks(Rhythm.YEAR)) == 0


def hours(count, unit="学时"):
    return AtLeast(count, of_amount=True, unit=unit)


@pytest.mark.parametrize(
    ("rhythm", "count", "longer", "up_to"),
    [
        (Rhythm.WEEK, 1, Rhythm.MONTH, 4),
        (Rhythm.WEEK, 1, Rhythm.TWO_MONTHS, 8),
        (Rhythm.WEEK, 1, Rhythm.QUARTER, 12),
        (Rhythm.WEEK, 1, Rhythm.HALF, 25),
        (Rhythm.WEEK, 1, Rhythm.YEAR, 52),
        (Rhythm.MONTH, 1, Rhythm.QUARTER, 3),
        (Rhythm.MONTH, 2, Rhythm.TWO_MONTHS, 4),
        (Rhythm.QUARTER, 1, Rhythm.YEAR, 4),
    ],
)
def test_a_shorter_rhythm_covers_as_many_as_its_whole_cycles_hold(rhythm, count, longer, up_to) -> None:
    """A February has four whole weeks: once a week is four a month for certain, and no more."""
    often = asks(rhythm, AtLeast(count))
    assert covers(often, asks(longer, AtLeast(up_to)))
    assert not covers(often, asks(longer, AtLeast(up_to + 1)))


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (Rhythm.TWO_MONTHS, Rhythm.QUARTER),
        (Rhythm.MONTH, Rhythm.MONTH),
        (Rhythm.YEAR, Rhythm.QUARTER),
        (Rhythm.MONTH, Rhythm.WEEK),
        (Rhythm.YEAR, Rhythm.WEEK),
    ],
)
@pytest.mark.parametrize("quota", [AtLeast(1), EVERYONE])
def test_what_does_not_nest_covers_nothing(more, less, quota) -> None:
    assert not covers(asks(more, quota), asks(less, quota))


def test_all_that_is_asked_has_to_be_covered() -> None:
    both = asks(Rhythm.QUARTER, AtLeast(1), EVERYONE)
    assert not covers(asks(Rhythm.MONTH, AtLeast(1)), both)
    assert covers(asks(Rhythm.MONTH, AtLeast(1), EVERYONE), both)


def test_other_records_or_another_credit_are_never_covered() -> None:
    monthly, quarterly = asks(Rhythm.MONTH, AtLeast(1)), asks(Rhythm.QUARTER, AtLeast(1))
    assert not covers(replace(monthly, kinds=("lecture",)), quarterly)
    assert not covers(replace(monthly, credit=Credit.ATTENDED), quarterly)


@pytest.mark.parametrize("faces", [((Face.SCOPE,), ()), ((), (Face.SCOPE,))])
def test_what_is_open_neither_covers_nor_is_covered(faces) -> None:
    more, less = faces
    monthly, quarterly = asks(Rhythm.MONTH, AtLeast(1)), asks(Rhythm.QUARTER, AtLeast(1))
    assert not covers(replace(monthly, undecided=more), replace(quarterly, undecided=less))


def test_amounts_of_different_units_and_numbers_cannot_be_weighed() -> None:
    quarterly = asks(Rhythm.QUARTER, hours(2))
    assert covers(asks(Rhythm.MONTH, hours(4)), quarterly)
    assert not covers(asks(Rhythm.MONTH, hours(4, "天")), quarterly)
    assert not covers(asks(Rhythm.MONTH, AtLeast(4, unit="学时")), quarterly)


def test_a_share_covers_a_share_of_the_same_people_that_is_no_larger() -> None:
    staff = Coverage(Fraction(1, 2), Selector(Who.STAFF))
    assert covers(asks(Rhythm.QUARTER, EVERYONE), asks(Rhythm.YEAR, HALF_OF_THEM))
    assert not covers(asks(Rhythm.QUARTER, HALF_OF_THEM), asks(Rhythm.YEAR, EVERYONE))
    assert not covers(asks(Rhythm.QUARTER, EVERYONE), asks(Rhythm.YEAR, staff))


def test_of_each_kind_of_quota_the_most_remains() -> None:
    found = joined_quotas([asks(Rhythm.YEAR, AtLeast(2), EVERYONE), asks(Rhythm.YEAR, AtLeast(3), HALF_OF_THEM)])
    assert set(found) == {AtLeast(3), EVERYONE}


def test_an_every_time_condition_stands_alone() -> None:
    each = EveryTime("first_topic")
    assert joined_quotas([asks(Rhythm.MONTH, AtLeast(2)), asks(Rhythm.MONTH, each)]) == (each,)


def test_an_every_time_condition_goes_before_numbers_and_a_larger_share_before_a_smaller() -> None:
    in_order = [
        asks(Rhythm.MONTH, HALF_OF_THEM),
        asks(Rhythm.MONTH, EVERYONE),
        asks(Rhythm.MONTH, AtLeast(2)),
        asks(Rhythm.MONTH, EveryTime("first_topic")),
    ]
    assert sorted(in_order[::-1], key=strictness) == in_order


def test_events_of_different_names_are_different_lines() -> None:
    def line(anchor, name, days):
        occasion = After(anchor, name, Offset(days, OffsetUnit.DAY))
        return line_of(replace(asks(Rhythm.MONTH, AtLeast(1)), occasion=occasion))

    application = line(AnchorKind.DEED, "application", 30)
    assert application == line(AnchorKind.DEED, "application", 10)
    assert application != line(AnchorKind.DEED, "admission", 30)
    assert application != line(AnchorKind.ROSTER_ENTRY, "application", 30)
