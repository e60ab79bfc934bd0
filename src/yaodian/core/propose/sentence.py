"""A sentence with all that the reader found in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from yaodian.core.plan import Plan
from yaodian.core.plan.found import Campaign, Deadline, Deliverable, Findings, Link, Quota

Found = TypeVar("Found", Quota, Deliverable, Campaign, Link, Deadline)


@dataclass(frozen=True, slots=True)
class Sentence:
    """`place` says where it stands, for people: 第5条第1句. `title` is its item's."""

    start: int
    end: int
    text: str
    title: str
    place: str
    quotas: tuple[Quota, ...]
    deliverables: tuple[Deliverable, ...]
    campaigns: tuple[Campaign, ...]
    links: tuple[Link, ...]


def sentences_of(plan: Plan, findings: Findings, *, opening: str = "序言") -> Iterator[Sentence]:
    """Every sentence, in the order of the text. `opening`: what stands before the first item is called so."""
    nth: dict[int | None, int] = {}
    for clause in plan.clauses:
        nth[clause.item] = nth.get(clause.item, 0) + 1
        item = plan.item_of(clause)
        where = opening if item is None else f"第{item.number}条" if item.number else item.title
        span = (clause.start, clause.end)
        yield Sentence(
            *span,
            text=clause.text,
            title=item.title if item else "",
            place=f"{where}第{nth[clause.item]}句（第{clause.start}至{clause.end}字）",
            quotas=_within(findings.quotas, span),
            deliverables=_within(findings.deliverables, span),
            campaigns=_within(findings.campaigns, span),
            links=_within(findings.links, span),
        )


def _within(found: tuple[Found, ...], span: tuple[int, int]) -> tuple[Found, ...]:
    return tuple(one for one in found if span[0] <= one.start < span[1])
