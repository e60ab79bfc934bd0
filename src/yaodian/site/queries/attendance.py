"""Who may be named in a record: the people due at a body's meeting on a day, and whoever else a form points at."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, TypeVar

from django.db.models import QuerySet

from yaodian.core.roster.rows import NEVER, PATH_DIGITS
from yaodian.site.models import Body, Membership, MemberStanding, Person, Placement, Post, Relation, RosterEntry
from yaodian.site.queries.tree import places_of, subtree

P = TypeVar("P", Membership, Post, RosterEntry)
People: TypeAlias = Mapping[str, dict[str, bool]]


@dataclass(frozen=True, slots=True)
class DuePerson:
    """Somebody on a body's own list on a day. `full`: counted for a quorum (正式党员 or in a post of the body).

    `drawn`: from the list of the body above, as this one has none of its own.
    """

    uid: str
    name: str
    full: bool
    drawn: bool = False


def due_persons(body_uid: str, on: date) -> tuple[DuePerson, ...]:
    """The body's own people on that day, as known now, by name.

    Where nobody has a place in or below it (支委会, 党小组, 中心组), the body draws on the one above.
    """
    return due_lists([body_uid], on)[body_uid]


def due_lists(body_uids: Collection[str], on: date) -> dict[str, tuple[DuePerson, ...]]:
    """The same of several bodies."""
    members, holders = _members(body_uids, on), _holders(body_uids, on)
    own = {uid: members.get(uid, {}) | holders.get(uid, {}) for uid in body_uids}
    drawn = _drawn([uid for uid in body_uids if uid not in members], on, own)
    found = {uid: drawn.get(uid, {}) | own[uid] for uid in body_uids}
    names = names_of({person for people in found.values() for person in people})
    return {
        body: tuple(sorted(_listed(people, own[body], names), key=lambda one: (one.name, one.uid)))
        for body, people in found.items()
    }


def _listed(people: Mapping[str, bool], own: Collection[str], names: Mapping[str, str]) -> Iterator[DuePerson]:
    return (DuePerson(uid, names[uid], full, drawn=uid not in own) for uid, full in people.items() if uid in names)


def roster_of(body_uid: str, on: date) -> frozenset[str]:
    """Those of the body's own people who count for its quorum."""
    return frozenset(uid for uid, full in _own([body_uid], on)[body_uid].items() if full)


def may_be_due(persons: Collection[str], body_uids: Collection[str], on: date) -> frozenset[str]:
    """Those of these persons who had a place or a post in the bodies' subtrees on that day (or in the body above)."""
    members = _homes(Membership.objects.all(), persons, on)
    paths = _paths({*body_uids, *(body for _, body in members)}, on)
    roots = _roots({uid: paths[uid] for uid in body_uids if uid in paths}, {body for _, body in members}, on)
    due = _under(roots, members, paths)
    others = [uid for uid in persons if uid not in due] if roots else []
    if not others:
        return due
    held = [*_homes(Post.objects.all(), others, on), *_homes(RosterEntry.objects.all(), others, on)]
    return due | _under(roots, held, _paths({body for _, body in held}, on))


def _roots(hosts: Mapping[str, str], staffed: Collection[str], on: date) -> tuple[str, ...]:
    """Below which paths people may be due at meetings of these hosts; `staffed`: bodies known to have people."""
    unsure = {uid: path for uid, path in hosts.items() if uid not in staffed}
    empty = unsure.keys() - _peopled(unsure, on) if unsure else frozenset[str]()
    return tuple(path[:-PATH_DIGITS] or path if uid in empty else path for uid, path in hosts.items())


def _under(roots: tuple[str, ...], homes: Iterable[tuple[str, str]], paths: Mapping[str, str]) -> frozenset[str]:
    return frozenset(person for person, body in homes if roots and paths.get(body, "").startswith(roots))


def _homes(rows: QuerySet[P], persons: Collection[str], on: date) -> list[tuple[str, str]]:
    return list(_on(rows.filter(person_uid__in=persons), on).values_list("person_uid", "body_uid"))


def _paths(bodies: Collection[str], on: date) -> dict[str, str]:
    return {uid: place.path for uid, place in places_of(bodies, on).items()}


def names_of(persons: Collection[str]) -> dict[str, str]:
    """The persons of these ids that exist, with their names as known now."""
    if not persons:
        return {}
    return dict(Person.objects.filter(uid__in=persons, until=NEVER).values_list("uid", "name"))


def bodies_alive(bodies: Collection[str], on: date) -> dict[str, str]:
    """Those of these bodies that lived on that day, with their names."""
    alive = Body.objects.filter(uid__in=bodies, until=NEVER, first_day__lte=on, last_day__gte=on)
    return dict(alive.values_list("uid", "name"))


def _own(body_uids: Collection[str], on: date) -> People:
    """By body its people, and whether each counts for its quorum."""
    members, holders = _members(body_uids, on), _holders(body_uids, on)
    return {uid: members.get(uid, {}) | holders.get(uid, {}) for uid in body_uids}


def _members(body_uids: Collection[str], on: date) -> People:
    """Bodies without members are left out."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    rows = _on(Membership.objects.filter(body_uid__in=body_uids), on)
    for body, person, standing in rows.values_list("body_uid", "person_uid", "standing"):
        found[body][person] = standing == MemberStanding.FULL
    return dict(found)


def _holders(body_uids: Collection[str], on: date) -> People:
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for body, person in _on(Post.objects.filter(body_uid__in=body_uids), on).values_list("body_uid", "person_uid"):
        found[body][person] = True
    return dict(found)


def _drawn(body_uids: Collection[str], on: date, known: People) -> People:
    """Whom bodies without members draw from those above; nobody where somebody has a place below. `known`: lists that
    were read already.
    """
    places = places_of(body_uids, on)
    peopled = _peopled({uid: place.path for uid, place in places.items()}, on) if places else set()
    above = {uid: place.parent_uid for uid, place in places.items() if place.parent_uid and uid not in peopled}
    unread = set(above.values()) - known.keys()
    lists = {**known, **(_own(unread, on) if unread else {})}
    return {uid: dict.fromkeys(lists[parent], False) for uid, parent in above.items()}


def _peopled(paths: Mapping[str, str], on: date) -> set[str]:
    """Those of the bodies, which hang at these paths, in or below which somebody has a place."""
    there = _on(Membership.objects.all(), on)
    own = set(there.filter(body_uid__in=paths).values_list("body_uid", flat=True))
    others = {uid: path for uid, path in paths.items() if uid not in own}
    return own | {uid for uid, path in others.items() if there.filter(body_uid__in=_below(path, on)).exists()}


def _below(path: str, on: date) -> list[str]:
    """The bodies whose place on that day lies below this path; a committee or a group has none."""
    ever = Placement.objects.filter(subtree(path), relation=Relation.BELONGS, until=NEVER).exclude(path=path)
    places = places_of(list(ever.values_list("body_uid", flat=True).distinct()), on)
    return [uid for uid, place in places.items() if place.path.startswith(path)]


def _on(rows: QuerySet[P], on: date) -> QuerySet[P]:
    return rows.filter(until=NEVER, first_day__lte=on, last_day__gte=on)
