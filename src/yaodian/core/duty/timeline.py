"""Editions together: which definitions of one duty hold for a bearer on which days.

The baseline, the city's plan, its amendments and a department's overlay are laid over each other. Where two ask the
same, one duty remains on the bases of both; where one asks more, the more holds; where two cannot be weighed against
each other (each quarter, and twelve a year) both hold. Nothing asked is ever lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from yaodian.core.duty.edition import Edition
from yaodian.core.duty.rule import Duty
from yaodian.core.duty.weight import covers, joined_quotas, line_of, soonness, strictness
from yaodian.core.period import LAST_DAY, Span, WorkCalendar


@dataclass(frozen=True, slots=True)
class Claim:
    """An edition's duty and the days on which it binds one bearer."""

    edition: Edition
    duty: Duty
    days: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One unchanged definition over the days it holds for a bearer.

    `cut`: a change of definition ended it, so slots still open then are void (改版). `asked`: who asks it on which of
    its days, strictest first. `since`: the moment by which somebody had entered it.
    """

    duty: Duty
    days: Span
    cut: bool
    asked: tuple[tuple[Span, tuple[Edition, ...]], ...]
    since: datetime

    @property
    def editions(self) -> tuple[Edition, ...]:
        """All that ever asked it, once each."""
        return tuple({e.uid: e for _, editions in self.asked for e in editions}.values())

    def editions_on(self, day: date) -> tuple[Edition, ...]:
        """Who asks it on that day; before its first day, who asked first."""
        return next((editions for days, editions in self.asked if day <= days.last), self.asked[-1][1])

    def calendar_on(self, day: date) -> WorkCalendar:
        return self.editions_on(day)[0].calendar


def of_year(claims: Sequence[Claim], year: int) -> tuple[Claim, ...]:
    """What speaks of the cycles of one year: that year's plans and whatever is standing."""
    return tuple(claim for claim in claims if claim.edition.year in (None, year))


@lru_cache(maxsize=4096)
def timeline(claims: tuple[Claim, ...]) -> tuple[Segment, ...]:
    """The segments of one duty key for one bearer, in order of day; several on one day where both hold.

    Plans of different years do not meet: give the claims `of_year`. Thousands of bearers share their claims, so the
    answer is remembered.
    """
    edges = sorted({c.days.first for c in claims} | {_after(c.days.last) for c in claims})
    lines: dict[object, list[Segment]] = {}
    for first, following in pairwise(edges):
        active = [claim for claim in claims if first in claim.days]
        last = LAST_DAY if following == LAST_DAY else following - timedelta(days=1)
        pieces = {line_of(p.duty): p for p in _pieces(active, Span(first, last))}
        in_force = {claim.edition.uid for claim in active}
        for line in [*lines, *(new for new in pieces if new not in lines)]:
            _advance(lines.setdefault(line, []), pieces.get(line), first, in_force)
    return tuple(sorted((s for line in lines.values() for s in line), key=lambda s: s.days))


def _advance(line: list[Segment], piece: Segment | None, first: date, in_force: set[str]) -> None:
    """Carry one line over a day on which something may change."""
    before = line[-1] if line and line[-1].days.last + timedelta(days=1) == first else None
    if before and piece and before.duty.demand == piece.duty.demand:
        days = Span(before.days.first, piece.days.last)
        line[-1] = replace(piece, days=days, asked=before.asked + piece.asked, since=min(before.since, piece.since))
        return
    if before:
        taken_over = before.asked[-1][1][0].uid in in_force
        line[-1] = replace(before, cut=before.cut or taken_over)
    if piece:
        line.append(piece)


def _pieces(active: Sequence[Claim], days: Span) -> list[Segment]:
    """What is asked in these days: one definition a line, those left out that another already covers."""
    decided = [claim for claim in active if not claim.duty.undecided] or list(active)
    lines: dict[object, list[Claim]] = {}
    for claim in sorted(decided, key=_weight, reverse=True):
        lines.setdefault(line_of(claim.duty), []).append(claim)
    pieces = [_piece(line, days) for line in lines.values()]
    return [p for p in pieces if not any(covers(other.duty, p.duty) for other in pieces if other is not p)]


def _piece(line: Sequence[Claim], days: Span) -> Segment:
    """One line's claims, strictest first, as one definition."""
    duty = replace(line[0].duty, quotas=joined_quotas([claim.duty for claim in line]))
    editions = tuple(c.edition for c in line if c.duty.demand == duty.demand) or tuple(c.edition for c in line)
    cut = all(edition.cut and edition.last == days.last for edition in editions)
    return Segment(duty, days, cut, ((days, editions),), min(edition.since for edition in editions))


def _weight(claim: Claim) -> tuple[object, ...]:
    """The strictest first, then the window that ends sooner; of equals the standing one, then the later text."""
    held = (*strictness(claim.duty), soonness(claim.duty))
    return (*held, claim.edition.year is None, claim.edition.first, claim.edition.uid)


def _after(day: date) -> date:
    return LAST_DAY if day == LAST_DAY else day + timedelta(days=1)
