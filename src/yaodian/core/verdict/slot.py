"""The slot (某期应办): one cycle of one duty for one bearer."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from yaodian.core.duty import Duty, Standing
from yaodian.core.duty.timeline import Segment
from yaodian.core.period import LAST_DAY, Span
from yaodian.core.verdict.verdict import Why

MIDNIGHT_IN_SHANGHAI = time(16, tzinfo=UTC)


def end_of(day: date) -> datetime:
    """The moment a day ends in Asia/Shanghai, in UTC."""
    return datetime.combine(day, MIDNIGHT_IN_SHANGHAI)


@dataclass(frozen=True, slots=True)
class Slot:
    """One cycle of one duty for one bearer.

    Deeds in `span` count; the slot opens on `opens` and is due on the span's last day (never, when `standing`), or on
    `window_until` where a superior's notice has set a window for deeds said to belong to it. Deeds after the due day
    and up to `late_until` cure, where the duty is curable. `needs` is what each quota asks after proration; None where
    it asks no number. `handed_over`: the bearer's last day, where a successor took over. `ends`: the last
    day of a standing duty's bearer. `why` is set when nothing is owed.
    """

    segment: Segment
    cycle: str
    span: Span
    opens: date
    whole: bool = False
    prorated: bool = False
    late_until: date | None = None
    window_until: date | None = None
    handed_over: date | None = None
    ends: date = LAST_DAY
    needs: tuple[int | None, ...] = ()
    why: Why = Why.NONE

    @property
    def duty(self) -> Duty:
        return self.segment.duty

    @property
    def standing(self) -> bool:
        return isinstance(self.duty.occasion, Standing)

    @property
    def due(self) -> date:
        return self.window_until or self.span.last

    @property
    def grace(self) -> date:
        return LAST_DAY if self.due == LAST_DAY else self.due + timedelta(days=self.duty.grace)


def windowed(slot: Slot, until: Iterable[date | None]) -> Slot:
    """The slot with its due day moved by a superior's notice to the latest of these days; never to an earlier one."""
    last = max((day for day in until if day), default=slot.due)
    return slot if last <= slot.due else merged(replace(slot, window_until=last))


def merged(slot: Slot) -> Slot:
    """A body that went up in another while the slot ran leaves it to its successor."""
    over = slot.handed_over
    left = over is not None and slot.span.first <= over < slot.due and slot.why in (Why.NONE, Why.NOT_LONG_ENOUGH)
    return replace(slot, why=Why.MERGED) if left else slot
