"""Windows across New Year, the year a meeting belongs to (所属年度), 补开 and curing."""

import pytest
from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import MONTH, YEAR, every, window

from yaodian.core.verdict.facts import RulingKind
from yaodian.core.verdict.verdict import Label, Verdict, Why

LONG = {"first": d(1, 1, 2025), "last": d(12, 31, 2027)}


def world(*duties):
    cast = Cast()
    cast.body("branch")
    cast.baseline(*duties)
    return cast


def org_life():
    """组织生活会: yearly, with the superior's window for 2025 open until 31 March 2026."""
    cast = world(every(YEAR))
    cast.rule(RulingKind.WINDOW, "2025", entered=d(12, 1, 2025), last=d(3, 31))
    return cast


def test_inside_the_window_a_session_for_2025_is_met_for_2025_and_does_not_count_for_2026() -> None:
    cast = org_life()
    cast.belongs(cast.deed("branch", d(2, 10)), "2025", entered=d(2, 10))
    sheet = cast.judge(d(4, 30), **LONG)
    assert sheet.verdict("branch", "2025") is Verdict.MET
    assert sheet["branch", "2025"].due == d(3, 31)
    assert sheet["branch", "2026"].counted == ()
    assert sheet.verdict("branch", "2026") is Verdict.OPEN


def test_a_session_in_the_window_that_is_not_said_to_belong_counts_for_its_own_year() -> None:
    cast = org_life()
    cast.deed("branch", d(2, 10))
    sheet = cast.judge(d(4, 30), **LONG)
    assert sheet.verdict("branch", "2025") is Verdict.MISSED
    assert sheet.verdict("branch", "2026") is Verdict.MET


def test_on_the_last_day_of_the_window_it_is_met_and_a_day_later_it_is_not() -> None:
    for day, verdict in ((d(3, 31), Verdict.MET), (d(4, 1), Verdict.MISSED)):
        cast = org_life()
        cast.belongs(cast.deed("branch", day), "2025", entered=day)
        assert cast.judge(d(4, 30), **LONG).verdict("branch", "2025") is verdict


def test_until_the_window_closes_the_year_stays_open_and_then_has_its_grace() -> None:
    cast = org_life()
    found = [cast.judge(day, **LONG).verdict("branch", "2025") for day in (d(3, 31), d(4, 1), d(4, 7), d(4, 8))]
    assert found == [Verdict.OPEN, Verdict.GRACE, Verdict.GRACE, Verdict.MISSED]


def test_a_notice_never_moves_a_due_day_forward() -> None:
    cast = world(every(YEAR))
    cast.rule(RulingKind.WINDOW, "2025", entered=d(12, 1, 2025), last=d(10, 31, 2025))
    assert cast.judge(d(1, 1), **LONG)["branch", "2025"].due == d(12, 31, 2025)


def test_without_a_notice_a_session_for_2025_held_in_2026_leaves_2025_missed_with_its_label() -> None:
    cast = world(every(YEAR))
    cast.belongs(cast.deed("branch", d(2, 10)), "2025", entered=d(2, 10))
    sheet = cast.judge(d(4, 30), **LONG)
    assert sheet.verdict("branch", "2025") is Verdict.MISSED
    assert Label.HELD_LATER in sheet["branch", "2025"].labels
    assert sheet.verdict("branch", "2026") is Verdict.OPEN


def test_a_monthly_session_held_later_leaves_the_month_missed_and_serves_no_other_month() -> None:
    cast = world(every(MONTH))
    cast.belongs(cast.deed("branch", d(5, 6)), "2026-04", entered=d(5, 6))
    sheet = cast.judge(d(6, 20))
    assert (sheet.verdict("branch", "2026-04"), sheet["branch", "2026-04"].labels) == (
        Verdict.MISSED,
        frozenset({Label.HELD_LATER}),
    )
    assert sheet.verdict("branch", "2026-05") is Verdict.MISSED


def test_a_monthly_session_held_later_cures_where_the_duty_is_curable() -> None:
    cast = world(every(MONTH, curable=True))
    cast.belongs(cast.deed("branch", d(5, 6)), "2026-04", entered=d(5, 6))
    sheet = cast.judge(d(6, 20))
    assert sheet.verdict("branch", "2026-04") is Verdict.LATE
    assert sheet.verdict("branch", "2026-05") is Verdict.MISSED


def test_a_session_of_may_does_not_cure_april_unless_said_to_belong_to_it() -> None:
    cast = world(every(MONTH, curable=True))
    cast.deed("branch", d(5, 6))
    cast.deed("branch", d(5, 20))
    sheet = cast.judge(d(6, 20))
    assert sheet.verdict("branch", "2026-04") is Verdict.MISSED
    assert sheet["branch", "2026-05"].counted == ("r1", "r2")


