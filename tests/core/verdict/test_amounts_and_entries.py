"""Hours, moments of entry, corrections and what is said to belong: who is told of them, and to the moment."""

from datetime import timedelta

from tests.core.verdict.cast import Cast, d, noon
from tests.core.verdict.rules import MEMBERS, MONTH, QUARTER, SECRETARIES, YEAR, after, duty, each_time, every, window

from yaodian.core.duty import AnchorKind, AtLeast, Credit, Every
from yaodian.core.verdict.slot import end_of
from yaodian.core.verdict.verdict import Label, Measure, Verdict

EIGHT_HOURS = AtLeast(8, of_amount=True, unit="学时")


def branch(*duties):
    cast = Cast()
    cast.body("branch")
    cast.baseline(*duties)
    return cast


def hours(**more):
    return branch(duty(Every(QUARTER), EIGHT_HOURS, **more))


def test_hours_are_added_up_in_hundredths() -> None:
    cast = hours()
    for day, amount in ((1, 450), (2, 349)):
        cast.deed("branch", d(2, day), amount=amount)
    assert cast.judge(d(3, 1))["branch", "2026-Q1"].measures == (Measure(799, 8),)
    cast.deed("branch", d(2, 3), amount=1)
    assert cast.judge(d(3, 1)).verdict("branch", "2026-Q1") is Verdict.MET


def test_hours_entered_late_are_labelled_though_the_meetings_were_entered_in_time() -> None:
    cast = hours()
    cast.deed("branch", d(2, 1), amount=500)
    cast.deed("branch", d(2, 2), amount=300, entered=d(5, 1))
    assert cast.judge(d(5, 2))["branch", "2026-Q1"].labels == {Label.ENTERED_LATE}


def test_prompt_hours_corrected_long_after_were_not_entered_late() -> None:
    cast = hours()
    cast.deed("branch", d(2, 1), amount=700, record="r")
    cast.correct("r", entered=d(5, 1), amount=800)
    assert cast.judge(d(5, 2))["branch", "2026-Q1"].labels == {Label.CORRECTED}


def test_hours_lacking_are_made_up_where_the_duty_is_curable() -> None:
    cast = hours(curable=True)
    cast.deed("branch", d(2, 1), amount=500)
    cast.belongs(cast.deed("branch", d(4, 10), amount=200, record="a"), "2026-Q1", entered=d(4, 10))
    assert cast.judge(d(5, 1)).verdict("branch", "2026-Q1") is Verdict.MISSED
    cast.belongs(cast.deed("branch", d(4, 11), amount=100, record="b"), "2026-Q1", entered=d(4, 11))
    assert cast.judge(d(5, 1)).verdict("branch", "2026-Q1") is Verdict.LATE


def test_one_in_time_and_one_made_up_are_two() -> None:
    cast = branch(every(QUARTER, 2, curable=True))
    cast.deed("branch", d(2, 1))
    cast.belongs(cast.deed("branch", d(4, 10)), "2026-Q1", entered=d(4, 10))
    assert cast.judge(d(5, 1)).verdict("branch", "2026-Q1") is Verdict.LATE


def test_a_window_that_cannot_be_cured_stays_missed() -> None:
    cast = branch(window((3, 1), (5, 15)))
    cast.deed("branch", d(5, 20))
    assert cast.judge(d(6, 20)).verdict("branch", "2026-window") is Verdict.MISSED


def test_the_very_end_of_the_grace_is_still_in_time() -> None:
    for late, labels in ((0, set()), (1, {Label.ENTERED_LATE})):
        cast = branch(every(QUARTER))
        cast.deed("branch", d(2, 1), since=end_of(d(4, 7)) + timedelta(seconds=late))
        assert cast.judge(d(5, 1))["branch", "2026-Q1"].labels == labels


def test_each_meeting_of_an_every_time_duty_has_its_own_grace_to_the_moment() -> None:
    for late, labels in ((0, set()), (1, {Label.ENTERED_LATE})):
        cast = branch(each_time(QUARTER))
        moment = end_of(d(2, 8)) + timedelta(seconds=late)
        cast.deed("branch", d(2, 1), since=moment, flags={"first_topic": True})
        assert cast.judge(d(5, 1))["branch", "2026-Q1"].labels == labels


def test_what_was_confirmed_at_the_very_moment_is_confirmed() -> None:
    cast = branch(every(QUARTER))
    cast.deed("branch", d(2, 1), confirmed=noon(d(2, 5)))
    assert cast.judge(d(2, 5))["branch", "2026-Q1"].labels == frozenset()


def test_at_the_very_moment_of_a_correction_the_new_version_alone_counts() -> None:
    cast = branch(every(YEAR, 3))
    cast.deed("branch", d(2, 1), record="r")
    cast.correct("r", entered=d(3, 1), amount=100)
    assert cast.judge(d(3, 1))["branch", "2026"].measures == (Measure(1, 3),)


