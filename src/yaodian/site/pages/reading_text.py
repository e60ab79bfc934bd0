"""The text beside the cards: every mark stands where it was found and leads to its card."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from yaodian.core.plan import Plan
from yaodian.site.pages.reading_cards import Card


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text under one card or none. `adds`: the sentence that ends here, to which more may be added."""

    text: str
    card: Card | None = None
    begins: bool = False
    adds: str = ""


def marked(plan: Plan, cards: Iterable[Card]) -> Iterator[Stretch]:
    """The whole text to the character; where marks lie in each other the shortest shows."""
    ordered = sorted(cards, key=lambda card: card.place[1])
    ends = {clause.end: f"missed-{clause.start}-{clause.end}" for clause in plan.clauses}
    cuts = {0, len(plan.text), *ends, *(at for card in ordered for at in card.place[1:])}
    points = sorted(cuts)
    open_: list[Card] = []
    place = 0
    for start, end in pairwise(points):
        open_ = [card for card in open_ if card.place[2] > start]
        while place < len(ordered) and ordered[place].place[1] <= start:
            open_.append(ordered[place])
            place += 1
        inner = min(open_, key=lambda card: card.place[2] - card.place[1], default=None)
        begins = inner is not None and inner.place[1] == start
        yield Stretch(plan.text[start:end], inner, begins, ends.get(end, ""))
