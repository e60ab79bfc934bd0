"""The nine verdicts and the labels beside them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yaodian.core.period import Span


class Verdict(StrEnum):
    """How one slot stands for one bearer. Exactly one holds; see docs/explanation/verdicts.md."""

    UNDECIDED = "undecided"
    AHEAD = "ahead"
    OPEN = "open"
    GRACE = "grace"
    MET = "met"
    LATE = "late"
    MISSED = "missed"
    WAIVED = "waived"
    VOID = "void"


class Label(StrEnum):
    """What is said beside a verdict without changing it."""

    ENTERED_LATE = "entered_late"  # 补录
    HELD_LATER = "held_later"  # 补开
    TO_CONFIRM = "to_confirm"  # 待确认
    CORRECTED = "corrected"  # 更正
    OBJECTED = "objected"  # 有异议
    WAITING = "waiting"  # 待他方


class Why(StrEnum):
    """Why a slot is void or waived, for the page."""

    NONE = ""
    AMENDED = "amended"  # 改版
    NOT_LONG_ENOUGH = "not_long_enough"  # 存续不足
    MERGED = "merged"  # 由承接组织接续
    KNOWN_TOO_LATE = "known_too_late"  # 到期后才登记
    NO_OCCASION = "no_occasion"  # 没有发生
    NOBODY = "nobody"  # 应到为零


@dataclass(frozen=True, slots=True)
class Measure:
    """One quota's figures: `have` of `need`. For a coverage `need` is the denominator; None is unknown, never zero."""

    have: int
    need: int | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on one slot (`duty`, `cycle`) of one bearer, with what it was made of.

    `due` and `grace` are None for standing duties. `blamed` is the day of the
    last meeting that an every-time duty is missed for. `counted` are the records that serve it, in order of day.
    """

    duty: str
    cycle: str
    bearer: str
    verdict: Verdict
    span: Span | None = None
    opens: date | None = None
    due: date | None = None
    grace: date | None = None
    why: Why = Why.NONE
    labels: frozenset[Label] = frozenset()
    blamed: date | None = None
    measures: tuple[Measure, ...] = ()
    counted: tuple[str, ...] = ()

    def of(self, bearer: str) -> "Judgement":
        """The same judgement on another bearer; by position, for a city has tens of thousands."""
        return Judgement(
            self.duty,
            self.cycle,
            bearer,
            self.verdict,
            self.span,
            self.opens,
            self.due,
            self.grace,
            self.why,
            self.labels,
            self.blamed,
            self.measures,
            self.counted,
        )
