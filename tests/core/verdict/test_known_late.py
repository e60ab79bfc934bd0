"""R16: what was learnt after the due day makes nobody missed for it. And nothing is seen before it was known."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import MEMBERS, MONTH, QUARTER, YEAR, after, cover, duty, each_time, every

from yaodian.core.duty import AnchorKind, AtLeast, Every
from yaodian.core.period import Span
from yaodian.core.verdict.facts import RulingKind
from yaodian.core.verdict.verdict import Measure, Verdict, Why


def two_branches():
    """Three members each; everybody of A and of B but the last came to a session in the second quarter."""
    cast = Cast()
    for name in ("A", "B"):
        cast.body(name)
        for number in (1, 2, 3):
            cast.person(f"{name}{number}", name)
    return cast


def branch(**times):
    cast = Cast()
    cast.body("branch", **times)
    return cast


def test_who_came_by_a_transfer_entered_late_makes_the_new_branch_miss_nothing() -> None:
    """A3 moved to B on 10 June, entered on 20 July; he came to no session of the quarter."""
    cast = two_branches()
    cast.baseline(cover(QUARTER))
    cast.deed("B", d(5, 5), persons=("B1", "B2", "B3"))
    assert cast.judge(d(7, 15)).verdict("B", "2026-Q2") is Verdict.MET
    cast.transfer("A3", to="B", on=d(6, 10), entered=d(7, 20))
    sheet = cast.judge(d(7, 25))
    assert sheet.verdict("B", "2026-Q2") is Verdict.MET
    assert sheet["B", "2026-Q2"].measures == (Measure(3, 4),)


def test_who_went_by_a_transfer_entered_late_makes_the_old_branch_miss_nothing() -> None:
    """Two thirds of A came, A3 among them; without him it is half of the two who are left."""
    cast = two_branches()
    cast.baseline(cover(QUARTER, "2/3"))
    cast.deed("A", d(5, 5), persons=("A2", "A3"))
    cast.deed("B", d(5, 5), persons=("B1", "B2"))
    cast.transfer("A3", to="B", on=d(6, 10), entered=d(7, 20))
    sheet = cast.judge(d(7, 25))
    assert sheet["A", "2026-Q2"].measures == (Measure(1, 2),)
    assert sheet.verdict("A", "2026-Q2") is Verdict.MET
    assert sheet.verdict("B", "2026-Q2") is Verdict.MET


def test_a_transfer_entered_late_takes_away_a_miss_that_it_explains() -> None:
    """The member who went was the one not reached: the old branch owed him nothing on the due day."""
    cast = two_branches()
    cast.baseline(cover(QUARTER))
    cast.deed("A", d(5, 5), persons=("A1", "A2"))
    assert cast.judge(d(7, 15)).verdict("A", "2026-Q2") is Verdict.MISSED
    cast.transfer("A3", to="B", on=d(6, 10), entered=d(7, 20))
    assert cast.judge(d(7, 25)).verdict("A", "2026-Q2") is Verdict.MET


def test_a_transfer_entered_in_time_counts_against_the_new_branch() -> None:
    cast = two_branches()
    cast.baseline(cover(QUARTER))
    cast.deed("B", d(5, 5), persons=("B1", "B2", "B3"))
    cast.transfer("A3", to="B", on=d(6, 10), entered=d(6, 20))
    assert cast.judge(d(7, 25)).verdict("B", "2026-Q2") is Verdict.MISSED


def test_a_body_entered_late_misses_nothing_that_was_due_before() -> None:
    """Founded on 1 January, entered on 20 May: April is void, May is owed."""
    cast = branch(first=d(1, 1), entered=d(5, 20))
    cast.baseline(every(MONTH))
    sheet = cast.judge(d(7, 1))
    april = sheet["branch", "2026-04"]
    assert (april.verdict, april.why) == (Verdict.VOID, Why.KNOWN_TOO_LATE)
    assert sheet.verdict("branch", "2026-05") is Verdict.MISSED


def test_a_body_entered_late_is_still_credited_with_what_it_did() -> None:
    cast = branch(first=d(1, 1), entered=d(5, 20))
    cast.baseline(every(MONTH))
    cast.deed("branch", d(4, 3), entered=d(5, 21))
    assert cast.judge(d(7, 1)).verdict("branch", "2026-04") is Verdict.MET


def test_a_body_entered_on_the_due_day_itself_owes_it() -> None:
    for entered, verdict in ((d(4, 30), Verdict.MISSED), (d(5, 1), Verdict.VOID)):
        cast = branch(first=d(1, 1), entered=entered)
        cast.baseline(every(MONTH))
        assert cast.judge(d(7, 1)).verdict("branch", "2026-04") is verdict


def test_an_edition_entered_late_with_an_earlier_day_makes_nothing_missed_before() -> None:
    cast = branch()
    cast.edition(every(MONTH), first=d(2, 1), entered=d(4, 10))
    sheet = cast.judge(d(6, 1))
    assert [sheet.verdict("branch", f"2026-0{month}") for month in (2, 3, 4)] == [
        *(Verdict.VOID, Verdict.VOID),
        Verdict.MISSED,
    ]
    assert sheet["branch", "2026-03"].why is Why.KNOWN_TOO_LATE


def test_an_amendment_entered_late_that_asks_more_leaves_what_was_met() -> None:
    cast = branch()
    cast.edition(every(QUARTER))
    cast.edition(every(QUARTER, 2), first=d(5, 15), entered=d(7, 20))
    cast.deed("branch", d(4, 2))
    assert cast.judge(d(8, 1)).verdict("branch", "2026-Q2") is Verdict.MET
    assert cast.judge(d(11, 1)).verdict("branch", "2026-Q3") is Verdict.MISSED


def test_an_amendment_entered_late_does_not_wash_away_what_was_missed() -> None:
    cast = branch()
    cast.edition(every(QUARTER))
    cast.edition(every(QUARTER, 2), first=d(5, 15), entered=d(7, 20))
    assert cast.judge(d(8, 1)).verdict("branch", "2026-Q2") is Verdict.MISSED


def test_a_plan_adopted_in_march_blames_no_meeting_held_before_it() -> None:
    """第一议题 at every meeting, asked from 20 March: a meeting of 5 March owed it to nobody."""
    cast = branch()
    cast.edition(each_time(YEAR), first=d(3, 20))
    cast.deed("branch", d(3, 5), flags={"first_topic": False})
    assert cast.judge(d(4, 20)).verdict("branch", "2026") is Verdict.OPEN


def test_an_every_time_duty_entered_late_blames_no_meeting_held_before_it_was_known() -> None:
    cast = branch()
    cast.edition(each_time(YEAR), first=d(1, 1), entered=d(3, 20))
    cast.deed("branch", d(2, 5), flags={"first_topic": False})
    assert cast.judge(d(4, 20)).verdict("branch", "2026") is Verdict.OPEN


def test_a_body_entered_late_is_not_blamed_for_a_meeting_held_before_it_was_known() -> None:
    """Living since 1 January, entered on 10 February: the meeting of 5 January without 第一议题 came before that."""
    cast = branch(first=d(1, 1), entered=d(2, 10))
    cast.baseline(each_time(YEAR))
    cast.deed("branch", d(1, 5), entered=d(2, 11), flags={"first_topic": False})
    assert cast.judge(d(4, 20)).verdict("branch", "2026") is not Verdict.MISSED


def test_a_term_corrected_to_an_earlier_end_makes_nobody_missed_for_the_earlier_day() -> None:
    """On 30 June the term was known to end in December; on 1 October it is corrected to have ended in June."""
    cast = branch()
    cast.baseline(after(AnchorKind.TERM_END, "", 0))
    term = cast.term("t", "branch", d(1, 1, 2023), d(12, 31))
    cast.revise("terms", term, d(10, 1), valid=Span(d(1, 1, 2023), d(6, 30)))
    assert cast.judge(d(10, 5)).verdict("branch", "t-1") is not Verdict.MISSED


def test_a_notice_taken_back_after_the_old_due_day_makes_nobody_missed_for_it() -> None:
    """The year 2025 might be held until 31 March; in February the notice is withdrawn."""
    cast = branch()
    cast.baseline(every(YEAR))
    cast.rule(RulingKind.WINDOW, "2025", entered=d(12, 1, 2025), last=d(3, 31), withdrawn=d(2, 15))
    found = cast.judge(d(2, 16), first=d(1, 1, 2025))["branch", "2025"]
    assert found.verdict is not Verdict.MISSED


def test_an_excuse_granted_late_still_holds_when_a_transfer_is_entered_after_it() -> None:
    """B3 is excused on 10 July: met. That A3 came to B is entered on 20 July: it must not turn that to missed."""
    cast = two_branches()
    cast.baseline(cover(QUARTER))
    cast.deed("B", d(5, 5), persons=("B1", "B2"))
    cast.rule(RulingKind.EXCUSE, "2026-Q2", entered=d(7, 10), bearer="B", person="B3")
    assert cast.judge(d(7, 15)).verdict("B", "2026-Q2") is Verdict.MET
    cast.transfer("A3", to="B", on=d(6, 10), entered=d(7, 20))
    assert cast.judge(d(7, 25)).verdict("B", "2026-Q2") is Verdict.MET


def test_what_was_done_before_anybody_knew_the_duty_is_not_late() -> None:
    """Due on 31 January by an edition entered on 1 March; done on 20 February, before it was known."""
    cast = branch()
    cast.edition(after(AnchorKind.POST_START, "secretary", 30, curable=True), first=d(1, 1), entered=d(3, 1))
    cast.post("p", "wang", "branch", "secretary", first=d(1, 1))
    cast.deed("branch", d(2, 20))
    assert cast.judge(d(4, 1)).verdict("branch", "p-1") is not Verdict.LATE


def test_a_deed_entered_late_counts_where_it_happened() -> None:
    """R17: 90 days late, accepted."""
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.deed("branch", d(3, 30), entered=d(6, 28))
    assert cast.judge(d(6, 27)).verdict("branch", "2026-Q1") is Verdict.MISSED
    assert cast.judge(d(6, 28)).verdict("branch", "2026-Q1") is Verdict.MET


def test_facts_unknown_at_the_moment_do_not_exist_for_it() -> None:
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.deed("branch", d(3, 30), entered=d(6, 28))
    assert cast.judge(d(12, 1), known=d(6, 27)).verdict("branch", "2026-Q1") is Verdict.MISSED


def test_deeds_in_the_future_of_the_day_do_not_count_on_it() -> None:
    cast = branch()
    cast.baseline(every(QUARTER))
    cast.deed("branch", d(3, 30))
    assert cast.judge(d(3, 29), known=d(6, 28)).verdict("branch", "2026-Q1") is Verdict.OPEN
    assert cast.judge(d(3, 30), known=d(6, 28)).verdict("branch", "2026-Q1") is Verdict.MET


def test_attendance_in_the_future_of_the_day_reaches_nobody_on_it() -> None:
    cast = two_branches()
    cast.baseline(cover(QUARTER))
    cast.deed("A", d(3, 30), persons=("A1", "A2", "A3"))
    assert cast.judge(d(3, 29), known=d(6, 28))["A", "2026-Q1"].measures == (Measure(0, 3),)


def test_an_event_in_the_future_of_the_day_sets_nothing_running_on_it() -> None:
    cast = branch()
    cast.baseline(after(AnchorKind.DEED, "application", 30))
    cast.deed("branch", d(3, 30), kind="application")
    assert not cast.judge(d(3, 29), known=d(6, 28)).all


def test_a_deed_voided_after_the_due_day_leaves_the_cycle_missed() -> None:
    """Deeds are always taken as known now: a record found wrong shields nobody."""
    cast = branch()
    cast.baseline(every(QUARTER))
    record = cast.deed("branch", d(3, 30))
    cast.correct(record, entered=d(5, 1), counts=False)
    assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is Verdict.MET
    assert cast.judge(d(5, 2)).verdict("branch", "2026-Q1") is Verdict.MISSED


@pytest.mark.parametrize("entered", [d(2, 1), d(4, 20)])
def test_a_member_as_bearer_keeps_one_year_when_he_moves_between_branches(entered) -> None:
    cast = two_branches()
    cast.baseline(duty(Every(YEAR), AtLeast(12), bearer=MEMBERS))
    cast.deed("A1", d(1, 10))
    cast.transfer("A1", to="B", on=d(2, 10), entered=entered)
    cast.deed("A1", d(4, 10))
    found = cast.judge(d(6, 1)).find("A1", "2026")
    assert [(j.verdict, j.measures) for j in found] == [(Verdict.OPEN, (Measure(2, 12),))]
