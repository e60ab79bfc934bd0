"""A part of the year, cut out of all that is owed: by body, item, duty, month and state. What a figure says, its cut
lists, so that every figure can be opened.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.pages.matrix import Column
from yaodian.site.pages.outlook import Outlook
from yaodian.site.pages.progress import UNSEEN, Progress

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Cut:
    """`of`: a body with all below it, empty for everybody; `alone`: without those below. `month`: what falls due in it.

    `past`: only what was due by the day of the page. What is None or empty leaves nothing out.
    """

    of: str = ""
    alone: bool = False
    item: int | None = None
    duty: str = ""
    month: int | None = None
    state: Verdict | None = None
    past: bool = False

    @property
    def url(self) -> str:
        words: list[tuple[str, str | int]] = [("of", self.of)] if self.of else []
        words += [("alone", 1)] if self.alone else []
        words += [("item", self.item)] if self.item is not None else []
        words += [("duty", self.duty)] if self.duty else []
        words += [("month", self.month)] if self.month else []
        words += [("state", self.state.value)] if self.state else []
        words += [("past", 1)] if self.past else []
        return f"{reverse('figure')}?{urlencode(words)}"

    def holds(self, judgement: Judgement, across: Mapping[str, Column], on: date) -> bool:
        """Whether the slot lies in it, whoever bears it."""
        return (
            judgement.verdict not in UNSEEN
            and self.state in (None, judgement.verdict)
            and self.duty in ("", judgement.duty)
            and self.item in (None, across[judgement.duty].item)
            and (self.month is None or _month(judgement.due, on.year) == self.month)
            and not (self.past and (judgement.due is None or judgement.due > on))
        )


def asked_cut(query: QueryDict) -> Cut:
    """What an address asks for; what it cannot mean leaves nothing out."""
    state = query.get("state", "")
    month = _number(query.get("month", ""))
    return Cut(
        of=query.get("of", ""),
        alone=query.get("alone") == "1",
        item=_number(query.get("item", "")),
        duty=query.get("duty", ""),
        month=month if month in MONTHS else None,
        state=Verdict(state) if state in set(Verdict) else None,
        past=query.get("past") == "1",
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def _month(due: date | None, year: int) -> int | None:
    return due.month if due and due.year == year else None


def slots_in(look: Outlook, cut: Cut) -> Iterator[tuple[Judgement, Mapping[str, int]]]:
    """Each judgement of the cut with how many stand alike in the line of which of the bodies looked at."""
    bodies: Collection[str] = {look.of} if cut.alone else look.chosen
    everybody = len(bodies) == len(look.standings.census.places)
    for judgement, homes in look.standings.placed:
        if cut.holds(judgement, look.across, look.viewer.on):
            here = homes if everybody else {body: count for body, count in homes.items() if body in bodies}
            if here:
                yield judgement, here


def total(look: Outlook, cut: Cut) -> Progress:
    found = Progress()
    for judgement, homes in slots_in(look, cut):
        found.add(judgement.verdict, sum(homes.values()))
    return found


def by_month(look: Outlook, cut: Cut) -> dict[int, Progress]:
    """What falls due in each month of the year; what has no due day is in none."""
    months = {month: Progress() for month in MONTHS}
    for judgement, homes in slots_in(look, cut):
        month = _month(judgement.due, look.viewer.on.year)
        if month:
            months[month].add(judgement.verdict, sum(homes.values()))
    return months


def by_item(look: Outlook, cut: Cut) -> dict[int, Progress]:
    """By item of the plan, and what no item speaks of (`OTHER`)."""
    items: dict[int, Progress] = {}
    for judgement, homes in slots_in(look, cut):
        items.setdefault(look.across[judgement.duty].item, Progress()).add(judgement.verdict, sum(homes.values()))
    return items
