"""Decisions about slots: by whom, with what reason, and that they can be withdrawn."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.site.actions.filing import AT, ON, adopt, stands
from tests.site.cast import Cast, sure

from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.verdict import Label, Verdict
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.rule_slot import NewRuling, rule_slot, withdraw_ruling
from yaodian.site.models import Ruling, RulingKind
from yaodian.site.queries.rulings import rulings_on


def ruling(cast: Cast, **changes: object) -> NewRuling:
    given = {
        "kind": RulingKind.WAIVE,
        "duty": "theme_day_month",
        "cycle": "2026-03",
        "bearer": cast.first.uid,
        "reason": "集中执行任务",
        "decided_by": "示例书记",
        "decided_on": date(2026, 3, 25),
    }
    return NewRuling(**{**given, **changes})


def rule(actor, new: NewRuling) -> Ruling | Refusal:
    return rule_slot(actor=actor, new=new, at=AT, on=ON)


def march(cast: Cast, at=AT):
    return stands("theme_day_month", "2026-03", cast.first.uid, at)


def test_a_waiver_is_a_named_decision_and_can_be_withdrawn(cast: Cast) -> None:
    adopt(cast)
    assert march(cast).verdict is Verdict.MISSED
    row = sure(rule(cast.body, ruling(cast)))
    assert march(cast).verdict is Verdict.WAIVED
    assert [r.decided_by for r in rulings_on("theme_day_month", "2026-03", cast.first.uid)] == ["示例书记"]
    later = AT + timedelta(hours=1)
    assert withdraw_ruling(actor=cast.secretary, ruling_uid=row.uid, at=later, on=ON).why is Why.FORBIDDEN
    sure(withdraw_ruling(actor=cast.body, ruling_uid=row.uid, at=later, on=ON))
    assert march(cast, later).verdict is Verdict.MISSED
    assert march(cast).verdict is Verdict.WAIVED
    assert Ruling.objects.get().until == later != NEVER
    assert withdraw_ruling(actor=cast.body, ruling_uid=row.uid, at=later, on=ON).why is Why.ABSENT


def test_who_owes_may_explain_object_and_wait_but_not_waive_itself(cast: Cast) -> None:
    adopt(cast)
    assert rule(cast.secretary, ruling(cast)).why is Why.FORBIDDEN
    for kind in (RulingKind.EXPLAIN, RulingKind.OBJECTION, RulingKind.WAITING):
        sure(rule(cast.secretary, ruling(cast, kind=kind)))
    found = march(cast)
    assert found.verdict is Verdict.MISSED
    assert {Label.OBJECTED, Label.WAITING} <= found.labels


def test_a_stranger_does_not_learn_that_the_bearer_exists(cast: Cast) -> None:
    adopt(cast)
    assert rule(cast.secretary, ruling(cast, bearer=cast.clinic.uid)).why is Why.ABSENT
    assert rule(cast.administrator, ruling(cast)).why is Why.ABSENT


def test_a_member_objects_to_his_own_and_to_nobody_elses(cast: Cast) -> None:
    adopt(cast)
    own = {"kind": RulingKind.OBJECTION, "duty": "member_hours_year", "cycle": "2026"}
    sure(rule(cast.member, ruling(cast, **own, bearer=cast.wang.uid)))
    assert Label.OBJECTED in stands("member_hours_year", "2026", cast.wang.uid).labels
    assert isinstance(rule(cast.member, ruling(cast, kind=RulingKind.OBJECTION)), Refusal)
    assert isinstance(
        rule(cast.member, ruling(cast, **{**own, "kind": RulingKind.WAIVE}, bearer=cast.wang.uid)), Refusal
    )


def test_a_ruling_over_everybody_takes_the_power_over_everybody(cast: Cast) -> None:
    adopt(cast)
    assert isinstance(rule(cast.body, ruling(cast, bearer="")), Refusal)
    sure(rule(cast.office, ruling(cast, bearer="")))
    assert march(cast).verdict is Verdict.WAIVED
    assert stands("theme_day_month", "2026-03", cast.clinic.uid).verdict is Verdict.WAIVED


@pytest.mark.parametrize(
    ("changes", "wheres"),
    [
        ({"reason": " ", "decided_by": ""}, ["理由", "决定人"]),
        ({"decided_on": ON + timedelta(days=1)}, ["决定日期"]),
        ({"cycle": "2026-13"}, ["周期"]),
        ({"duty": "study_group_quarter", "cycle": "2026-Q1"}, ["周期"]),
        ({"kind": RulingKind.EXCUSE}, ["人员"]),
        ({"kind": RulingKind.WINDOW}, ["文号", "截止日期"]),
        ({"kind": RulingKind.WINDOW, "doc_no": "示〔2026〕1号", "last_day": date(2026, 3, 31)}, ["截止日期"]),
    ],
)
def test_what_is_missing_is_said_all_at_once(cast: Cast, changes: dict[str, object], wheres: list[str]) -> None:
    adopt(cast)
    found = rule(cast.office, replace(ruling(cast), **changes))
    assert isinstance(found, Refusal)
    assert [p.where for p in found.problems] == wheres
    assert not Ruling.objects.exists()
