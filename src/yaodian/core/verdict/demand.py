"""Slots for whole groups of bearers at once: who owes what, without looking at a deed.

Most bearers live the whole year under the same editions, so a thousand of them share a few slots.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yaodian.core.duty import After
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.verdict.claims import Group, groups
from yaodian.core.verdict.facts import Facts, Ruling, RulingKind
from yaodian.core.verdict.schedule import slots
from yaodian.core.verdict.slot import Slot, windowed


@dataclass(frozen=True, slots=True)
class Demand:
    """One slot and all who owe it alike."""

    slot: Slot
    bearers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demanded:
    """What is owed under some editions. `groups` tell the open faces, `events` follow events one by one."""

    groups: tuple[Group, ...]
    demands: tuple[Demand, ...]
    events: tuple[Group, ...]


def demanded(editions: Sequence[Edition], facts: Facts, within: Span) -> Demanded:
    """All slots that meet `within`, with windows that superiors' notices have set already applied."""
    windows = [r for r in facts.rulings if r.kind is RulingKind.WINDOW and r.last]
    found = tuple(groups(editions, facts))
    calendar = [group for group in found if not _has_events(group)]
    raw = (Demand(s, g.bearers) for g in calendar for s in slots(g.claims, g.tenure, {}, within))
    demands = (widened for demand in raw for widened in _widened(demand, windows))
    return Demanded(found, tuple(demands), tuple(filter(_has_events, found)))


def _has_events(group: Group) -> bool:
    return any(isinstance(claim.duty.occasion, After) for claim in group.claims)


def _widened(demand: Demand, windows: Sequence[Ruling]) -> Iterator[Demand]:
    """The demand split by the due day that each bearer's rulings give it."""
    slot = demand.slot
    speaking = [r for r in windows if r.duty == slot.duty.key and r.cycle == slot.cycle]
    if not speaking:
        yield demand
        return
    by_day: dict[date | None, list[str]] = {}
    for bearer in demand.bearers:
        until = windowed(slot, [r.last for r in speaking if r.bearer in ("", bearer)]).window_until
        by_day.setdefault(until, []).append(bearer)
    yield from (Demand(windowed(slot, [until]), tuple(bearers)) for until, bearers in by_day.items())
