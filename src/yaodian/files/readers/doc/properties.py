"""What is said of stretches of characters and of paragraphs: hidden, deleted, in a table, in a list.

Properties lie in pages of 512 bytes, found by a table of their positions in the file. [MS-DOC] 2.4.6, 2.6.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from yaodian.files.readers.doc.plc import plc

_PAGE = 512
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_TABLE_SHAPE, _TABS = 0xD608, 0xC615
DELETED, HIDDEN, SYMBOL = 0x0800, 0x083C, 0x6A09
IN_TABLE, ROW_END, DEPTH, INNER_CELL, INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
LEVEL, LIST = 0x260A, 0x460B
_LONG = frozenset({0x6645, 0x6646, 0x646B})
_ON = (1, 0x81)
Changes = dict[int, bytes]
T = TypeVar("T")


def changes(data: bytes) -> Changes:
    """Single property modifiers by their number; the last one of a number holds."""
    found: Changes = {}
    at = 0
    while at + 2 <= len(data):
        (name,) = struct.unpack_from("<H", data, at)
        at, size = _operand(data, at + 2, name)
        found[name] = data[at : at + size]
        at += size
    return found


def _operand(data: bytes, at: int, name: int) -> tuple[int, int]:
    """Where the operand begins, and how long it is."""
    kind = name >> 13
    if kind != 6:
        return at, _SIZES[kind]
    if name == _TABLE_SHAPE:
        return at + 2, max(0, int.from_bytes(data[at : at + 2], "little") - 1)
    size = data[at] if at < len(data) else 0
    return at + 1, size if name != _TABS or size < 255 else len(data)


def number(found: Changes, name: int, otherwise: int = 0) -> int:
    return int.from_bytes(found[name], "little") if name in found else otherwise


def is_on(found: Changes, name: int) -> bool:
    return number(found, name) in _ON


def merged_cells(found: Changes) -> frozenset[int]:
    """The cells of a row that only continue one above or to the left, by their place."""
    shape = found.get(_TABLE_SHAPE, b"")
    count = shape[0] if shape else 0
    flags = (shape[1 + 2 * (count + 1) + 20 * n :][:2] for n in range(count))
    return frozenset(n for n, own in enumerate(flags) if int.from_bytes(own, "little") & 0x62 in (0x02, 0x20))


@dataclass(frozen=True, slots=True)
class Paragraph:
    style: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """Bytes of the file from `start` to `end`, and what is said of them."""

    start: int
    end: int
    said: T


class Stretches(Generic[T]):
    """All of one kind; asked by a position in the file, or for those that touch a part of it."""

    def __init__(self, found: Iterable[Stretch[T]]) -> None:
        self._found = sorted(found, key=lambda one: one.start)
        self._starts = [one.start for one in self._found]

    def at(self, place: int) -> T | None:
        before = bisect_right(self._starts, place) - 1
        return self._found[before].said if before >= 0 and place < self._found[before].end else None

    def between(self, start: int, end: int) -> Iterator[Stretch[T]]:
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self._found) and self._found[at].start < end:
            if self._found[at].end > start:
                yield self._found[at]
            at += 1


def character_runs(main: bytes, table: bytes) -> Stretches[Changes]:
    """Only those that hide, delete or stand for a symbol."""
    return Stretches(
        Stretch(start, end, found)
        for page in _pages(main, table)
        for start, end, at in _entries(page, 1)
        if at and (found := changes(page[at + 1 : at + 1 + page[at]])) and found.keys() & {DELETED, HIDDEN, SYMBOL}
    )


def paragraph_runs(main: bytes, table: bytes, elsewhere: bytes) -> Stretches[Paragraph]:
    """`elsewhere`: the stream that holds what is too long for a page, such as the shape of a wide table's row."""
    return Stretches(
        Stretch(start, end, _paragraph(page, at, elsewhere))
        for page in _pages(main, table)
        for start, end, at in _entries(page, 13)
    )


def _pages(main: bytes, table: bytes) -> Iterator[bytes]:
    """Each page once, however often the table names it."""
    numbers = dict.fromkeys(int.from_bytes(one, "little") & 0x3FFFFF for one in plc(table, 4)[1])
    for own in numbers:
        page = main[own * _PAGE : (own + 1) * _PAGE]
        if len(page) == _PAGE:
            yield page


def _entries(page: bytes, size: int) -> Iterator[tuple[int, int, int]]:
    """Start and end in the file, and where in the page the properties lie; 0 for none."""
    count = page[-1]
    if 4 * (count + 1) + size * count > _PAGE - 1:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for n in range(count):
        yield places[n], places[n + 1], 2 * page[4 * (count + 1) + size * n]


def _paragraph(page: bytes, at: int, elsewhere: bytes) -> Paragraph:
    if not at or at + 1 >= _PAGE:
        return Paragraph(0, {})
    size = page[at]
    start, size = (at + 1, 2 * size - 1) if size else (at + 2, 2 * page[at + 1])
    own = page[start : start + size]
    said = changes(own[2:])
    for name in _LONG & said.keys():
        place = number(said, name)
        length = int.from_bytes(elsewhere[place : place + 2], "little")
        said = said | changes(elsewhere[place + 2 : place + 2 + length])
    return Paragraph(int.from_bytes(own[:2], "little"), said)
