"""One slot's verdict from what is true of it: the table of DESIGN section 5, in one place."""

from dataclasses import dataclass
from datetime import date

from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.verdict import Verdict, Why


@dataclass(frozen=True, slots=True)
class Truth:
    """What was found out about a slot. `overdue` and `pending` speak of an every-time duty's occasions."""

    met: bool
    cured: bool = False
    waived: bool = False
    empty: Why = Why.NONE


def settle(slot: Slot, truth: Truth, on: date) -> Verdict:
    """The verdict on that day. What was done is shown before what was waived, both before what is lacking."""
    if slot.why is not Why.NONE or truth.empty is not Why.NONE:
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
