"""The order in which the lines of a page are read: two columns of prose one after the other, all else downwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yaodian.files.readers.layout.drawn import around
from yaodian.files.readers.layout.lines import Line, joined, rows_of

_FEWEST = 5
# Prose fills its column; the cells of a table without rules do not.
_FILLED, _SPANNING = 0.62, 0.4


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that are read on, between the same two margins."""

    lines: tuple[Line, ...]
    left: float
    right: float


Edges = tuple[float, float]


class Columns:
    """Takes the pages in order: on the last one the columns may be too short to be known by themselves."""

    def __init__(self, margins: Edges) -> None:
        """`margins`: those of the whole document, for what runs across the page."""
        self._margins = margins
        self._gutter: float | None = None
        self._edges: list[Edges] = []

    def flows(self, lines: Sequence[Line]) -> Iterator[Flow]:
        if not lines:
            return
        gutter = _gutter(lines)
        if gutter is None and self._gutter is not None and _spanning(lines, self._gutter) == 0:
            gutter = self._gutter
        if gutter is None:
            yield Flow(tuple(joined(row) for row in rows_of(lines)), *self._margins)
            return
        self._learn(lines, gutter)
        for part in _split(lines, gutter):
            yield Flow(tuple(part), *self._edges_of(part))

    def _learn(self, lines: Sequence[Line], gutter: float) -> None:
        if gutter != self._gutter:
            self._gutter, self._edges = gutter, []
        sides = (
            [line for line in lines if line.box.right <= gutter],
            [line for line in lines if line.box.left >= gutter],
        )
        found = [around([line.box for line in side]) for side in sides if side]
        self._edges += [(box.left, box.right) for box in found]

    def _edges_of(self, part: list[Line]) -> Edges:
        """As wide as its column ever was."""
        own = around([line.box for line in part])
        same = [edges for edges in self._edges if edges[0] < own.right and own.left < edges[1]]
        if self._gutter is not None and own.left < self._gutter < own.right:
            same = []
        return min([own.left, *(left for left, _ in same)]), max([own.right, *(right for _, right in same)])


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the white strip down the page, if there is one and both sides read as prose."""
    box = around([line.box for line in lines])
    inner = (box.left + 0.3 * box.width, box.left + 0.7 * box.width)
    edges = {round(line.box.right, 1) for line in lines if inner[0] < line.box.right < inner[1]}
    for edge in sorted(edges, key=lambda one: sum(line.box.left < one < line.box.right for line in lines))[:40]:
        beyond = [line.box.left for line in lines if line.box.left > edge]
        if beyond and _are_columns(lines, (edge + min(beyond)) / 2):
            return (edge + min(beyond)) / 2
    return None


def _are_columns(lines: Sequence[Line], at: float) -> bool:
    left = [line for line in lines if line.box.right <= at]
    right = [line for line in lines if line.box.left >= at]
    if min(len(left), len(right)) < _FEWEST or _spanning(lines, at) > _SPANNING * len(lines):
        return False
    return _fills(left) and _fills(right)


def _spanning(lines: Sequence[Line], at: float) -> int:
    return sum(line.box.left < at < line.box.right for line in lines)


def _fills(lines: list[Line]) -> bool:
    width = around([line.box for line in lines]).width
    return sum(line.box.width for line in lines) > _FILLED * width * len(lines)


def _split(lines: Sequence[Line], at: float) -> Iterator[list[Line]]:
    """What stands across both columns parts what is above it from what is below."""
    sides: tuple[list[Line], list[Line]] = ([], [])
    for row in rows_of(lines):
        if any(line.box.left < at < line.box.right for line in row):
            yield from filter(None, sides)
            sides = ([], [])
            yield [joined(row)]
        else:
            for place, side in enumerate(sides):
                own = [line for line in row if (line.box.left >= at) == bool(place)]
                side.extend([joined(own)] if own else [])
    yield from filter(None, sides)
