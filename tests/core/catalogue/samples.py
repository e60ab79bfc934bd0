"""A small, faultless set of files; each test breaks one thing of a copy."""

from copy import deepcopy
from typing import Any

from yaodian.core.catalogue import Catalogue, check, parse

BASIS = {"source": "某条例", "place": "第一条", "stated": True}

ORGANISATIONS: dict[str, Any] = {
    "body_kinds": [
        {"key": "branch", "title": "党支部", "branch": True},
        {"key": "joint_branch", "title": "联合党支部", "branch": True},
        {"key": "department", "title": "部门"},
    ],
    "groups": [{"key": "branches", "title": "各党支部", "kinds": ["branch", "joint_branch"]}],
    "posts": [{"key": "secretary", "title": "书记"}],
}

MEETING: dict[str, Any] = {
    "key": "talks",
    "title": "读书会",
    "items": [5],
    "purpose": "一起读书",
    "audience": ["office"],
    "ends": "当年年底",
    "proposes": [{"all": ["读书会"], "states": ["duty"], "duties": [{"duty": "talk", "activity": ["读书会"]}]}],
    "kinds": [
        {
            "key": "talk_record",
            "title": "读书会记录",
            "purpose": "证明开过读书会",
            "basis": [BASIS],
            "minutes": 5,
            "filed_by": ["branches"],
            "gathering": "evening",
            "bears": "both",
            "person_field": "reader",
            "amount_field": "hours",
            "fields": [
                {"key": "reader", "title": "领读人", "type": "person", "purpose": "计入本人"},
                {"key": "people", "title": "到会情况", "type": "attendance", "purpose": "计算覆盖"},
                {"key": "visited", "title": "走访组织", "type": "bodies", "purpose": "计算覆盖"},
                {"key": "hours", "title": "学时", "type": "number", "unit": "学时", "purpose": "累计"},
                {"key": "opened", "title": "先读原著", "type": "flag", "purpose": "判断条件"},
                {"key": "scan", "title": "照片", "type": "file", "purpose": "留存"},
            ],
        }
    ],
    "duties": [
        {
            "key": "talk",
            "title": "读书会",
            "bearer": {"who": "bodies", "kinds": ["branches"]},
            "kinds": ["talk_record"],
            "quotas": [{"at_least": {"count": 1}, "stated": True}],
            "occasion": {"every": "month"},
            "minutes": 5,
            "bases": [BASIS],
        }
    ],
    "rosters": [
        {
            "key": "guests",
            "title": "来宾名册",
            "purpose": "知道谁来过。",
            "basis": [{"source": "接待办法", "place": "第二条"}],
        }
    ],
}


def files() -> dict[str, Any]:
    """A copy to break."""
    return {"_body_kinds": deepcopy(ORGANISATIONS), "talks": deepcopy(MEETING)}


def kind_of(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["talks"]["kinds"][0]
    return found


def duty_of(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["talks"]["duties"][0]
    return found


def catalogue(data: dict[str, Any] | None = None) -> Catalogue:
    found, problems = parse(data or files())
    assert found is not None, [str(problem) for problem in problems]
    return found


def rules_broken(data: dict[str, Any]) -> set[str]:
    return {fault.rule for fault in check(catalogue(data))}
