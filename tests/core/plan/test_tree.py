"""The tree: parts, items, sentences, the table of contents, and no character lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yaodian.core.plan import Plan, as_json, findings, leaves, read

LISTED = """一、夯实根基
1.建强队伍
2.管好阵地
二、服务群众
3.走访住户
2031年某局工作要点
今年是关键一年。请各科室照办。
一、夯实根基,稳步前行
1.建强队伍
每月召开一次例会。会后形成纪要。
2.管好阵地
阵地由专人看管。
"""

marks = st.sampled_from(
    list("一二三四五1234567890、.（）()。；，：“”《》|\n\r\t 　第条章年月日每定期建立台账制度甲乙ab")
)
random_texts = st.one_of(st.text(max_size=200), st.lists(marks, max_size=200).map("".join))
titles = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=1, max_size=12)
sentences = st.lists(
    st.text(alphabet="甲乙丙丁，、“”1每月", min_size=1, max_size=30).map(lambda s: s + "。"), max_size=4
)


@st.composite
def random_plans(draw: st.DrawFn) -> str:
    """A plan of parts and items, now and then with its contents in front."""
    parts = draw(
        st.lists(st.tuples(titles, st.lists(st.tuples(titles, sentences), max_size=4)), min_size=1, max_size=4)
    )
    listed, body, number = [], [], 0
    for place, (title, items) in enumerate(parts):
        heading = f"{'一二三四'[place]}、{title}"
        listed.append(heading)
        body.append(heading)
        for name, said in items:
            number += 1
            listed.append(f"{number}.{name}")
            body += [f"{number}.{name}", "".join(said)]
    front = draw(st.sampled_from([[], listed, ["某年度计划", "目录", *listed], ["请照办。", "目录", *listed]]))
    return draw(st.sampled_from(["\n", "\r\n", "\n\n"])).join([*front, "某年度计划", *body])


def assert_nothing_lost(plan: Plan) -> None:
    cut = leaves(plan)
    assert "".join(plan.text[leaf.start : leaf.end] for leaf in cut) == plan.text
    assert all(leaf.start < leaf.end for leaf in cut)
    for leaf in cut:
        if leaf.kind == "blank":
            assert not plan.text[leaf.start : leaf.end].replace("|", "").strip()
    for clause in plan.clauses:
        assert clause.text == plan.text[clause.start : clause.end]


@given(random_texts)
def test_no_character_of_any_text_is_lost(text: str) -> None:
    reading = read(text)
    assert reading.plan.text == text
    assert_nothing_lost(reading.plan)


@given(random_plans())
def test_no_character_of_any_plan_is_lost(text: str) -> None:
    assert_nothing_lost(read(text).plan)


def test_title_year_parts_and_items() -> None:
    plan = read(LISTED).plan
    assert (plan.title, plan.year) == ("2031年某局工作要点", 2031)
    assert [part.label for part in plan.parts] == ["一、", "二、"]
    assert [clause.text for clause in plan.preamble] == ["今年是关键一年。", "请各科室照办。"]
    assert [clause.text for clause in plan.items[0].clauses] == ["每月召开一次例会。", "会后形成纪要。"]


def test_a_year_in_chinese_numerals() -> None:
    assert read("二〇三一年工作要点\n一、总则\n请照办。").plan.year == 2031


def test_contents_are_not_read_twice_and_what_only_they_name_is_kept() -> None:
    reading = read(LISTED)
    plan = reading.plan
    assert plan.contents == (0, LISTED.index("\n2031"))
    missing = [item for item in plan.items if item.text_missing]
    assert [(item.number, item.title, plan.parts[item.part].label) for item in missing] == [(3, "走访住户", "二、")]
    assert [h.label for h in plan.headings] == ["二、", "3.", "一、", "1.", "2."]
    assert any("走访住户" in str(problem) for problem in reading.problems)


CONTENTS = "目录\n一、夯实根基\n1.建强队伍\n2.管好阵地\n"
BODY = "一、夯实根基\n1.建强队伍\n每月召开一次例会。\n2.管好阵地\n阵地由专人看管。\n"
FRONTS = {
    "a title": ("2031年某局工作要点\n", "", []),
    "a title and a short preamble behind": (
        "2031年某局工作要点\n",
        "为做好工作，要点如下：\n",
        ["为做好工作，要点如下："],
    ),
    "a title and a preamble in front": ("2031年某局工作要点\n请照办。\n", "", ["请照办。"]),
    "a title, its number and its day": (
        "2031年某局工作要点\n（某发〔2031〕1号）\n2031年1月5日\n",
        "请照办。\n",
        ["（某发〔2031〕1号）", "2031年1月5日", "请照办。"],
    ),
    "the title twice": ("2031年某局工作要点\n", "2031年某局工作要点\n请照办。\n", ["请照办。"]),
}


@pytest.mark.parametrize(("front", "behind", "preamble"), FRONTS.values(), ids=list(FRONTS))
def test_contents_behind_a_title_are_contents_and_nothing_is_missing(
    front: str, behind: str, preamble: list[str]
) -> None:
    reading = read(front + CONTENTS + behind + BODY)
    plan = reading.plan
    assert (plan.title, plan.year, reading.problems) == ("2031年某局工作要点", 2031, ())
    assert [(h.label, h.title) for h in plan.headings] == [("一、", "夯实根基"), ("1.", "建强队伍"), ("2.", "管好阵地")]
    assert [clause.text for clause in plan.preamble] == preamble
    assert [clause.text for clause in plan.clauses][-2:] == ["每月召开一次例会。", "阵地由专人看管。"]
    assert_nothing_lost(plan)


def test_what_only_contents_behind_a_title_name_is_missing() -> None:
    plan = read("2031年某局工作要点\n" + CONTENTS + "3.走访住户\n请照办。\n" + BODY).plan
    assert [(item.number, item.title) for item in plan.items if item.text_missing] == [(3, "走访住户")]
    assert_nothing_lost(plan)


def test_every_clause_knows_its_item() -> None:
    plan = read(LISTED).plan
    assert [item.number for clause in plan.clauses if (item := plan.item_of(clause))] == [1, 1, 2]


def test_a_text_that_breaks_off_is_told() -> None:
    assert any("没有写完" in str(problem) for problem in read("一、总则\n各科室应当按").problems)


def test_an_empty_text_is_told() -> None:
    assert [problem.where for problem in read(" \n").problems] == ["全文"]


@given(random_texts)
def test_every_finding_stands_in_the_text_where_it_says(text: str) -> None:
    found = findings(read(text).plan)
    for one in (*found.quotas, *found.deadlines, *found.deliverables, *found.links):
        assert text[one.start : one.end] == one.surface
    for campaign in found.campaigns:
        assert text[campaign.start : campaign.end] == campaign.name
    assert json.loads(json.dumps(as_json("甲", read(text).plan)))["text"] == text
