"""How high a row has to be for its wrapped text: not every program that opens a sheet works it out by itself."""

import unicodedata
from collections.abc import Sequence
from math import ceil

LINE = 15.75  # points that a line of 11 points takes; sheets keep multiples of 0.75
_WIDE = frozenset("WFA")


def row_height(cells: Sequence[str], widths: Sequence[float]) -> float:
    """`widths`: of the columns, in characters of Latin text; a Chinese one takes two."""
    return LINE * max((_lines(cell, width) for cell, width in zip(cells, widths, strict=False)), default=1)


def _lines(text: str, width: float) -> int:
    """A line holds a little less than its width: a sign that does not fit goes down whole."""
    return sum(max(1, ceil(_breadth(line) / max(2.0, width - 2))) for line in text.split("\n"))


def _breadth(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in _WIDE else 1 for sign in text)
