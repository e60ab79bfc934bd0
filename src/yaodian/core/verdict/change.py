"""What was learnt between two moments, and whom it concerns."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from yaodian.core.roster.rows import Body, Entry, Fact, Membership, Placement, Post, Term
from yaodian.core.verdict.facts import Facts, Ruling

EVERYBODY = ""
TREE = "*"


def changed(facts: Facts, after: datetime, until: datetime) -> frozenset[str]:
    """Bodies and persons concerned by a row that came or went later than `after` and not later than `until`.

    Holds `EVERYBODY` when a ruling for all bearers is among them, `TREE` when a body or its place is. Deeds are not
    looked at.
    """

    def moved(rows: Iterable[Fact]) -> Iterator[Fact]:
        return (r for r in rows if after < r.since <= until or after < r.until <= until)

    roster: tuple[tuple[Fact, ...], ...] = (facts.bodies, facts.placements, facts.memberships, facts.posts)
    others: tuple[tuple[Fact, ...], ...] = (facts.terms, facts.entries, facts.rulings)
    return frozenset(uid for rows in (*roster, *others) for row in moved(rows) for uid in _concerned(row))


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
