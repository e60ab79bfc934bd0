"""Who and what there is on one day, as known now: bodies in the order of the tree, and where each person belongs."""

from collections import Counter
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary

from yaodian.core.roster.rows import NEVER, PATH_DIGITS
from yaodian.core.roster.selector import Selector
from yaodian.core.verdict.engine import Batch
from yaodian.core.verdict.facts import Facts
from yaodian.site.queries.scope import Scope, Verb

# So many ways of looking at the city are remembered: from the top, and from some departments.
KEPT_VIEWS = 16


@dataclass(frozen=True, slots=True)
class Place:
    """A living body with its place in the tree."""

    uid: str
    name: str
    kind: str
    path: str

    def __str__(self) -> str:
        return self.name

    @property
    def above(self) -> str:
        """The path of the body above; empty for the first."""
        return self.path[:-PATH_DIGITS]


@dataclass(frozen=True)
class Census:
    """`places` by id in the order of the tree; `members` and `holders` (person and post) with their body.

    `staffed`: bodies with members or cadres of their own.
    """

    places: Mapping[str, Place]
    members: Mapping[str, str]
    holders: Mapping[tuple[str, str], str]
    staffed: frozenset[str]
    _homes: MutableMapping[Batch, Counter[str]] = field(default_factory=WeakKeyDictionary, repr=False)
    _lines: dict[frozenset[tuple[str, str]], MutableMapping[Batch, Mapping[str, int]]] = field(
        default_factory=dict, repr=False
    )

    @classmethod
    def of(cls, facts: Facts, on: date) -> "Census":
        bodies = {b.uid: b for b in facts.bodies if b.until == NEVER and on in b.lived}
        hung = sorted((p.path, p.body) for p in facts.placements if p.until == NEVER and on in p.valid)
        return cls(
            {uid: Place(uid, bodies[uid].name, bodies[uid].kind, path) for path, uid in hung if uid in bodies},
            {m.person: m.body for m in facts.memberships if m.until == NEVER and on in m.valid},
            {(p.person, p.title): p.body for p in facts.posts if p.until == NEVER and on in p.valid},
            frozenset(m.body for m in facts.memberships if m.until == NEVER and on in m.valid),
        )

    def home(self, uid: str, bearer: Selector) -> str:
        """The body in whose line a bearer is shown: itself, or for a person that of the post or the membership."""
        if not bearer.picks_persons:
            return uid
        held = (self.holders.get((uid, post)) for post in bearer.posts)
        return next(filter(None, held), "") or self.members.get(uid, "")

    def homes(self, batch: Batch, bearer: Selector) -> Mapping[str, int]:
        """How many of those who stand alike are shown in the line of which body; remembered with the batch."""
        found = self._homes.get(batch)
        if found is None:
            found = Counter(self._each(batch.bearers, bearer))
            found.pop("", None)
            self._homes[batch] = found
        return found

    def lines(self, held: Mapping[str, str]) -> MutableMapping[Batch, Mapping[str, int]]:
        """Where to remember of batches how many stand in which line of bodies, the line of each body given."""
        key = frozenset(held.items())
        if key not in self._lines and len(self._lines) >= KEPT_VIEWS:
            self._lines.clear()
        return self._lines.setdefault(key, WeakKeyDictionary())

    def _each(self, bearers: Iterable[str], bearer: Selector) -> Iterable[str]:
        if not bearer.picks_persons:
            return bearers
        if bearer.posts:
            return (self.home(uid, bearer) for uid in bearers)
        return (self.members.get(uid, "") for uid in bearers)

    def seen_by(self, scope: Scope, verb: Verb = Verb.SEE) -> tuple[Place, ...]:
        """The places that a scope reaches with this verb, in the order of the tree."""
        reached = scope.paths(verb)
        return tuple(place for place in self.places.values() if place.path and place.path.startswith(reached))

    @cached_property
    def at(self) -> Mapping[str, str]:
        """The body at each path."""
        return {place.path: uid for uid, place in self.places.items()}
