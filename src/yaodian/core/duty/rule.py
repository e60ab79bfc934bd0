"""The duty: who owes what, how much of it, when, on what basis."""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yaodian.core.duty.occasion import Occasion, clock_kind
from yaodian.core.duty.quota import Quota
from yaodian.core.roster.selector import Selector


class Face(StrEnum):
    """What the text left open. An open face is decided by people, never by the program."""

    CYCLE = "cycle"  # 周期未定
    BEARER = "bearer"  # 主体未定
    SCOPE = "scope"  # 范围未定


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a duty comes from: a regulation's article, a plan's sentence, or a decision (文号).

    `stated` is true when the source itself states the number; a reading is shown, never as a requirement.
    """

    source: str
    place: str = ""
    quote: str = ""
    stated: bool = False


class Credit(StrEnum):
    """Whose deed it is for a person who owes: one that the person did, or one that the person attended."""

    DONE = "done"
    ATTENDED = "attended"


@dataclass(frozen=True, slots=True)
class Duty:
    """One 应尽之责 as adopted.

    `kinds`: record kinds whose deeds serve it (any of them). `object`: whom it is done to or for; never blamed.
    `grace`: days to *enter* what happened in time. `curable`: doing it late turns a miss into 逾期完成.
    `minutes`: what one fulfilment costs its bearer to record. `undecided`: faces still open; then there are no slots.
    `in_force`: the day from which the regulation behind it is in force; nothing is owed before, whoever adopted it.
    """

    key: str
    title: str
    bearer: Selector
    kinds: tuple[str, ...]
    quotas: tuple[Quota, ...]
    occasion: Occasion
    object: Selector | None = None
    credit: Credit = Credit.DONE
    grace: int = 7
    curable: bool = False
    minutes: int = 0
    bases: tuple[Basis, ...] = ()
    undecided: tuple[Face, ...] = ()
    mechanism: str = ""
    in_force: date | None = None

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def kinds_read(self) -> frozenset[str]:
        """Every record kind that it is judged by: those that serve it, and the one that sets its clock."""
        return frozenset(kind for kind in (*self.kinds, clock_kind(self.occasion)) if kind)

    @property
    def demand(self) -> tuple[Hashable, ...]:
        """All that changes who owes what; two duties equal in this are one duty with two bases. Since when either holds
        is said by the days of its claims.
        """
        return (
            self.key,
            self.bearer,
            self.kinds,
            self.quotas,
            self.occasion,
            self.credit,
            self.grace,
            self.curable,
            self.undecided,
        )
