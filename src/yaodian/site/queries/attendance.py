"""Who may be named in a record: the people due at a body's meeting on a day, and whoever else a form points at."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Body, Membership, Person, Post, RosterEntry, Standing
from yaodian.site.queries.tree import below, placements

P = TypeVar("P", Membership, Post, RosterEntry)


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody on a body's own list on a day. `full`: counted for a quorum (正式党员 or in a post of the body)."""

    uid: str
    name: str
    full: bool


def due_persons(body_uid: str, on: date) -> tuple[DuePerson, ...]:
    """The body's own people on that day, as known now, by name.

    A body where nobody has a place (支委会, 党小组, 中心组) draws on the body above.
    """
    found = _own(body_uid, on)
    if body_uid not in _peopled([body_uid], on):
        parent = placements(on).filter(body_uid=body_uid).values_list("parent_uid", flat=True).first()
        found = {**dict.fromkeys(_own(parent, on) if parent else {}, False), **found}
    names = names_of(found)
    return tuple(sorted((DuePerson(u, names[u], full) for u, full in found.items() if u in names), key=_by_name))


def roster_of(body_uid: str, on: date) -> frozenset[str]:
    """Those of the body's own people who count for its quorum."""
    return frozenset(uid for uid, full in _own(body_uid, on).items() if full)


def may_be_due(persons: Collection[str], body_uids: Collection[str], on: date) -> frozenset[str]:
    """Those of these persons who had a place or a post in the bodies' subtrees on that day (or in the body above)."""
    places = list(placements(on).filter(body_uid__in=body_uids).values_list("body_uid", "path", "parent_uid"))
    peopled = _peopled(body_uids, on)
    above = {parent for body, _, parent in places if body not in peopled}
    paths = {path for _, path, _ in places}
    paths |= set(placements(on).filter(body_uid__in=above).values_list("path", flat=True))

    def there(rows: QuerySet[P]) -> set[str]:
        named = _on(rows.filter(person_uid__in=persons), on)
        return set(below(named, tuple(paths), on).values_list("person_uid", flat=True))

    return frozenset(there(Membership.objects.all()) | there(Post.objects.all()) | there(RosterEntry.objects.all()))


def names_of(persons: Collection[str]) -> dict[str, str]:
    """The persons of these ids that exist, with their names as known now."""
    return dict(Person.objects.filter(uid__in=persons, until=NEVER).values_list("uid", "name"))


def bodies_alive(bodies: Collection[str], on: date) -> dict[str, str]:
    """Those of these bodies that lived on that day, with their names."""
    alive = Body.objects.filter(uid__in=bodies, until=NEVER, first_day__lte=on, last_day__gte=on)
    return dict(alive.values_list("uid", "name"))


def _own(body_uid: str, on: date) -> dict[str, bool]:
    members = _on(Membership.objects.filter(body_uid=body_uid), on).values_list("person_uid", "standing")
    posts = _on(Post.objects.filter(body_uid=body_uid), on).values_list("person_uid", flat=True)
    return {uid: standing == Standing.FULL for uid, standing in members} | dict.fromkeys(posts, True)


def _peopled(body_uids: Collection[str], on: date) -> set[str]:
    """Those of the bodies in which somebody has a place."""
    return set(_on(Membership.objects.filter(body_uid__in=body_uids), on).values_list("body_uid", flat=True))


def _on(rows: QuerySet[P], on: date) -> QuerySet[P]:
    return rows.filter(until=NEVER, first_day__lte=on, last_day__gte=on)


def _by_name(one: DuePerson) -> tuple[str, str]:
    return one.name, one.uid
