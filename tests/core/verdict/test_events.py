"""`after` an event: terms, posts, lists, deeds; and what stands."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import MEMBERS, SECRETARIES, YEAR, after, cover, every, standing

from yaodian.core.duty import AnchorKind
from yaodian.core.period import Offset, OffsetUnit, WorkCalendar
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.verdict import Measure, Verdict, Why

DEED, POST, TERM, ENTRY = AnchorKind.DEED, AnchorKind.POST_START, AnchorKind.TERM_END, AnchorKind.ROSTER_ENTRY
LONG = {"first": d(1, 1, 2025), "last": d(12, 31, 2027)}


def branch(*duties, **times):
    cast = Cast()
    cast.body("branch", **times)
    cast.baseline(*duties)
    return cast


def months(count):
    return Offset(count, OffsetUnit.MONTH)


@pytest.mark.parametrize("sign", [-1, 1])
def test_an_election_opens_six_months_before_the_end_of_the_term(sign) -> None:
    """`opens` is how long before the due day; the mechanism file of the election writes 6 months, without a sign."""
    cast = branch(after(TERM, "", 0, opens=months(6 * sign)))
    cast.term("t", "branch", d(1, 1, 2023), d(12, 31))
    found = cast.judge(d(6, 29))["branch", "t-1"]
    assert (found.verdict, found.opens, found.due) == (Verdict.AHEAD, d(6, 30), d(12, 31))
    assert cast.judge(d(6, 30)).verdict("branch", "t-1") is Verdict.OPEN


def test_an_election_held_within_the_six_months_is_met_and_one_after_the_term_is_late_where_curable() -> None:
    for day, verdict in ((d(6, 30), Verdict.MET), (d(12, 31), Verdict.MET), (d(1, 1, 2027), Verdict.LATE)):
        cast = branch(after(TERM, "", 0, opens=months(-6), curable=True))
        cast.term("t", "branch", d(1, 1, 2023), d(12, 31))
        cast.deed("branch", day)
        assert cast.judge(d(2, 1, 2027), **LONG).verdict("branch", "t-1") is verdict


@pytest.mark.parametrize("days", [0, 30])
def test_a_term_without_an_end_sets_nothing_running(days) -> None:
    cast = branch(after(TERM, "", days))
    cast.term("t", "branch", d(1, 1, 2023), d(12, 31, 9999))
    assert not cast.judge(d(6, 1)).all


def test_training_within_a_year_of_taking_up_the_post_is_owed_by_the_person() -> None:
    cast = branch(after(POST, "secretary", 12, "month", bearer=SECRETARIES))
    cast.post("p", "wang", "branch", "secretary", first=d(8, 31, 2025))
    found = cast.judge(d(6, 1), **LONG)["wang", "p-1"]
    assert (found.verdict, found.opens, found.due) == (Verdict.OPEN, d(8, 31, 2025), d(8, 31))


def test_who_left_the_post_before_the_due_day_owes_nothing_for_it() -> None:
    cast = branch(after(POST, "secretary", 12, "month", bearer=SECRETARIES))
    cast.post("p", "wang", "branch", "secretary", first=d(8, 31, 2025), last=d(8, 30))
    found = cast.judge(d(12, 1), **LONG)["wang", "p-1"]
    assert (found.verdict, found.why) == (Verdict.VOID, Why.NOT_LONG_ENOUGH)


def test_a_duty_that_takes_three_years_is_seen_in_its_last_year() -> None:
    cast = branch(after(POST, "secretary", 36, "month", bearer=SECRETARIES))
    cast.post("p", "wang", "branch", "secretary", first=d(6, 1, 2023))
    assert cast.judge(d(5, 1))["wang", "p-1"].due == d(6, 1)


def test_an_event_of_last_year_is_owed_once_under_last_years_plan_and_this_years() -> None:
    cast = Cast()
    cast.body("branch")
    for year in (2025, 2026):
        rule = after(DEED, "application", 90)
        cast.edition(rule, year=year, first=d(1, 1, year), last=d(12, 31, year))
    cast.deed("branch", d(11, 15, 2025), kind="application")
    found = cast.judge(d(1, 10), **LONG).find("branch", "r1-1")
    assert [(j.verdict, j.opens) for j in found] == [(Verdict.OPEN, d(11, 15, 2025))]


def test_what_stands_is_owed_once_though_a_plan_asked_more_for_a_year() -> None:
    cast = branch(standing())
    cast.edition(every(YEAR, 4), last=d(12, 31))
    owed = [j for j in cast.judge(d(2, 1, 2027), **LONG).find("branch", "standing") if j.verdict is not Verdict.VOID]
    assert len(owed) == 1


def test_every_month_from_31_august_does_not_drift() -> None:
    cast = branch(after(ENTRY, "activists", 1, "month", repeats=True))
    cast.listed("entry", "activists", "branch", "li", d(8, 31))
    sheet = cast.judge(d(12, 1), **LONG | {"last": d(3, 31, 2027)})
    assert [sheet["branch", f"entry-{n}"].due for n in range(1, 8)] == [
        *(d(9, 30), d(10, 31), d(11, 30), d(12, 31)),
        *(d(1, 31, 2027), d(2, 28, 2027), d(3, 31, 2027)),
    ]
    assert [sheet["branch", f"entry-{n}"].opens for n in (1, 2, 3)] == [d(8, 31), d(10, 1), d(11, 1)]


def test_a_repeated_duty_ends_with_the_entry_in_the_list() -> None:
    cast = branch(after(ENTRY, "activists", 6, "month", repeats=True))
    cast.listed("entry", "activists", "branch", "li", d(1, 10, 2025), last=d(1, 9))
    assert cast.judge(d(12, 1), **LONG).cycles("branch") == ["entry-1"]
    cast.rows["entries"] = []
    cast.listed("entry", "activists", "branch", "li", d(1, 10, 2025), last=d(1, 10))
    assert cast.judge(d(12, 1), **LONG).cycles("branch") == ["entry-1", "entry-2"]


def test_working_days_leave_out_holidays_and_take_in_days_made_up() -> None:
    """Ten working days after 25 September, with 1–7 October off and Saturday 10 October made up: 15 October."""
    off = frozenset(d(10, day) for day in range(1, 8))
    cast = Cast()
    cast.body("branch")
    calendar = WorkCalendar(off, frozenset({d(10, 10)}), frozenset({2026}))
    cast.edition(after(DEED, "assembly", 10, "workday"), calendar=calendar)
    cast.deed("branch", d(9, 25), kind="assembly")
    assert cast.judge(d(10, 1))["branch", "r1-1"].due == d(10, 15)


def test_an_event_is_followed_by_its_duty_and_another_kind_is_not() -> None:
    cast = branch(after(DEED, "application", 30))
    cast.deed("branch", d(3, 1), kind="application")
    cast.deed("branch", d(3, 2), kind="lecture")
    cast.deed("branch", d(3, 3), kind="application", counts=False)
    sheet = cast.judge(d(5, 1))
    assert sheet.cycles("branch") == ["r1-1"]
    assert (sheet["branch", "r1-1"].due, sheet.verdict("branch", "r1-1")) == (d(3, 31), Verdict.MISSED)


def test_two_events_with_overlapping_times_are_two_slots() -> None:
    cast = branch(after(DEED, "application", 30))
    for day in (d(3, 1), d(3, 10)):
        cast.deed("branch", day, kind="application")
    cast.deed("branch", d(3, 5))
    cast.deed("branch", d(4, 5))
    sheet = cast.judge(d(6, 1))
    assert [sheet.verdict("branch", cycle) for cycle in ("r1-1", "r2-1")] == [Verdict.MET, Verdict.MET]


def test_one_talk_does_not_serve_two_applications() -> None:
    """A deed counts in one cycle of a duty, never in two."""
    cast = branch(after(DEED, "application", 30))
    for day in (d(3, 1), d(3, 10)):
        cast.deed("branch", day, kind="application")
    cast.deed("branch", d(3, 20))
    sheet = cast.judge(d(6, 1))
    assert sorted(sheet.verdict("branch", cycle) for cycle in ("r1-1", "r2-1")) == [Verdict.MET, Verdict.MISSED]


def test_a_talk_said_to_belong_to_one_application_serves_that_one_alone() -> None:
    cast = branch(after(DEED, "application", 30))
    for day in (d(3, 1), d(3, 10)):
        cast.deed("branch", day, kind="application")
    cast.belongs(cast.deed("branch", d(3, 20)), "r2-1", entered=d(3, 20))
    sheet = cast.judge(d(6, 1))
    assert [sheet.verdict("branch", cycle) for cycle in ("r1-1", "r2-1")] == [Verdict.MISSED, Verdict.MET]


def test_an_event_due_before_the_plan_is_owed_to_nobody_and_a_running_one_from_its_day() -> None:
    cast = Cast()
    cast.body("branch")
    cast.edition(after(DEED, "application", 30), first=d(3, 20))
    for day in (d(2, 1), d(3, 1)):
        cast.deed("branch", day, kind="application")
    sheet = cast.judge(d(5, 1))
    assert sheet.cycles("branch") == ["r2-1"]
    assert (sheet["branch", "r2-1"].opens, sheet["branch", "r2-1"].due) == (d(3, 20), d(3, 31))


def test_an_amendment_of_the_event_leaves_no_slot_from_the_old_kind_of_event() -> None:
    cast = Cast()
    cast.body("branch")
    cast.edition(after(POST, "secretary", 30))
    cast.edition(after(DEED, "application", 30), first=d(5, 15))
    cast.post("p", "wang", "branch", "secretary", first=d(8, 1))
    assert not cast.judge(d(12, 1)).all


def test_working_days_of_an_opened_slot_are_those_of_the_edition_it_opened_under() -> None:
    """A slot belongs to the edition in force on its opening day; the later edition brings another calendar."""
    cast = Cast()
    cast.body("branch")
    rule = after(DEED, "assembly", 10, "workday")
    cast.edition(rule)
    cast.edition(rule, first=d(9, 28), calendar=WorkCalendar(frozenset(d(10, day) for day in range(1, 8))))
    cast.deed("branch", d(9, 25), kind="assembly")
    assert cast.judge(d(10, 1))["branch", "r1-1"].due == d(10, 9)


def test_a_month_before_the_end_of_a_term_leaves_the_month_open_until_then() -> None:
    """Due a month before the term ends: there must be time to do it in."""
    cast = branch(after(TERM, "", -1, "month", opens=months(-6)))
    cast.term("t", "branch", d(1, 1, 2023), d(12, 31))
    found = cast.judge(d(6, 1))["branch", "t-1"]
    assert (found.opens, found.due) == (d(5, 30), d(11, 30))


def test_what_stands_is_open_until_the_first_deed_and_met_ever_after() -> None:
    cast = branch(standing())
    found = cast.judge(d(6, 1))["branch", "standing"]
    assert (found.verdict, found.due, found.grace, found.span) == (Verdict.OPEN, None, None, None)
    cast.deed("branch", d(6, 2))
    assert cast.judge(d(6, 1), known=d(7, 1)).verdict("branch", "standing") is Verdict.OPEN
    assert cast.judge(d(6, 1, 2029), known=d(6, 1, 2029)).verdict("branch", "standing") is Verdict.MET


def test_what_stands_is_never_missed_nor_labelled_late() -> None:
    cast = branch(standing())
    assert cast.judge(d(1, 1, 2030)).verdict("branch", "standing") is Verdict.OPEN
    cast.deed("branch", d(6, 2), entered=d(12, 1))
    assert cast.judge(d(12, 2))["branch", "standing"].labels == frozenset()


def test_each_member_owes_his_own_and_another_members_deed_does_not_serve() -> None:
    cast = branch(every(YEAR, bearer=MEMBERS))
    for person in ("li", "wang"):
        cast.person(person, "branch")
    cast.deed("li", d(3, 1))
    sheet = cast.judge(d(1, 20, 2027))
    assert [sheet.verdict(person, "2026") for person in ("li", "wang")] == [Verdict.MET, Verdict.MISSED]


def test_a_share_of_a_list_counts_who_is_on_that_list() -> None:
    cast = branch(cover(YEAR, of=Selector(Who.ROSTER, roster="core")))
    for person, roster in (("li", "core"), ("wang", "core"), ("zhao", "other")):
        cast.listed(f"entry-{person}", roster, "branch", person, d(1, 1))
    assert cast.judge(d(6, 1))["branch", "2026"].measures == (Measure(0, 2),)
