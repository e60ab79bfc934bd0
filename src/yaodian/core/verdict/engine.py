"""What is asked of verdicts at large, and what they ask of a database: an engine that counts and knows no verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from yaodian.core.duty import Duty
from yaodian.core.period import Span
from yaodian.core.roster.selector import Selector
from yaodian.core.verdict.facts import Belonging, Deed, Facts
from yaodian.core.verdict.heirs import Heir
from yaodian.core.verdict.tables import Count, Share, Spec
from yaodian.core.verdict.verdict import Judgement

Bearers = frozenset[str] | None
Counts = Mapping[str, Mapping[str, Count]]
Shares = Mapping[tuple[str, str], Share]


@dataclass(frozen=True, slots=True)
class Cover:
    """One coverage of one bearer: below `path` (the bearer's on `day`), by the roster as known at `known`."""

    spec: Spec
    bearer: str
    path: str
    day: date
    known: datetime
    excused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Events:
    """The deeds that set duties running or fulfil those that follow events, and what was said of them."""

    deeds: tuple[Deed, ...] = ()
    belongings: tuple[Belonging, ...] = ()


class Engine(Protocol):
    """Counts deeds as known at its own moment, up to its own day; knows nothing of verdicts."""

    @property
    def known(self) -> datetime: ...

    def counts(self, specs: Sequence[Spec], bearers: Bearers, heirs: Sequence[Heir]) -> Counts:
        """By spec key and bearer; zeroes are left out."""
        ...

    def shares(self, covers: Sequence[Cover], of: Selector, heirs: Sequence[Heir]) -> Shares:
        """By spec key and bearer."""
        ...

    def events(self, duties: Sequence[Duty], bearers: frozenset[str], facts: Facts) -> Events:
        """For these bearers of duties that follow events."""
        ...


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: on which day, as known when, for slots that meet `within`, of whom (None: everybody)."""

    on: date
    known: datetime
    within: Span
    bearers: Bearers = None


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Batch:
    """One judgement and all whom it holds for alike; its own bearer is the first of them."""

    judgement: Judgement
    bearers: tuple[str, ...]
