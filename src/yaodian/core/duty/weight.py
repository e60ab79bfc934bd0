"""Duties weighed against each other: what can be compared, what asks more, what already covers another."""

from collections.abc import Hashable, Sequence

from yaodian.core.duty.occasion import After, Every, Window
from yaodian.core.duty.quota import AtLeast, Coverage, EveryTime, Quota
from yaodian.core.duty.rule import Duty
from yaodian.core.period import Rhythm
from yaodian.core.period.cycle import MONTHS

PER_YEAR = {
    Rhythm.WEEK: 52,
    Rhythm.MONTH: 12,
    Rhythm.TWO_MONTHS: 6,
    Rhythm.QUARTER: 4,
    Rhythm.HALF: 2,
    Rhythm.YEAR: 1,
}
# How many whole weeks every such cycle holds at the least.
WEEKS = {Rhythm.MONTH: 4, Rhythm.TWO_MONTHS: 8, Rhythm.QUARTER: 12, Rhythm.HALF: 25, Rhythm.YEAR: 52}


def line_of(duty: Duty) -> Hashable:
    """What has to be equal for two duties of one key to be one definition; different lines may hold side by side."""
    occasion = duty.occasion
    if isinstance(occasion, Every):
        return occasion.rhythm
    if isinstance(occasion, After):
        return occasion.anchor, occasion.name
    return type(occasion).__name__


def strictness(duty: Duty) -> tuple[int, int, float]:
    """Within one line: number of times or hours, an every-time condition before them, then share."""
    counts = [quota.count for quota in duty.quotas if isinstance(quota, AtLeast)]
    shares = [float(quota.share) for quota in duty.quotas if isinstance(quota, Coverage)]
    return (any(isinstance(q, EveryTime) for q in duty.quotas), max(counts, default=0), max(shares, default=0.0))


def soonness(duty: Duty) -> int:
    """Of two windows that ask the same the one that ends sooner is the stricter."""
    window = duty.occasion
    if not isinstance(window, Window):
        return 0
    crossing = (window.to_month, window.to_day) < (window.from_month, window.from_day)
    return -(window.to_month * 31 + window.to_day + (12 * 31 if crossing else 0))


def joined_quotas(duties: Sequence[Duty]) -> tuple[Quota, ...]:
    """Of each kind of quota the most that any of the duties asks; an every-time condition stands alone."""
    most: dict[Hashable, Quota] = {}
    for quota in (quota for duty in duties for quota in duty.quotas):
        kind = _kind(quota)
        if kind not in most or _asks_more(quota, most[kind]):
            most[kind] = quota
    every = [quota for quota in most.values() if isinstance(quota, EveryTime)]
    return tuple(every[:1]) or tuple(most.values())


def covers(more: Duty, less: Duty) -> bool:
    """True when whoever fulfils `more` in each of its cycles has fulfilled `less` in each of its own."""
    if more.undecided or less.undecided or (more.kinds, more.credit) != (less.kinds, less.credit):
        return False
    times = _times(more, less)
    return times > 0 and all(any(_is_in(part, whole, times) for whole in more.quotas) for part in less.quotas)


def _times(more: Duty, less: Duty) -> int:
    """How many whole cycles of `more` lie in each cycle of `less`; 0 when they do not nest."""
    if not isinstance(more.occasion, Every) or not isinstance(less.occasion, Every):
        return 0
    short, long = more.occasion.rhythm, less.occasion.rhythm
    if short is Rhythm.WEEK:
        return WEEKS.get(long, 0)
    if long is Rhythm.WEEK or MONTHS[long] % MONTHS[short] or MONTHS[long] == MONTHS[short]:
        return 0
    return MONTHS[long] // MONTHS[short]


def _kind(quota: Quota) -> Hashable:
    if isinstance(quota, AtLeast):
        return quota.of_amount, quota.unit if quota.of_amount else ""
    return (Coverage, quota.of) if isinstance(quota, Coverage) else (EveryTime, quota.flag)


def _asks_more(quota: Quota, than: Quota) -> bool:
    if isinstance(quota, AtLeast) and isinstance(than, AtLeast):
        return quota.count > than.count
    return isinstance(quota, Coverage) and isinstance(than, Coverage) and quota.share > than.share


def _is_in(part: Quota, whole: Quota, times: int) -> bool:
    if _kind(part) != _kind(whole):
        return False
    if isinstance(part, AtLeast) and isinstance(whole, AtLeast):
        return whole.count * times >= part.count
    return not _asks_more(part, whole)
