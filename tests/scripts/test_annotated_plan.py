"""Marks inside a text: what they say, and what is refused with its place."""

import pytest
from scripts.annotated_plan import UnreadableMarks, annotation, documents, read_marks


def lists(marked: str) -> dict[str, list[dict]]:
    found = read_marks(marked)
    assert found.problems == []
    return annotation(found)


def test_the_text_without_its_marks_is_the_readers() -> None:
    marked = "⟦h1›一、⟧例会\n⟦q = 1 次 month›每月召开⟦d 03-31›3月⟧例会⟧。"
    assert read_marks(marked).text == "一、例会\n每月召开3月例会。"


def test_a_heading_has_its_label_in_the_mark_and_its_title_behind_it() -> None:
    found = lists("⟦h2›（一）⟧ 抓实学习。后文\n⟦t1›请假制度⟧|甲")["headings"]
    assert found == [
        {"level": 2, "label": "（一）", "title": "抓实学习", "start": 0},
        {"level": 1, "label": "", "title": "请假制度", "start": 12},
    ]


@pytest.mark.parametrize(
    ("head", "count", "period"),
    [("q >= 2 次 half-year", 2, "half-year"), ("q >= - 次 -", None, None), ("q <= 0.5 天 -", 0.5, None)],
)
def test_a_quota(head: str, count: float | None, period: str | None) -> None:
    (quota,) = lists(f"各支部⟦{head}›开会⟧")["quotas"]
    assert (quota["count"], quota["period"], quota["comparator"]) == (count, period, head.split()[1])
    assert (quota["start"], quota["end"], quota["surface"]) == (3, 5, "开会")


def test_the_other_lists() -> None:
    found = lists("⟦d rel:-5d›5日前⟧⟦m plan›制定方案⟧，⟦c›“甲”活动⟧⟦l›与评优挂钩⟧")
    assert found["deadlines"] == [{"start": 0, "end": 3, "surface": "5日前", "date": "rel:-5d"}]
    assert found["deliverables"] == [{"start": 3, "end": 7, "surface": "制定方案", "kind": "plan"}]
    assert found["campaigns"] == [{"start": 8, "end": 13, "name": "“甲”活动"}]
    assert found["links"] == [{"start": 13, "end": 18, "surface": "与评优挂钩"}]


@pytest.mark.parametrize(
    ("marked", "what"),
    [
        ("甲⟦l›乙", "标记没有结束"),
        ("甲⟧乙", "⟧ 没有开头"),
        ("⟦l乙⟧", "标记开头“”看不懂"),
        ("⟦x›乙⟧", "标记开头“x”看不懂"),
        ("⟦q > 1 次 month›乙⟧", "标记开头“q > 1 次 month”看不懂"),
        ("⟦q = 1 次 monthly›乙⟧", "标记开头“q = 1 次 monthly”看不懂"),
        ("⟦d 6月›乙⟧", "标记开头“d 6月”看不懂"),
        ("⟦m thing›乙⟧", "标记开头“m thing”看不懂"),
        ("⟦h4›乙⟧", "标记开头“h4”看不懂"),
        ("⟦l›⟧", "标记里的“”是空的，或者头尾有空白"),
        ("⟦l›乙 ⟧", "标记里的“乙 ”是空的，或者头尾有空白"),
    ],
)
def test_a_fault_is_told_and_its_mark_left_out(marked: str, what: str) -> None:
    found = read_marks(marked)
    assert [one.what for one in found.problems] == [what]
    assert found.marks == []


def test_all_faults_of_a_file_are_told_at_once_with_their_lines() -> None:
    with pytest.raises(UnreadableMarks, match=r"某计划：\n  第1行.*\n  第3行，“甲 乙 丙”之后"):
        list(documents({"某计划": "⟦x›甲⟧\n乙\n丙⟧\n"}))
