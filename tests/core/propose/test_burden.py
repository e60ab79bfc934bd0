"""The burden budget: minutes a branch and a month, before anybody adopts anything."""

from dataclasses import replace
from fractions import Fraction

from yaodian.core.duty import After, AnchorKind, AtLeast, Credit, Duty, Every, EveryTime, Face, Standing
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.propose import burden
from yaodian.core.roster.selector import Selector, Who

DUTY = Duty(
    key="d",
    title="主题党日",
    bearer=Selector(Who.BODIES, ("branch", "joint_branch")),
    kinds=("k",),
    quotas=(AtLeast(1),),
    occasion=Every(Rhythm.MONTH),
    minutes=12,
)


def minutes(duty: Duty, members: int = 0) -> Fraction:
    return burden([duty], members=members).minutes


def test_minutes_a_month() -> None:
    assert minutes(DUTY) == 12
    assert minutes(replace(DUTY, occasion=Every(Rhythm.QUARTER))) == 4
    assert minutes(replace(DUTY, occasion=Every(Rhythm.YEAR), quotas=(AtLeast(4),))) == 4
    assert minutes(replace(DUTY, occasion=Every(Rhythm.WEEK))) == 52


def test_a_condition_of_every_meeting_costs_as_often_as_meetings_are_asked_for() -> None:
    """2 minutes at each of the two meetings a month; the other body's meetings are none of its own."""
    each = replace(DUTY, key="each", quotas=(EveryTime("f"),), minutes=2)
    twice = replace(DUTY, quotas=(AtLeast(2),))
    elsewhere = replace(
        DUTY, key="elsewhere", bearer=Selector(Who.BODIES, ("department",)), occasion=Every(Rhythm.WEEK)
    )
    found = burden([each, twice, elsewhere, replace(DUTY, key="same_meetings")])
    assert {duty.key: cost for duty, cost in found.duties} == {"d": 24, "each": 4, "same_meetings": 12}


def test_where_nothing_asks_for_an_occasion_no_month_asks_anything() -> None:
    """A member who has nothing to report files nothing: 15 members make no 15 reports a month."""
    reports = replace(DUTY, key="reports", bearer=Selector(Who.STAFF), kinds=("report",), quotas=(EveryTime("f"),))
    assert minutes(reports, members=15) == 0
    assert burden([reports, DUTY], members=15).minutes == 12
    undecided = replace(DUTY, key="open", kinds=("report",), undecided=(Face.CYCLE,), quotas=())
    assert burden([reports, undecided], members=15).minutes == 0
    own = replace(
        DUTY, key="own", bearer=Selector(Who.MEMBERS), kinds=("report",), occasion=Every(Rhythm.YEAR), minutes=3
    )
    assert {duty.key: cost for duty, cost in burden([reports, own], members=20).duties} == {"reports": 20, "own": 5}


def test_the_committee_and_the_group_are_part_of_a_branch() -> None:
    assert minutes(replace(DUTY, bearer=Selector(Who.BODIES, ("branch", "branch_committee")))) == 24
    assert minutes(replace(DUTY, bearer=Selector(Who.BODIES, ("study_group",)))) == 0
    assert minutes(replace(DUTY, bearer=Selector(Who.BODIES, here=True))) == 0


def test_each_member_is_a_bearer_of_what_members_do() -> None:
    each = replace(DUTY, bearer=Selector(Who.MEMBERS), minutes=3, occasion=Every(Rhythm.YEAR))
    assert minutes(each, members=20) == 5
    assert minutes(replace(each, credit=Credit.ATTENDED), members=20) == 0


def test_what_is_undecided_or_seldom_costs_nothing_yet() -> None:
    assert minutes(replace(DUTY, undecided=(Face.CYCLE,), quotas=())) == 0
    assert minutes(replace(DUTY, occasion=Standing())) == 0
    once = After(AnchorKind.TERM_END, "", Offset(0, OffsetUnit.DAY))
    assert minutes(replace(DUTY, occasion=once)) == 0
    again = After(AnchorKind.ROSTER_ENTRY, "r", Offset(6, OffsetUnit.MONTH), repeats=True)
    assert minutes(replace(DUTY, occasion=again)) == 2


def test_an_amount_costs_one_record_a_cycle() -> None:
    hours = replace(DUTY, quotas=(AtLeast(32, True, "学时"),), occasion=Every(Rhythm.YEAR))
    assert minutes(hours) == 1


def test_the_heaviest_comes_first_and_one_key_counts_once() -> None:
    light = replace(DUTY, key="light", minutes=1)
    found = burden([light, DUTY, DUTY])
    assert [duty.key for duty, _ in found.duties] == ["d", "light"]
    assert found.minutes == 13
