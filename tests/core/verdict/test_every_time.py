"""Every-time duties: 第一议题 at each meeting."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import QUARTER, duty, each_time

from yaodian.core.duty import AtLeast, Every, EveryTime
from yaodian.core.duty.edition import BrokenEdition
from yaodian.core.verdict.facts import RulingKind
from yaodian.core.verdict.verdict import Label, Verdict, Why

WITH, WITHOUT = {"first_topic": True}, {"first_topic": False}


def branch(*duties):
    cast = Cast()
    cast.body("branch")
    cast.baseline(*duties or (each_time(QUARTER),))
    return cast


def test_no_meeting_in_the_cycle_is_void() -> None:
    found = branch().judge(d(4, 20))["branch", "2026-Q1"]
    assert (found.verdict, found.why) == (Verdict.VOID, Why.NO_OCCASION)


def test_every_meeting_with_it_is_met_once_the_cycle_is_over() -> None:
    cast = branch()
    cast.deed("branch", d(2, 1), flags=WITH)
    cast.deed("branch", d(3, 1), flags=WITH)
    assert cast.judge(d(3, 31)).verdict("branch", "2026-Q1") is Verdict.OPEN
    assert cast.judge(d(4, 1)).verdict("branch", "2026-Q1") is Verdict.MET


def test_one_meeting_without_it_is_in_its_grace_and_then_missed_though_the_cycle_runs() -> None:
    cast = branch()
    cast.deed("branch", d(2, 1), flags=WITHOUT)
    found = [cast.judge(day).verdict("branch", "2026-Q1") for day in (d(2, 1), d(2, 8), d(2, 9))]
    assert found == [Verdict.GRACE, Verdict.GRACE, Verdict.MISSED]


def test_a_later_meeting_with_it_does_not_cure_one_without() -> None:
    cast = branch(each_time(QUARTER, curable=True))
    cast.deed("branch", d(2, 1), flags=WITHOUT)
    cast.deed("branch", d(2, 5), flags=WITH)
    cast.deed("branch", d(4, 2), flags=WITH)
    assert cast.judge(d(5, 1)).verdict("branch", "2026-Q1") is Verdict.MISSED


def test_a_record_corrected_within_its_grace_is_no_miss() -> None:
    cast = branch()
    record = cast.deed("branch", d(2, 1), flags=WITHOUT)
    cast.correct(record, entered=d(2, 5), flags=WITH)
    assert cast.judge(d(2, 20)).verdict("branch", "2026-Q1") is Verdict.OPEN


def test_an_unknown_flag_leaves_it_open_even_after_the_cycle() -> None:
    cast = branch()
    cast.deed("branch", d(2, 1), flags=WITH)
    cast.deed("branch", d(2, 8))
    assert cast.judge(d(5, 1)).verdict("branch", "2026-Q1") is Verdict.OPEN


def test_a_known_failure_outweighs_an_unknown_flag() -> None:
    cast = branch()
    cast.deed("branch", d(2, 1), flags=WITHOUT)
    cast.deed("branch", d(2, 8))
    assert cast.judge(d(5, 1)).verdict("branch", "2026-Q1") is Verdict.MISSED


def test_a_meeting_of_another_kind_or_quarter_is_no_occasion() -> None:
    cast = branch()
    cast.deed("branch", d(2, 1), flags=WITHOUT, kind="lecture")
    cast.deed("branch", d(4, 1), flags=WITHOUT)
    assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is Verdict.VOID


def test_a_waiver_stands_before_the_miss_but_not_before_what_was_done() -> None:
    for flags, verdict in ((WITHOUT, Verdict.WAIVED), (WITH, Verdict.MET)):
        cast = branch()
        cast.deed("branch", d(2, 1), flags=flags)
        cast.rule(RulingKind.WAIVE, "2026-Q1", entered=d(1, 5), bearer="branch")
        assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is verdict


def test_meetings_entered_long_after_are_labelled() -> None:
    """R17: late entry is labelled, never hidden."""
    cast = branch()
    cast.deed("branch", d(2, 1), flags=WITH, entered=d(7, 1))
    assert Label.ENTERED_LATE in cast.judge(d(7, 2))["branch", "2026-Q1"].labels


def test_a_number_beside_an_every_time_condition_is_refused() -> None:
    """Two duties, not one: what is asked of each meeting has no number of meetings."""
    for quotas in ((AtLeast(2), EveryTime("first_topic")), (EveryTime("first_topic"), AtLeast(2))):
        with pytest.raises(BrokenEdition, match="a duty of its own"):
            branch(duty(Every(QUARTER), *quotas))
