"""Editions together: which definition of one duty holds for a bearer on which days.

The baseline, the city's plan, its amendments and a department's overlay are laid over each other. Where two ask the
same, one duty remains on the bases of both; where one asks more, the more holds; nothing asked is ever lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from yaodian.core.duty.edition import Edition
from yaodian.core.duty.occasion import Every
from yaodian.core.duty.quota import AtLeast, Coverage, Quota
from yaodian.core.duty.rule import Duty
from yaodian.core.period import LAST_DAY, Rhythm, Span, WorkCalendar

PER_YEAR = {
    Rhythm.WEEK: 52,
    Rhythm.MONTH: 12,
    Rhythm.TWO_MONTHS: 6,
    Rhythm.QUARTER: 4,
    Rhythm.HALF: 2,
    Rhythm.YEAR: 1,
}


@dataclass(frozen=True, slots=True)
class Claim:
    """An edition's duty and the days on which it binds one bearer."""

    edition: Edition
    duty: Duty
    days: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One unchanged definition over the days it holds for a bearer.

    `cut`: a change of definition ended it, so slots still open then are void (改版). `year` limits its cycles to one
    plan year; None is standing. `editions`: the editions that ask it, strictest first.
    """

    duty: Duty
    days: Span
    cut: bool
    year: int | None
    editions: tuple[Edition, ...]

    @property
    def calendar(self) -> WorkCalendar:
        return self.editions[0].calendar


def timeline(claims: Sequence[Claim]) -> tuple[Segment, ...]:
    """The segments of one duty key for one bearer, in order of day."""
    edges = sorted({c.days.first for c in claims} | {_after(c.days.last) for c in claims})
    out: list[Segment] = []
    for first, following in zip(edges, edges[1:], strict=False):
        active = [claim for claim in claims if first in claim.days]
        if active:
            last = LAST_DAY if following == LAST_DAY else following - timedelta(days=1)
            _append(out, active, Span(first, last))
    return tuple(out)


def _append(out: list[Segment], active: list[Claim], days: Span) -> None:
    piece = _piece(active, days)
    before = out[-1] if out else None
    if before is None or before.days.last + timedelta(days=1) != days.first:
        out.append(piece)
    elif before.duty.demand == piece.duty.demand and before.year == piece.year:
        out[-1] = replace(piece, days=Span(before.days.first, days.last))
    else:
        taken_over = any(c.edition.uid == before.editions[0].uid for c in active)
        out[-1] = replace(before, cut=before.cut or taken_over)
        out.append(piece)


def _piece(active: list[Claim], days: Span) -> Segment:
    """The strictest of what is asked in these days."""
    ordered = sorted(active, key=_strictness, reverse=True)
    prevailing = ordered[0]
    equal = [c.edition for c in ordered if c.duty.demand == prevailing.duty.demand]
    cut = all(e.cut and e.last == days.last for e in equal)
    year = None if any(e.year is None for e in equal) else prevailing.edition.year
    return Segment(duty=prevailing.duty, days=days, cut=cut, year=year, editions=tuple(equal))


def _strictness(claim: Claim) -> tuple[bool, float, float, bool, date, str]:
    """How much a claim asks: decided before undecided, then times a year, then share, then the later text."""
    duty, edition = claim.duty, claim.edition
    times = PER_YEAR[duty.occasion.rhythm] if isinstance(duty.occasion, Every) else 1
    count = max((_count(quota) for quota in duty.quotas), default=1)
    share = max((float(q.share) for q in duty.quotas if isinstance(q, Coverage)), default=0.0)
    return (
        not duty.undecided,
        times * count,
        share,
        edition.year is None,
        edition.first,
        edition.uid,
    )


def _count(quota: Quota) -> int:
    return quota.count if isinstance(quota, AtLeast) else 1


def _after(day: date) -> date:
    return LAST_DAY if day == LAST_DAY else day + timedelta(days=1)
