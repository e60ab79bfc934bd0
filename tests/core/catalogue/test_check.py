"""The X-ray: each rule is broken once, and then it alone speaks."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from tests.core.catalogue.samples import catalogue, duty_of, files, kind_of, rules_broken

from yaodian.core.catalogue import check

Break = Callable[[dict[str, Any]], object]


def field_of(data: dict[str, Any], key: str) -> dict[str, Any]:
    found: dict[str, Any] = next(f for f in kind_of(data)["fields"] if f["key"] == key)
    return found


def add_field(data: dict[str, Any], **field: object) -> None:
    kind_of(data)["fields"].append({"type": "line", "purpose": "试", **field})


def second_kind(data: dict[str, Any], **changes: object) -> None:
    """Another kind of the same gathering."""
    other = deepcopy(kind_of(data))
    other.update(key="other_record", title="另一张表")
    other["fields"] = [deepcopy(f) for f in other["fields"]]
    for field in other["fields"]:
        if field["key"] == "people":
            field.update(changes)
    data["talks"]["kinds"].append(other)
    duty_of(data)["kinds"].append("other_record")


def after_the_other(data: dict[str, Any]) -> dict[str, Any]:
    """The second kind serves nothing; it sets the clock of the duty, or of what is offered."""
    second_kind(data)
    duty_of(data)["kinds"].remove("other_record")
    month = {"count": 1, "unit": "month"}
    return {"after": {"anchor": "deed", "name": "other_record", "offset": month}}


def undecided(data: dict[str, Any], **offer: object) -> None:
    duty = duty_of(data)
    del duty["quotas"], duty["occasion"]
    duty["undecided"] = ["cycle"]
    if offer:
        duty["offer"] = offer


def test_a_faultless_catalogue_has_no_fault() -> None:
    assert check(catalogue()) == []


@pytest.mark.parametrize(
    ("rule", "break_it"),
    [
        ("unique-key", lambda d: d.update(again=d["talks"])),
        ("unique-key", lambda d: d.update(_retired={"keys": ["talk_record"]})),
        ("unique-key", lambda d: d.update(_retired={"keys": ["talk"]})),
        ("R9-purpose", lambda d: kind_of(d).update(minutes=0)),
        ("R9-purpose", lambda d: kind_of(d).update(basis=[])),
        ("R9-purpose", lambda d: d["talks"].update(audience=[])),
        ("R9-purpose", lambda d: duty_of(d).update(bases=[])),
        ("reference", lambda d: kind_of(d).update(confirmed_by="king")),
        ("reference", lambda d: kind_of(d).update(filed_by=["branches", "club"])),
        ("reference", lambda d: duty_of(d).update(object={"who": "bodies", "kinds": ["club"]})),
        ("reference", lambda d: duty_of(d).update(object={"who": "roster", "roster": "lost"})),
        ("reference", lambda d: duty_of(d).update(object={"who": "holders"})),
        ("reference", lambda d: duty_of(d).update(kinds=["talk_record", "ghost"])),
        ("reference", lambda d: d["talks"]["proposes"][0]["duties"][0].update(duty="ghost")),
        (
            "reference",
            lambda d: duty_of(d).update(
                occasion={"after": {"anchor": "post_start", "name": "king", "offset": {"count": 1, "unit": "month"}}}
            ),
        ),
        ("R8-known", lambda d: add_field(d, key="name", title="支部名称")),
        ("R8-known", lambda d: add_field(d, key="due_count", title="应到几人")),
        ("R8-once", lambda d: add_field(d, key="leader", title="领读人")),
        ("R8-once", lambda d: add_field(d, key="reader", title="又一领读人")),
        ("R8-once", lambda d: second_kind(d, key="people_again")),
        ("R8-once", lambda d: second_kind(d, title="另一名称")),
        ("R1-sign-in", lambda d: add_field(d, key="arrived", title="签到情况")),
        ("R1-sign-in", lambda d: add_field(d, key="gps", title="活动位置")),
        ("R1-sign-in", lambda d: add_field(d, key="arrived", title="到达", hint="请扫码")),
        ("R3-online", lambda d: add_field(d, key="minutes_read", title="在线时长")),
        ("R2-rank", lambda d: add_field(d, key="place_in_list", title="名次")),
        ("R6-file", lambda d: field_of(d, "scan").update(required=True)),
        ("R24-boundary", lambda d: add_field(d, key="note", title="宗教信仰")),
        ("R24-boundary", lambda d: add_field(d, key="religion", title="其他")),
        ("R24-boundary", lambda d: add_field(d, key="kin", title="家庭成员政治面貌")),
        ("field-type", lambda d: field_of(d, "reader").update(options=["甲", "乙"])),
        ("field-type", lambda d: add_field(d, key="way", title="方式", type="choice")),
        ("field-type", lambda d: kind_of(d).update(person_field="hours")),
        ("field-type", lambda d: kind_of(d).update(bears="joint")),
        ("quota", lambda d: duty_of(d).update(quotas=[])),
        (
            "every-time-alone",
            lambda d: duty_of(d)["quotas"].append({"every_time": {"flag": "opened"}}),
        ),
        ("share", lambda d: duty_of(d)["quotas"].append({"coverage": {"share": "120%", "of": {"who": "members"}}})),
        ("share", lambda d: duty_of(d)["quotas"].append({"coverage": {"share": "0%", "of": {"who": "members"}}})),
        ("standing", lambda d: duty_of(d).update(occasion={"standing": True}, quotas=[{"at_least": {"count": 2}}])),
        ("condition-flag", lambda d: duty_of(d).update(quotas=[{"every_time": {"flag": "closed"}}])),
        ("duty-kind", lambda d: duty_of(d).update(kinds=[])),
        ("kind-read", after_the_other),
        ("bearer-files", lambda d: duty_of(d).update(bearer={"who": "bodies", "kinds": ["department"]})),
        ("stated-place", lambda d: duty_of(d)["bases"][0].pop("place")),
        ("stated-place", lambda d: kind_of(d)["basis"][0].pop("place")),
        ("stated-number", lambda d: duty_of(d)["bases"][0].update(stated=False)),
        ("baseline-stated", lambda d: (duty_of(d).update(baseline=True), duty_of(d)["quotas"][0].pop("stated"))),
        ("in-force", lambda d: duty_of(d).update(in_force="1900-01-01")),
        ("in-force", lambda d: (duty_of(d).update(in_force="2026-05-11"), duty_of(d)["bases"][0].pop("place"))),
        ("in-force", lambda d: duty_of(d)["bases"][0].update(place="第一条（2026年5月11日起施行）")),
        (
            "in-force",
            lambda d: (
                duty_of(d).update(in_force="2026-05-11"),
                duty_of(d)["bases"][0].update(place="第一条（2019年5月6日起施行）"),
            ),
        ),
        ("undecided", undecided),
        ("undecided", lambda d: undecided(d, why="不写次数")),
        (
            "undecided",
            lambda d: (duty_of(d).update(title="定期读书会"), duty_of(d)["quotas"][0].pop("stated")),
        ),
    ],
)
def test_a_broken_rule_is_named(rule: str, break_it: Break) -> None:
    data = files()
    break_it(data)
    assert rule in rules_broken(data)


@pytest.mark.parametrize(
    ("rule", "field"),
    [("amount-field", "hours"), ("coverage-field", "people"), ("coverage-field", "visited"), ("person-credit", "x")],
)
def test_a_kind_must_be_able_to_serve(rule: str, field: str) -> None:
    data = files()
    kind_of(data)["fields"] = [f for f in kind_of(data)["fields"] if f["key"] != field]
    kind_of(data).pop("amount_field")
    kind_of(data)["bears"] = "body"
    duty = duty_of(data)
    if rule == "amount-field":
        duty["quotas"] = [{"at_least": {"count": 8, "of_amount": True, "unit": "学时"}}]
    elif rule == "coverage-field":
        of = {"who": "members"} if field == "people" else {"who": "bodies", "kinds": ["branch"]}
        duty["quotas"] = [{"coverage": {"share": 1, "of": of}}]
    else:
        duty["bearer"] = {"who": "members"}
    assert rules_broken(data) == {rule}


def test_attending_needs_a_list_of_who_attended() -> None:
    data = files()
    duty_of(data).update(bearer={"who": "members"}, credit="attended")
    assert rules_broken(data) == set()
    kind_of(data)["fields"] = [f for f in kind_of(data)["fields"] if f["type"] != "attendance"]
    assert rules_broken(data) == {"person-credit"}


def test_two_kinds_of_one_gathering_may_share_a_field() -> None:
    data = files()
    second_kind(data)
    assert rules_broken(data) == set()


def test_a_day_of_force_beside_an_article_is_no_fault() -> None:
    data = files()
    duty_of(data)["in_force"] = "2026-05-11"
    assert rules_broken(data) == set()
    duty_of(data).pop("in_force")
    duty_of(data)["bases"].append({"source": "另一条例", "place": "第二条（2019年5月6日起施行）"})
    assert rules_broken(data) == set()


def test_a_kind_that_only_sets_a_clock_is_read() -> None:
    data = files()
    duty_of(data)["occasion"] = after_the_other(data)
    assert rules_broken(data) == set()
    data = files()
    undecided(data, why="只起算", quotas=[{"at_least": {"count": 1}}], occasion=after_the_other(data))
    assert rules_broken(data) == set()


def test_every_fault_is_told_at_once_with_its_mend() -> None:
    data = files()
    add_field(data, key="arrived", title="签到情况")
    add_field(data, key="faith", title="其他")
    duty_of(data)["kinds"] = []
    faults = check(catalogue(data))
    assert [fault.rule for fault in faults] == ["R1-sign-in", "R24-boundary", "duty-kind", "kind-read"]
    assert all(fault.mend and str(fault).startswith(f"[{fault.rule}] ") for fault in faults)
