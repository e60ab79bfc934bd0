"""Every-time duties: each meeting in the cycle is an occasion of its own."""

from collections.abc import Sequence
from datetime import date, timedelta

from yaodian.core.verdict.facts import Deed
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Verdict


def every_time(slot: Slot, flag: str, deeds: Sequence[Deed], on: date) -> Verdict:
    """No occasion is void; one without the condition past its grace is missed for good; an unknown flag leaves it open.

    While the cycle still runs, all good so far is open: the next meeting may come tomorrow.
    """
    if on < slot.opens:
        return Verdict.AHEAD
    without = [d for d in deeds if d.flags.get(flag) is False]
    if any(on > d.on + timedelta(days=slot.duty.grace) for d in without):
        return Verdict.MISSED
    if without:
        return Verdict.GRACE
    if any(flag not in d.flags for d in deeds) or on <= slot.due:
        return Verdict.OPEN
    return Verdict.MET if deeds else Verdict.VOID
