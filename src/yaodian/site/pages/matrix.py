"""Bodies down, duties across: each cell the state that most needs attention, with how much is done of how much."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.standing import DONE, Row
from yaodian.site.pages.words import URGENCY, VERDICTS, urgent
from yaodian.site.queries.bodies import Placed
from yaodian.site.queries.slot_facts import Homes

UNSEEN = frozenset({Verdict.VOID, Verdict.UNDECIDED})


@dataclass(frozen=True, slots=True)
class Cell:
    verdict: Verdict
    done: int
    owed: int
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Line:
    body: Placed
    cells: tuple[Cell | None, ...]
    depth: int

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Column:
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """One slot that will soon be missed, with all who still owe it."""

    title: str
    cycle: str
    day: date
    until: str
    verdict: Verdict
    rows: tuple[Row, ...]


def matrix(found: Iterable[Row], placed: Sequence[Placed], homes: Homes) -> Matrix:
    """Only duties and bodies that have something in them; a body without is kept where others hang below it."""
    by_cell: dict[tuple[str, str], list[Row]] = {}
    titles: dict[str, str] = {}
    for row in sorted(found, key=lambda row: row.item):
        if row.verdict not in UNSEEN:
            titles.setdefault(row.duty.key, row.title)
            by_cell.setdefault((home_of(row, homes), row.duty.key), []).append(row)
    columns = tuple(Column(key, title) for key, title in titles.items())
    top = min((one.depth for one in placed), default=0)
    lines = [
        Line(one, tuple(_cell(one, c, by_cell.get((one.body.uid, c.key))) for c in columns), one.depth - top)
        for one in placed
    ]
    return Matrix(columns, tuple(line for line in lines if not line.is_empty or _leads(line, lines)))


def _leads(line: Line, lines: Sequence[Line]) -> bool:
    """A body without cells is shown as the heading of those below it."""
    path = line.body.path
    return any(other.body.path.startswith(path) and other is not line and not other.is_empty for other in lines)


def home_of(row: Row, homes: Homes) -> str:
    """The body in whose line a bearer is shown: its own, or for a person that of the post or the membership."""
    uid, bearer = row.judgement.bearer, row.duty.bearer
    return homes.of(uid, bearer) or uid if bearer.picks_persons else uid


def _cell(one: Placed, column: Column, found: list[Row] | None) -> Cell | None:
    if not found:
        return None
    verdicts = [row.verdict for row in found]
    counted = [f"{VERDICTS[v]}{verdicts.count(v)}" for v in URGENCY if v in verdicts]
    return Cell(
        urgent(verdicts),
        sum(v in DONE for v in verdicts),
        len(verdicts),
        f"{one.body.name}，{column.title}：{'，'.join(counted)}",
        reverse("cell", args=[column.key, one.body.uid]),
    )


def coming(found: Iterable[Row], by: date) -> tuple[Coming, ...]:
    """What is due and not entered, then what falls due by that day: by day, within a day by the name of the duty."""
    slots: dict[tuple[date, str, str, Verdict], list[Row]] = {}
    for row in found:
        day = row.judgement.grace if row.verdict is Verdict.GRACE else row.judgement.due
        if day and day <= by and row.verdict in (Verdict.GRACE, Verdict.OPEN):
            slots.setdefault((day, row.duty.key, row.judgement.cycle, row.verdict), []).append(row)
    return tuple(
        Coming(own[0].title, own[0].cycle, day, own[0].until, verdict, tuple(own))
        for (day, _, _, verdict), own in sorted(slots.items(), key=lambda pair: pair[0])
    )
