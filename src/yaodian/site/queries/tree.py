"""Places in the tree of 隶属 as known now, and queries cut down to the subtrees that a scope reaches."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple, TypeVar

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


class Position(NamedTuple):
    """Where a body hangs from `first_day` on."""

    body_uid: str
    path: str
    parent_uid: str
    first_day: date


def places_of(bodies: Collection[str], on: date) -> dict[str, Position]:
    """The place that `placements` gives each of these bodies; quicker than to have the database choose it."""
    if not bodies:
        return {}
    known = Placement.objects.filter(relation=Relation.BELONGS, until=NEVER, body_uid__in=bodies)
    found: dict[str, Position] = {}
    for row in known.order_by("first_day").values_list(*Position._fields):
        place = Position(*row)
        # In order of first day: the last that has begun, or where none has the first.
        if place.body_uid not in found or place.first_day <= on:
            found[place.body_uid] = place
    return found


def path_of(body_uid: str, on: date) -> str:
    """The path of the body, or empty when there is no such body; the place that `placements` gives it."""
    place = places_of([body_uid], on).get(body_uid)
    return place.path if place else ""


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
