"""The schedule of one bearer under one duty: every slot, year by year."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from yaodian.core.duty import Standing
from yaodian.core.duty.timeline import Claim, Segment, of_year, timeline
from yaodian.core.period import LAST_DAY, Span
from yaodian.core.verdict.openings import Anchors, openings
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.tenure import Tenure, owed
from yaodian.core.verdict.verdict import Why


def slots(claims: Sequence[Claim], tenure: Tenure, anchors: Anchors, within: Span) -> tuple[Slot, ...]:
    """All slots of one duty for one bearer whose cycle meets `within`, void ones included; those after events all.

    Cycles of a year follow that year's plans and what is standing; only `Standing` duties know no year. At most one
    slot of a cycle is not void: a later definition opens its own only where the former was cut.
    """
    standing = (s for s in timeline(tuple(claims)) if isinstance(s.duty.occasion, Standing) and not s.duty.undecided)
    lasting = {slot.cycle: slot for slot in (_standing(segment, tenure) for segment in standing)}
    out = [owed(slot, tenure) for slot in lasting.values()]
    for year in sorted({*range(within.first.year - 1, within.last.year + 2), *_years(anchors)}):
        for segment in timeline(of_year(claims, year)):
            taken = {slot.cycle for slot in out if slot.why is not Why.AMENDED}
            raw = (slot for slot in openings(segment, year, anchors, within) if slot.cycle not in taken)
            out.extend([owed(_amended(slot), tenure) for slot in raw])
    return tuple(out)


def _years(anchors: Anchors) -> set[int]:
    """Slots of one event may overlap with those of another, whenever it was: all are needed to tell them apart."""
    days = [anchor.day for found in anchors.values() for anchor in found]
    return set(range(min(days).year - 1, max(days).year + 2)) if days else set()


def _standing(segment: Segment, tenure: Tenure) -> Slot:
    """No cycle and no due day; it holds for as long as the text does and the bearer lives."""
    years = {edition.year for edition in segment.editions if edition.year}
    standing = any(edition.year is None for edition in segment.editions)
    cycle = "standing" if standing or not years else f"{min(years)}-standing"
    ends = min(segment.days.last, tenure.lived[-1].last if tenure.lived else LAST_DAY)
    return Slot(segment, cycle, Span(date.min, LAST_DAY), segment.days.first, ends=ends)


def _amended(slot: Slot) -> Slot:
    closed = slot.segment.days.last
    return replace(slot, why=Why.AMENDED) if slot.segment.cut and slot.due > closed else slot
