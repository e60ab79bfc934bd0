"""Mechanism files as values: what may be filed, what is owed, what is kept."""

from dataclasses import dataclass

from yaodian.core.catalogue.clause import ClauseRule
from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.catalogue.ledger import Ledger, Roster, Rubric
from yaodian.core.duty import Duty, Occasion, Quota

# The numbers that items of a plan may have.
ITEMS = range(1, 25)


@dataclass(frozen=True, slots=True)
class Offer:
    """The narrowest lawful reading of what the text leaves open, and why it is the narrowest.
    Never a requirement.
    """

    why: str
    occasion: Occasion | None = None
    quotas: tuple[Quota, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyTemplate:
    """A duty as the catalogue knows it.

    While its cycle is undecided `duty` carries no quota and a placeholder occasion; `offer` holds
    the reading. With the bearer or the scope undecided, `duty.bearer` is the offered one.
    `stated`: the number stands in a regulation.
    """

    duty: Duty
    baseline: bool = False
    stated: bool = False
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class NamedThing:
    """Something announced by key and title alone."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One file: definitions of one way in which an organisation works."""

    key: str
    title: str
    items: tuple[int, ...]
    purpose: str
    audience: tuple[str, ...]
    ends: str
    proposes: tuple[ClauseRule, ...] = ()
    kinds: tuple[RecordKind, ...] = ()
    duties: tuple[DutyTemplate, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    rosters: tuple[Roster, ...] = ()
    rubrics: tuple[Rubric, ...] = ()
