"""The items of the plan of a year, as its adopted text names them."""

from functools import lru_cache

from yaodian.core.plan import read
from yaodian.site.models import Edition, Plan
from yaodian.site.queries.notices import SERIES

OTHER = 0  # the item of duties that no item of a plan speaks of


def plan_order(item: int) -> tuple[bool, int]:
    """For sorting: as the plan has them, and last what no item speaks of."""
    return item == OTHER, item


def item_titles(year: int) -> dict[int, str]:
    """Number → title, from the plan adopted last for that year that has a text; empty without one. The numbers within a
    通知 are none of the plan's.
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
