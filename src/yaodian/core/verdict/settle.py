"""One slot's verdict from what is true of it: the table of DESIGN section 5, in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yaodian.core.duty import AtLeast, Coverage, Duty, Quota
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Measure, Verdict, Why


@dataclass(frozen=True, slots=True)
class Truth:
    """What was found out about a slot."""

    met: bool
    cured: bool = False
    waived: bool = False
    empty: Why = Why.NONE


def settle(slot: Slot, truth: Truth, on: date) -> Verdict:
    """The verdict on that day. What was done in time is shown before what was waived, both before what is lacking."""
    if slot.why is not Why.NONE or truth.empty is not Why.NONE:
        return Verdict.VOID
    if on > slot.ends:
        return Verdict.VOID
    if on < slot.opens:
        return Verdict.AHEAD
    if truth.met:
        return Verdict.MET
    if truth.waived:
        return Verdict.WAIVED
    return _lacking(slot, truth, on)


def _lacking(slot: Slot, truth: Truth, on: date) -> Verdict:
    if slot.standing or on <= slot.due:
        return Verdict.OPEN
    if truth.cured:
        return Verdict.LATE
    return Verdict.GRACE if on <= slot.grace else Verdict.MISSED


def is_met(duty: Duty, measures: Sequence[Measure]) -> bool:
    """All of the duty's quotas are reached."""
    return all(is_enough(quota, measure) for quota, measure in zip(duty.quotas, measures, strict=True))


def is_enough(quota: Quota, measure: Measure) -> bool:
    """Amounts are in hundredths of the unit that the quota counts in; a share of nobody is never enough."""
    if isinstance(quota, AtLeast):
        return measure.have >= (measure.need or 0) * (100 if quota.of_amount else 1)
    if isinstance(quota, Coverage):
        return bool(measure.need) and measure.have >= quota.share * (measure.need or 0)
    return measure.have == measure.need
