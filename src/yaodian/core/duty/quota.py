"""Quotas: how much has to be done before a duty is done."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from yaodian.core.roster.selector import Selector


@dataclass(frozen=True, slots=True)
class AtLeast:
    """So many deeds in the cycle, or so much of an amount (`unit`, e.g. 学时) where `of_amount`.

    `count` is in whole units; amounts of deeds are in hundredths of the unit.
    """

    count: int
    of_amount: bool = False
    unit: str = "次"


@dataclass(frozen=True, slots=True)
class Coverage:
    """A share (0 < share ≤ 1) of `of` took part in counting deeds of the cycle, each counted once."""

    share: Fraction
    of: Selector


@dataclass(frozen=True, slots=True)
class EveryTime:
    """Each deed of the duty's kinds fulfils the condition named `flag`, e.g. 第一议题 at every meeting."""

    flag: str


Quota: TypeAlias = AtLeast | Coverage | EveryTime
