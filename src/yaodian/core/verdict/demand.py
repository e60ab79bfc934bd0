"""Slots for whole groups of bearers at once: who owes what, without looking at a deed.

Most bearers live the whole year under the same editions, so a thousand of them share a few slots.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from yaodian.core.duty import After, AnchorKind
from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.verdict.claims import Group, Owing, groups
from yaodian.core.verdict.facts import Facts, Ruling, RulingKind
from yaodian.core.verdict.schedule import slots
from yaodian.core.verdict.slot import Slot, windowed
from yaodian.core.verdict.tables import Spec, spec_of


@dataclass(frozen=True, eq=False)
class Demand:
    """One slot and all who owe it alike; or some of them, out of the whole demand `of`."""

    slot: Slot
    bearers: tuple[str, ...]
    of: "Demand | None" = None

    @property
    def whole(self) -> "Demand":
        return self.of or self

    @cached_property
    def spec(self) -> Spec:
        """What has to be counted for it."""
        return self.of.spec if self.of else spec_of(self.slot)

    def among(self, bearers: Sequence[str]) -> "Demand":
        """The same of these of its bearers alone."""
        return Demand(self.slot, tuple(bearers), self.whole)


@dataclass(frozen=True, slots=True)
class Demanded:
    """What is owed under some editions: open faces, slots of the calendar, and what follows events one by one."""

    open_faces: tuple[Group, ...]
    demands: tuple[Demand, ...]
    events: tuple[Group, ...]

    def without_others(self, bearers: Collection[str]) -> "Demanded":
        """The same as if nobody but these owed anything."""
        return Demanded(
            _narrowed(self.open_faces, bearers), _narrowed(self.demands, bearers), _narrowed(self.events, bearers)
        )


T = TypeVar("T", Group, Demand)


def _narrowed(found: Iterable[T], bearers: Collection[str]) -> tuple[T, ...]:
    narrowed = (replace(one, bearers=tuple(b for b in one.bearers if b in bearers)) for one in found)
    return tuple(one for one in narrowed if one.bearers)


def demanded(editions: Sequence[Edition], facts: Facts, within: Span) -> Demanded:
    """All slots that meet `within`, with windows that superiors' notices have set already applied."""
    windows = [r for r in facts.rulings if r.kind is RulingKind.WINDOW and r.last]
    found = tuple(groups(editions, facts))
    calendar = [group for group in found if not _has_events(group)]
    raw = (Demand(s, g.bearers) for g in calendar for s in slots(g.claims, g.tenure, {}, within))
    demands = (widened for demand in raw for widened in _widened(demand, windows))
    faces = (group for group in found if any(claim.duty.undecided for claim in group.claims))
    events = (_running(group, facts, within) for group in found if _has_events(group))
    return Demanded(tuple(faces), tuple(demands), tuple(group for group in events if group.bearers))


def _has_events(group: Group) -> bool:
    return any(isinstance(claim.duty.occasion, After) for claim in group.claims)


def _running(group: Group, facts: Facts, within: Span) -> Group:
    """The group without bearers whom no event can have set a slot running; deeds are not known here."""
    occasions = [claim.duty.occasion for claim in group.claims]
    if any(isinstance(occasion, After) and occasion.anchor is AnchorKind.DEED for occasion in occasions):
        return group
    return replace(group, bearers=tuple(b for b in group.bearers if _runs(group, b, facts, within)))


def _runs(group: Group, bearer: str, facts: Facts, within: Span) -> bool:
    owing = Owing(group.duty, bearer, group.claims, group.tenure)
    return any(slot.span.meet(within) for slot in owing.slots(facts, within))


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
