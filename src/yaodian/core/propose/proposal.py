"""What the program proposes for one sentence. People decide; nothing here binds anybody."""

from dataclasses import dataclass

from yaodian.core.catalogue import Offer
from yaodian.core.duty import (
    After,
    AtLeast,
    Coverage,
    Duty,
    Every,
    EveryTime,
    Face,
    Quota,
    Standing,
    Window,
)


@dataclass(frozen=True, slots=True)
class DutyProposal:
    """A duty that the sentence asks for.

    `stated`: the sentence itself states the number. `bearer_stated`: it names the bearer. `offer`
    is the narrowest lawful reading of what is open, `reading` the same in words with its number a
    year.
    """

    duty: Duty
    stated: bool
    bearer_stated: bool
    offer: Offer | None = None
    reading: str = ""

    @property
    def count(self) -> int | None:
        """The number of the cycle; None while it is undecided and where nothing is counted."""
        if isinstance(self.duty.occasion, Standing):
            return None
        return next((q.count for q in self.duty.quotas if isinstance(q, AtLeast)), None)

    @property
    def coverage(self) -> Coverage | None:
        return next((q for q in self.duty.quotas if isinstance(q, Coverage)), None)

    @property
    def cycle(self) -> str | None:
        """year, half, quarter, 2-month, month, week, window, event or standing; None: undecided."""
        if Face.CYCLE in self.duty.undecided:
            return None
        if any(isinstance(quota, EveryTime) for quota in self.duty.quotas):
            return "event"
        return _cycle_word(self.duty)

    @property
    def quota(self) -> str | None:
        """The kind of its first quota; None while it has no number."""
        return QUOTA_WORDS[type(self.duty.quotas[0])] if self.duty.quotas else None


QUOTA_WORDS: dict[type[Quota], str] = {
    AtLeast: "at_least",
    Coverage: "coverage",
    EveryTime: "every_time",
}


def _cycle_word(duty: Duty) -> str:
    match duty.occasion:
        case Every(rhythm):
            return str(rhythm)
        case Window():
            return "window"
        case After():
            return "event"
        case Standing():
            return "standing"


@dataclass(frozen=True, slots=True)
class SentenceProposal:
    """One sentence of the plan (or a title whose text is missing) and what it may become."""

    start: int
    end: int
    states: tuple[str, ...]
    mechanisms: tuple[str, ...] = ()
    duties: tuple[DutyProposal, ...] = ()
    notes: tuple[str, ...] = ()
