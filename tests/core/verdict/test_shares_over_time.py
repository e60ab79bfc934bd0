"""Shares of people and bodies as they were on the day and as they were known: moves, mergers, late entries."""

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from tests.core.verdict.cast import Cast, d, noon
from tests.core.verdict.rules import CITY, DEPARTMENTS, QUARTER, YEAR, after, cover

from yaodian.core.duty import AnchorKind, Coverage
from yaodian.core.period import Span
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.facts import RulingKind
from yaodian.core.verdict.slot import end_of
from yaodian.core.verdict.verdict import Label, Measure, Verdict, Why

EVERYONE = Coverage(Fraction(1), Selector(Who.MEMBERS))
HEARINGS = Selector(Who.BODIES, kinds=("bureau",))


def branch(*duties, people=("li", "wang")):
    cast = Cast()
    cast.body("branch")
    cast.body("other")
    for person in people:
        cast.person(person, "branch")
    cast.baseline(*(duties or (cover(QUARTER),)))
    return cast


def bureau(rhythm=QUARTER):
    """A bureau that hears the departments below it."""
    cast = Cast()
    cast.body("bureau", kind="bureau")
    for uid in ("d1", "d2"):
        cast.body(uid, kind="department", under="bureau")
    cast.baseline(cover(rhythm, of=DEPARTMENTS, bearer=HEARINGS))
    return cast


def measured(cast, on, bearer="branch", cycle="2026-Q1", **known):
    (found,) = cast.judge(on, **known)[bearer, cycle].measures
    return found


def test_a_session_entered_later_reached_nobody_before() -> None:
    cast = branch()
    cast.deed("branch", d(2, 1), persons=("li",), entered=d(3, 1))
    assert [measured(cast, d(2, day)).have for day in (2, 20)] == [0, 0]
    assert measured(cast, d(3, 2)).have == 1


def test_who_is_struck_from_the_list_of_those_present_was_not_reached() -> None:
    cast = branch()
    cast.deed("branch", d(2, 1), persons=("li", "wang"), record="r")
    cast.correct("r", entered=d(3, 1), persons=frozenset({"li"}))
    assert measured(cast, d(3, 2)) == Measure(1, 2)


def test_what_a_session_is_said_to_serve_under_another_duty_does_not_keep_it_from_reaching() -> None:
    cast = branch()
    cast.belongs(cast.deed("branch", d(2, 1), persons=("li",)), "2025-Q4", entered=d(2, 1), duty="other")
    assert measured(cast, d(3, 1)) == Measure(1, 2)


def test_in_a_superiors_window_only_a_session_said_to_belong_to_the_year_reaches_for_it() -> None:
    cast = branch(cover(YEAR))
    cast.rule(RulingKind.WINDOW, "2025", entered=d(12, 1, 2025), last=d(3, 31))
    cast.deed("branch", d(2, 1), persons=("li",))
    cast.belongs(cast.deed("branch", d(2, 2), persons=("wang",)), "2025", entered=d(2, 2))
    sheet = cast.judge(d(3, 1), first=d(1, 1, 2025))
    assert [sheet["branch", year].measures for year in ("2025", "2026")] == [(Measure(1, 2),), (Measure(1, 2),)]


def test_who_stands_in_two_places_below_is_one_person() -> None:
    cast = branch(cover(QUARTER, bearer=CITY), people=("li",))
    cast.person("li", "other")
    assert measured(cast, d(2, 1), "city") == Measure(0, 1)


def test_a_share_entered_in_time_needs_no_label_and_one_entered_late_does() -> None:
    for late, labels in ((0, set()), (1, {Label.ENTERED_LATE})):
        cast = branch(people=("li",))
        cast.deed("branch", d(2, 1), persons=("li",), since=end_of(d(4, 7)) + timedelta(seconds=late))
        assert cast.judge(d(5, 1))["branch", "2026-Q1"].labels == labels


def test_who_was_reached_again_by_a_session_entered_late_was_reached_in_time() -> None:
    cast = branch(people=("li",))
    cast.deed("branch", d(2, 1), persons=("li",))
    cast.deed("branch", d(2, 2), persons=("li",), entered=d(6, 1))
    assert cast.judge(d(6, 2))["branch", "2026-Q1"].labels == frozenset()


def test_a_department_heard_again_in_a_record_entered_late_was_heard_in_time() -> None:
    cast = bureau()
    cast.deed("bureau", d(2, 1), bodies=("d1", "d2"))
    cast.deed("bureau", d(2, 2), bodies=("d1", "d2"), entered=d(6, 1))
    assert cast.judge(d(6, 2))["bureau", "2026-Q1"].labels == frozenset()


