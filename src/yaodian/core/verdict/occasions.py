"""Every-time duties: each meeting in the cycle is an occasion of its own."""

from collections.abc import Sequence
from datetime import date, timedelta

from yaodian.core.verdict.facts import Deed
from yaodian.core.verdict.slot import Slot, end_of
from yaodian.core.verdict.verdict import Verdict


def every_time(slot: Slot, flag: str, deeds: Sequence[Deed], on: date) -> Verdict:
    """No occasion is void; one without the condition past its grace is missed for good; an unknown flag leaves it open.

    While the cycle still runs, all good so far is open: the next meeting may come tomorrow.
    """
    if on < slot.opens:
        return Verdict.AHEAD
    if last_failed(slot, flag, deeds, on):
        return Verdict.MISSED
    if any(d.flags.get(flag) is False for d in deeds):
        return Verdict.GRACE
    if any(flag not in d.flags for d in deeds) or on <= slot.due:
        return Verdict.OPEN
    return Verdict.MET if deeds else Verdict.VOID


def last_failed(slot: Slot, flag: str, deeds: Sequence[Deed], on: date) -> date | None:
    """The day of the last meeting without the condition whose grace has passed."""
    failed = [d.on for d in deeds if d.flags.get(flag) is False]
    return max((day for day in failed if on > day + timedelta(days=slot.duty.grace)), default=None)


def was_prompt(slot: Slot, deeds: Sequence[Deed]) -> bool:
    """True when each meeting was entered within the grace after its own day."""
    grace = timedelta(days=slot.duty.grace)
    return all(deed.first_entered <= end_of(deed.on + grace) for deed in deeds)
