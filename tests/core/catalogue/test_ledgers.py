"""Ledgers, rosters and rubrics as data: read as written, and refused where they ask what they must not."""

from typing import Any

import pytest
from tests.core.catalogue.samples import files

from yaodian.core.catalogue import Catalogue, check, parse
from yaodian.core.catalogue.ledger import Closing, Life, Lists
from yaodian.core.duty import Every
from yaodian.core.period import Rhythm
from yaodian.core.roster.selector import Who

BASIS = [{"source": "接待办法", "place": "第三条"}]
FINDINGS: dict[str, Any] = {
    "key": "findings",
    "title": "问题台账",
    "life": "task",
    "closing": "problem",
    "purpose": "问题有人管、有时限。",
    "basis": BASIS,
    "minutes": 3,
    "held_by": ["branch"],
    "fields": [{"key": "measure", "title": "整改措施", "type": "text", "purpose": "知道怎么改"}],
}
RUBRIC: dict[str, Any] = {
    "key": "review",
    "title": "年度评价",
    "purpose": "看一年做得怎样。",
    "basis": BASIS,
    "minutes": 20,
    "subject": {"who": "bodies", "kinds": ["branch"]},
    "decided_by": "上级党组织",
    "steps": ["自评", "审定", "反馈"],
    "grades": ["好", "一般"],
    "occasion": {"every": "year"},
    "criteria": [{"key": "talking", "title": "谈话", "evidence": ["findings"]}],
}


def catalogue(**sections: list[dict[str, Any]]) -> Catalogue:
    data = files()
    for section, entries in sections.items():
        data["talks"].setdefault(section, []).extend(entries)
    found, problems = parse(data)
    assert found is not None, [str(problem) for problem in problems]
    return found


def rules(found: Catalogue) -> set[str]:
    return {fault.rule for fault in check(found)} - {fault.rule for fault in check(catalogue())}


def test_a_ledger_and_a_rubric_are_read_as_written() -> None:
    found = catalogue(ledgers=[FINDINGS], rubrics=[RUBRIC])
    (ledger,), (rubric,) = found.ledgers, found.rubrics
    assert (ledger.life, ledger.closing, ledger.held_by) == (Life.TASK, Closing.PROBLEM, ("branch",))
    assert [field.key for field in ledger.fields] == ["measure"]
    assert ledger.audience == found.mechanisms[0].audience and ledger.ends == found.mechanisms[0].ends
    assert rubric.subject.who is Who.BODIES and rubric.occasion == Every(Rhythm.YEAR)
    assert rubric.steps == ("自评", "审定", "反馈") and rubric.criteria[0].evidence == ("findings",)
    assert found.rosters[0].lists is Lists.PERSONS
    assert rules(found) == set()


FIELD: dict[str, Any] = {"key": "who", "title": "有关人员", "type": "person", "purpose": "联系"}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"fields": []}, "R8-view"),
        ({"view_of": ["talk"]}, "R8-view"),
        ({"fields": [FIELD], "organisation_only": True}, "R24-organisation"),
        ({"fields": [{**FIELD, "type": "line", "title": "宗教信仰"}]}, "R24-boundary"),
        ({"fields": [{**FIELD, "type": "line", "title": "签到二维码"}]}, "R1-sign-in"),
        ({"fields": [FIELD, FIELD]}, "R8-once"),
        ({"held_by": ["nobody"]}, "reference"),
        ({"view_of": ["nothing"], "fields": []}, "reference"),
        ({"minutes": 0}, "R9-purpose"),
    ],
)
def test_a_ledger_that_asks_too_much_or_nothing_is_refused(change: dict[str, Any], rule: str) -> None:
    assert rule in rules(catalogue(ledgers=[FINDINGS | change]))


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"criteria": [{"key": "c", "title": "谈话", "evidence": ["nothing"]}]}, "reference"),
        ({"subject": {"who": "holders", "posts": ["nobody"]}}, "reference"),
        ({"basis": []}, "R9-purpose"),
    ],
)
def test_a_rubric_names_only_what_there_is(change: dict[str, Any], rule: str) -> None:
    assert rule in rules(catalogue(rubrics=[RUBRIC | change]))


def test_a_roster_asks_nothing_that_a_form_may_not() -> None:
    roster = {"key": "helpers", "title": "骨干名册", "purpose": "知道找谁。", "basis": BASIS, "fields": [FIELD, FIELD]}
    assert "R8-once" in rules(catalogue(rosters=[roster]))
