"""Due days, grace, waivers, and the labels beside a verdict."""

from datetime import timedelta

import pytest
from tests.core.verdict.cast import Cast, d, noon
from tests.core.verdict.rules import MEMBERS, MONTH, QUARTER, YEAR, every

from yaodian.core.duty import Credit
from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.facts import RulingKind
from yaodian.core.verdict.verdict import Label, Measure, Verdict


def branch(*duties):
    cast = Cast()
    cast.body("branch")
    cast.baseline(*duties or (every(QUARTER),))
    return cast


def test_ahead_before_opening_open_until_the_due_day_then_grace_then_missed() -> None:
    days = (d(12, 31, 2025), d(1, 1), d(3, 31), d(4, 1), d(4, 7), d(4, 8))
    found = [branch().judge(day).verdict("branch", "2026-Q1") for day in days]
    assert found == [
        *(Verdict.AHEAD, Verdict.OPEN, Verdict.OPEN),
        *(Verdict.GRACE, Verdict.GRACE, Verdict.MISSED),
    ]


def test_without_grace_it_is_missed_on_the_day_after() -> None:
    cast = branch(every(QUARTER, grace=0))
    assert cast.judge(d(3, 31)).verdict("branch", "2026-Q1") is Verdict.OPEN
    assert cast.judge(d(4, 1)).verdict("branch", "2026-Q1") is Verdict.MISSED


def test_held_on_the_due_day_is_in_time_and_held_in_the_grace_is_not() -> None:
    """Grace is for entering what happened in time, not for doing it."""
    for day, verdict in ((d(3, 31), Verdict.MET), (d(4, 1), Verdict.MISSED)):
        cast = branch()
        cast.deed("branch", day)
        assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is verdict


def test_entered_on_the_last_day_of_grace_is_prompt_and_the_day_after_is_labelled() -> None:
    for entered, labels in ((d(4, 7), frozenset()), (d(4, 8), frozenset({Label.ENTERED_LATE}))):
        cast = branch()
        cast.deed("branch", d(3, 20), entered=entered)
        found = cast.judge(d(5, 1))["branch", "2026-Q1"]
        assert (found.verdict, found.labels) == (Verdict.MET, labels)


def test_days_end_at_midnight_in_shanghai() -> None:
    """A minute before midnight is still the last day of grace; a minute after it is the next day."""
    for minutes, late in ((-1, False), (1, True)):
        cast = branch()
        cast.deed("branch", d(3, 20), since=noon(d(4, 7)) + timedelta(hours=12, minutes=minutes))
        assert (Label.ENTERED_LATE in cast.judge(d(5, 1))["branch", "2026-Q1"].labels) is late


def test_entered_90_days_late_is_met_with_its_label() -> None:
    cast = branch()
    cast.deed("branch", d(3, 31), entered=d(6, 29))
    found = cast.judge(d(6, 30))["branch", "2026-Q1"]
    assert (found.verdict, found.labels) == (Verdict.MET, frozenset({Label.ENTERED_LATE}))


def test_enough_entered_promptly_and_one_more_late_needs_no_label() -> None:
    cast = branch()
    cast.deed("branch", d(3, 1))
    cast.deed("branch", d(3, 31), entered=d(6, 29))
    assert cast.judge(d(6, 30))["branch", "2026-Q1"].labels == frozenset()


def test_a_record_waits_for_confirmation_and_counts_at_once() -> None:
    cast = branch()
    cast.deed("branch", d(3, 1), confirmed=NEVER)
    found = cast.judge(d(3, 2))["branch", "2026-Q1"]
    assert (found.verdict, found.labels) == (Verdict.MET, frozenset({Label.TO_CONFIRM}))


def test_confirmed_later_it_waited_until_then() -> None:
    cast = branch()
    cast.deed("branch", d(3, 1), confirmed=noon(d(3, 10)))
    labels = [cast.judge(day)["branch", "2026-Q1"].labels for day in (d(3, 9), d(3, 10))]
    assert labels == [frozenset({Label.TO_CONFIRM}), frozenset()]


def test_a_corrected_record_is_labelled_from_its_correction_on() -> None:
    cast = branch()
    cast.correct(cast.deed("branch", d(3, 1)), entered=d(3, 10), amount=200)
    labels = [cast.judge(day)["branch", "2026-Q1"].labels for day in (d(3, 9), d(3, 11))]
    assert labels == [frozenset(), frozenset({Label.CORRECTED})]


def test_a_prompt_record_corrected_long_after_was_not_entered_late() -> None:
    """更正 is not 补录: the record was there in time."""
    cast = branch()
    cast.correct(cast.deed("branch", d(3, 1)), entered=d(6, 10), amount=200)
    assert cast.judge(d(6, 11))["branch", "2026-Q1"].labels == frozenset({Label.CORRECTED})


@pytest.mark.parametrize(
    ("kind", "label"), [(RulingKind.OBJECTION, Label.OBJECTED), (RulingKind.WAITING, Label.WAITING)]
)
def test_objections_and_waiting_stand_beside_the_verdict_and_change_nothing(kind, label) -> None:
    cast = branch()
    cast.rule(kind, "2026-Q1", entered=d(4, 1), bearer="branch")
    sheet = cast.judge(d(4, 20))
    assert (sheet.verdict("branch", "2026-Q1"), sheet["branch", "2026-Q1"].labels) == (Verdict.MISSED, {label})
    assert sheet["branch", "2026-Q2"].labels == frozenset()


