"""Coverage: who had to be reached, and who was, each counted once."""

from tests.core.verdict.cast import Cast, d
from tests.core.verdict.rules import CITY, DEPARTMENTS, HALF, QUARTER, YEAR, cover, duty

from yaodian.core.duty import AtLeast, Coverage, Every
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.facts import RulingKind
from yaodian.core.verdict.verdict import Measure, Verdict, Why


def branch(members=5):
    cast = Cast()
    cast.body("branch")
    cast.body("other")
    for number in range(1, members + 1):
        cast.person(f"m{number}", "branch")
    return cast


def everyone(count, first=1):
    return tuple(f"m{number}" for number in range(first, first + count))


def test_four_fifths_are_enough_at_the_exact_border() -> None:
    for came, verdict in ((4, Verdict.MET), (3, Verdict.OPEN)):
        cast = branch()
        cast.baseline(cover(QUARTER, "4/5"))
        cast.deed("branch", d(2, 1), persons=everyone(came))
        assert cast.judge(d(3, 1)).verdict("branch", "2026-Q1") is verdict


def test_seven_tenths_of_ten_are_seven_without_rounding_of_floats() -> None:
    cast = branch(10)
    cast.baseline(cover(QUARTER, "7/10"))
    cast.deed("branch", d(2, 1), persons=everyone(7))
    assert cast.judge(d(3, 1)).verdict("branch", "2026-Q1") is Verdict.MET


def test_a_person_present_twice_is_reached_once() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.deed("branch", d(2, 1), persons=everyone(4))
    cast.deed("branch", d(2, 8), persons=everyone(4))
    assert cast.judge(d(3, 1))["branch", "2026-Q1"].measures == (Measure(4, 5),)


def test_a_later_session_for_those_who_were_absent_completes_it() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.deed("branch", d(2, 1), persons=everyone(4))
    cast.deed("branch", d(2, 8), persons=("m5",))
    assert cast.judge(d(3, 1)).verdict("branch", "2026-Q1") is Verdict.MET


def test_attendance_at_another_bodys_session_reaches_the_member() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.deed("branch", d(2, 1), persons=everyone(4))
    cast.deed("other", d(2, 8), persons=("m5",))
    assert cast.judge(d(3, 1)).verdict("branch", "2026-Q1") is Verdict.MET


def test_guests_from_elsewhere_are_not_in_the_share() -> None:
    cast = branch()
    cast.person("guest", "other")
    cast.baseline(cover(QUARTER))
    cast.deed("branch", d(2, 1), persons=(*everyone(4), "guest"))
    assert cast.judge(d(3, 1))["branch", "2026-Q1"].measures == (Measure(4, 5),)


def test_a_session_that_does_not_count_or_of_another_kind_reaches_nobody() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.deed("branch", d(2, 1), persons=everyone(5), counts=False)
    cast.deed("branch", d(2, 8), persons=everyone(5), kind="lecture")
    assert cast.judge(d(3, 1))["branch", "2026-Q1"].measures == (Measure(0, 5),)


def test_a_session_of_another_quarter_reaches_nobody() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.deed("branch", d(3, 31), persons=everyone(5))
    assert cast.judge(d(5, 1))["branch", "2026-Q2"].measures == (Measure(0, 5),)


def test_the_roster_is_that_of_the_due_day_and_before_it_that_of_today() -> None:
    cast = branch()
    cast.person("came", "branch", first=d(3, 31))
    cast.person("came-later", "branch", first=d(4, 1))
    cast.baseline(cover(QUARTER))
    needs = [cast.judge(day)["branch", "2026-Q1"].measures[0].need for day in (d(3, 30), d(3, 31), d(6, 1))]
    assert needs == [5, 6, 6]


def test_who_was_excused_by_decision_is_not_counted() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.rule(RulingKind.EXCUSE, "2026-Q1", entered=d(1, 5), bearer="branch", person="m5")
    cast.deed("branch", d(2, 1), persons=everyone(4))
    assert cast.judge(d(3, 1))["branch", "2026-Q1"].measures == (Measure(4, 4),)
    assert cast.judge(d(3, 1)).verdict("branch", "2026-Q1") is Verdict.MET


