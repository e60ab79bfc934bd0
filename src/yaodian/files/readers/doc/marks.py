"""Which characters of a .doc are not read: hidden, deleted with tracking, or the instruction of a field."""

from collections.abc import Iterator

from yaodian.files.readers.doc.pieces import Text
from yaodian.files.readers.doc.properties import DELETED, HIDDEN, SYMBOL, Changes, Stretches, is_on

FIELD, RESULT, FIELD_END = 0x13, 0x14, 0x15


def unread(text: Text, runs: Stretches[Changes]) -> bytearray:
    """1 for each position that is not read."""
    mask = bytearray(len(text))
    for start, end, said in _runs(text, runs):
        if is_on(said, DELETED) or is_on(said, HIDDEN):
            mask[start:end] = b"\1" * (end - start)
    for start, end in _instructions(text):
        mask[start : end + 1] = b"\1" * (end + 1 - start)
    return mask


def symbols(text: Text, runs: Stretches[Changes]) -> dict[int, int]:
    """The code of the symbol that a position stands for, whatever character lies there."""
    return {
        at: int.from_bytes(said[SYMBOL][2:4], "little")
        for start, end, said in _runs(text, runs)
        if SYMBOL in said
        for at in range(start, end)
        if text.units[at] == 0x28
    }


def _runs(text: Text, runs: Stretches[Changes]) -> Iterator[tuple[int, int, Changes]]:
    for piece in text.pieces():
        size = (piece.end - piece.start) * piece.width
        for one in runs.between(piece.place, piece.place + size):
            first = max(0, one.start - piece.place) // piece.width
            last = min(size, one.end - piece.place) // piece.width
            yield piece.start + first, piece.start + last, one.said


def _instructions(text: Text) -> Iterator[tuple[int, int]]:
    """From the beginning of a field to its result, or to its end where it has none. A field that never ends is none."""
    open_fields: list[tuple[int, int]] = []
    for at, unit in enumerate(text.units):
        if unit == FIELD:
            open_fields.append((at, -1))
        elif unit == RESULT and open_fields and open_fields[-1][1] < 0:
            open_fields[-1] = (open_fields[-1][0], at)
        elif unit == FIELD_END and open_fields:
            start, result = open_fields.pop()
            yield start, at if result < 0 else result
