"""Excel sheets out and in: a template with its rules written into it, and rows as plain text with their numbers."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter  # type: ignore[import-untyped]
from python_calamine import CalamineError, CalamineWorkbook

_EXPLAIN = "填写说明"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a template. `options` become a drop-down list."""

    title: str
    hint: str
    required: bool = False
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row as a reader of the sheet sees it: `number` counts from 1 with the heading row."""

    number: int
    cells: dict[str, str]


class UnreadableSheet(Exception):
    """The file is no workbook, or lacks the sheet or a column. The text names the fault in Chinese."""


def write_template(path: Path, sheet: str, columns: Sequence[Column]) -> None:
    """An empty template: headings, drop-downs, text columns so that codes keep their zeros, and a page of rules."""
    with xlsxwriter.Workbook(str(path)) as book:
        head, text = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "@"})
        page = book.add_worksheet(sheet)
        page.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            page.set_column(at, at, 20, text)
            page.write_string(0, at, column.title, head)
            if column.options:
                page.data_validation(1, at, 5000, at, {"validate": "list", "source": list(column.options)})
        notes = book.add_worksheet(_EXPLAIN)
        notes.set_column(0, 1, 18)
        notes.set_column(2, 2, 90)
        for at, column in enumerate(columns):
            notes.write_row(at, 0, [column.title, "必填" if column.required else "可不填", column.hint])


def read_sheet(file: Path | bytes, sheet: str, titles: Iterable[str]) -> list[Row]:
    """The filled rows of a sheet. Raises UnreadableSheet."""
    try:
        book = _opened(file)
        if sheet not in book.sheet_names:
            raise UnreadableSheet(f"没有名为“{sheet}”的工作表")
        lines = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    except (OSError, CalamineError) as error:
        raise UnreadableSheet("不是可以读取的 Excel 文件（.xlsx）") from error
    heading = [_text(cell) for cell in lines[0]] if lines else []
    missing = [title for title in titles if title not in heading]
    if missing:
        raise UnreadableSheet(f"缺少列：{'、'.join(missing)}")
    rows = (Row(n, dict(zip(heading, map(_text, line), strict=False))) for n, line in enumerate(lines[1:], 2))
    return [row for row in rows if any(row.cells.values())]


def _opened(file: Path | bytes) -> CalamineWorkbook:
    if isinstance(file, bytes):
        return CalamineWorkbook.from_filelike(io.BytesIO(file))
    return CalamineWorkbook.from_path(str(file))


def _text(cell: object) -> str:
    """Whole numbers lose their `.0`, days read 2026-03-05."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