def test_an_excuse_for_one_quarter_or_one_branch_is_none_for_another() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.rule(RulingKind.EXCUSE, "2026-Q1", entered=d(1, 5), bearer="other", person="m4")
    cast.rule(RulingKind.EXCUSE, "2026-Q2", entered=d(1, 5), bearer="branch", person="m5")
    assert cast.judge(d(3, 1))["branch", "2026-Q1"].measures == (Measure(0, 5),)


def test_who_is_excused_and_came_all_the_same_is_in_neither_figure() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.rule(RulingKind.EXCUSE, "2026-Q1", entered=d(1, 5), person="m5")
    cast.deed("branch", d(2, 1), persons=everyone(5))
    assert cast.judge(d(3, 1))["branch", "2026-Q1"].measures == (Measure(4, 4),)


def test_a_share_of_nobody_is_void_and_no_figure() -> None:
    cast = branch(0)
    cast.baseline(cover(QUARTER))
    found = cast.judge(d(5, 1))["branch", "2026-Q1"]
    assert (found.verdict, found.why) == (Verdict.VOID, Why.NOBODY)


def test_members_do_not_include_cadres_who_are_not_members_and_staff_do() -> None:
    cast = branch()
    cast.person("cadre", "branch", member=False)
    cast.baseline(cover(QUARTER), cover(QUARTER, of=Selector(Who.STAFF), key="staff"))
    found = {
        j.duty: j.measures[0].need for j in cast.judge(d(3, 1)).all if j.bearer == "branch" and j.cycle == "2026-Q1"
    }
    assert found == {"duty": 5, "staff": 6}


def hearing():
    """听取汇报: the city hears every department in each half-year."""
    cast = Cast()
    for uid in ("d1", "d2", "d3"):
        cast.body(uid, kind="department")
    cast.baseline(duty(Every(HALF), Coverage(1, DEPARTMENTS), bearer=CITY, object=DEPARTMENTS))
    return cast


def test_every_department_is_heard_only_when_all_have_been() -> None:
    cast = hearing()
    cast.deed("city", d(2, 1), bodies=("d1", "d2"))
    assert cast.judge(d(3, 1))["city", "2026-H1"].measures == (Measure(2, 3),)
    cast.deed("city", d(4, 1), bodies=("d2", "d3"))
    assert cast.judge(d(5, 1)).verdict("city", "2026-H1") is Verdict.MET


def test_a_department_not_heard_is_a_miss_of_the_city_alone() -> None:
    """R31: the object shows 未安排, it is never blamed."""
    cast = hearing()
    cast.deed("city", d(2, 1), bodies=("d1", "d2"))
    assert [(j.bearer, j.verdict) for j in cast.judge(d(8, 1)).all if j.cycle == "2026-H1"] == [
        ("city", Verdict.MISSED)
    ]


def test_a_report_that_another_body_heard_does_not_count_for_the_city() -> None:
    cast = hearing()
    cast.deed("d1", d(2, 1), bodies=("d1", "d2", "d3"))
    assert cast.judge(d(3, 1))["city", "2026-H1"].measures == (Measure(0, 3),)


def test_a_body_is_not_in_its_own_denominator() -> None:
    cast = hearing()
    cast.baseline(duty(Every(HALF), Coverage(1, Selector(Who.BODIES)), bearer=CITY, key="all"), series="other")
    found = next(j for j in cast.judge(d(3, 1)).all if j.duty == "all")
    assert found.measures == (Measure(0, 3),)


def test_four_trainings_that_reach_everyone_need_both() -> None:
    rule = duty(Every(YEAR), AtLeast(4), Coverage(1, Selector(Who.MEMBERS)))
    for sessions, reached, verdict in ((4, 4, Verdict.OPEN), (3, 5, Verdict.OPEN), (4, 5, Verdict.MET)):
        cast = branch()
        cast.baseline(rule)
        for number in range(sessions):
            cast.deed("branch", d(2, 1 + number), persons=everyone(reached))
        assert cast.judge(d(6, 1)).verdict("branch", "2026") is verdict


def test_a_session_said_to_belong_elsewhere_reaches_nobody_here() -> None:
    cast = branch()
    cast.baseline(cover(QUARTER))
    cast.belongs(cast.deed("branch", d(4, 8), persons=everyone(5)), "2026-Q1", entered=d(4, 8))
    sheet = cast.judge(d(5, 1))
    assert sheet["branch", "2026-Q2"].measures == (Measure(0, 5),)
    assert sheet.verdict("branch", "2026-Q1") is Verdict.MISSED
