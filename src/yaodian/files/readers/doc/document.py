"""A .doc as lines: a line a paragraph, a line a table row; notes and text boxes behind the paragraph they hang on."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from yaodian.files.readers.compound import DAMAGED, Compound
from yaodian.files.readers.doc.fib import (
    BOXES,
    CHARACTERS,
    ENDNOTE_PLACES,
    ENDNOTES,
    FOOTNOTE_PLACES,
    FOOTNOTES,
    PARAGRAPHS,
    PIECES,
    SHAPES,
    Head,
    head_of,
)
from yaodian.files.readers.doc.lists import Numbers
from yaodian.files.readers.doc.paragraphs import Said, Story
from yaodian.files.readers.doc.pieces import Text, pieces_of
from yaodian.files.readers.doc.plc import plc
from yaodian.files.readers.doc.properties import character_runs, paragraph_runs
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.rows import Piece, row_lines

Span = tuple[int, int]


def read_doc(file: Compound) -> Reading:
    try:
        head = head_of(file)
        text = Text(head.main, pieces_of(head.part(PIECES)))
        story = Story(
            text,
            characters=character_runs(head.main, head.part(CHARACTERS)),
            paragraphs=paragraph_runs(head.main, head.part(PARAGRAPHS), head.elsewhere),
            numbers=Numbers(head),
        )
        lines = Lines(story, _hanging(head))
        return Reading("".join(f"{line}\n" for line in lines.of((0, max(0, head.lengths[0])))))
    except (struct.error, IndexError) as error:
        raise DAMAGED from error


def _hanging(head: Head) -> dict[int, Span]:
    """Notes and text boxes by the position of the main text that they hang on."""
    begins = [0]
    for length in head.lengths:
        begins.append(begins[-1] + max(0, length))
    found = _notes(head, (FOOTNOTE_PLACES, FOOTNOTES), begins[1])
    found |= _notes(head, (ENDNOTE_PLACES, ENDNOTES), begins[5])
    places, shapes = plc(head.part(SHAPES), 26)
    texts, boxes = plc(head.part(BOXES), 22)
    by_shape = {
        box[14:18]: (begins[6] + start, begins[6] + end)
        for box, start, end in zip(boxes, texts, texts[1:], strict=False)
    }
    return found | {at: by_shape[shape[:4]] for at, shape in zip(places, shapes, strict=False) if shape[:4] in by_shape}


def _notes(head: Head, parts: Span, begin: int) -> dict[int, Span]:
    places, _ = plc(head.part(parts[0]), 2)
    texts, _ = plc(head.part(parts[1]), 0)
    return {at: (begin + start, begin + end) for at, start, end in zip(places, texts, texts[1:], strict=False)}


@dataclass
class _Table:
    """A table being read: the finished cells of its row, and the one that is open."""

    cells: list[list[Piece]] = field(default_factory=list)
    cell: list[Piece] = field(default_factory=list)


class Lines:
    def __init__(self, story: Story, hanging: dict[int, Span]) -> None:
        self._story = story
        self._hanging = hanging

    def of(self, span: Span) -> Iterator[str]:
        tables: list[_Table] = []
        before = ""
        for said in self._story.paragraphs(*span):
            if not said.depth and said.runs_on:
                before += said.text
                continue
            yield from _close(tables, said.depth)
            if said.depth:
                yield from self._in_table(tables, said)
                continue
            yield before + said.text
            yield from self._behind(said)
            before = ""
        yield from filter(None, [before])
        yield from _close(tables, 0)

    def _in_table(self, tables: list[_Table], said: Said) -> Iterator[str]:
        while len(tables) < min(said.depth, DEEPEST):
            tables.append(_Table())
        own = tables[-1]
        if said.ends_row:
            lines = list(_row(own, said.merged))
            own.cells, own.cell = [], []
            if len(tables) == 1:
                yield from lines
            elif lines:
                tables[-2].cell.append(("", lines))
            return
        own.cell.append((said.text, list(self._behind(said))))
        if said.ends_cell:
            own.cells.append(own.cell)
            own.cell = []

    def _behind(self, said: Said) -> Iterator[str]:
        for at in said.hanging:
            span = self._hanging.pop(at, None)
            if span:
                yield from (line.strip() for line in self.of(span) if line.strip())


DEEPEST = 50


def _close(tables: list[_Table], depth: int) -> Iterator[str]:
    """Tables that ended without the end of their last row give what they hold."""
    while len(tables) > depth:
        own = tables.pop()
        lines = list(_row(own, frozenset()))
        if tables and lines:
            tables[-1].cell.append(("", lines))
        else:
            yield from lines


def _row(own: _Table, merged: frozenset[int]) -> Iterator[str]:
    cells = own.cells + ([own.cell] if own.cell else [])
    kept = [cell for place, cell in enumerate(cells) if place not in merged]
    if kept:
        yield from row_lines(kept)
