"""Bodies that an account may see, as they stand on a day."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet

from yaodian.core.roster.rows import NEVER, PATH_DIGITS
from yaodian.site.models import Body
from yaodian.site.queries.census import Place
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.scope import Scope, Verb
from yaodian.site.queries.tree import below, path_of

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Placed:
    """A body with its place, for lists in the order of organisations."""

    body: Place
    parent_uid: str

    @property
    def path(self) -> str:
        return self.body.path

    @property
    def depth(self) -> int:
        return len(self.path) // PATH_DIGITS


def within(rows: QuerySet[M], scope: Scope, verb: Verb = Verb.SEE, *, body: str = "body_uid") -> QuerySet[M]:
    """Those rows whose body the scope reaches with this verb: the filter for every list and look-up."""
    return below(rows, scope.paths(verb), scope.on, body=body)


def known_bodies() -> QuerySet[Body]:
    """Every body as known now."""
    return Body.objects.filter(until=NEVER)


def find_body(scope: Scope, uid: str, verb: Verb = Verb.SEE) -> Body | None:
    """The body, or None: both when there is none and when it is not the scope's."""
    if not scope.can(verb, path_of(uid, scope.on)):
        return None
    return known_bodies().filter(uid=uid).first()


def bodies_on(scope: Scope, on: date, verb: Verb = Verb.SEE, *, under: str = "") -> list[Placed]:
    """Living bodies within the scope, in the order of the tree; only those at and below the path `under`."""
    census = snapshot().census(on)
    seen = (place for place in census.seen_by(scope, verb) if place.path.startswith(under))
    return [Placed(place, census.at.get(place.above, "")) for place in seen]


def short_names() -> dict[str, str]:
    """The short name of every body that has one."""
    return dict(known_bodies().exclude(short_name="").values_list("uid", "short_name"))
