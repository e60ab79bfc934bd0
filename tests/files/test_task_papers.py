"""The table of tasks on paper, and the sheet that goes to a unit and comes back."""

import io
import re
from datetime import date
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from yaodian.core.breakdown.difference import key_of
from yaodian.core.breakdown.opinion import Opinion, Stance
from yaodian.core.breakdown.table import HEADING, tasks
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.problem import Problem
from yaodian.files.opinion_sheet import AskedRow, opinion_sheet, read_opinions
from yaodian.files.row_heights import LINE, row_height
from yaodian.files.task_sheet import task_sheet
from yaodian.files.task_word import WIDTHS, task_paper

FINANCE = Unit("财政局", "f")
ROWS = (
    Assignment(3, "每月开展1次主题党日。", "1.组织生活", (), (FINANCE,), due="每月", outcome="主题党日"),
    Assignment(9, "=1+1 不是算式。", "1.组织生活", (), (Unit("卫健委", "h"),), leader="分管副书记"),
    Assignment(20, "制定清单。", "2.清单", (), (FINANCE,)),
)


def lines(data: bytes, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()


def test_the_sheet_holds_title_heading_items_and_rows() -> None:
    found = lines(task_sheet("要点任务分解表", "市委", tasks(ROWS)), "任务分解表")
    assert (found[0][0], found[1][0], tuple(found[2])) == ("要点任务分解表", "市委", HEADING)
    assert [row[0] for row in found[3:]] == ["1.组织生活", "1", "2", "2.清单", "3"]
    assert found[4][1:3] == ["每月开展1次主题党日。", "财政局"] and found[5][1] == "=1+1 不是算式。"


def test_the_sheet_of_a_unit_holds_its_rows_alone() -> None:
    found = lines(task_sheet("表", "财政局", tasks(ROWS, "f")), "任务分解表")
    assert [row[0] for row in found[3:]] == ["1.组织生活", "1", "2.清单", "3"]


def test_the_paper_is_a4_across_and_repeats_its_heading() -> None:
    paper = Document(io.BytesIO(task_paper("要点任务分解表", "市委", tasks(ROWS))))
    section, (table,) = paper.sections[0], paper.tables
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert [p.text for p in paper.paragraphs][:2] == ["要点任务分解表", "市委"]
    assert tuple(cell.text for cell in table.rows[0].cells) == HEADING
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert [row.cells[0].text for row in table.rows[1:]] == ["1.组织生活", "1", "2", "2.清单", "3"]
    grid = [column.width.mm for column in table.columns]
    assert [round(width) for width in grid] == list(WIDTHS) and sum(WIDTHS) <= 231
    assert table.rows[2].cells[6].text == "每月" and table.rows[3].cells[5].text == "分管副书记"
    assert "PAGE" in section.footer._element.xml and paper.core_properties.author == ""


def test_a_row_is_as_high_as_its_longest_cell() -> None:
    assert row_height(("短", "a" * 8), (10, 10)) == LINE
    assert row_height(("一二三四五六七八九", "短"), (12, 40)) == 2 * LINE
    assert row_height(("甲\n乙\n丙", ""), (12, 12)) == 3 * LINE
    sheet = task_sheet("表", "", tasks((Assignment(3, "长" * 100, ""),)))
    with ZipFile(io.BytesIO(sheet)) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    (height,) = re.findall(r'<row r="4"[^>]* ht="([\d.]+)"', page)
    assert float(height) >= 5 * LINE


def asked(before: Opinion | None = None) -> list[AskedRow]:
    return [AskedRow(task, 2, before) for task in tasks(ROWS, "f")]


def test_an_empty_sheet_comes_back_with_its_keys_and_nothing_said() -> None:
    rows = read_opinions("a.xlsx", opinion_sheet("f", asked()))
    assert not isinstance(rows, Problem)
    assert [(row.number, row.key, row.answer) for row in rows] == [
        (2, key_of("f", 3, 2), ""),
        (3, key_of("f", 20, 2), ""),
    ]


def test_what_was_said_before_stands_in_the_sheet_and_returns_the_same() -> None:
    before = Opinion(3, Stance.OBJECT, date(2026, 3, 5), "任务重复", "", 2)
    rows = read_opinions("a.xlsx", opinion_sheet("f", asked(before)))
    assert not isinstance(rows, Problem)
    assert (rows[0].answer, rows[0].reason, rows[0].on) == ("有异议", "任务重复", "2026-03-05")


@pytest.mark.parametrize(("data", "said"), [(b"PK\x03\x04 no", "不是可以读取"), (task_sheet("表", "", ()), "没有名为")])
def test_another_file_is_a_problem(data: bytes, said: str) -> None:
    found = read_opinions("别的.xlsx", data)
    assert isinstance(found, Problem) and said in found.what and found.where == "别的.xlsx"


def test_signs_that_no_paper_can_hold_are_left_out() -> None:
    odd = Assignment(3, "甲\x01乙\ufffe。", "1.条\x0b", (), (Unit("财政\x08局"),), due="年底\x1f")
    (table,) = Document(io.BytesIO(task_paper("表", "注", tasks([odd])))).tables
    assert [cell.text for cell in table.rows[2].cells][1:3] == ["甲乙。", "财政局"]
    assert lines(task_sheet("表", "注", tasks([odd])), "任务分解表")[3][0] == "1.条"
