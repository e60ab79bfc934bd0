"""Characters to stretches of a line: side by side, at one height, without a wide gap."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yaodian.files.readers.layout.drawn import Box, Glyph, around

# In widths of a character. Wider than any space within a sentence: what stands behind is another column or cell.
_GAP = 2.2
_SPACE_OF_WORDS, _SPACE = 0.18, 0.8
_TWICE = 0.35
_SMALL = 0.75


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    box: Box
    size: float


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """From top to bottom, and in one height from left to right."""
    return [_line(part) for row in _rows(glyphs) for part in _parts(row)]


def joined(lines: Sequence[Line]) -> Line:
    """Stretches of one height as one line."""
    said = lines[0].text
    for before, line in pairwise(lines):
        gap = line.box.left - before.box.right
        said += (" " if gap > _SPACE * line.size or _parted(said[-1], line.text[0]) else "") + line.text
    return Line(said, around([line.box for line in lines]), max(line.size for line in lines))


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand at one height, side by side."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: one.box.middle[1]):
        if rows and _level(rows[-1][-1].box, line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.box.left) for row in rows]


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda one: (one.box.middle[1], one.box.left)):
        if row and not _level(row[-1].box, glyph.box) and not _level(row[0].box, glyph.box):
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _level(one: Box, other: Box) -> bool:
    """They share more than half of the lower one's height."""
    if one.top == other.top and one.bottom == other.bottom:
        return True
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)


def _parts(row: list[Glyph]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    for glyph in sorted(row, key=lambda one: one.box.left):
        if part and _is_drawn_twice(part[-1], glyph):
            continue
        if part and glyph.box.left - part[-1].box.right > _GAP * max(glyph.size, part[-1].size):
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def _is_drawn_twice(one: Glyph, other: Glyph) -> bool:
    """Some programs make letters bold by drawing them again, a little aside."""
    return one.text == other.text and other.box.left - one.box.left < _TWICE * one.box.width


def _line(glyphs: list[Glyph]) -> Line:
    sizes = sorted(glyph.size for glyph in glyphs)
    size = sizes[len(sizes) // 2]
    bottom = max(glyph.box.bottom for glyph in glyphs)
    kept = [glyph for glyph in glyphs if not _is_raised(glyph, size, bottom)] or glyphs
    said = kept[0].text
    for before, glyph in pairwise(kept):
        said += _space(before, glyph) + glyph.text
    return Line(said, around([glyph.box for glyph in kept]), size)


def _is_raised(glyph: Glyph, size: float, bottom: float) -> bool:
    """The small number that refers to a note."""
    return glyph.size < _SMALL * size and glyph.text.isdecimal() and glyph.box.bottom < bottom - 0.2 * size


def _space(before: Glyph, glyph: Glyph) -> str:
    gap = glyph.box.left - before.box.right
    narrow = _SPACE_OF_WORDS if glyph.spaced or _parted(before.text[-1], glyph.text[0]) else _SPACE
    return " " if gap > narrow * min(before.size, glyph.size) else ""


def _parted(one: str, other: str) -> bool:
    """Letters and digits of the Latin kind, which stand apart as words."""
    return one.isascii() and other.isascii() and one.isalnum() and other.isalnum()
