"""Places in the tree of 隶属 as known now, and queries cut down to the subtrees that a scope reaches."""

from datetime import date
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Placement, Relation

M = TypeVar("M", bound=Model)
# ':' is the character after '9', so that a subtree is one range of an index.
AFTER_DIGITS = ":"


def placements(on: date) -> QuerySet[Placement]:
    """One place for every body: that of the day; for one that is gone its last, for one to come its first."""
    known = Placement.objects.filter(relation=Relation.BELONGS, until=NEVER)
    same = known.filter(body_uid=OuterRef("body_uid"))
    later = same.filter(first_day__lte=on, first_day__gt=OuterRef("first_day"))
    earlier = same.filter(first_day__lt=OuterRef("first_day"))
    begun = Q(first_day__lte=on) & ~Exists(later)
    to_come = Q(first_day__gt=on) & ~Exists(earlier)
    return known.filter(begun | to_come)


def path_of(body_uid: str, on: date) -> str:
    """The path of the body, or empty when there is no such body; the place that `placements` gives it."""
    known = Placement.objects.filter(relation=Relation.BELONGS, until=NEVER, body_uid=body_uid)
    found = list(known.order_by("first_day").values_list("first_day", "path"))
    begun = [path for first, path in found if first <= on]
    return begun[-1] if begun else next((path for _, path in found), "")


def subtree(path: str) -> Q:
    """Placements at this path and below it; the empty path is the whole tree."""
    return Q(path__gte=path) & Q(path__lt=path + AFTER_DIGITS)


def below(rows: QuerySet[M], paths: tuple[str, ...], on: date, *, body: str = "body_uid") -> QuerySet[M]:
    """Those rows whose body lies below one of the paths. No path: no row."""
    reach = Q()
    for path in paths:
        reach |= subtree(path)
    if not reach:
        return rows.none()
    return rows.filter(**{f"{body}__in": placements(on).filter(reach).values("body_uid")})
