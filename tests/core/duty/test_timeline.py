"""Editions together: which definition of one duty holds for a bearer on which days."""

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from yaodian.core.duty import AtLeast, Basis, Coverage, Duty, Every, Face
from yaodian.core.duty.edition import Edition, revised
from yaodian.core.duty.timeline import Claim, timeline
from yaodian.core.period import LAST_DAY, Rhythm, Span, WorkCalendar
from yaodian.core.roster.selector import Selector, Who

JANUARY, MARCH, MAY = date(2026, 1, 1), date(2026, 3, 20), date(2026, 5, 15)
MONTHLY = Duty("k", "会", Selector(Who.BODIES), ("meeting",), (AtLeast(1),), Every(Rhythm.MONTH))
QUARTERLY = replace(MONTHLY, occasion=Every(Rhythm.QUARTER))
EVERYONE = Coverage(Fraction(1), Selector(Who.MEMBERS))


def edition(uid, duty=MONTHLY, *, year=2026, first=JANUARY, **more):
    given = {"series": uid, "title": uid, "body": "city", "since": datetime(2026, 1, 1, tzinfo=UTC)} | more
    return Edition(uid=uid, year=year, first=first, duties=(duty,), **given)


def claims(*editions):
    return tuple(Claim(e, e.duties[0], Span(e.first, e.last)) for e in revised(editions))


def told(*editions):
    """Each segment as: its rhythm, first and last day, whether cut, who asks it."""
    return [
        (s.duty.occasion.rhythm, s.days.first, s.days.last, s.cut, {e.uid for e in s.editions})
        for s in timeline(claims(*editions))
    ]


def test_one_edition_is_one_segment() -> None:
    assert told(edition("plan")) == [(Rhythm.MONTH, JANUARY, LAST_DAY, False, {"plan"})]


def test_nothing_asked_is_no_segment() -> None:
    assert timeline(()) == ()


def test_two_that_ask_the_same_are_one_duty_on_both_bases() -> None:
    found = told(edition("baseline", year=None), edition("plan"))
    assert found == [(Rhythm.MONTH, JANUARY, LAST_DAY, False, {"baseline", "plan"})]


def test_a_stricter_plan_cuts_the_baseline_on_its_first_day() -> None:
    found = told(edition("baseline", QUARTERLY, year=None), edition("plan", first=MARCH))
    assert [(rhythm, last, cut) for rhythm, _, last, cut, _ in found] == [
        (Rhythm.QUARTER, date(2026, 3, 19), True),
        (Rhythm.MONTH, LAST_DAY, False),
    ]


def test_a_weaker_plan_leaves_one_segment() -> None:
    found = told(edition("baseline", year=None), edition("plan", QUARTERLY, first=MARCH))
    assert found == [(Rhythm.MONTH, JANUARY, LAST_DAY, False, {"baseline"})]


def test_two_a_quarter_are_more_than_one_and_less_than_monthly() -> None:
    two = replace(QUARTERLY, quotas=(AtLeast(2),))
    for weaker, stronger in ((QUARTERLY, two), (two, MONTHLY)):
        (segment,) = timeline(claims(edition("a", weaker), edition("b", stronger)))
        assert segment.duty == stronger


def test_a_larger_share_asks_more() -> None:
    half = replace(QUARTERLY, quotas=(Coverage(Fraction(1, 2), Selector(Who.MEMBERS)),))
    full = replace(QUARTERLY, quotas=(EVERYONE,))
    for order in ((half, full), (full, half)):
        (segment,) = timeline(claims(*(edition(f"e{n}", duty) for n, duty in enumerate(order))))
        assert segment.duty == full


def test_of_two_that_ask_as_much_the_standing_one_gives_the_terms() -> None:
    plan = replace(MONTHLY, grace=0, curable=True)
    for editions in (
        (edition("baseline", year=None), edition("plan", plan)),
        (edition("plan", plan), edition("baseline", year=None)),
    ):
        (segment,) = timeline(claims(*editions))
        assert (segment.duty.grace, segment.duty.curable) == (7, False)


def test_the_one_that_asks_more_gives_the_terms() -> None:
    plan = replace(MONTHLY, grace=0, quotas=(AtLeast(2),))
    (segment,) = timeline(claims(edition("baseline", year=None), edition("plan", plan)))
    assert (segment.duty.grace, segment.duty.quotas) == (0, (AtLeast(2),))


def test_what_is_decided_goes_before_what_is_not() -> None:
    (segment,) = timeline(claims(edition("a", replace(MONTHLY, undecided=(Face.SCOPE,))), edition("b", QUARTERLY)))
    assert segment.duty == QUARTERLY


