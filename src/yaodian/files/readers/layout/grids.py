"""Tables drawn with rules: lines that cross make a grid, and what stands between them is a cell."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yaodian.files.readers.layout.drawn import Box, around

# Points: how far lines may miss each other, how short a rule is none, and what a rule is at most thick.
NEAR, SHORTEST, THICKEST = 2.5, 6.0, 3.0
MOST_RULES, MOST_CELLS = 1_500, 20_000


@dataclass(frozen=True, slots=True)
class Grid:
    """`rows`: the cells of each row, as boxes; a cell that reaches down over several stands in the first."""

    box: Box
    rows: tuple[tuple[Box, ...], ...]


def edge(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Box]:
    """A straight line from point to point, if it can be a rule: along the page, and long enough."""
    (x, y), (across, along) = one, other
    width, height = abs(across - x), abs(along - y)
    if min(width, height) < THICKEST and max(width, height) >= SHORTEST:
        yield Box(min(x, across), min(y, along), max(x, across), max(y, along))


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    long = [rule for rule in rules if max(rule.width, rule.height) >= SHORTEST]
    lines = [*_whole(long, flat=True), *_whole(long, flat=False)]
    if len(lines) > MOST_RULES:
        return []
    grids = (_grid(group) for group in _groups(lines))
    return [grid for grid in grids if grid is not None]


def _whole(rules: list[Box], *, flat: bool) -> Iterator[Box]:
    """Rules drawn cell by cell, or as thin boxes of two edges, as one line each. `flat`: those across the page."""
    own = [rule if flat else _turned(rule) for rule in rules if (rule.width >= rule.height) == flat]
    for row in _in_line(own):
        line = row[0]
        for rule in row[1:]:
            if rule.left <= line.right + NEAR:
                line = around([line, rule])
            else:
                yield line if flat else _turned(line)
                line = rule
        yield line if flat else _turned(line)


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _in_line(rules: list[Box]) -> Iterator[list[Box]]:
    """Those at one height, from left to right."""
    row: list[Box] = []
    for rule in sorted(rules, key=lambda one: one.top):
        if row and rule.top - row[0].top > THICKEST:
            yield sorted(row)
            row = []
        row.append(rule)
    if row:
        yield sorted(row)


def _groups(lines: list[Box]) -> Iterator[list[Box]]:
    """Those that touch, directly or by others: swept from top to bottom."""
    groups: list[tuple[Box, list[Box]]] = []
    for line in sorted(lines, key=lambda one: one.top):
        own, apart = [line], []
        box = line
        for other, members in groups:
            if _touches(other, line) and any(_touches(member, line) for member in members):
                own += members
                box = around([box, other])
            elif other.bottom < line.top - 2 * NEAR:
                yield members
            else:
                apart.append((other, members))
        groups = [*apart, (box, own)]
    yield from (members for _, members in groups)


def _touches(one: Box, other: Box) -> bool:
    return (
        one.left <= other.right + NEAR
        and other.left <= one.right + NEAR
        and one.top <= other.bottom + NEAR
        and other.top <= one.bottom + NEAR
    )


def _grid(lines: list[Box]) -> Grid | None:
    flat = [line for line in lines if line.width >= line.height]
    tall = [line for line in lines if line.width < line.height]
    ys, xs = _places([line.middle[1] for line in flat]), _places([line.middle[0] for line in tall])
    if len(ys) < 2 or len(xs) < 2 or not 1 < (len(ys) - 1) * (len(xs) - 1) <= MOST_CELLS:
        return None
    cells = _merged(_Walls(xs, ys, flat=flat, tall=tall))
    return Grid(around(lines), tuple(tuple(row) for row in cells if row))


def _places(values: list[float]) -> list[float]:
    """Lines drawn as two edges, or in pieces, are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > THICKEST:
            found.append(value)
    return found


class _Walls:
    """Where a rule stands between two neighbouring fields of the grid."""

    def __init__(self, xs: list[float], ys: list[float], *, flat: list[Box], tall: list[Box]) -> None:
        self.xs, self.ys = xs, ys
        self._below = {
            (self._index(ys, line.middle[1]), column) for line in flat for column in _covered(xs, line.left, line.right)
        }
        self._beside = {
            (row, self._index(xs, line.middle[0])) for line in tall for row in _covered(ys, line.top, line.bottom)
        }

    @staticmethod
    def _index(places: list[float], value: float) -> int:
        return bisect_right(places, value + NEAR / 2) - 1

    def opens_right(self, row: int, column: int) -> bool:
        return column + 2 < len(self.xs) and (row, column + 1) not in self._beside

    def opens_down(self, row: int, column: int) -> bool:
        return row + 2 < len(self.ys) and (row + 1, column) not in self._below


def _covered(places: list[float], start: float, end: float) -> Iterator[int]:
    for at, (low, high) in enumerate(pairwise(places)):
        if start <= (low + high) / 2 <= end:
            yield at


def _merged(walls: _Walls) -> list[list[Box]]:
    """Each cell from its upper left field; fields already in a cell are passed over."""
    taken: set[tuple[int, int]] = set()
    rows: list[list[Box]] = []
    for row in range(len(walls.ys) - 1):
        rows.append([])
        for column in range(len(walls.xs) - 1):
            if (row, column) in taken:
                continue
            right, down = column, row
            while walls.opens_right(row, right) and (row, right + 1) not in taken:
                right += 1
            while walls.opens_down(down, column):
                down += 1
            taken |= {(r, c) for r in range(row, down + 1) for c in range(column, right + 1)}
            rows[-1].append(Box(walls.xs[column], walls.ys[row], walls.xs[right + 1], walls.ys[down + 1]))
    return rows
