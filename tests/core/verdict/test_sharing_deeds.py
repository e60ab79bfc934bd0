"""Slots that events opened side by side: to which of them a deed goes; and what sets nothing running."""

from dataclasses import replace

from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import MEMBERS, QUARTER, SECRETARIES, after, every

from yaodian.core.duty import AnchorKind, AtLeast
from yaodian.core.verdict.slot import end_of
from yaodian.core.verdict.verdict import Label, Verdict, Why

DEED, POST, TERM, ENTRY = AnchorKind.DEED, AnchorKind.POST_START, AnchorKind.TERM_END, AnchorKind.ROSTER_ENTRY
TALK = after(DEED, "application", 30)


def branch(*duties):
    cast = Cast()
    cast.body("branch")
    cast.body("other")
    cast.baseline(*(duties or (TALK,)))
    return cast


def two_applications(*duties):
    """Of 1 and 10 March: talks are due on 31 March and 9 April."""
    cast = branch(*duties)
    for record, day in (("a1", d(3, 1)), ("a2", d(3, 10))):
        cast.deed("branch", day, kind="application", record=record)
    return cast


def served(cast):
    sheet = cast.judge(d(6, 1))
    return [sheet["branch", cycle].counted for cycle in ("a1-1", "a2-1")]


def test_two_talks_serve_two_applications_and_a_third_is_counted_with_the_first() -> None:
    cast = two_applications()
    for day in (20, 21, 22):
        cast.deed("branch", d(3, day), record=f"talk{day}")
    assert served(cast) == [("talk20", "talk22"), ("talk21",)]


def test_talks_are_given_in_order_of_day_whatever_their_records_are_called() -> None:
    cast = two_applications()
    cast.deed("branch", d(3, 12), record="z")
    cast.deed("branch", d(3, 25), record="a")
    assert served(cast) == [("z",), ("a",)]


def test_where_two_talks_are_asked_the_first_application_gets_two_before_the_second_gets_any() -> None:
    cast = two_applications(replace(TALK, quotas=(AtLeast(2),)))
    for day in (20, 21, 22, 23):
        cast.deed("branch", d(3, day), record=f"talk{day}")
    assert served(cast) == [("talk20", "talk21"), ("talk22", "talk23")]


def test_a_talk_that_was_said_to_serve_the_first_leaves_the_next_talk_to_the_second() -> None:
    cast = two_applications()
    cast.belongs(cast.deed("branch", d(3, 20), record="said"), "a1-1", entered=d(3, 20))
    cast.deed("branch", d(3, 21), record="next")
    assert served(cast) == [("said",), ("next",)]


def test_a_talk_before_the_application_takes_nobodys_place() -> None:
    cast = two_applications()
    cast.deed("branch", d(2, 20), record="early")
    cast.deed("branch", d(3, 20), record="talk")
    assert served(cast) == [("talk",), ()]


def test_a_talk_of_another_branch_takes_nobodys_place() -> None:
    cast = two_applications()
    cast.deed("other", d(3, 15), record="theirs")
    cast.deed("branch", d(3, 20), record="talk")
    assert served(cast) == [("talk",), ()]


def test_the_talk_goes_to_the_application_that_is_due_first_though_it_came_later() -> None:
    """The plan of 2026 asks within ten days what that of 2025 asked within sixty."""
    cast = Cast()
    cast.body("branch")
    for year, days in ((2025, 60), (2026, 10)):
        cast.edition(after(DEED, "application", days), year=year, first=d(1, 1, year), last=d(12, 31, year))
    cast.deed("branch", d(12, 20, 2025), kind="application", record="a1")
    cast.deed("branch", d(1, 5), kind="application", record="a2")
    cast.deed("branch", d(1, 10), record="talk")
    assert served(cast) == [(), ("talk",)]


def test_a_slot_that_nobody_owes_takes_no_talk() -> None:
    """Li was no member here from 1 to 9 March, when the first of his two entries came due."""
    cast = branch(after(ENTRY, "activists", 30, bearer=MEMBERS))
    cast.person("li", "branch", last=d(2, 28))
    cast.person("li", "branch", first=d(3, 10))
    cast.listed("e1", "activists", "branch", "li", d(2, 3))
    cast.listed("e2", "activists", "branch", "li", d(2, 18))
    cast.deed("li", d(3, 1))
    sheet = cast.judge(d(6, 1))
    assert [sheet.verdict("li", cycle) for cycle in ("e1-1", "e2-1")] == [Verdict.VOID, Verdict.MET]


def test_deeds_are_told_in_order_of_day() -> None:
    cast = branch(every(QUARTER))
    cast.deed("branch", d(1, 10), record="z")
    cast.deed("branch", d(2, 10), record="a")
    assert cast.judge(d(4, 1))["branch", "2026-Q1"].counted == ("z", "a")


def test_a_session_after_the_cycle_that_nobody_said_belongs_there_is_no_label() -> None:
    cast = branch(every(QUARTER))
    cast.deed("branch", d(4, 10))
    assert Label.HELD_LATER not in cast.judge(d(6, 1))["branch", "2026-Q1"].labels


def test_an_event_of_another_branch_sets_nothing_running_here() -> None:
    cast = branch(TALK, after(TERM, "", 0, key="election"))
    cast.deed("other", d(3, 1), kind="application", record="theirs")
    cast.term("t", "other", d(1, 1, 2023), d(12, 31))
    assert cast.judge(d(6, 1)).cycles("branch") == []


def test_another_post_or_list_sets_nothing_running() -> None:
    cast = branch(after(POST, "secretary", 30), after(ENTRY, "activists", 30, key="list"))
    cast.post("p", "wang", "branch", "deputy", first=d(3, 1))
    cast.listed("e", "abroad", "branch", "wang", d(3, 1))
    assert cast.judge(d(6, 1)).cycles("branch") == []


def test_a_duty_repeated_from_the_start_of_a_post_ends_with_the_post() -> None:
    cast = branch(after(POST, "secretary", 1, "month", bearer=SECRETARIES, repeats=True))
    cast.post("p", "wang", "branch", "secretary", first=d(2, 1), last=d(4, 15))
    assert cast.judge(d(9, 1)).cycles("wang") == ["p-1", "p-2"]


def test_an_event_corrected_after_the_due_day_was_known_all_the_same() -> None:
    cast = branch()
    cast.deed("branch", d(3, 1), kind="application", record="a1")
    cast.correct("a1", entered=d(5, 1), amount=200)
    assert cast.judge(d(5, 2)).verdict("branch", "a1-1") is Verdict.MISSED


def test_an_event_entered_at_the_very_end_of_the_due_day_was_known_on_it() -> None:
    cast = branch()
    cast.deed("branch", d(3, 1), kind="application", record="a1", since=end_of(d(3, 31)))
    assert cast.judge(d(5, 2)).verdict("branch", "a1-1") is Verdict.MISSED


def test_an_event_entered_after_its_due_day_is_owed_by_nobody() -> None:
    cast = branch()
    cast.deed("branch", d(3, 1), kind="application", record="a1", entered=d(4, 1))
    assert cast.judge(d(5, 2))["branch", "a1-1"].why is Why.KNOWN_TOO_LATE