def test_an_amendment_of_the_same_text_joins_the_days_and_cuts_nothing() -> None:
    found = told(edition("one", series="plan"), edition("two", series="plan", first=MAY))
    assert [(first, last, cut) for _, first, last, cut, _ in found] == [(JANUARY, LAST_DAY, False)]


def test_an_amendment_of_another_text_cuts() -> None:
    found = told(edition("one", QUARTERLY, series="plan"), edition("two", series="plan", first=MAY))
    assert [(last, cut) for _, _, last, cut, _ in found] == [(date(2026, 5, 14), True), (LAST_DAY, False)]


def test_an_amendment_that_asks_less_cuts_too() -> None:
    found = told(edition("one", series="plan"), edition("two", QUARTERLY, series="plan", first=MAY))
    assert [(last, cut) for _, _, last, cut, _ in found] == [(date(2026, 5, 14), True), (LAST_DAY, False)]


def test_a_text_that_runs_out_cuts_nothing() -> None:
    (segment,) = timeline(claims(edition("plan", last=date(2026, 12, 31))))
    assert (segment.days.last, segment.cut) == (date(2026, 12, 31), False)


def test_a_gap_between_texts_is_a_gap() -> None:
    found = told(edition("a", last=date(2026, 2, 28)), edition("b", first=MAY))
    assert [(first, last) for _, first, last, _, _ in found] == [(JANUARY, date(2026, 2, 28)), (MAY, LAST_DAY)]


def test_a_baseline_that_outlives_a_stricter_plan_goes_on_and_the_plan_is_not_cut() -> None:
    found = told(edition("baseline", QUARTERLY, year=None), edition("plan", last=date(2026, 12, 31)))
    assert [(rhythm, first, cut) for rhythm, first, _, cut, _ in found] == [
        (Rhythm.MONTH, JANUARY, False),
        (Rhythm.QUARTER, date(2027, 1, 1), False),
    ]


def test_the_order_in_which_claims_are_given_changes_nothing() -> None:
    editions = (edition("baseline", QUARTERLY, year=None), edition("plan", first=MARCH), edition("overlay", first=MAY))
    assert timeline(claims(*editions)) == timeline(claims(*editions)[::-1])


def test_revisions_of_one_line_end_each_other_and_other_lines_do_not() -> None:
    ended = {
        e.uid: (e.last, e.cut)
        for e in revised(
            [
                edition("one", series="plan"),
                edition("two", series="plan", first=MAY),
                edition("other", series="overlay"),
                edition("next", series="plan", year=2027, first=date(2027, 1, 1)),
            ]
        )
    }
    assert ended["one"] == (date(2026, 5, 14), True)
    assert all(ended[uid] == (LAST_DAY, False) for uid in ("two", "other", "next"))


def test_a_revision_on_the_same_first_day_replaces_the_text_altogether() -> None:
    late = datetime(2026, 2, 1, tzinfo=UTC)
    assert [e.uid for e in revised([edition("one", series="plan"), edition("two", series="plan", since=late)])] == [
        "two"
    ]


def test_a_revision_after_the_text_ran_out_does_not_cut_it() -> None:
    first = edition("one", series="plan", last=date(2026, 3, 31))
    assert revised([first, edition("two", series="plan", first=MAY)])[0] == first


def test_a_basis_stands_only_on_the_days_on_which_it_asked() -> None:
    """A plan of 2026 equal to the baseline is a basis in 2026, and neither before it nor after."""
    plan = edition("plan", replace(MONTHLY, bases=(Basis("要点"),)), first=MARCH, last=date(2026, 12, 31))
    segments = timeline(claims(edition("baseline", year=None), plan))
    held = {uid for s in segments if date(2026, 6, 1) in s.days for uid in (e.uid for e in s.editions)}
    assert held == {"baseline", "plan"}


def test_a_share_asked_by_one_text_is_not_lost_to_a_number_asked_by_another() -> None:
    """Nothing asked is ever lost: the overlay asks six instead of four and says nothing of reaching everyone."""
    four = replace(QUARTERLY, occasion=Every(Rhythm.YEAR), quotas=(AtLeast(4), EVERYONE))
    six = replace(four, quotas=(AtLeast(6),))
    (segment,) = timeline(claims(edition("plan", four), edition("overlay", six)))
    assert set(segment.duty.quotas) == {AtLeast(6), EVERYONE}


def test_each_quarter_asked_by_the_baseline_is_not_lost_to_twelve_a_year() -> None:
    """Twelve sessions in December are twelve a year, and leave three quarters empty."""
    twelve = replace(MONTHLY, occasion=Every(Rhythm.YEAR), quotas=(AtLeast(12),))
    segments = timeline(claims(edition("baseline", QUARTERLY, year=None), edition("plan", twelve)))
    assert Every(Rhythm.QUARTER) in {s.duty.occasion for s in segments}


