"""What an office would look at is to be confirmed, the rest is sure. All sentences are invented."""

from pathlib import Path

import pytest

from yaodian.core.plan import findings, read
from yaodian.core.plan.confidence import Graded, graded
from yaodian.core.plan.missed import missed

KINDS = Path(__file__).parent / "kinds"


def graded_in(text: str) -> tuple[Graded, ...]:
    plan = read(text).plan
    return graded(plan, findings(plan))


def doubts_of(text: str, kind: str) -> list[str]:
    return [doubt.words for one in graded_in(f"一、总则\n{text}\n") for doubt in one.doubts if one.kind == kind]


@pytest.mark.parametrize(
    "text",
    ["各支部每季度至少召开一次支委会。", "3月15日前报送总结。", "建立信访登记台账。", "开展“书香机关”主题活动。"],
)
def test_what_is_said_plainly_is_sure(text: str) -> None:
    assert [one.kind for one in graded_in(f"一、总则\n{text}\n") if not one.is_sure] == []


@pytest.mark.parametrize(
    ("kind", "text", "doubt"),
    [
        ("quotas", "每人提出建议不少于20条。", "没有周期"),
        ("quotas", "支部原则上每月召开1次支委会。", "原则上"),
        ("quotas", "支部大会每季度召开1次，少1次扣2分，每月支委会1次。", "评分标准"),
        ("quotas", "每 季度召开1次支部党员大会。", "字迹"),
        ("deadlines", "时间：3月16日至4月10日。", "要做的事"),
    ],
)
def test_what_stands_around_it_makes_a_finding_doubtful(kind: str, text: str, doubt: str) -> None:
    assert any(doubt in words for words in doubts_of(text, kind))


def test_a_heading_that_leaps_or_has_no_number_is_to_be_confirmed() -> None:
    text = "一、学习\n每月学习1次。\n三、组织\n每月开会1次。\n值班制度\n1.白班。\n2.夜班。\n"
    doubts = {one.finding.title: one.doubts for one in graded_in(text) if one.kind == "headings"}
    assert not doubts["学习"] and doubts["组织"] and doubts["值班制度"]


@pytest.mark.parametrize(
    ("text", "is_missed"),
    [
        ("材料月底统一归集。", True),
        ("严格执行“三项规定”。", False),
        ("每少1次扣2分。", False),
        ("会议须三分之二以上成员到会。", False),
        ("认真做好服务。", False),
    ],
)
def test_a_sentence_with_times_and_numbers_and_nothing_found_may_be_missed(text: str, is_missed: bool) -> None:
    plan = read(f"一、总则\n{text}\n").plan
    assert bool(missed(plan, findings(plan))) is is_missed


@pytest.mark.parametrize("name", ["points", "rules", "notice"])
def test_at_most_three_in_ten_of_an_ordinary_text_is_to_be_confirmed(name: str) -> None:
    found = graded_in((KINDS / f"{name}.txt").read_text(encoding="utf-8"))
    assert found and sum(not one.is_sure for one in found) <= 0.3 * len(found)


def test_a_text_full_of_faults_is_to_be_confirmed_for_the_most_part_where_the_faults_are() -> None:
    found = graded_in((KINDS / "ocr.txt").read_text(encoding="utf-8"))
    faulty = [one for one in found if any("字迹" in doubt.words or "断行" in doubt.words for doubt in one.doubts)]
    assert len(faulty) >= 3