def test_an_explanation_has_no_label_of_its_own() -> None:
    cast = branch()
    cast.rule(RulingKind.EXPLAIN, "2026-Q1", entered=d(4, 1))
    assert cast.judge(d(4, 20))["branch", "2026-Q1"].labels == frozenset()


def test_a_waiver_stands_from_the_opening_on_and_outlasts_the_due_day() -> None:
    cast = branch()
    cast.rule(RulingKind.WAIVE, "2026-Q1", entered=d(12, 1, 2025), bearer="branch")
    found = [cast.judge(day).verdict("branch", "2026-Q1") for day in (d(12, 5, 2025), d(1, 1), d(6, 1))]
    assert found == [Verdict.AHEAD, Verdict.WAIVED, Verdict.WAIVED]


def test_a_waiver_for_everybody_and_one_for_somebody_else() -> None:
    for bearer, verdict in (("", Verdict.WAIVED), ("other", Verdict.MISSED)):
        cast = branch()
        cast.rule(RulingKind.WAIVE, "2026-Q1", entered=d(1, 5), bearer=bearer)
        assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is verdict


def test_what_was_done_is_met_whether_waived_before_or_after() -> None:
    for entered in (d(1, 5), d(3, 20)):
        cast = branch()
        cast.deed("branch", d(2, 1))
        cast.rule(RulingKind.WAIVE, "2026-Q1", entered=entered)
        assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is Verdict.MET


def test_a_waiver_withdrawn_before_the_due_day_is_owed_again() -> None:
    cast = branch()
    cast.rule(RulingKind.WAIVE, "2026-Q1", entered=d(1, 5), withdrawn=d(3, 1))
    found = [cast.judge(day).verdict("branch", "2026-Q1") for day in (d(2, 28), d(3, 2), d(4, 20))]
    assert found == [Verdict.WAIVED, Verdict.OPEN, Verdict.MISSED]


def test_a_waiver_withdrawn_after_the_due_day_makes_nobody_missed() -> None:
    cast = branch()
    cast.rule(RulingKind.WAIVE, "2026-Q1", entered=d(1, 5), withdrawn=d(5, 1))
    assert cast.judge(d(5, 2)).verdict("branch", "2026-Q1") is Verdict.WAIVED


def test_a_ruling_about_another_duty_says_nothing_here() -> None:
    cast = branch()
    cast.rule(RulingKind.WAIVE, "2026-Q1", entered=d(1, 5), duty="another")
    assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is Verdict.MISSED


def test_one_session_of_three_bodies_serves_each_of_them() -> None:
    cast = Cast()
    for uid in ("a", "b", "c"):
        cast.body(uid)
        cast.deed(uid, d(3, 1), record="joint")
    cast.baseline(every(QUARTER))
    sheet = cast.judge(d(4, 20))
    assert [(sheet.verdict(uid, "2026-Q1"), sheet[uid, "2026-Q1"].counted) for uid in ("a", "b", "c")] == [
        (Verdict.MET, ("joint",))
    ] * 3


def test_one_record_is_counted_once_however_many_rows_it_has() -> None:
    cast = branch(every(YEAR, 3))
    cast.deed("branch", d(3, 1), record="twice")
    cast.deed("branch", d(3, 1), record="twice")
    assert cast.judge(d(4, 20))["branch", "2026"].measures == (Measure(1, 3),)


def test_a_session_that_does_not_count_or_of_another_kind_does_not_serve() -> None:
    cast = branch()
    cast.deed("branch", d(3, 1), counts=False)
    cast.deed("branch", d(3, 2), kind="lecture")
    cast.deed("other", d(3, 3))
    assert cast.judge(d(4, 20))["branch", "2026-Q1"].counted == ()


def test_any_of_several_kinds_serves() -> None:
    cast = branch(every(QUARTER, kinds=("lecture", "meeting")))
    cast.deed("branch", d(3, 2), kind="lecture")
    assert cast.judge(d(4, 20)).verdict("branch", "2026-Q1") is Verdict.MET


def test_credit_for_attending_is_the_persons_wherever_it_was_held() -> None:
    cast = branch(every(YEAR, 2, bearer=MEMBERS, credit=Credit.ATTENDED))
    cast.person("li", "branch")
    cast.deed("elsewhere", d(3, 1), persons=("li",))
    cast.deed("branch", d(3, 2), persons=("wang",))
    cast.deed("li", d(3, 3))
    assert cast.judge(d(4, 20))["li", "2026"].measures == (Measure(1, 2),)


def test_two_in_march_do_not_cure_an_empty_april() -> None:
    cast = branch(every(MONTH))
    cast.deed("branch", d(3, 1))
    cast.deed("branch", d(3, 20))
    assert cast.judge(d(5, 20)).verdict("branch", "2026-04") is Verdict.MISSED


def test_in_order_of_duty_bearer_and_opening() -> None:
    cast = Cast()
    cast.body("b")
    cast.body("a")
    cast.baseline(every(QUARTER, key="z"), every(QUARTER, key="y"))
    found = [(j.duty, j.bearer, j.cycle) for j in cast.judge(d(3, 1)).all]
    assert found == sorted(found) and len(found) == 16
