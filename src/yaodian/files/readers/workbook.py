"""A 清单 as .xlsx, .xls or .xlsb: a line a row, cells joined with |, one sheet after the other.

A cell merged over several rows stands in each of them, as whoever reads the sheet sees it; one merged over several
columns stands once. Hidden sheets are left out, and told.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum
from python_calamine import SheetVisibleEnum as Visible

from yaodian.files.readers.kinds import PASTE
from yaodian.files.readers.reading import Note, Reading
from yaodian.files.readers.refused import Refused

MOST_CELLS = 2_000_000
LOCKED = Refused("文件设有打开密码", "请去掉打开密码，重新另存后再上传")
Place = tuple[int, int]
Shares = Mapping[str, frozenset[Place]]


def read_workbook(data: bytes, shares: Shares | None = None) -> Reading:
    """`shares`: the cells of each sheet, from 0, that show their number as a percentage."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        metadata = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        shown = [one.name for one in metadata if one.visible == Visible.Visible]
        sheets = [(name, _lines(book.get_sheet_by_name(name), (shares or {}).get(name, frozenset()))) for name in shown]
    except PasswordError as error:
        raise LOCKED from error
    except (CalamineError, ValueError, OSError) as error:
        raise Refused("工作簿已损坏或不完整，打不开", "请在 Excel 或 WPS 中打开，重新另存后再上传") from error
    hidden = [one.name for one in metadata if one.visible != Visible.Visible]
    filled = [(name, lines) for name, lines in sheets if lines]
    named = len(filled) > 1
    text = "".join(f"{line}\n" for name, lines in filled for line in ([name] if named else []) + lines)
    return Reading(text, _notes(hidden))


def _notes(hidden: list[str]) -> tuple[Note, ...]:
    if not hidden:
        return ()
    return ((f"没有读取隐藏的工作表：{'、'.join(hidden[:5])}", "如有需要，请取消隐藏后再上传"),)


def _lines(sheet: CalamineSheet, shares: frozenset[Place]) -> list[str]:
    if sheet.start is None:
        return []
    if sheet.height * sheet.width > MOST_CELLS:
        raise Refused(f"工作表“{sheet.name}”过大", PASTE)
    top, left = sheet.start
    rows = [
        [_text(cell, share=(top + down, left + across) in shares) for across, cell in enumerate(row)]
        for down, row in enumerate(sheet.iter_rows())
    ]
    for (first, column), (last, _) in sheet.merged_cell_ranges or ():
        _carry(rows, column - left, (first - top, last - top))
    return [line for row in rows if (line := _line(row))]


def _carry(rows: list[list[str]], column: int, span: Place) -> None:
    """Down a merged cell: its value stands in the first row only."""
    first, last = span
    if not (0 <= first < len(rows) and 0 <= column < len(rows[first])):
        return
    for row in rows[first + 1 : last + 1]:
        if any(row) and not row[column]:
            row[column] = rows[first][column]


def _line(row: list[str]) -> str:
    """A row of one cell is a line without bars: a title, a note."""
    said = [cell for cell in row if cell]
    if len(said) < 2:
        return "".join(said)
    return "|".join(row).rstrip("|")


def _text(cell: object, *, share: bool = False) -> str:
    if share and isinstance(cell, int | float):
        return f"{round(cell * 100, 2):g}%"
    return _said(cell).replace("|", "｜")


def _said(cell: object) -> str:
    """Whole numbers lose their `.0`; days read 2026年3月5日."""
    if isinstance(cell, datetime | date):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.10g}"
    return " ".join(_words(str(cell)))


def _words(text: str) -> Iterator[str]:
    """A cell of several lines is one line."""
    yield from filter(None, (line.strip() for line in text.splitlines()))
