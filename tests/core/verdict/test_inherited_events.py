"""What events of a merged body had set running: what goes over to the successor, and what does not."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import MONTH, QUARTER, after, every

from yaodian.core.duty import AnchorKind
from yaodian.core.period import Offset, OffsetUnit
from yaodian.core.verdict.verdict import Verdict, Why

DEED, POST, TERM, ENTRY = AnchorKind.DEED, AnchorKind.POST_START, AnchorKind.TERM_END, AnchorKind.ROSTER_ENTRY
YEAR_BEFORE = Offset(12, OffsetUnit.MONTH)


def merged(*duties):
    """Old goes up in new on 15 May."""
    cast = Cast()
    cast.body("old", last=d(5, 15), successor="new")
    cast.body("new")
    cast.baseline(*duties)
    return cast


def chained(*duties):
    """First goes up in second on 15 May, and second in third on 10 September."""
    cast = Cast()
    cast.body("first", last=d(5, 15), successor="second")
    cast.body("second", last=d(9, 10), successor="third")
    cast.body("third")
    cast.baseline(*duties)
    return cast


@pytest.mark.parametrize("days", [10, 14])
def test_what_was_due_by_the_merger_stays_with_the_predecessor(days) -> None:
    cast = merged(after(DEED, "application", days))
    cast.deed("old", d(5, 1), kind="application")
    sheet = cast.judge(d(6, 20))
    assert sheet.verdict("old", "r1-1") is Verdict.MISSED
    assert sheet.cycles("new") == []


def test_an_event_on_the_very_day_of_the_merger_goes_over() -> None:
    cast = merged(after(DEED, "application", 30))
    cast.deed("old", d(5, 15), kind="application")
    sheet = cast.judge(d(7, 1))
    assert sheet["old", "r1-1"].why is Why.MERGED
    assert sheet.verdict("new", "r1-1") is Verdict.MISSED


def test_an_entry_in_a_list_of_the_predecessor_goes_on_with_the_successor() -> None:
    cast = merged(after(ENTRY, "activists", 60))
    cast.listed("entry", "activists", "old", "li", d(4, 1))
    sheet = cast.judge(d(7, 1))
    assert sheet["old", "entry-1"].why is Why.MERGED
    assert sheet.verdict("new", "entry-1") is Verdict.MISSED


@pytest.mark.parametrize("duty", [after(TERM, "", 0, opens=YEAR_BEFORE), after(POST, "secretary", 12, "month")])
def test_terms_and_posts_end_with_the_predecessor(duty) -> None:
    cast = merged(duty)
    cast.term("t", "old", d(1, 1, 2024), d(12, 31))
    cast.post("p", "li", "old", "secretary", first=d(2, 1))
    assert cast.judge(d(12, 31)).cycles("new") == []


def test_what_came_due_between_two_mergers_is_the_first_successors_alone() -> None:
    cast = chained(after(DEED, "application", 60))
    cast.deed("first", d(5, 1), kind="application")
    sheet = cast.judge(d(12, 1))
    assert sheet.verdict("second", "r1-1") is Verdict.MISSED
    assert sheet.cycles("third") == []


def test_what_runs_over_two_mergers_is_owed_by_the_last_successor() -> None:
    cast = chained(after(DEED, "application", 150))
    cast.deed("first", d(5, 1), kind="application")
    sheet = cast.judge(d(12, 1))
    assert [sheet[body, "r1-1"].why for body in ("first", "second")] == [Why.MERGED] * 2
    assert sheet.verdict("third", "r1-1") is Verdict.MISSED


def test_a_session_that_a_dead_body_is_said_to_have_held_goes_to_no_later_successor() -> None:
    """Deeds go over within the cycle of the merger; what is entered for the dead body after it serves nobody."""
    cast = chained(every(QUARTER))
    cast.deed("first", d(7, 20))
    assert cast.judge(d(12, 1)).verdict("third", "2026-Q3") is Verdict.MISSED


def test_a_merger_on_the_first_day_of_a_cycle_hands_that_days_session_on() -> None:
    cast = Cast()
    cast.body("old", last=d(4, 1), successor="new")
    cast.body("new")
    cast.baseline(every(MONTH), every(QUARTER, key="quarter"))
    cast.deed("old", d(4, 1))
    sheet = cast.judge(d(7, 20))
    assert [sheet.verdict("new", cycle) for cycle in ("2026-04", "2026-Q2")] == [Verdict.MET, Verdict.MET]


def test_a_joint_event_before_the_merger_is_owed_by_each_of_them() -> None:
    """What a body did itself it did not inherit, though its predecessor did it too."""
    cast = merged(after(DEED, "application", 10))
    for body in ("old", "new"):
        cast.deed(body, d(5, 1), kind="application", record="joint")
    sheet = cast.judge(d(6, 20))
    assert [sheet.verdict(body, "joint-1") for body in ("old", "new")] == [Verdict.MISSED] * 2
