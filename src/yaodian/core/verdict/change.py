"""What was learnt between two moments, and whom it concerns."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter

from yaodian.core.roster.rows import NEVER, Body, Entry, Fact, Membership, Placement, Post, Term
from yaodian.core.verdict.facts import Facts, Ruling

EVERYBODY = ""
TREE = "*"
AT_FIRST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Changes:
    """The moments at which a row of rosters came or went or a ruling was taken back, in order, each with the row.

    `last`: when anything was learnt last, a new ruling too.
    """

    moments: tuple[datetime, ...]
    rows: tuple[Fact, ...]
    last: datetime

    @classmethod
    def of(cls, facts: Facts) -> "Changes":
        """Deeds are not looked at. A ruling is a change when it is taken back: what relieves now, relieves then."""
        roster: tuple[tuple[Fact, ...], ...] = (facts.bodies, facts.placements, facts.memberships, facts.posts)
        others: tuple[tuple[Fact, ...], ...] = (facts.terms, facts.entries, facts.rulings)
        every = [row for rows in (*roster, *others) for row in rows]
        came = [(row.since, row) for row in every if not isinstance(row, Ruling)]
        moves = came + [(row.until, row) for row in every if row.until != NEVER]
        moves.sort(key=itemgetter(0))
        last = max([*(row.since for row in every), *(at for at, _ in moves)], default=AT_FIRST)
        return cls(tuple(at for at, _ in moves), tuple(row for _, row in moves), last)

    def between(self, after: datetime, until: datetime) -> frozenset[str]:
        """Bodies and persons concerned by what came or went later than `after` and not later than `until`.

        Holds `EVERYBODY` when a ruling for all bearers is among them, `TREE` when a body or its place is.
        """
        moved: Iterable[Fact] = self.rows[bisect_right(self.moments, after) : bisect_right(self.moments, until)]
        return frozenset(uid for row in moved for uid in _concerned(row))


def _concerned(row: Fact) -> tuple[str, ...]:
    if isinstance(row, Body):
        return (TREE, row.uid, row.successor) if row.successor else (TREE, row.uid)
    if isinstance(row, Membership | Post | Entry):
        return (row.person, row.body)
    if isinstance(row, Placement):
        return (TREE, row.body)
    if isinstance(row, Term):
        return (row.body,)
    return (row.bearer,) if isinstance(row, Ruling) else ()
