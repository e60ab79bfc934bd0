"""征求意见 as an .xlsx: a unit's rows with columns to fill in, and the filled columns read again."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter  # type: ignore[import-untyped]

from yaodian.core.breakdown.difference import SheetRow, key_of
from yaodian.core.breakdown.opinion import STANCES, Opinion, Stance
from yaodian.core.breakdown.table import HEADING, Task
from yaodian.core.problem import Problem
from yaodian.files.row_heights import row_height
from yaodian.files.sheets import UnreadableSheet, read_sheet

SHEET = "征求意见"
ANSWER, REASON, TO, ON, KEY = "意见", "理由", "建议牵头单位", "答复日期", "编号（请勿改动）"
FILLED = (ANSWER, REASON, TO, ON, KEY)
# Columns that the unit fills in.
_TYPED = range(len(HEADING), len(HEADING) + 4)
WIDTHS = (5, 44, 15, 18, 15, 11, 13, 18, 12, 30, 16, 12, 8)
RULES = (
    (ANSWER, f"从“{'”“'.join(STANCES.values())}”中选一项；没有意见要回复的留空，留空即为“未回复”。"),
    (REASON, f"“{STANCES[Stance.OBJECT]}”必须写明理由。"),
    (TO, f"“{STANCES[Stance.RELEAD]}”必须写明建议由哪个单位牵头。"),
    (ON, "如 2026-03-05；不填的，按党建办导入的日期记。"),
    (KEY, "系统靠它认出每一条，请不要改动，也不要增减行。"),
)


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row of the sheet: the task, the version of its row, and what the unit has said already."""

    task: Task
    version: int
    before: Opinion | None = None


def opinion_sheet(unit: str, rows: Sequence[AskedRow]) -> bytes:
    """`unit` is the uid of whoever is asked."""
    box = io.BytesIO()
    with xlsxwriter.Workbook(box, {"in_memory": True, "strings_to_formulas": False}) as book:
        cell = {"border": 1, "text_wrap": True, "valign": "top"}
        shown, typed = book.add_format(cell), book.add_format({**cell, "num_format": "@", "bg_color": "#FFFBE8"})
        page = book.add_worksheet(SHEET)
        _paper(page, book.add_format({"bold": True, "border": 1, "text_wrap": True, "bg_color": "#F2F2F2"}))
        for line, row in enumerate(rows, 1):
            cells = (*row.task.cells, *_answer(unit, row))
            page.set_row(line, row_height(cells[:-1], WIDTHS))
            for at, text in enumerate(cells):
                page.write_string(line, at, text, typed if at in _TYPED else shown)
        choice = {"validate": "list", "source": list(STANCES.values())}
        page.data_validation(1, len(HEADING), max(1, len(rows)), len(HEADING), choice)
        notes = book.add_worksheet("填写说明")
        notes.set_column(0, 0, 18)
        notes.set_column(1, 1, 80)
        for line, rule in enumerate(RULES):
            notes.write_row(line, 0, rule)
    return box.getvalue()


def _paper(page: xlsxwriter.worksheet.Worksheet, head: xlsxwriter.format.Format) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 2)
    for at, (word, width) in enumerate(zip((*HEADING, *FILLED), WIDTHS, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, word, head)


def _answer(unit: str, row: AskedRow) -> tuple[str, ...]:
    key = key_of(unit, row.task.assignment.start, row.version)
    said = row.before
    return (STANCES[said.stance], said.reason, said.to, said.on.isoformat(), key) if said else ("", "", "", "", key)


def read_opinions(name: str, data: bytes) -> tuple[SheetRow, ...] | Problem:
    """The filled rows of one sheet, as typed."""
    try:
        rows = read_sheet(data, SHEET, FILLED)
    except UnreadableSheet as fault:
        return Problem(name, str(fault), "请使用系统导出的征求意见表填写，再上传")
    return tuple(
        SheetRow(row.number, *(row.cells.get(word, "") for word in (KEY, ANSWER, REASON, TO, ON))) for row in rows
    )
