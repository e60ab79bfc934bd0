"""Occasions: when a duty comes due."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from yaodian.core.period import Offset, Rhythm


@dataclass(frozen=True, slots=True)
class Every:
    """Once in each cycle of the rhythm: every week, month, two months, quarter, half-year, year."""

    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of each year, from month-day to month-day. It may cross New Year; its first day gives the year."""

    from_month: int
    from_day: int
    to_month: int
    to_day: int


class AnchorKind(StrEnum):
    """What sets the clock of an `After` running."""

    DEED = "deed"
    POST_START = "post_start"
    TERM_END = "term_end"
    ROSTER_ENTRY = "roster_entry"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class After:
    """`offset` after an anchor; `name` is the deed's kind, the post, the roster or the step.

    `opens` is how long before the due day the slot opens (months, days); without it the slot opens on the anchor.
    `repeats`: the n-th slot lies n offsets after the anchor, measured from the anchor itself, for as long as it holds.
    """

    anchor: AnchorKind
    name: str
    offset: Offset
    opens: Offset | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """No cycle: the duty holds from the edition's first day, met since the first counting deed."""


Occasion: TypeAlias = Every | Window | After | Standing


def clock_kind(occasion: Occasion | None) -> str:
    """The record kind whose deeds set the clock of an `After` running; empty where nothing filed does."""
    return occasion.name if isinstance(occasion, After) and occasion.anchor is AnchorKind.DEED else ""
