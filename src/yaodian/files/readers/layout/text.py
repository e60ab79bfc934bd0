"""Pages to text: paragraphs and tables in reading order, over page ends."""

from collections.abc import Iterator, Sequence

from yaodian.files.readers.layout.columns import flows_of
from yaodian.files.readers.layout.drawn import Page
from yaodian.files.readers.layout.furniture import without_furniture
from yaodian.files.readers.layout.grids import Grid, grids_of
from yaodian.files.readers.layout.lines import Line, joined, lines_of, rows_of
from yaodian.files.readers.layout.margins import margins_of
from yaodian.files.readers.layout.paragraphs import NOTE, Paragraphs, cell

_SMALL, _SHORT = 0.85, 0.45


def text_of_pages(pages: Sequence[Page]) -> str:
    grids = [_filled(page) for page in pages]
    free = [
        (page, lines_of([glyph for glyph in page.glyphs if not any(grid.box.holds(glyph.box) for grid in own)]))
        for page, own in zip(pages, grids, strict=True)
    ]
    kept = list(without_furniture(free))
    paragraphs = Paragraphs(margins_of([joined(row) for lines in kept for row in rows_of(lines)]))
    said: list[str] = []
    for page, own, lines in zip(pages, grids, kept, strict=True):
        said += _page(page, own, lines=lines, paragraphs=paragraphs)
    return "".join(f"{line}\n" for line in [*said, *paragraphs.close()])


def _filled(page: Page) -> list[Grid]:
    """Grids that hold text: two rules across a letterhead are none."""
    found = grids_of(page.rules)
    return [grid for grid in found if sum(grid.box.holds(glyph.box) for glyph in page.glyphs) > 1]


def _page(page: Page, grids: list[Grid], *, lines: list[Line], paragraphs: Paragraphs) -> Iterator[str]:
    """What stands above each table, then the table."""
    rest = lines
    for grid in sorted(grids, key=lambda one: one.box.top):
        above = [line for line in rest if line.box.middle[1] < grid.box.top]
        rest = [line for line in rest if line.box.middle[1] >= grid.box.top]
        yield from _flows(above, paragraphs)
        yield from paragraphs.close()
        yield from _table(page, grid)
    body, notes = _parted(page, rest)
    yield from _flows(body, paragraphs)
    paragraphs.aside(notes)


def _parted(page: Page, lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The notes at the foot of a page: smaller than what stands above them, or below a short rule; and numbered."""
    rows = [joined(row) for row in rows_of(lines)]
    sizes = sorted(line.size for line in rows)
    rule = _foot_rule(page)
    at = len(rows)
    while at and (rows[at - 1].size < _SMALL * sizes[len(sizes) // 2] or rows[at - 1].box.top > rule):
        at -= 1
    if at == len(rows) or not NOTE.match(rows[at].text):
        return lines, []
    return [line for line in lines if line.box.middle[1] < rows[at].box.top], rows[at:]


def _foot_rule(page: Page) -> float:
    """Where the short rule above the notes stands, if there is one."""
    short = (rule.bottom for rule in page.rules if rule.height < rule.width < _SHORT * page.width)
    return max((place for place in short if place > page.height / 2), default=page.height)


def _flows(lines: list[Line], paragraphs: Paragraphs) -> Iterator[str]:
    for flow in flows_of(lines, paragraphs.margins):
        yield from paragraphs.flow(flow)


def _table(page: Page, grid: Grid) -> Iterator[str]:
    inside = [glyph for glyph in page.glyphs if grid.box.holds(glyph.box)]
    for row in grid.rows:
        cells = [cell(lines_of([glyph for glyph in inside if box.holds(glyph.box)])) for box in row]
        if any(cells):
            yield "|".join(cells)
