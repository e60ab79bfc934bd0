"""The items of the plan of a year, as its adopted text names them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from yaodian.core.duty import Duty
from yaodian.core.duty.edition import Edition as InForce
from yaodian.core.notice.repeat import TASKS
from yaodian.core.plan import read
from yaodian.site.models import Edition, Plan
from yaodian.site.queries.notices import SERIES

# Beside the items of a plan, which are numbered from 1: what 通知 and 交办 ask, and what none of them speaks of.
OTHER, TASKED = 0, 999
_SENTENCE = re.compile(r"第(\d+)条第\d+句")


def item_of(duty: Duty, asked: Mapping[str, int], items: Mapping[str, int]) -> int:
    """The item it stands under: where the plan asks it, by the duty's key; else the first its mechanism belongs to."""
    if duty.mechanism == TASKS:
        return TASKED
    return asked.get(duty.key) or items.get(duty.mechanism, OTHER)


def plan_order(item: int) -> tuple[bool, int]:
    """For sorting: as the plan has them, then what came in beside it, and last what none of them speaks of."""
    return item == OTHER, item


def item_titles(year: int) -> dict[int, str]:
    """Number → title, from the plan adopted first for that year that has a text with items; empty without one. The
    numbers within a 通知 are none of the plan's, and a department's overlay has numbers of its own.
    """
    return next((titles for _, titles in _plans(year) if titles), {})


def items_asked(editions: Iterable[InForce], year: int) -> dict[str, int]:
    """Key of a duty → the item whose sentence asks it first, in the newest revision of that same plan."""
    series, titles = next(((series, titles) for series, titles in _plans(year) if titles), ("", {}))
    found: dict[str, int] = {}
    for edition in sorted(editions, key=lambda edition: edition.since):
        if edition.series == series and edition.year == year:
            found |= {duty.key: number for duty in edition.duties if (number := _number(duty)) in titles}
    return found


def has_plan(year: int) -> bool:
    """Whether any plan was adopted for that year, with items or without."""
    return next(_plans(year), None) is not None


def headings(plan_uid: str, duties: Iterable[Duty]) -> dict[str, str]:
    """Key of a duty → the item of this text under which it is asked first, with its title."""
    titles = dict(_titles(plan_uid))
    found = ((duty.key, _number(duty)) for duty in duties)
    return {key: f"第{number}条 {titles[number]}" for key, number in found if number in titles}


def _number(duty: Duty) -> int:
    places = (_SENTENCE.match(basis.place) for basis in duty.bases)
    return next((int(place[1]) for place in places if place), OTHER)


def _plans(year: int) -> Iterator[tuple[str, dict[int, str]]]:
    """Series and titles of what was adopted for the year, the first first."""
    adopted = Edition.objects.filter(year=year).exclude(plan_uid="").exclude(series__startswith=SERIES)
    for series, uid in adopted.order_by("since").values_list("series", "plan_uid"):
        yield series, dict(_titles(uid))


@lru_cache(maxsize=64)
def _titles(plan_uid: str) -> tuple[tuple[int, str], ...]:
    """A text never changes once it is in."""
    text = Plan.objects.filter(uid=plan_uid).values_list("text", flat=True).first() or ""
    return tuple((item.number, item.title) for item in read(text).plan.items if item.number)
