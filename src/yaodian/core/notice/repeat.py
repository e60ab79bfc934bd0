"""What is asked already: an open duty that the same deed fulfils, of the same bearer, at an overlapping time."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yaodian.core.duty import AtLeast, Duty, Every, Window
from yaodian.core.notice.ask import TASK
from yaodian.core.period import Span, cycles_within
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.openings import window_of

TASKS = "assigned_tasks"
ALIKE = 0.6  # share of the pairs of characters that two names of one task have in common
_PLAIN = re.compile(r"[^㐀-鿿A-Za-z0-9]|的|了|将|把|向|至|给|并|及时|按时|认真")


@dataclass(frozen=True, slots=True)
class Held:
    """A duty in force, with the name of the text that asks it and its place there."""

    duty: Duty
    title: str
    place: str = ""

    @property
    def words(self) -> str:
        named = self.title if "《" in self.title else f"《{self.title}》"
        return named + self.place.partition("（")[0]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`covers`: whoever does what is asked already has done this as well, in time."""

    held: Held
    covers: bool

    @property
    def words(self) -> str:
        return f"与{self.held.words}相同，办一次即可"


def repeats_of(duty: Duty, days: Span, held: Iterable[Held]) -> tuple[Repeat, ...]:
    """Those that cover it first. `days`: between which it is to be done."""
    found = (_repeat(duty, days, one) for one in held if _may_be_same(duty, one.duty))
    return tuple(sorted((one for one in found if one), key=lambda one: not one.covers))


def same_tasks(own: Duty, days: Span, held: Iterable[Held]) -> Iterator[tuple[Held, bool]]:
    """Open tasks of other notices that are named alike and run at the same time; True: in the very same words."""
    bare = _PLAIN.sub("", own.title)
    for one in held:
        duty = one.duty
        if duty.mechanism != TASKS or duty.key in (TASK, own.key) or not _overlap(own.bearer, duty.bearer):
            continue
        other = _PLAIN.sub("", duty.title)
        running = duty.undecided or running_span(duty, days)
        if running and (bare == other or _alike(bare, other) >= ALIKE):
            yield one, bare == other


def running_span(duty: Duty, days: Span) -> Span | None:
    """The one window of the duty that shares a day with these."""
    return next((span for span in _spans(duty, days) if span.meet(days)), None)


def _alike(one: str, other: str) -> float:
    pairs, others = ({text[n : n + 2] for n in range(len(text) - 1)} for text in (one, other))
    return len(pairs & others) / len(pairs | others) if pairs and others else 0.0


def _may_be_same(duty: Duty, other: Duty) -> bool:
    return (
        not other.undecided
        and duty.credit is other.credit
        and bool(set(duty.kinds) & set(other.kinds))
        and any(isinstance(quota, AtLeast) and not quota.of_amount for quota in other.quotas)
        and _overlap(duty.bearer, other.bearer)
    )


def _overlap(one: Selector, other: Selector) -> bool:
    """Persons and bodies never are the same; kinds that are not named are all kinds."""
    if one.who is not other.who:
        return False
    return one.who is not Who.BODIES or not one.kinds or not other.kinds or bool(set(one.kinds) & set(other.kinds))


def _repeat(duty: Duty, days: Span, one: Held) -> Repeat | None:
    slots = [span for span in _spans(one.duty, days) if span.meet(days)]
    if not slots:
        return None
    wanted = max((quota.count for quota in duty.quotas if isinstance(quota, AtLeast)), default=1)
    asked = sum(_count(one.duty) for span in slots if days.first <= span.last <= days.last)
    whole = any(days.covers(span) for span in slots) or isinstance(one.duty.occasion, Window)
    return Repeat(one, whole and asked >= wanted)


def _count(duty: Duty) -> int:
    return max((quota.count for quota in duty.quotas if isinstance(quota, AtLeast)), default=0)


def _spans(duty: Duty, days: Span) -> Iterator[Span]:
    match duty.occasion:
        case Every(rhythm):
            yield from (cycle.span for cycle in cycles_within(rhythm, days))
        case Window() as window:
            yield from (window_of(window, year) for year in (days.first.year - 1, days.first.year, days.last.year))
