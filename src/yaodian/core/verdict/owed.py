"""Who owes what as known at one moment: all of a judgement but the deeds. Made once, asked many times."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from yaodian.core.duty.edition import Edition
from yaodian.core.period import Span
from yaodian.core.roster.rows import Placement
from yaodian.core.verdict.change import TREE, Changes
from yaodian.core.verdict.claims import Group
from yaodian.core.verdict.demand import Demand, Demanded, demanded
from yaodian.core.verdict.facts import Facts, Ruling
from yaodian.core.verdict.heirs import Heir, heirs_of
from yaodian.core.verdict.slot import Slot


@dataclass(frozen=True)
class History:
    """All versions of editions, rosters and rulings; no deeds."""

    editions: tuple[Edition, ...]
    facts: Facts

    @cached_property
    def changes(self) -> Changes:
        return Changes.of(self.facts)

    @cached_property
    def settled(self) -> datetime:
        """From this moment on everything that is here is known."""
        return max([self.changes.last, *(edition.since for edition in self.editions)])

    def touched(self, after: datetime, until: datetime) -> frozenset[str]:
        """Whom concerns what was learnt in between; the people of a body whose place or life is told otherwise too."""
        found = self.changes.between(after, until)
        return found.union(*(self._people.get(uid, ()) for uid in found)) if TREE in found else found

    @cached_property
    def _people(self) -> Mapping[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for rows in (self.facts.memberships, self.facts.posts, self.facts.entries):
            for row in rows:
                found[row.body].add(row.person)
        return found

    def editions_at(self, known: datetime) -> tuple[Edition, ...]:
        return tuple(edition for edition in self.editions if edition.since <= known)


@dataclass(frozen=True)
class Owed:
    """Editions and rosters as known at one moment, and what follows from them for slots that meet `within`.

    `only`: as if nobody else owed anything; None for everybody.
    """

    editions: tuple[Edition, ...]
    facts: Facts
    within: Span
    only: frozenset[str] | None = None

    @classmethod
    def at(cls, history: History, known: datetime, within: Span) -> "Owed":
        return cls(history.editions_at(known), history.facts.at(known), within)

    @cached_property
    def all(self) -> Demanded:
        found = demanded(self.editions, self.facts, self.within)
        return found if self.only is None else found.without_others(self.only)

    @cached_property
    def heirs(self) -> tuple[Heir, ...]:
        return heirs_of(self.facts.bodies)

    @cached_property
    def places(self) -> Mapping[str, tuple[Placement, ...]]:
        found: dict[str, list[Placement]] = defaultdict(list)
        for placement in self.facts.placements:
            found[placement.body].append(placement)
        return {body: tuple(places) for body, places in found.items()}

    @cached_property
    def _rulings(self) -> Mapping[tuple[str, str], tuple[Ruling, ...]]:
        found: dict[tuple[str, str], list[Ruling]] = defaultdict(list)
        for ruling in self.facts.rulings:
            found[ruling.duty, ruling.cycle].append(ruling)
        return {slot: tuple(rulings) for slot, rulings in found.items()}

    @cached_property
    def _demands_of(self) -> Mapping[str, list[Demand]]:
        return _by_bearer(self.all.demands)

    @cached_property
    def _faces_of(self) -> Mapping[str, list[Group]]:
        return _by_bearer(self.all.open_faces)

    @cached_property
    def _events_of(self) -> Mapping[str, list[Group]]:
        return _by_bearer(self.all.events)

    def rulings_on(self, slot: Slot) -> tuple[Ruling, ...]:
        return self._rulings.get((slot.duty.key, slot.cycle), ())

    def of(self, bearers: Collection[str] | None) -> Demanded:
        """What these bearers owe, or everybody."""
        if bearers is None or bearers == self.only:
            return self.all
        return Demanded(
            _only(self._faces_of, bearers), _only(self._demands_of, bearers), _only(self._events_of, bearers)
        )


T = TypeVar("T", Group, Demand)


def _by_bearer(found: Iterable[T]) -> Mapping[str, list[T]]:
    of: dict[str, list[T]] = defaultdict(list)
    for one in found:
        for bearer in one.bearers:
            of[bearer].append(one)
    return of


def _only(of: Mapping[str, list[T]], bearers: Collection[str]) -> tuple[T, ...]:
    asked: dict[int, tuple[T, list[str]]] = {}
    for bearer in bearers:
        for one in of.get(bearer, ()):
            asked.setdefault(id(one), (one, []))[1].append(bearer)
    return tuple(one if len(own) == len(one.bearers) else one.among(own) for one, own in asked.values())
