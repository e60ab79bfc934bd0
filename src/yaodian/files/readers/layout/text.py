"""Pages to text: paragraphs and tables in reading order, over page ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yaodian.files.readers.layout.columns import Columns, Flow
from yaodian.files.readers.layout.drawn import Page
from yaodian.files.readers.layout.furniture import without_furniture
from yaodian.files.readers.layout.lines import Line, joined, lines_of, rows_of
from yaodian.files.readers.layout.margins import margins_of
from yaodian.files.readers.layout.paragraphs import NOTE, Paragraphs
from yaodian.files.readers.layout.tables import Table, joined_tables, tables_of

_SMALL, _SHORT = 0.85, 0.45


@dataclass(frozen=True, slots=True)
class _Notes:
    """At the foot of a page."""

    lines: list[Line]


_Block = Flow | Table | _Notes


def text_of_pages(pages: Sequence[Page]) -> str:
    tables = [tables_of(page) for page in pages]
    free = [
        (page, lines_of([glyph for glyph in page.glyphs if not any(table.box.holds(glyph.box) for table in own)]))
        for page, own in zip(pages, tables, strict=True)
    ]
    kept = list(without_furniture(free))
    width = max((page.width for page in pages), default=0.0)
    columns = Columns(margins_of([joined(row) for lines in kept for row in rows_of(lines)], width))
    blocks: list[_Block] = []
    for page, own, lines in zip(pages, tables, kept, strict=True):
        for block in _blocks(page, own, lines=lines, columns=columns):
            _put(blocks, block)
    return "".join(f"{line}\n" for line in _said(blocks))


def _put(blocks: list[_Block], block: _Block) -> None:
    """A table that goes on with a cut row is one with the table before it."""
    last = blocks[-1] if blocks else None
    whole = joined_tables(last, block) if isinstance(last, Table) and isinstance(block, Table) else None
    if whole is not None:
        blocks[-1] = whole
    else:
        blocks.append(block)


def _blocks(page: Page, tables: list[Table], *, lines: list[Line], columns: Columns) -> Iterator[_Block]:
    """What stands above each table, then the table."""
    rest = lines
    for table in tables:
        yield from columns.flows([line for line in rest if line.box.middle[1] < table.box.top])
        rest = [line for line in rest if line.box.middle[1] >= table.box.top]
        yield table
    body, notes = _parted(page, rest)
    yield from columns.flows(body)
    if notes:
        yield _Notes(notes)


def _said(blocks: list[_Block]) -> Iterator[str]:
    paragraphs = Paragraphs()
    for block in blocks:
        if isinstance(block, Flow):
            yield from paragraphs.flow(block)
        elif isinstance(block, Table):
            yield from paragraphs.close()
            yield from block.said()
        else:
            paragraphs.aside(block.lines)
    yield from paragraphs.close()


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
