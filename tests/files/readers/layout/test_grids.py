"""Rules to cells, in a time that grows as they do."""

import cProfile
import pstats
from itertools import pairwise

from yaodian.files.readers.layout.drawn import Box
from yaodian.files.readers.layout.grids import grids_of

COLUMNS = [80.0, 180.0, 280.0, 400.0]


def cell_by_cell(rows: int) -> list[Box]:
    """Each border of each cell as a rule of its own, the left and right ones as two edges."""
    ys = [100.0 + 20 * n for n in range(rows + 1)]
    flat = [Box(x, y, across, y) for y in ys for x, across in pairwise(COLUMNS)]
    tall = [Box(x + aside, y, x + aside, along) for x in COLUMNS for y, along in pairwise(ys) for aside in (0, 0.5)]
    return [*flat, *tall]


def calls(rows: int) -> int:
    profile = cProfile.Profile()
    profile.runcall(grids_of, cell_by_cell(rows))
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


def test_borders_drawn_cell_by_cell_make_one_table() -> None:
    (grid,) = grids_of(cell_by_cell(5))
    assert [len(row) for row in grid.rows] == [3] * 5


def test_four_times_the_rows_take_about_four_times_the_work() -> None:
    assert calls(200) < 6 * calls(50)


def test_a_cell_over_two_rows_stands_in_the_first() -> None:
    rules = [rule for rule in cell_by_cell(3) if not (rule.top == rule.bottom == 120 and rule.left == 80)]
    (grid,) = grids_of(rules)
    assert [len(row) for row in grid.rows] == [3, 2, 3]
    assert (grid.rows[0][0].top, grid.rows[0][0].bottom) == (100, 140)


def test_two_lines_under_a_letterhead_are_no_table() -> None:
    assert grids_of([Box(80, 100, 500, 100), Box(80, 104, 500, 104)]) == []


def test_rules_without_end_are_no_table() -> None:
    assert grids_of([Box(10 * n, 7 * n, 10 * n + 8, 7 * n) for n in range(10_000)]) == []
