"""Rows under headings as a workbook in memory: every cell is text or a number, never a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]

_FORBIDDEN = str.maketrans({sign: " " for sign in "[]:*?/\\'"})
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class ReportSheet:
    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


def write_book(sheets: Sequence[ReportSheet]) -> bytes:
    """One worksheet each, the headings in bold and kept in sight."""
    into = BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True}) as book:
        head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name.translate(_FORBIDDEN)[:_LONGEST])
            page.freeze_panes(1, 0)
            page.set_landscape()
            page.repeat_rows(0)
            page.set_column(0, max(0, len(sheet.headings) - 1), 18)
            for at, title in enumerate(sheet.headings):
                page.write_string(0, at, title, head)
            for number, row in enumerate(sheet.rows, 1):
                for at, cell in enumerate(row):
                    if isinstance(cell, int):
                        page.write_number(number, at, cell)
                    else:
                        page.write_string(number, at, cell, text)
    return into.getvalue()
