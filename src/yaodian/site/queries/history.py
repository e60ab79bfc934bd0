"""Editions, rosters and rulings of this database: read once and kept in memory until one of them changes.

A trigger writes a new random token whenever a row of these tables comes or changes; a token never returns, so what was
kept under it holds for exactly the rows it was read with, in whichever process and transaction.
"""

import gc
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from yaodian.core.period import Span
from yaodian.core.verdict.blame import Memory
from yaodian.core.verdict.owed import History, Owed
from yaodian.site.models import RosterStamp, SlotSpec
from yaodian.site.queries.census import Census
from yaodian.site.queries.editions import editions
from yaodian.site.queries.facts import roster_facts
from yaodian.site.queries.remembered import ByStamp, Remembered

KEPT_YEARS = 8
KEPT_DAYS = 4
LARGE = 2000


@dataclass(frozen=True)
class Snapshot:
    """All that decides who owes what, as it stands under one token.

    Threads share it: what is looked up is held before anything is cleared.
    """

    _owed: dict[Span, Owed] = field(default_factory=dict)
    _memories: dict[Span, Memory] = field(default_factory=dict)
    _census: dict[date, Census] = field(default_factory=dict)
    _standings: dict[date, ByStamp] = field(default_factory=dict)

    @cached_property
    def history(self) -> History:
        return History(editions(), roster_facts())

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number under which the counts of a spec are kept, by its key."""
        return dict(SlotSpec.objects.values_list("key", "id"))

    def owed(self, known: datetime, within: Span) -> Owed:
        """Who owes what as known then; as known since the last change, it is kept."""
        if known < self.history.settled:
            return Owed.at(self.history, known, within)
        if within not in self._owed and len(self._owed) < KEPT_YEARS:
            self._owed[within] = Owed.at(self.history, known, within)
            if len(self.history.facts.memberships) > LARGE:
                _settle(self._owed[within])
        return self._owed.get(within) or Owed.at(self.history, known, within)

    def memory(self, known: datetime, within: Span) -> Memory:
        """Where to keep who owed what at earlier moments, as seen from `owed`."""
        return {} if known < self.history.settled else self._memories.setdefault(within, {})

    def standings(self, on: date) -> Remembered:
        """How slots stood on that day, the last that was asked for."""
        if on not in self._standings:
            self._standings.clear()
        return Remembered(self._standings.setdefault(on, WeakKeyDictionary()), self.numbers)

    def census(self, on: date) -> Census:
        """Who and what there is on that day, as known now."""
        found = self._census.get(on)
        if found is None:
            if len(self._census) >= KEPT_DAYS:
                self._census.clear()
            found = self._census[on] = Census.of(self.history.facts, on)
        return found


def _settle(owed: Owed) -> None:
    """Let the collector of garbage pass by what stays: hundreds of thousands of rows without a circle among them.

    It would walk through all of them, a third of a second long, in the midst of some request or other.
    """
    gc.unfreeze()
    len(owed.all.demands)
    gc.collect()
    gc.freeze()


def snapshot() -> Snapshot:
    """What is in the database at this moment."""
    token = RosterStamp.objects.values_list("token", flat=True).first()
    return _under(token) if token else Snapshot()


@lru_cache(maxsize=1)
def _under(token: str) -> Snapshot:
    return Snapshot()
