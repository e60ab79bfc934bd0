"""Mergers: whose deeds a successor inherits, and within which cycles."""

from collections.abc import Iterable
from dataclasses import dataclass

from yaodian.core.roster.rows import Body


@dataclass(frozen=True, slots=True)
class Heir:
    """A body merged into another; the last days of all bodies on the way lie between the two ordinals."""

    old: str
    heir: str
    first_end: int
    last_end: int


def heirs_of(bodies: Iterable[Body]) -> tuple[Heir, ...]:
    """Every pair of a merged body and one that took over from it, through later mergers too."""
    merged = {b.uid: b for b in bodies if b.successor}
    return tuple(heir for body in merged.values() for heir in _line(body, merged))


def _line(body: Body, merged: dict[str, Body]) -> Iterable[Heir]:
    at, ends, seen = body, [body.lived.last.toordinal()], {body.uid}
    while at.successor not in seen:
        yield Heir(body.uid, at.successor, min(ends), max(ends))
        seen.add(at.successor)
        if at.successor not in merged:
            return
        at = merged[at.successor]
        ends.append(at.lived.last.toordinal())
