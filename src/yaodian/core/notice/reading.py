"""A 通知 read like a plan: what stands around its text, and every ask within it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from yaodian.core.catalogue import Catalogue
from yaodian.core.notice.ask import TASK, Ask, counted, name_of
from yaodian.core.notice.days import Days, days_of
from yaodian.core.notice.segments import cut_up
from yaodian.core.period import WorkCalendar
from yaodian.core.plan import Findings, Plan, findings, read
from yaodian.core.plan.found import Deadline
from yaodian.core.plan.letter import Letter, letter_of
from yaodian.core.propose import Proposals, SentenceProposal, propose

SHORTEST = 10  # characters: 抓实学习。 heads a paragraph and asks nothing by itself


@dataclass(frozen=True, slots=True)
class NoticeReading:
    """`proposals` of the whole text, cut into asks; what stands around the text proposes nothing."""

    letter: Letter
    proposals: Proposals
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Received:
    """What is known besides the text: the day of receipt, the working days, and what the source is to be called."""

    on: date
    calendar: WorkCalendar
    source: str = ""


def source_of(title: str, issuer: str, doc_no: str) -> str:
    """How a notice is cited: 市委组织部《关于…的通知》（滨组发〔2026〕3号）."""
    sender = issuer if issuer and issuer not in title else ""
    return f"{sender}《{title}》" + (f"（{doc_no}）" if doc_no else "")


def sender_of(source: str) -> str:
    """Who speaks in what is cited so: the office before 《 or before 关于, else the text itself."""
    before, mark, title = source.partition("《")
    if not mark:
        return f"《{source}》"
    return before or title[: max(title.find("关于"), 0)] or source


def read_notice(text: str, catalogue: Catalogue, received: Received) -> NoticeReading:
    """Never fails: what is not found stays empty for people to fill in."""
    letter, reading = letter_of(text), read(text)
    source = received.source or source_of(letter.title or "来文", letter.issuer, letter.doc_no)
    plan = replace(reading.plan, title=source)
    plan = cut_up(plan, findings(plan).deadlines)
    found = findings(plan)
    made = tuple(_within(one, letter) for one in propose(plan, found, catalogue, notice=True))
    proposals = Proposals(replace(reading, plan=plan), found, made)
    return NoticeReading(letter, proposals, tuple(_asks(plan, found, made, (letter, received))))


def _within(one: SentenceProposal, letter: Letter) -> SentenceProposal:
    """Title, addressees and signature ask nothing."""
    inside = letter.start <= one.start < letter.end
    return one if inside else SentenceProposal(one.start, one.end, ("guidance",))


def _asks(
    plan: Plan, found: Findings, made: tuple[SentenceProposal, ...], around: tuple[Letter, Received]
) -> Iterator[Ask]:
    letter, received = around
    numbers = {True: count(1), False: count(1)}
    for one in (one for one in made if letter.start <= one.start < letter.end):
        text = plan.text[one.start : one.end]
        deadline = next((d for d in reversed(found.deadlines) if one.start <= d.start < one.end), None)
        days = _days(deadline, text, one.start, received)
        yield Ask(
            one,
            text,
            f"第{next(numbers[bool(one.duties)])}{'项' if one.duties else '句'}",
            name_of(text, deadline.surface if deadline and days.last else ""),
            deadline.surface if deadline else "",
            days.first,
            days.last,
            any(duty.duty.key == TASK for duty in one.duties) and (days.last is not None or len(text) >= SHORTEST),
            tuple(duty for duty in one.duties if duty.duty.key != TASK),
            counted(tuple(quota for quota in found.quotas if one.start <= quota.start < one.end)),
            _lead(plan.text, one.start),
        )


def _lead(text: str, start: int) -> str:
    """From the last full stop or line up to the ask."""
    begun = max(text.rfind(mark, 0, start) for mark in "。！？!?\n|")
    return text[begun + 1 : start]


def _days(deadline: Deadline | None, text: str, start: int, received: Received) -> Days:
    if deadline is None:
        return Days()
    return days_of(deadline, text[: deadline.start - start], received.on, received.calendar)