def test_a_session_before_its_month_said_to_belong_to_it_serves_nothing() -> None:
    """Nobody can hold in March what April asks."""
    for curable in (False, True):
        cast = world(every(MONTH, curable=curable))
        cast.belongs(cast.deed("branch", d(3, 20)), "2026-04", entered=d(3, 20))
        found = cast.judge(d(6, 20))["branch", "2026-04"]
        assert (found.verdict, found.labels, found.counted) == (Verdict.MISSED, frozenset(), ())


def test_what_a_session_is_said_to_serve_under_another_duty_says_nothing_here() -> None:
    cast = world(every(MONTH))
    cast.belongs(cast.deed("branch", d(3, 5)), "2026-02", entered=d(3, 5), duty="other")
    sheet = cast.judge(d(4, 20))
    assert [sheet.verdict("branch", cycle) for cycle in ("2026-02", "2026-03")] == [Verdict.MISSED, Verdict.MET]


def test_a_belonging_taken_back_lets_the_session_count_on_its_own_day() -> None:
    cast = world(every(MONTH))
    record = cast.deed("branch", d(5, 6))
    cast.belongs(record, "2026-04", entered=d(5, 6))
    cast.belongs(record, "2026-05", entered=d(5, 10))
    assert cast.judge(d(5, 8)).verdict("branch", "2026-05") is Verdict.OPEN
    assert cast.judge(d(5, 12)).verdict("branch", "2026-05") is Verdict.MET


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (d(11, 30, 2025), Verdict.MISSED),
        (d(12, 1, 2025), Verdict.MET),
        (d(2, 28), Verdict.MET),
        (d(3, 1), Verdict.MISSED),
    ],
)
def test_a_window_across_new_year_holds_from_its_first_to_its_last_day(day, verdict) -> None:
    cast = world(window((12, 1), (2, 28)))
    cast.deed("branch", day)
    assert cast.judge(d(5, 1), **LONG).verdict("branch", "2025-window") is verdict


def test_a_window_across_new_year_belongs_to_the_year_of_its_first_day() -> None:
    cast = Cast()
    cast.body("branch")
    cast.edition(window((12, 1), (2, 28)), year=2026, last=d(12, 31))
    sheet = cast.judge(d(1, 15, 2027), **LONG)
    assert sheet.cycles("branch") == ["2026-window"]
    assert sheet["branch", "2026-window"].due == d(2, 28, 2027)
    assert sheet.verdict("branch", "2026-window") is Verdict.OPEN


def test_a_curable_window_is_cured_until_the_next_one_begins() -> None:
    for day, verdict in ((d(4, 1), Verdict.LATE), (d(11, 30), Verdict.LATE), (d(12, 1), Verdict.MISSED)):
        cast = world(window((12, 1), (2, 28), curable=True))
        cast.deed("branch", day)
        assert cast.judge(d(12, 20), **LONG).verdict("branch", "2025-window") is verdict


def test_a_window_until_the_last_of_february_can_be_judged_in_every_year() -> None:
    cast = world(window((1, 1), (2, 29)))
    assert cast.judge(d(1, 15))["branch", "2026-window"].due == d(2, 28)


def test_a_window_owes_nothing_to_a_body_that_lived_less_than_half_of_it() -> None:
    """1 January to 10 January are ten days: from the 6th it is half, from the 7th less."""
    for first, verdict in ((d(1, 6), Verdict.OPEN), (d(1, 7), Verdict.VOID)):
        cast = Cast()
        cast.body("branch", first=first)
        cast.baseline(window((1, 1), (1, 10)))
        assert cast.judge(d(1, 8)).verdict("branch", "2026-window") is verdict


def test_a_window_prorated_to_no_full_month_is_still_not_met_with_nothing() -> None:
    """15 January to 10 March holds one full month; founded on 10 February a body lived more than half of the days."""
    cast = Cast()
    cast.body("branch", first=d(2, 10))
    cast.baseline(window((1, 15), (3, 10), count=2))
    assert cast.judge(d(2, 20)).verdict("branch", "2026-window") is Verdict.OPEN


def test_a_merger_inside_an_extended_window_does_not_leave_the_dead_body_to_blame() -> None:
    """The year 2025 may be held until 31 March; on 15 February the body goes up in another."""
    cast = Cast()
    cast.body("old", last=d(2, 15), successor="new")
    cast.body("new")
    cast.baseline(every(YEAR))
    cast.rule(RulingKind.WINDOW, "2025", entered=d(12, 1, 2025), last=d(3, 31))
    assert cast.judge(d(5, 1), **LONG)["old", "2025"].why is Why.MERGED