def test_a_session_held_later_gives_no_label_but_its_own() -> None:
    """It explains the miss; whether it is confirmed or was corrected says nothing of the quarter."""
    cast = branch(every(QUARTER))
    record = cast.deed("branch", d(4, 10), confirmed=noon(d(12, 1)))
    cast.belongs(record, "2026-Q1", entered=d(4, 10))
    cast.correct(record, entered=d(4, 20), amount=100)
    assert cast.judge(d(5, 1))["branch", "2026-Q1"].labels == {Label.HELD_LATER}


def test_what_is_not_owed_has_no_labels() -> None:
    cast = Cast()
    cast.body("branch", first=d(1, 20))
    cast.baseline(every(QUARTER))
    cast.deed("branch", d(2, 1), record="r", confirmed=noon(d(12, 1)))
    cast.correct("r", entered=d(2, 2), amount=100)
    found = cast.judge(d(3, 1))["branch", "2026-Q1"]
    assert (found.verdict, found.labels) == (Verdict.VOID, frozenset())


def test_a_meeting_held_later_is_no_occasion_of_the_quarter_it_is_said_to_belong_to() -> None:
    for kept in (True, False):
        cast = branch(each_time(QUARTER))
        cast.deed("branch", d(2, 1), flags={"first_topic": True})
        later = cast.deed("branch", d(4, 10), flags={"first_topic": kept})
        cast.belongs(later, "2026-Q1", entered=d(4, 10))
        found = cast.judge(d(6, 1))["branch", "2026-Q1"]
        assert (found.verdict, found.measures) == (Verdict.MET, (Measure(1, 1),))


def test_of_two_meetings_without_the_condition_the_later_is_blamed() -> None:
    cast = branch(each_time(QUARTER))
    for day in (d(2, 1), d(2, 20)):
        cast.deed("branch", day, flags={"first_topic": False})
    assert cast.judge(d(3, 10))["branch", "2026-Q1"].blamed == d(2, 20)


def test_another_condition_that_a_meeting_met_says_nothing_of_this_one() -> None:
    cast = branch(each_time(QUARTER))
    cast.deed("branch", d(2, 1), flags={"first_topic": True, "published": False})
    cast.deed("branch", d(2, 2), flags={"published": True})
    found = cast.judge(d(5, 1))["branch", "2026-Q1"]
    assert (found.verdict, found.measures) == (Verdict.OPEN, (Measure(1, 2),))


def test_what_a_session_was_said_to_serve_counts_from_when_it_was_said_until_it_was_taken_back() -> None:
    cast = branch(every(MONTH))
    cast.belongs(cast.deed("branch", d(5, 6)), "2026-04", entered=d(5, 10))
    cast.revise("belongings", cast.rows["belongings"][0], d(5, 20), cycle="2026-05")
    found = [cast.judge(d(5, day)).verdict("branch", "2026-05") for day in (8, 12, 22)]
    assert found == [Verdict.MET, Verdict.OPEN, Verdict.MET]


def test_a_record_of_another_kind_serves_nothing_though_it_was_said_to() -> None:
    cast = branch(every(MONTH))
    cast.belongs(cast.deed("branch", d(5, 6), kind="lecture"), "2026-05", entered=d(5, 6))
    assert cast.judge(d(5, 10))["branch", "2026-05"].measures == (Measure(0, 1),)


def test_a_joint_session_attended_is_one_session() -> None:
    cast = branch(every(YEAR, 3, bearer=MEMBERS, credit=Credit.ATTENDED))
    cast.person("li", "branch")
    for body in ("branch", "city"):
        cast.deed(body, d(2, 1), record="joint", persons=("li",))
    assert cast.judge(d(3, 1))["li", "2026"].measures == (Measure(1, 3),)


def test_a_course_attended_serves_the_one_who_took_up_the_post() -> None:
    rule = after(AnchorKind.POST_START, "secretary", 60, bearer=SECRETARIES, credit=Credit.ATTENDED)
    cast = branch(rule)
    cast.post("p", "wang", "branch", "secretary", first=d(2, 1))
    cast.deed("branch", d(2, 10), persons=("wang",))
    assert cast.judge(d(3, 1)).verdict("wang", "p-1") is Verdict.MET


def test_a_joint_session_of_two_bodies_merged_into_one_is_one_session() -> None:
    cast = Cast()
    cast.body("new")
    for old in ("one", "two"):
        cast.body(old, last=d(5, 15), successor="new")
        cast.deed(old, d(2, 1), record="joint")
    cast.baseline(every(YEAR, 3))
    assert cast.judge(d(6, 1))["new", "2026"].measures == (Measure(1, 3),)


def test_what_was_done_before_the_first_of_two_mergers_ends_with_its_own_quarter() -> None:
    """The second merger lies in another quarter: only who took over in this one is credited."""
    cast = Cast()
    cast.body("first", last=d(5, 15), successor="second")
    cast.body("second", last=d(9, 10), successor="third")
    cast.body("third")
    cast.baseline(every(QUARTER))
    cast.deed("first", d(4, 20))
    sheet = cast.judge(d(12, 1))
    assert [sheet.verdict(body, "2026-Q2") for body in ("second", "third")] == [Verdict.MET, Verdict.MISSED]
