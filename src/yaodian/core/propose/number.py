"""Numbers: what a quota found in the text means as a rule, and what a rule makes in a year."""

from dataclasses import dataclass

from yaodian.core.duty import After, AtLeast, Every, Occasion, Quota, Window
from yaodian.core.duty.weight import PER_YEAR
from yaodian.core.period import OffsetUnit, Rhythm
from yaodian.core.plan import found

RHYTHM_OF = {
    "year": Rhythm.YEAR,
    "half-year": Rhythm.HALF,
    "quarter": Rhythm.QUARTER,
    "two-months": Rhythm.TWO_MONTHS,
    "month": Rhythm.MONTH,
    "week": Rhythm.WEEK,
}
AMOUNTS = ("学时", "课时", "小时")
# Units of how long or how large one of them is; they do not say how often.
SIZES = ("天", "日", "名", "人", "分钟", "元", "万元", "%", "字", "户")
# What there is one of for each: one 支 for each 网格 stands, it is not done so often.
STANDING = ("支", "座", "台", "套", "对")


@dataclass(frozen=True, slots=True)
class Number:
    """What a finding states. `occasion` None: the text names no cycle that can be kept."""

    at_least: AtLeast
    occasion: Every | None


def rhythm_of(quota: found.Quota) -> Rhythm | None:
    return RHYTHM_OF.get(quota.period or "")


def is_standing(quota: found.Quota) -> bool:
    """Whether it says what there is, not what is done."""
    return quota.period is None and quota.unit in STANDING


def number_of(quota: found.Quota) -> Number | None:
    """The least that a finding asks for; None for 定期, for an upper limit and for a mere size."""
    if quota.count is None or quota.comparator == "<=" or quota.unit in SIZES:
        return None
    if quota.count < 1 or quota.count != int(quota.count):
        return None
    unit = quota.unit or "次"
    rhythm = rhythm_of(quota)
    at_least = AtLeast(int(quota.count), of_amount=unit in AMOUNTS, unit=unit)
    return Number(at_least, Every(rhythm) if rhythm else None)


def in_a_year(occasion: Occasion, quotas: tuple[Quota, ...]) -> int | None:
    """How many a bearer makes in a whole year of this reading; None when nothing is counted."""
    times = _times(occasion)
    count = next((quota.count for quota in quotas if isinstance(quota, AtLeast)), None)
    return None if times is None or count is None else times * count


def _times(occasion: Occasion) -> int | None:
    match occasion:
        case Every(rhythm):
            return PER_YEAR[rhythm]
        case Window():
            return 1
        case After(offset=offset, repeats=True) if offset.unit is OffsetUnit.MONTH:
            return max(1, 12 // offset.count) if offset.count else None
        case _:
            return None
