"""Tables of tasks that name their columns: which cell says who leads, who does it, and by when.

The names of columns are those offices write above a 任务分解表 or a 清单; a table without them has no such cells.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaodian.core.plan.labels import label_at
from yaodian.core.plan.lines import CELL, Line, cells_of

LONGEST_NAME = 12
# what a column is for, by words in its name; the first that fits counts
COLUMNS = {
    "number": ("序号", "编号"),
    "leader": ("领导", "负责人", "责任人", "联系人", "分管"),
    "lead": ("牵头", "主办", "承办", "主责"),
    "support": ("配合", "协办", "协同", "参与", "协作"),
    "responsible": ("责任单位", "责任部门", "责任科室", "责任处室", "责任主体", "落实单位", "实施单位", "单位", "部门"),
    "due": ("时限", "时间", "期限", "日期", "节点"),
    "note": ("备注", "说明", "完成情况", "进展"),
    "task": ("任务", "项目", "重点工作", "事项", "内容", "措施", "要求", "问题", "目标", "成果"),
}
_WRITTEN = re.compile(
    r"(?:^|(?<=[。；;！]))([（(【]?(?:牵头|主办|责任|配合|协办|完成)(?:单位|部门|科室|处室|领导|人|时限|时间)[:：][^\n]*)$",
    re.MULTILINE,
)
ASIDE = frozenset({"number", "leader", "lead", "support", "responsible", "due", "note"})


@dataclass(frozen=True)
class Cell:
    """A cell beside the task of its row. `column`: what it is for; `row`: where its row begins and ends."""

    start: int
    end: int
    column: str
    row: tuple[int, int]


@dataclass(frozen=True)
class Header:
    """The named columns of a table. `closed`: its rows end with an edge, so empty cells stand behind the last."""

    columns: tuple[str, ...]
    closed: bool

    @property
    def asides(self) -> frozenset[int]:
        """The columns that name people, units, times and notes."""
        return frozenset(place for place, column in enumerate(self.columns) if column in ASIDE)

    @property
    def task(self) -> int | None:
        """The column that a row is about, when it stands first or behind its number."""
        place = next((n for n, column in enumerate(self.columns) if column != "number"), None)
        return place if place is not None and self.columns[place] == "task" else None

    def fills(self, cells: list[Line]) -> bool:
        """Whether a row has all its cells; one that goes on below merged cells has fewer."""
        return count(cells, closed=self.closed) == len(self.columns)


def count(cells: list[Line], *, closed: bool) -> int:
    """The cells of a row, without the empty ones behind a closing edge."""
    last = len(cells)
    while closed and last and cells[last - 1].start == cells[last - 1].end:
        last -= 1
    return last


def header_of(text: str, line: Line) -> Header | None:
    """The header that this row is: every cell the name of a column, short, and at least two of them known."""
    cells = cells_of(text, line)
    closed = cells[-1].start == cells[-1].end
    cells = cells[: count(cells, closed=closed)]
    names = [text[cell.start : cell.end] for cell in cells]
    if len(names) < 2 or any(len(name) > LONGEST_NAME or label_at(name, 0) for name in names):
        return None
    columns = tuple(_column(name) for name in names)
    return Header(columns, closed) if sum(map(bool, columns)) > 1 else None


def _column(name: str) -> str:
    bare = "".join(name.split())
    return next((column for column, words in COLUMNS.items() if any(word in bare for word in words)), "")


def _behind(text: str, line: Line) -> Iterator[re.Match[str]]:
    """（责任单位：办公室；完成时限：6月底） behind a task, or on a line of its own."""
    found = _WRITTEN.search(text, line.start, line.end)
    return iter((found,) if found else ())


def cells_in(text: str, lines: list[Line]) -> Iterator[Cell]:
    """The cells beside the tasks of all tables with named columns, and the names themselves."""
    header: Header | None = None
    for line in lines:
        if CELL not in text[line.start : line.end]:  # a line inside a cell, or the text behind the table
            yield from (Cell(*found.span(1), "note", (line.start, line.end)) for found in _behind(text, line))
            continue
        cells, row = cells_of(text, line), (line.start, line.end)
        if named := header_of(text, line):
            header = named
            yield from (Cell(cell.start, cell.end, "name", row) for cell in cells if cell.end > cell.start)
        elif header and header.fills(cells):
            for cell, column in zip(cells, header.columns, strict=False):
                if column in ASIDE and cell.end > cell.start:
                    yield Cell(cell.start, cell.end, column, row)
