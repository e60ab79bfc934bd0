"""Strict parsing: every fault at once, each with its place and its mend in Chinese."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from tests.core.catalogue.samples import catalogue, duty_of, files, kind_of

from yaodian.core.catalogue import Bears, FieldType, parse
from yaodian.core.duty import After, AnchorKind, AtLeast, Coverage, Every, EveryTime, Face, Standing, Window
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.roster.selector import Selector, Who


def test_a_faultless_file_becomes_values() -> None:
    found = catalogue()
    (kind,) = found.kinds
    assert (kind.bears, kind.person_field, kind.amount_field) == (Bears.BOTH, "reader", "hours")
    assert [field.type for field in kind.fields][:2] == [FieldType.PERSON, FieldType.ATTENDANCE]
    assert (kind.audience, kind.ends, kind.mechanism) == (("office",), "当年年底", "talks")
    (template,) = found.templates
    assert template.duty.bearer == Selector(Who.BODIES, ("branch", "joint_branch"))
    assert template.duty.quotas == (AtLeast(1),)
    assert template.duty.occasion == Every(Rhythm.MONTH)
    assert template.stated and not template.baseline
    assert found.template("talk") is template


@pytest.mark.parametrize("written", [date(2026, 5, 11), "2026-05-11"])
def test_a_day_of_force_is_a_day(written: object) -> None:
    data = files()
    duty_of(data)["in_force"] = written
    assert catalogue(data).template("talk").duty.in_force == date(2026, 5, 11)


@pytest.mark.parametrize("written", ["明年", "2026-02-30", 20260511, True, datetime(2026, 5, 11, 8, tzinfo=UTC)])
def test_a_day_of_force_that_is_none_is_told(written: object) -> None:
    data = files()
    duty_of(data)["in_force"] = written
    _, problems = parse(data)
    assert [problem.where for problem in problems] == ["talks.duties[talk].in_force"]


def test_a_kind_may_name_its_own_audience_and_end() -> None:
    data = files()
    kind_of(data).update(audience=["member"], ends="三年")
    (kind,) = catalogue(data).kinds
    assert (kind.audience, kind.ends) == (("member",), "三年")


@pytest.mark.parametrize(
    ("occasion", "value"),
    [
        ({"every": "week"}, Every(Rhythm.WEEK)),
        ({"every": "2-month"}, Every(Rhythm.TWO_MONTHS)),
        ({"window": {"from": "11-01", "to": "02-28"}}, Window(11, 1, 2, 28)),
        ({"standing": True}, Standing()),
        (
            {"after": {"anchor": "deed", "name": "talk_record", "offset": {"count": 5, "unit": "workday"}}},
            After(AnchorKind.DEED, "talk_record", Offset(5, OffsetUnit.WORKDAY)),
        ),
        (
            {
                "after": {
                    "anchor": "term_end",
                    "offset": {"count": 0, "unit": "day"},
                    "opens": {"count": 6, "unit": "month"},
                }
            },
            After(AnchorKind.TERM_END, "", Offset(0, OffsetUnit.DAY), Offset(6, OffsetUnit.MONTH)),
        ),
        (
            {
                "after": {
                    "anchor": "roster_entry",
                    "name": "guests",
                    "offset": {"count": 6, "unit": "month"},
                    "repeats": True,
                }
            },
            After(AnchorKind.ROSTER_ENTRY, "guests", Offset(6, OffsetUnit.MONTH), None, True),
        ),
    ],
)
def test_every_occasion_can_be_written(occasion: dict[str, Any], value: object) -> None:
    data = files()
    duty_of(data)["occasion"] = occasion
    assert catalogue(data).template("talk").duty.occasion == value


@pytest.mark.parametrize(
    ("quota", "value"),
    [
        ({"at_least": {"count": 32, "of_amount": True, "unit": "学时"}}, AtLeast(32, True, "学时")),
        ({"coverage": {"share": "80%", "of": {"who": "staff"}}}, Coverage(Fraction(4, 5), Selector(Who.STAFF))),
        ({"coverage": {"share": "2/3", "of": {"who": "members"}}}, Coverage(Fraction(2, 3), Selector(Who.MEMBERS))),
        ({"coverage": {"share": 1, "of": {"who": "members"}}}, Coverage(Fraction(1), Selector(Who.MEMBERS))),
        ({"every_time": {"flag": "opened"}}, EveryTime("opened")),
    ],
)
def test_every_quota_can_be_written(quota: dict[str, Any], value: object) -> None:
    data = files()
    duty_of(data)["quotas"] = [quota]
    template = catalogue(data).template("talk")
    assert template.duty.quotas == (value,)
    assert not template.stated


def test_an_undecided_cycle_carries_no_number() -> None:
    data = files()
    duty = duty_of(data)
    offered = {"why": "每年一次最低", "quotas": duty.pop("quotas"), "occasion": {"every": "year"}}
    del duty["occasion"]
    duty.update(undecided=["cycle"], offer=offered)
    template = catalogue(data).template("talk")
    assert template.duty.undecided == (Face.CYCLE,)
    assert template.duty.quotas == ()
    assert template.offer is not None
    assert template.offer.occasion == Every(Rhythm.YEAR)


Break = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("break_it", "where", "what"),
    [
        (lambda d: d["talks"].pop("purpose"), "talks", "缺少“purpose”"),
        (lambda d: d["talks"].update(colour="red"), "talks", "不认识的键“colour”"),
        (lambda d: d["talks"].update(title=7), "talks.title", "不是文字"),
        (lambda d: d["talks"].update(items=[25]), "talks.items", "条目号"),
        (lambda d: d["talks"].update(kinds="none"), "talks.kinds", "应当是一列"),
        (lambda d: d.update(talks=["x"]), "talks", "键: 值"),
        (lambda d: kind_of(d).update(key="Talk-1"), "talks.kinds[Talk-1].key", "不能作键"),
        (lambda d: kind_of(d).update(minutes="5"), "talks.kinds[talk_record].minutes", "整数"),
        (lambda d: kind_of(d).update(bears="nobody"), "talks.kinds[talk_record].bears", "不在可选的词里"),
        (lambda d: kind_of(d).update(filed_by="branch"), "talks.kinds[talk_record].filed_by", "一列文字"),
        (
            lambda d: kind_of(d)["fields"][0].update(required="yes"),
            "talks.kinds[talk_record].fields[reader].required",
            "不是是否",
        ),
        (lambda d: duty_of(d).pop("occasion"), "talks.duties[talk]", "缺少“occasion”"),
        (lambda d: duty_of(d).update(occasion={"every": "day"}), "talks.duties[talk].occasion.every", "可选的词"),
        (
            lambda d: duty_of(d).update(occasion={"every": "month", "standing": True}),
            "talks.duties[talk].occasion",
            "恰好写明其中一种",
        ),
        (lambda d: duty_of(d).update(occasion={"standing": False}), "talks.duties[talk].occasion.standing", "true"),
        (
            lambda d: duty_of(d).update(occasion={"window": {"from": "2-1", "to": "02-30"}}),
            "talks.duties[talk].occasion.window.to",
            "不是月日",
        ),
        (lambda d: duty_of(d).update(quotas=[{}]), "talks.duties[talk].quotas[1]", "恰好写明其中一种"),
        (
            lambda d: duty_of(d).update(quotas=[{"at_least": {"count": 0}}]),
            "talks.duties[talk].quotas[1].at_least.count",
            "不小于1",
        ),
        (
            lambda d: duty_of(d).update(quotas=[{"coverage": {"share": "most", "of": {"who": "staff"}}}]),
            "talks.duties[talk].quotas[1].coverage.share",
            "不是比例",
        ),
        (lambda d: duty_of(d).update(undecided=["mood"]), "talks.duties[talk].undecided", "不是未定的方面"),
        (
            lambda d: duty_of(d).update(undecided=["cycle"]),
            "talks.duties[talk].occasion",
            "不能自带次数或周期",
        ),
        (lambda d: d["talks"]["proposes"][0].update(states=["done"]), "talks.proposes[1].states", "不是句子的状态"),
        (lambda d: d["talks"]["proposes"][0].pop("all"), "talks.proposes[1]", "没有写明什么样的句子"),
        (
            lambda d: d["talks"]["proposes"][0]["duties"][0].update(periods=["day"]),
            "talks.proposes[1].duties[1].periods",
            "不是周期",
        ),
        (lambda d: d["_body_kinds"].pop("posts"), "_body_kinds", "缺少“posts”"),
        (lambda d: d.update(_states={"states": [{"state": "joy"}]}), "_states.states[1].state", "不是句子的状态"),
        (
            lambda d: d["talks"].update(
                ledgers=[
                    {
                        "key": "l",
                        "title": "台账",
                        "closing": "never",
                        "purpose": "记",
                        "basis": [],
                        "audience": [],
                        "ends": "年底",
                        "minutes": 1,
                    }
                ]
            ),
            "talks.ledgers[l].closing",
            "不在可选的词里",
        ),
    ],
)
def test_a_fault_names_its_place(break_it: Break, where: str, what: str) -> None:
    data = files()
    break_it(data)
    found, problems = parse(data)
    assert found is None
    told = {problem.where: problem.what for problem in problems}
    assert where in told, told
    assert what in told[where]
    assert all(problem.mend for problem in problems)


def test_all_faults_are_told_at_once() -> None:
    data = files()
    del data["talks"]["ends"]
    kind_of(data)["minutes"] = -1
    duty_of(data)["occasion"] = {"every": "day"}
    data["talks"]["colour"] = "red"
    _, problems = parse(data)
    assert len(problems) == 4


def test_no_input_raises() -> None:
    for junk in ({}, {"x": None}, {"x": 3}, {"_body_kinds": []}, {"x": {"kinds": [None, 1]}}):
        found, problems = parse(junk)
        assert found is None
        assert problems
