"""A merger in May: what goes over to the successor, and what stays."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import MONTH, QUARTER, YEAR, after, each_time, every, standing

from yaodian.core.duty import AnchorKind
from yaodian.core.verdict.verdict import Measure, Verdict, Why

MAY_15 = d(5, 15)


def merged(*duties, last=MAY_15):
    cast = Cast()
    cast.body("old", last=last, successor="new")
    cast.body("new")
    cast.baseline(*duties)
    return cast


def test_open_slots_of_the_predecessor_are_void_because_merged() -> None:
    for rhythm, cycle in ((MONTH, "2026-05"), (QUARTER, "2026-Q2"), (YEAR, "2026")):
        found = merged(every(rhythm)).judge(d(6, 1))["old", cycle]
        assert (found.verdict, found.why) == (Verdict.VOID, Why.MERGED)


def test_finished_cycles_of_the_predecessor_keep_their_verdict() -> None:
    cast = merged(every(QUARTER))
    assert cast.judge(d(6, 1)).verdict("old", "2026-Q1") is Verdict.MISSED
    cast.deed("old", d(2, 1))
    assert cast.judge(d(6, 1)).verdict("old", "2026-Q1") is Verdict.MET


def test_a_cycle_due_on_the_day_of_the_merger_stays_with_the_predecessor() -> None:
    cast = merged(every(MONTH), last=d(5, 31))
    cast.deed("old", d(5, 10))
    assert cast.judge(d(6, 20)).verdict("old", "2026-05") is Verdict.MET


def test_no_slot_of_the_predecessor_opens_after_the_merger() -> None:
    sheet = merged(every(MONTH)).judge(d(12, 31))
    assert sheet.cycles("old")[-1] == "2026-05"


def test_the_successor_inherits_deeds_of_the_running_cycles_only() -> None:
    cast = merged(every(QUARTER), every(YEAR, 2, key="year"))
    cast.deed("old", d(2, 1))
    cast.deed("old", d(4, 20))
    sheet = cast.judge(d(6, 1))
    assert sheet.verdict("new", "2026-Q1") is Verdict.MISSED
    assert sheet["new", "2026-Q2"].counted == ("r2",)
    assert sheet["new", "2026"].counted == ("r1", "r2")


def test_a_session_held_jointly_before_the_merger_is_one_session() -> None:
    cast = merged(every(YEAR, 2))
    for body in ("old", "new"):
        cast.deed(body, d(4, 20), record="joint")
    assert cast.judge(d(6, 1))["new", "2026"].measures == (Measure(1, 2),)


def test_mergers_one_after_another_hand_everything_on() -> None:
    cast = Cast()
    cast.body("first", last=d(5, 15), successor="second")
    cast.body("second", last=d(9, 10), successor="third")
    cast.body("third")
    cast.baseline(every(YEAR, 3))
    for body, day in (("first", d(2, 1)), ("second", d(6, 1)), ("third", d(10, 1))):
        cast.deed(body, day)
    assert cast.judge(d(11, 1))["third", "2026"].counted == ("r1", "r2", "r3")


def test_a_body_founded_by_the_merger_owes_from_then_on() -> None:
    cast = Cast()
    cast.body("old", last=d(5, 15), successor="new")
    cast.body("new", first=d(5, 16))
    cast.baseline(every(MONTH), every(QUARTER, key="quarter"))
    sheet = cast.judge(d(9, 20))
    assert sheet.verdict("new", "2026-05") is Verdict.VOID
    assert sheet.verdict("new", "2026-Q2") is Verdict.VOID
    assert sheet.verdict("new", "2026-06") is Verdict.MISSED


def test_a_merger_on_the_last_day_of_a_month_finds_the_month_finished() -> None:
    """The month stays with the predecessor, so its session must not serve the successor's month as well."""
    cast = merged(every(MONTH), last=d(5, 31))
    cast.deed("old", d(5, 10))
    sheet = cast.judge(d(6, 20))
    assert sheet.verdict("old", "2026-05") is Verdict.MET
    assert sheet.verdict("new", "2026-05") is Verdict.MISSED


def test_the_successor_takes_over_what_an_event_of_the_predecessor_set_running() -> None:
    """入党申请 on 1 May asks for a talk within 30 days; the branch merges on the 15th."""
    cast = merged(after(AnchorKind.DEED, "application", 30))
    cast.deed("old", d(5, 1), kind="application")
    sheet = cast.judge(d(6, 20))
    assert sheet["old", "r1-1"].why is Why.MERGED
    assert sheet.verdict("new", "r1-1") is Verdict.MISSED


def test_the_successor_is_not_blamed_for_a_meeting_that_the_predecessor_held() -> None:
    """R31: only who owes is blamed."""
    cast = merged(each_time(QUARTER))
    cast.deed("old", d(4, 10), flags={"first_topic": False})
    assert cast.judge(d(8, 1)).verdict("new", "2026-Q2") is not Verdict.MISSED


def test_what_stands_goes_over_to_the_successor() -> None:
    cast = merged(standing())
    cast.deed("old", d(3, 1, 2024))
    sheet = cast.judge(d(6, 1))
    assert sheet["old", "standing"].why is Why.MERGED
    assert sheet.verdict("new", "standing") is Verdict.MET


def test_a_merger_entered_late_makes_the_successor_miss_nothing_of_the_past() -> None:
    cast = Cast()
    cast.body("old")
    cast.body("new")
    cast.baseline(every(QUARTER))
    cast.deed("new", d(4, 2))
    cast.end("old", d(5, 15), successor="new", entered=d(7, 20))
    assert cast.judge(d(7, 15)).verdict("old", "2026-Q2") is Verdict.MISSED
    sheet = cast.judge(d(8, 1))
    assert sheet["old", "2026-Q2"].why is Why.MERGED
    assert sheet.verdict("new", "2026-Q2") is Verdict.MET


@pytest.mark.parametrize("day", [d(4, 30), d(5, 15)])
def test_dissolved_without_successor_nobody_inherits(day) -> None:
    cast = Cast()
    cast.body("old", last=day)
    cast.body("new")
    cast.baseline(every(QUARTER))
    cast.deed("old", d(4, 20))
    sheet = cast.judge(d(8, 1))
    assert sheet["old", "2026-Q2"].why is Why.NOT_LONG_ENOUGH
    assert sheet.verdict("new", "2026-Q2") is Verdict.MISSED


def test_a_dissolved_body_owes_nothing_that_stands() -> None:
    cast = Cast()
    cast.body("old", last=d(5, 15))
    cast.baseline(standing())
    assert cast.judge(d(8, 1)).verdict("old", "standing") is Verdict.VOID
