"""Units down, items of the plan across: each cell the state that most needs a hand, and how much is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from yaodian.core.roster.rows import PATH_DIGITS
from yaodian.site.pages.progress import PlacedBatches, Progress
from yaodian.site.queries.census import Place
from yaodian.site.queries.items import OTHER, TASKED, plan_order

# What stands beside the items of the plan.
BESIDE = {TASKED: "通知与交办", OTHER: "其他"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One line: a body with all below it, or (`alone`) the body at the top by itself."""

    place: Place
    alone: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class Cell:
    progress: Progress
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    unit: Unit
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Column:
    item: int
    title: str

    @property
    def word(self) -> str:
        return BESIDE.get(self.item, f"第{self.item}条")

    @property
    def short(self) -> str:
        """As little as names it beside a bar."""
        return BESIDE.get(self.item, str(self.item))

    @property
    def heading(self) -> str:
        return f"{self.word} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def units(places: Sequence[Place], root: Place | None) -> tuple[Unit, ...]:
    """The body chosen, alone, and those directly below it; without one, the topmost that the viewer sees."""
    inner = {place.above for place in places}
    if root:
        below = [place for place in places if place.above == root.path]
        return (Unit(root, True, False), *(Unit(place, False, place.path in inner) for place in below))
    seen = {place.path for place in places}
    tops = [place for place in places if place.above not in seen]
    if len(tops) == 1:
        return units(places, tops[0])
    return tuple(Unit(place, False, place.path in inner) for place in tops)


def matrix(
    lines: Sequence[Unit], standings: PlacedBatches, places: Mapping[str, Place], columns: Mapping[str, Column]
) -> Matrix:
    """`columns` gives each duty its item. Lines without anything are left out (R31)."""
    held = _held(lines, places)
    cells = standings.progress_by(lambda line, duty: (line, columns[duty].item), held)
    across = sorted({item for _, item in cells}, key=plan_order)
    titled = {column.item: column for column in columns.values()}
    made = (Line(unit, tuple(_cell(unit, titled[item], cells) for item in across)) for unit in lines)
    return Matrix(tuple(titled[item] for item in across), tuple(line for line in made if any(line.cells)))


def _held(lines: Sequence[Unit], places: Mapping[str, Place]) -> dict[str, str]:
    """The line that each body stands in."""
    alone = {unit.place.path: unit.place.uid for unit in lines if unit.alone}
    whole = {unit.place.path: unit.place.uid for unit in lines if not unit.alone}
    found: dict[str, str] = {}
    for uid, place in places.items():
        above = (place.path[:end] for end in range(PATH_DIGITS, len(place.path) + 1, PATH_DIGITS))
        line = alone.get(place.path) or next((whole[path] for path in above if path in whole), None)
        if line:
            found[uid] = line
    return found


def _cell(unit: Unit, column: Column, cells: Mapping[tuple[str, int], Progress]) -> Cell | None:
    progress = cells.get((unit.place.uid, column.item))
    if progress is None:
        return None
    url = reverse("item", args=[column.item, unit.place.uid]) + ("?alone=1" if unit.alone else "")
    return Cell(progress, f"{unit.place.name}，{column.heading}：{progress.words}", url)
