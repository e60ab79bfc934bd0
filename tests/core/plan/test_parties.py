"""Who is named for a task, in tables, in brackets and in sentences. All texts are invented."""

import pytest

from yaodian.core.plan import findings, leaves, read
from yaodian.core.plan.parties import RULES

TABLE = (
    "序号|工作任务|具体措施|牵头单位|配合单位|责任领导|完成时限\n"
    "1|健全值班制度|建立值班台账，每季度集中检查一次。|办公室|各科室|张主任|2026年6月底前\n"
    "2|抓实读书活动|每月开展1次读书活动。|机关党委|各党支部、工会|李书记|长期坚持\n"
)


def named(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(party.part, party.names) for party in findings(read(text).plan).parties]


@pytest.mark.parametrize(("rule", "example"), RULES.items())
def test_each_rule_finds_its_example(rule: str, example: str) -> None:
    assert rule in [party.rule for party in findings(read(f"一、总则\n{example}").plan).parties]


def test_columns_name_who_and_their_cells_are_no_sentences() -> None:
    plan = read(TABLE).plan
    assert named(TABLE) == [
        ("lead", ("办公室",)),
        ("support", ("各科室",)),
        ("leader", ("张主任",)),
        ("lead", ("机关党委",)),
        ("support", ("各党支部", "工会")),
        ("leader", ("李书记",)),
    ]
    assert [clause.text for clause in plan.clauses] == ["建立值班台账，每季度集中检查一次。", "每月开展1次读书活动。"]
    assert [heading.title for heading in plan.headings] == ["健全值班制度", "抓实读书活动"]
    assert [one.surface for one in findings(plan).deadlines] == ["2026年6月底前"]
    assert "".join(TABLE[leaf.start : leaf.end] for leaf in leaves(plan)) == TABLE


def test_a_task_that_has_no_other_cell_is_heading_and_sentence() -> None:
    text = "序号|重点任务|责任单位|完成时限\n1|建立信访登记台账|信访科|6月底前\n2|开展技能竞赛2次|工会|全年\n"
    plan = read(text).plan
    assert [clause.text for clause in plan.clauses] == ["建立信访登记台账", "开展技能竞赛2次"]
    assert [(one.count, one.period) for one in findings(plan).quotas] == [(2, "year")]


def test_a_row_below_merged_cells_is_not_misread() -> None:
    text = f"{TABLE}每年修订一次名册。|办公室\n"
    assert named(text) == named(TABLE)
    assert read(text).plan.clauses[-2].text == "每年修订一次名册。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建立台账。（责任单位：办公室；配合单位：后勤科）", [("responsible", ("办公室",)), ("support", ("后勤科",))]),
        ("建立台账（牵头单位：办公室，完成时限：6月底）。", [("lead", ("办公室",))]),
        ("由办公室牵头，后勤科、工会配合，建立台账。", [("lead", ("办公室",)), ("support", ("后勤科", "工会"))]),
        ("建立台账（办公室牵头，各支部参与）", [("lead", ("办公室",)), ("support", ("各支部",))]),
        ("责任领导：王主任", [("leader", ("王主任",))]),
        ("各单位要压实责任，加强配合。", []),
    ],
)
def test_written_in_brackets_and_sentences(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert named(f"一、总则\n{text}") == expected


def test_a_line_of_its_own_speaks_for_the_item_above() -> None:
    text = "一、值班\n1.建立值班台账。\n做好交接。\n责任单位：办公室\n2.修订名册。\n"
    plan = read(text).plan
    [party] = findings(plan).parties
    assert text[slice(*party.row)] == "1.建立值班台账。\n做好交接。\n责任单位：办公室"
    assert "责任单位：办公室" not in [clause.text for clause in plan.clauses]
