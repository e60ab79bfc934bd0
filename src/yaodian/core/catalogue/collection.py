"""All mechanism files together, with the kinds of body and the posts that they name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from yaodian.core.catalogue.clause import StateRule
from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.core.catalogue.ledger import Ledger, Roster, Rubric
from yaodian.core.catalogue.mechanism import DutyTemplate, Mechanism, NamedThing
from yaodian.core.duty import Duty
from yaodian.core.duty.explain import Names


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of organisation. `branch`: it counts as a branch. `called`: what else a text calls all of them."""

    key: str
    title: str
    branch: bool = False
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One word for several kinds of body: `branches` for branches, joint branches and so on. `called`: other words."""

    key: str
    title: str
    kinds: tuple[str, ...]
    called: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All mechanism files together. `retired`: keys that were used once and never come back."""

    mechanisms: tuple[Mechanism, ...]
    body_kinds: tuple[BodyKind, ...] = ()
    groups: tuple[Group, ...] = ()
    posts: tuple[NamedThing, ...] = ()
    states: tuple[StateRule, ...] = ()
    retired: tuple[str, ...] = ()

    @cached_property
    def kinds(self) -> tuple[RecordKind, ...]:
        return tuple(kind for m in self.mechanisms for kind in m.kinds)

    @cached_property
    def templates(self) -> tuple[DutyTemplate, ...]:
        return tuple(template for m in self.mechanisms for template in m.duties)

    @property
    def ledgers(self) -> tuple[Ledger, ...]:
        return tuple(ledger for m in self.mechanisms for ledger in m.ledgers)

    @property
    def rosters(self) -> tuple[Roster, ...]:
        return tuple(roster for m in self.mechanisms for roster in m.rosters)

    @property
    def rubrics(self) -> tuple[Rubric, ...]:
        return tuple(rubric for m in self.mechanisms for rubric in m.rubrics)

    def template(self, key: str) -> DutyTemplate:
        """The duty of that key; KeyError when no file holds it."""
        for template in self.templates:
            if template.duty.key == key:
                return template
        raise KeyError(key)

    def baseline(self) -> tuple[Duty, ...]:
        """The duties of the standing 法规基线."""
        return tuple(t.duty for t in self.templates if t.baseline)

    @cached_property
    def names(self) -> Names:
        """What each key is called in Chinese: body kinds, posts, record kinds, rosters, groups of
        body kinds.
        """
        named: Iterable[BodyKind | NamedThing | RecordKind | Roster] = (
            *self.body_kinds,
            *self.posts,
            *self.kinds,
            *self.rosters,
        )
        words = {thing.key: thing.title for thing in named}
        words |= {f.key: f.title for k in self.kinds for f in k.fields if f.type is FieldType.FLAG}
        return Names(words, {frozenset(g.kinds): g.title for g in self.groups})
