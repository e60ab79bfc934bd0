"""A table with rules: its rows and cells, and the rows of it that a page end has cut in two."""

from dataclasses import dataclass

from yaodian.files.readers.layout.drawn import Box, Page
from yaodian.files.readers.layout.grids import Grid, grids_of
from yaodian.files.readers.layout.lines import Line, lines_of
from yaodian.files.readers.layout.paragraphs import run_on

_FULL, _NEAR = 2.2, 4.0


@dataclass(frozen=True, slots=True)
class Cell:
    box: Box
    lines: list[Line]

    @property
    def text(self) -> str:
        said = ""
        for line in self.lines:
            said = run_on(said, line.text)
        return said.replace("|", "｜")


@dataclass(frozen=True, slots=True)
class Table:
    box: Box
    rows: list[list[Cell]]

    def said(self) -> list[str]:
        texts = ([cell.text for cell in row] for row in self.rows)
        return ["|".join(row) for row in texts if any(row)]


def tables_of(page: Page) -> list[Table]:
    """From top to bottom; only those that hold text: two rules across a letterhead are none."""
    found = [_table(page, grid) for grid in sorted(grids_of(page.rules), key=lambda one: one.box.top)]
    return [table for table in found if sum(bool(cell.lines) for row in table.rows for cell in row)]


def _table(page: Page, grid: Grid) -> Table:
    inside = [glyph for glyph in page.glyphs if grid.box.holds(glyph.box)]
    rows = []
    for boxes in grid.rows:
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        own = [glyph for glyph in inside if top <= glyph.box.middle[1] <= bottom]
        rows.append([Cell(box, lines_of([glyph for glyph in own if box.holds(glyph.box)])) for box in boxes])
    return Table(grid.box, rows)


def joined_tables(before: Table, after: Table) -> Table | None:
    """One table of two, where the page end has cut a row: each cell goes on where the line above it was full."""
    if not (before.rows and after.rows and _go_on(before.rows[-1], after.rows[0])):
        return None
    pairs = zip(before.rows[-1], after.rows[0], strict=True)
    whole = [Cell(one.box, [*one.lines, *other.lines]) for one, other in pairs]
    return Table(before.box, [*before.rows[:-1], whole, *after.rows[1:]])


def _go_on(last: list[Cell], first: list[Cell]) -> bool:
    if len(last) != len(first) or not any(cell.lines for cell in first) or all(cell.lines for cell in first):
        return False
    return all(
        abs(one.box.left - other.box.left) < _NEAR and (not other.lines or _is_full(one))
        for one, other in zip(last, first, strict=True)
    )


def _is_full(cell: Cell) -> bool:
    return bool(cell.lines) and cell.box.right - cell.lines[-1].box.right < _FULL * cell.lines[-1].size