def test_a_post_that_is_not_named_is_held_by_nobody() -> None:
    cast = branch(cover(QUARTER, of=Selector(Who.HOLDERS)))
    cast.post("p", "li", "branch", "secretary", first=d(1, 1))
    assert cast.judge(d(2, 1))["branch", "2026-Q1"].why is Why.NOBODY


def test_a_waiver_for_one_branch_is_none_for_another_where_shares_are_asked() -> None:
    cast = branch()
    cast.person("zhao", "other")
    cast.rule(RulingKind.WAIVE, "2026-Q1", entered=d(2, 1), bearer="other")
    sheet = cast.judge(d(3, 1))
    assert [sheet.verdict(body, "2026-Q1") for body in ("branch", "other")] == [Verdict.OPEN, Verdict.WAIVED]


def test_a_branch_that_moved_has_its_members_where_it_stands_on_the_day() -> None:
    cast = branch()
    cast.body("department", kind="department")
    row = next(p for p in cast.rows["placements"] if p.body == "branch")
    cast.revise("placements", row, d(1, 15), valid=Span(row.valid.first, d(1, 31)))
    cast.place("branch", "department", Span(d(2, 1), row.valid.last), since=noon(d(1, 15)))
    assert [measured(cast, day) for day in (d(1, 20), d(3, 1))] == [Measure(0, 2)] * 2


def test_a_department_that_moved_away_is_due_to_be_heard_only_until_then() -> None:
    cast = bureau()
    row = next(p for p in cast.rows["placements"] if p.body == "d2")
    cast.revise("placements", row, d(2, 10), valid=Span(row.valid.first, d(2, 9)))
    assert [measured(cast, day, "bureau").need for day in (d(2, 5), d(2, 12))] == [2, 1]


def test_a_department_placed_later_is_due_once_it_is_known() -> None:
    cast = bureau()
    cast.body("d3", kind="department", under="")
    cast.place("d3", "bureau", Span(d(1, 1), d(12, 31)), since=noon(d(2, 10)))
    assert [measured(cast, day, "bureau").need for day in (d(2, 5), d(2, 12))] == [2, 3]


def test_a_department_that_is_no_more_or_not_yet_is_not_due_though_its_place_stands() -> None:
    for days in (Span(d(1, 1, 2020), d(2, 9)), Span(d(2, 10), d(12, 31))):
        cast = bureau()
        row = next(b for b in cast.rows["bodies"] if b.uid == "d2")
        cast.revise("bodies", row, d(1, 5), lived=days)
        needs = [measured(cast, day, "bureau").need for day in (d(2, 5), d(2, 12))]
        assert needs == ([2, 1] if days.last == d(2, 9) else [1, 2])


def test_what_a_department_is_called_to_be_is_what_was_known_of_it() -> None:
    """Entered as an office and corrected to a department in February: due from then on."""
    cast = bureau()
    cast.body("d3", kind="office", under="bureau")
    row = next(b for b in cast.rows["bodies"] if b.uid == "d3")
    cast.revise("bodies", row, d(2, 10), kind="department")
    assert [measured(cast, day, "bureau").need for day in (d(2, 5), d(2, 12))] == [2, 3]


def test_what_the_predecessor_heard_is_heard_for_the_successor_within_the_quarter_of_the_merger() -> None:
    for last, heard in ((d(4, 1), 2), (d(5, 15), 2), (d(6, 30), 0)):
        cast = bureau()
        cast.body("old", kind="bureau", last=last, successor="bureau")
        cast.body("stranger", kind="bureau")
        cast.deed("old", d(4, 1), bodies=("d1", "d2"))
        cast.deed("stranger", d(4, 2), bodies=("d1", "d2"))
        assert measured(cast, d(7, 1), "bureau", "2026-Q2") == Measure(heard, 2)


def test_what_a_stranger_heard_is_not_heard_for_the_successor() -> None:
    cast = bureau()
    cast.body("old", kind="bureau", last=d(5, 15), successor="bureau")
    cast.body("stranger", kind="bureau")
    cast.deed("stranger", d(4, 2), bodies=("d1", "d2"))
    assert measured(cast, d(7, 1), "bureau", "2026-Q2") == Measure(0, 2)


def test_a_share_of_members_after_an_event_counts_who_came_to_anyones_session() -> None:
    cast = branch(replace(after(AnchorKind.DEED, "application", 30), quotas=(EVERYONE,)))
    cast.deed("branch", d(2, 1), kind="application", record="a")
    cast.deed("other", d(2, 10), persons=("li",))
    found = cast.judge(d(6, 1))["branch", "a-1"]
    assert (found.verdict, found.measures) == (Verdict.MISSED, (Measure(1, 2),))
