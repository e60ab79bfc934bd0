"""The 任务分解表 as an .xlsx to be printed: title, heading on every page, A4 across, one page wide."""

import io
from collections.abc import Sequence
from itertools import groupby

import xlsxwriter  # type: ignore[import-untyped]

from yaodian.core.breakdown.table import HEADING, Task
from yaodian.files.row_heights import row_height

WIDTHS = (5, 46, 16, 20, 18, 12, 14, 22)
A4 = 9
_MM = 1 / 25.4


def task_sheet(title: str, note: str, tasks: Sequence[Task]) -> bytes:
    """`note` stands below the title: which body, which state."""
    box = io.BytesIO()
    with xlsxwriter.Workbook(box, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet("任务分解表")
        _paper(page)
        _top(book, page, title, note)
        line = 3
        body = book.add_format(
            {"border": 1, "text_wrap": True, "valign": "vcenter", "font_name": "仿宋", "font_size": 11}
        )
        centred = book.add_format(
            {"border": 1, "align": "center", "valign": "vcenter", "font_name": "仿宋", "font_size": 11}
        )
        group = book.add_format({"border": 1, "font_name": "黑体", "font_size": 11, "bg_color": "#F2F2F2"})
        for item, under in groupby(tasks, key=lambda task: task.item):
            if item:
                page.merge_range(line, 0, line, len(HEADING) - 1, item, group)
                line += 1
            for task in under:
                page.set_row(line, row_height(task.cells, WIDTHS))
                for at, cell in enumerate(task.cells):
                    page.write_string(line, at, cell, body if at else centred)
                line += 1
    return box.getvalue()


def _paper(page: xlsxwriter.worksheet.Worksheet) -> None:
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=20 * _MM, right=20 * _MM, top=28 * _MM, bottom=26 * _MM)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)
    page.freeze_panes(3, 0)
    page.set_footer("&C— &P —")
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width)


def _top(book: xlsxwriter.Workbook, page: xlsxwriter.worksheet.Worksheet, title: str, note: str) -> None:
    named = {"font_name": "方正小标宋_GBK", "font_size": 20, "align": "center", "valign": "vcenter", "text_wrap": True}
    page.merge_range(0, 0, 0, len(HEADING) - 1, title, book.add_format(named))
    page.set_row(0, 42)
    page.merge_range(1, 0, 1, len(HEADING) - 1, note, book.add_format({"font_name": "楷体", "align": "center"}))
    head = book.add_format({"border": 1, "bold": True, "align": "center", "font_name": "黑体", "text_wrap": True})
    for at, word in enumerate(HEADING):
        page.write_string(2, at, word, head)
