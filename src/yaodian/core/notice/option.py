"""What may be made of an ask: one with what holds already, known work by a day, a task of its own, nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from yaodian.core.catalogue import Catalogue, Offer
from yaodian.core.duty import AtLeast, Basis, Credit, Duty, EveryTime, Face, Standing, Window
from yaodian.core.notice.ask import TASK, Ask, Filled, key_of
from yaodian.core.notice.repeat import Held, Repeat, repeats_of, running_span, same_tasks
from yaodian.core.period import Span
from yaodian.core.propose import DutyProposal
from yaodian.core.roster.selector import Selector, Who

UNIT = "件"


class Way(StrEnum):
    SAME = "same"  # one duty with what is asked already
    BY = "by"  # a known kind of work, by the day that the notice names
    TASK = "task"  # a task of its own; without a last day it stays open
    OFFER = "offer"  # a task that names no day, by the narrowest lawful reading
    NO = "no"


@dataclass(frozen=True, slots=True)
class Option:
    """`value` is its answer on a form. `repeat`: what the same deed is asked for already."""

    way: Way
    value: str
    duty: Duty | None = None
    repeat: Repeat | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What an ask is held against: the text it stands in, how that is cited, the catalogue, and all that holds."""

    text: str
    source: str
    catalogue: Catalogue
    held: tuple[Held, ...] = ()


def options_of(ask: Ask, filled: Filled, bearer: Selector, around: Around) -> tuple[Option, ...]:
    """Every lawful answer, the proposed one first; the last is always not to take it up."""
    own = _task(ask, filled, bearer, around)
    known = [*_known(ask, filled, around)]
    alike = [*_alike(own, filled, around)]
    tasks = [Option(Way.TASK, Way.TASK.value, own)]
    if filled.last is None:
        tasks.append(Option(Way.OFFER, Way.OFFER.value, _offered(own, filled, around)))
    first = [one for one, sure in alike if sure] + known
    rest = [one for one, sure in alike if not sure]
    no = Option(Way.NO, Way.NO.value)
    if not ask.plain and (first or ask.asked):
        return (*first, *tasks, *rest, no) if first else (*tasks, *rest, no)
    return (no, *first, *tasks, *rest)


def window(first: date, last: date) -> Window:
    return Window(first.month, first.day, last.month, last.day)


def basis_of(ask: Ask, around: Around) -> Basis:
    """The notice's own sentence; that it states its day is what `stated` says."""
    return Basis(around.source, ask.place, ask.text, ask.last is not None)


def _task(ask: Ask, filled: Filled, bearer: Selector, around: Around) -> Duty:
    template = around.catalogue.template(TASK).duty
    key = key_of(around.text, ask.start)
    duty = replace(
        template,
        key=key,
        title=filled.title,
        bearer=bearer,
        kinds=(f"{key}_done",),
        bases=(basis_of(ask, around),),
    )
    return duty if filled.last is None else _dated(duty, filled, AtLeast(ask.count, unit=UNIT))


def _dated(duty: Duty, filled: Filled, quota: AtLeast) -> Duty:
    occasion = window(filled.first, filled.last) if filled.last else Standing()
    undecided = tuple(face for face in duty.undecided if face is not Face.CYCLE)
    return replace(duty, occasion=occasion, quotas=(quota,), undecided=undecided)


def offer_of(first: date, catalogue: Catalogue) -> Offer | None:
    """The narrowest lawful reading of a task without a day: once, from its first day to the end of that year."""
    offer = catalogue.template(TASK).offer
    return replace(offer, occasion=window(first, date(first.year, 12, 31))) if offer else None


def _offered(own: Duty, filled: Filled, around: Around) -> Duty:
    offer = offer_of(filled.first, around.catalogue)
    if offer is None or offer.occasion is None:
        return own
    return replace(own, occasion=offer.occasion, quotas=offer.quotas, undecided=())


def _alike(own: Duty, filled: Filled, around: Around) -> Iterator[tuple[Option, bool]]:
    """Tasks of other notices that are the same: one key. While both hold, the earlier of the two last days does."""
    days = Span(filled.first, filled.last or filled.first)
    for held, sure in same_tasks(own, days, around.held):
        joined = _joined(held.duty, own, filled, days)
        yield Option(Way.SAME, f"{Way.SAME}:{held.duty.key}", joined, Repeat(held, covers=True)), sure


def _joined(held: Duty, own: Duty, filled: Filled, days: Span) -> Duty:
    """The same task by its own day and on its own basis, so that it goes on by them if the other is withdrawn; what was
    done since the first counts. Without a day of its own it takes the other's.
    """
    made = replace(held, bearer=own.bearer, bases=own.bases)
    if held.undecided:
        return _dated(made, filled, AtLeast(1, unit=UNIT)) if filled.last else made
    return _by_own_day(made, filled, days)


def _by_own_day(held: Duty, filled: Filled, days: Span) -> Duty:
    running = running_span(held, days)
    return replace(held, occasion=window(running.first, filled.last)) if running and filled.last else held


def _known(ask: Ask, filled: Filled, around: Around) -> Iterator[Option]:
    """For each known kind of work: one with the duty that covers it, else by the notice's own day beside it."""
    for proposal in ask.dated:
        if filled.last is None or not _may_be_dated(proposal):
            continue
        own = _by(ask, filled, proposal, around)
        found = repeats_of(own, Span(filled.first, filled.last), around.held)
        covering = next((one for one in found if one.covers), None)
        if covering:
            same = _covered(covering.held.duty, ask, filled, around)
            yield Option(Way.SAME, f"{Way.SAME}:{same.key}", same, covering)
        repeat = found[0] if found and not covering else None
        # The same deed serves both, so it costs nobody anything more.
        yield Option(Way.BY, f"{Way.BY}:{proposal.duty.key}", replace(own, minutes=0) if found else own, repeat)


def _covered(held: Duty, ask: Ask, filled: Filled, around: Around) -> Duty:
    """The duty that covers it, with both bases; another notice's, which may be withdrawn, by its own day and basis."""
    own, days = basis_of(ask, around), Span(filled.first, filled.last or filled.first)
    if isinstance(held.occasion, Window) and held.key not in {one.duty.key for one in around.catalogue.templates}:
        return _by_own_day(replace(held, bases=(own, *_articles(held))), filled, days)
    return replace(held, bases=tuple(dict.fromkeys((*held.bases, own))))


def _articles(duty: Duty) -> tuple[Basis, ...]:
    return tuple(basis for basis in duty.bases if not basis.quote)


def _may_be_dated(proposal: DutyProposal) -> bool:
    """Bodies that do something countable; shares and conditions of every meeting know no single day."""
    duty = proposal.duty
    each_time = any(isinstance(quota, EveryTime) or getattr(quota, "of_amount", False) for quota in duty.quotas)
    return duty.bearer.who is Who.BODIES and duty.credit is Credit.DONE and not each_time


def _by(ask: Ask, filled: Filled, proposal: DutyProposal, around: Around) -> Duty:
    duty = proposal.duty
    day = f"{filled.last.month}月{filled.last.day}日" if filled.last else ""
    made = replace(
        duty,
        key=f"{duty.key}_{key_of(around.text, ask.start).removeprefix('task_')}",
        title=f"{duty.title}（{day}前）",
        bases=(basis_of(ask, around), *_articles(duty)),
    )
    return _dated(made, filled, AtLeast(ask.count))