def test_the_number_of_one_quota_is_not_read_as_the_demand_of_another_kind() -> None:
    """32 hours a year do not ask more than one session in each month; the two cannot be weighed."""
    hours = replace(MONTHLY, occasion=Every(Rhythm.YEAR), quotas=(AtLeast(32, of_amount=True, unit="学时"),))
    segments = timeline(claims(edition("baseline", year=None), edition("plan", hours)))
    assert Every(Rhythm.MONTH) in {s.duty.occasion for s in segments}


def test_equal_texts_are_known_since_the_first_of_them_was_entered() -> None:
    late = datetime(2026, 5, 15, tzinfo=UTC)
    beside = timeline(claims(edition("baseline", year=None), edition("plan", since=late)))
    after = timeline(claims(edition("one", series="plan"), edition("two", series="plan", first=MAY, since=late)))
    assert [s.since for s in (*beside, *after)] == [datetime(2026, 1, 1, tzinfo=UTC)] * 2


def test_who_asks_on_a_day_is_told_to_the_last_day_and_beyond() -> None:
    (segment,) = timeline(claims(edition("one", series="plan"), edition("two", series="plan", first=MAY)))
    days = (date(2025, 12, 1), date(2026, 5, 14), MAY)
    assert [[e.uid for e in segment.editions_on(day)] for day in days] == [["one"], ["one"], ["two"]]
    (ended,) = timeline(claims(edition("a", last=date(2026, 5, 14)), edition("b", first=MAY, last=date(2026, 6, 1))))
    assert [e.uid for e in ended.editions_on(date(2026, 7, 1))] == ["b"]


def test_of_two_that_ask_the_same_the_standing_one_gives_the_working_days() -> None:
    holiday = WorkCalendar(frozenset({MAY}))
    (segment,) = timeline(claims(edition("plan"), edition("baseline", year=None, calendar=holiday)))
    assert segment.calendar_on(MARCH) == holiday


def test_of_two_plans_that_ask_as_much_the_later_gives_the_terms() -> None:
    later = edition("a", replace(MONTHLY, grace=0), first=MARCH)
    assert [s.duty.grace for s in timeline(claims(edition("z"), later))] == [7, 0]


def test_the_one_with_the_larger_share_gives_the_terms() -> None:
    half = replace(QUARTERLY, quotas=(replace(EVERYONE, share=Fraction(1, 2)),))
    full = replace(QUARTERLY, quotas=(EVERYONE,), grace=0)
    (segment,) = timeline(claims(edition("baseline", half, year=None), edition("plan", full)))
    assert segment.duty == full


def test_only_who_asks_that_much_is_a_basis_of_it() -> None:
    two = replace(MONTHLY, quotas=(AtLeast(2),))
    (segment,) = timeline(claims(edition("baseline", year=None), edition("plan", two)))
    assert [e.uid for e in segment.editions] == ["plan"]


def test_more_asked_beside_a_plan_that_was_renewed_cuts_what_was_open() -> None:
    """It is the renewed plan that still stands on the day; the first one has ended long before."""
    renewed = (edition("one", series="plan"), edition("two", series="plan", first=MARCH))
    overlay = edition("overlay", replace(MONTHLY, quotas=(AtLeast(2),)), first=MAY)
    found = told(*renewed, overlay)
    assert [(last, cut) for _, _, last, cut, _ in found] == [(date(2026, 5, 14), True), (LAST_DAY, False)]


def test_two_bodies_may_call_their_lines_by_the_same_name() -> None:
    ended = revised([edition("one", series="plan"), edition("other", series="plan", body="department", first=MAY)])
    assert [(e.uid, e.last, e.cut) for e in ended] == [("one", LAST_DAY, False), ("other", LAST_DAY, False)]


def test_revisions_follow_each_other_by_their_first_day_not_by_when_they_were_entered() -> None:
    late = datetime(2026, 2, 1, tzinfo=UTC)
    ended = revised([edition("one", series="plan", since=late), edition("two", series="plan", first=MAY)])
    assert [(e.uid, e.last) for e in ended] == [("one", date(2026, 5, 14)), ("two", LAST_DAY)]


def test_of_two_revisions_from_the_same_day_the_one_entered_later_holds() -> None:
    late = datetime(2026, 2, 1, tzinfo=UTC)
    assert [e.uid for e in revised([edition("b", series="plan"), edition("a", series="plan", since=late)])] == ["a"]


def test_a_revision_from_the_last_day_of_a_text_takes_that_day() -> None:
    first, second = revised([edition("one", series="plan", last=MAY), edition("two", series="plan", first=MAY)])
    assert (first.last, first.cut, second.first) == (date(2026, 5, 14), True, MAY)
