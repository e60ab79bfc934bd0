"""The items of the plan of a year, as its adopted text names them."""

from collections.abc import Mapping
from functools import lru_cache

from yaodian.core.duty import Duty
from yaodian.core.notice.repeat import TASKS
from yaodian.core.plan import read
from yaodian.site.models import Edition, Plan
from yaodian.site.queries.notices import SERIES

# Beside the items of a plan, which are numbered from 1: what 通知 and 交办 ask, and what none of them speaks of.
OTHER, TASKED = 0, 999


def item_of(duty: Duty, items: Mapping[str, int]) -> int:
    """The item it stands under; `items` gives each mechanism the first it belongs to."""
    return TASKED if duty.mechanism == TASKS else items.get(duty.mechanism, OTHER)


def plan_order(item: int) -> tuple[bool, int]:
    """For sorting: as the plan has them, then what came in beside it, and last what none of them speaks of."""
    return item == OTHER, item


def item_titles(year: int) -> dict[int, str]:
    """Number → title, from the plan adopted first for that year that has a text with items; empty without one. The
    numbers within a 通知 are none of the plan's, and a department's overlay has numbers of its own.
    """
    adopted = Edition.objects.filter(year=year).exclude(plan_uid="").exclude(series__startswith=SERIES)
    rows = adopted.order_by("since").values_list("plan_uid", flat=True)
    found: dict[int, str] = {}
    for uid in rows:
        found = found or dict(_titles(uid))
    return found


@lru_cache(maxsize=64)
def _titles(plan_uid: str) -> tuple[tuple[int, str], ...]:
    """A text never changes once it is in."""
    text = Plan.objects.filter(uid=plan_uid).values_list("text", flat=True).first() or ""
    return tuple((item.number, item.title) for item in read(text).plan.items if item.number)
