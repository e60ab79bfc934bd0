"""The text of a .doc by character position: pieces lie anywhere in the file, in one byte or two. [MS-DOC] 2.4.1."""

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from yaodian.files.readers.apart import TOO_LARGE
from yaodian.files.readers.compound import DAMAGED
from yaodian.files.readers.doc.plc import plc

MOST_CHARACTERS = 5_000_000
_COMPRESSED = 0x40000000
_PROPERTIES, _PIECES = 1, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `start` to `end`, in the file from byte `place`, `width` bytes each."""

    start: int
    end: int
    place: int
    width: int


class Text:
    """One unit of UTF-16 a position, so that positions are indexes."""

    def __init__(self, main: bytes, pieces: list[Piece]) -> None:
        self.units = array("H")
        for piece in pieces:
            self.units.extend(_units(main, piece))
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def __len__(self) -> int:
        return len(self.units)

    def said(self, start: int, end: int) -> str:
        return self.units[start:end].tobytes().decode("utf-16-le", "surrogatepass")

    def place(self, position: int) -> int:
        """Where in the file that character lies; -1 for none."""
        at = bisect_right(self._starts, position) - 1
        if at < 0 or position >= self._pieces[at].end:
            return -1
        return self._pieces[at].place + (position - self._pieces[at].start) * self._pieces[at].width

    def pieces(self) -> Iterator[Piece]:
        yield from self._pieces


def pieces_of(clx: bytes) -> list[Piece]:
    """They must follow upon each other without a gap, and hold no more than a document ever does."""
    positions, records = plc(_table(clx), 8)
    found = []
    for start, end, record in zip(positions, positions[1:], records, strict=False):
        (place,) = struct.unpack_from("<I", record, 2)
        compressed = bool(place & _COMPRESSED)
        own = place & (_COMPRESSED - 1)
        found.append(Piece(start, end, own // 2 if compressed else own, 1 if compressed else 2))
    if not found or found[0].start or any(piece.end < piece.start for piece in found):
        raise DAMAGED
    if found[-1].end > MOST_CHARACTERS:
        raise TOO_LARGE
    return found


def _table(clx: bytes) -> bytes:
    at = 0
    while at + 3 <= len(clx) and clx[at] == _PROPERTIES:
        at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
    if at + 5 > len(clx) or clx[at] != _PIECES:
        raise DAMAGED
    return clx[at + 5 : at + 5 + int.from_bytes(clx[at + 1 : at + 5], "little")]


def _units(main: bytes, piece: Piece) -> "array[int]":
    size = (piece.end - piece.start) * piece.width
    data = main[piece.place : piece.place + size]
    if len(data) < size:
        raise DAMAGED
    if piece.width == 1:
        data = data.decode("cp1252", "replace").encode("utf-16-le")
    units = array("H")
    units.frombytes(data)
    return units
