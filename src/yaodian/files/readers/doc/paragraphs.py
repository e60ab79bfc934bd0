"""A story of a .doc (main text, notes, text boxes) cut into paragraphs, each with what ends it."""

from collections.abc import Iterator
from dataclasses import dataclass

from yaodian.files.readers.doc.lists import Numbers
from yaodian.files.readers.doc.marks import symbols, unread
from yaodian.files.readers.doc.pieces import Text
from yaodian.files.readers.doc.properties import (
    DEPTH,
    IN_TABLE,
    INNER_CELL,
    INNER_ROW_END,
    ROW_END,
    Changes,
    Paragraph,
    Stretches,
    is_on,
    merged_cells,
    number,
)
from yaodian.files.readers.symbols import symbol

CELL, PARAGRAPH, PAGE = 0x07, 0x0D, 0x0C
_ENDS = (CELL, PARAGRAPH, PAGE)
_SHOWN = {0x09: "\t", 0x0B: "\n", 0x0E: "\n", 0x1E: "-", 0x1F: "", 0xA0: " "}
SHAPE, NOTE = 0x08, 0x02


@dataclass(frozen=True, slots=True)
class Said:
    """`depth`: how many tables it lies in. `hanging`: where in the story notes and shapes hang."""

    text: str
    depth: int
    ends_cell: bool
    ends_row: bool
    runs_on: bool
    merged: frozenset[int]
    hanging: tuple[int, ...]


class Story:
    """Reads any stretch of positions; numbers of lists are counted on the way, so: in order."""

    def __init__(
        self, text: Text, *, characters: Stretches[Changes], paragraphs: Stretches[Paragraph], numbers: Numbers
    ) -> None:
        self.text = text
        self._unread = unread(text, characters)
        self._symbols = symbols(text, characters)
        self._paragraphs = paragraphs
        self._numbers = numbers

    def paragraphs(self, start: int, end: int) -> Iterator[Said]:
        begun = start
        for at in range(start, min(end, len(self.text))):
            if self.text.units[at] in _ENDS:
                yield self._said(begun, at)
                begun = at + 1
        if begun < min(end, len(self.text)):
            yield self._said(begun, min(end, len(self.text)))

    def _said(self, start: int, end: int) -> Said:
        own = self._paragraphs.at(self.text.place(end)) if end < len(self.text) else None
        found = own.changes if own else {}
        mark = self.text.units[end] if end < len(self.text) else PARAGRAPH
        depth = number(found, DEPTH) or int(is_on(found, IN_TABLE))
        words = self._words(start, end)
        runs_on = mark == PARAGRAPH and not depth and end < len(self.text) and bool(self._unread[end])
        return Said(
            text=(self._numbers.label_of(own) if words and not runs_on else "") + words,
            depth=max(depth, int(mark == CELL)),
            ends_cell=mark == CELL or is_on(found, INNER_CELL),
            ends_row=is_on(found, ROW_END) or is_on(found, INNER_ROW_END),
            runs_on=runs_on,
            merged=merged_cells(found),
            hanging=tuple(
                at for at in range(start, end) if self.text.units[at] in (SHAPE, NOTE) and not self._unread[at]
            ),
        )

    def _words(self, start: int, end: int) -> str:
        """Pictures, marks of fields and notes are no words."""
        if not any(self._unread[start:end]) and not any(
            unit < 32 or unit in (0xA0, 0x28) for unit in self.text.units[start:end]
        ):
            return self.text.said(start, end)
        parts = []
        for at in range(start, end):
            unit = self.text.units[at]
            if self._unread[at]:
                continue
            if at in self._symbols:
                parts.append(symbol(self._symbols[at]))
            else:
                parts.append(_SHOWN.get(unit, chr(unit) if unit >= 32 else ""))
        return "".join(parts)
