"""Mechanism files as values: what a clause may become, what may be filed, what is owed."""

from collections.abc import Iterable
from dataclasses import dataclass

from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.core.duty import Basis, Coverage, Duty, Occasion, Quota
from yaodian.core.duty.explain import Names
from yaodian.core.period import Rhythm

# What a clause of a plan can be. A closed list: pages, counts and `yaodian read` speak these words.
STATES = (
    "duty",
    "undecided",
    "ledger",
    "campaign",
    "assessment",
    "training",
    "publicity",
    "paper",
    "roster",
    "link",
    "guidance",
    "boundary",
    "missing",
)


@dataclass(frozen=True, slots=True)
class Words:
    """A condition on a clause: all of these words, any of those, none of the last; `title` is
    asked of its item.
    """

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    title: tuple[str, ...] = ()

    def fit(self, text: str, title: str = "") -> bool:
        return (
            all(word in text for word in self.all)
            and (not self.any or any(word in text for word in self.any))
            and not any(word in text for word in self.none)
            and (not self.title or any(word in title for word in self.title))
        )


@dataclass(frozen=True, slots=True)
class NumberInWords:
    """A number that a set phrase itself states: “一支部一品牌” is one a branch."""

    words: tuple[str, ...]
    count: int
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class CoverageInWords:
    """A coverage that the clause states in words, such as “覆盖全体党员干部”."""

    words: tuple[str, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class DutyRule:
    """How a clause proposes a duty.

    `activity`: a quota finding that holds one of these words sets number and cycle; with `periods`
    only a finding of these rhythms (or one without any, 定期), so that “每月” and “全年不少于12次”
    stay two duties. `only_if_counted`: no such finding, no duty. `bearer_words`: the bearer is
    stated only where the clause names one of them.
    """

    duty: str
    activity: tuple[str, ...] = ()
    periods: tuple[Rhythm, ...] = ()
    only_if_counted: bool = False
    number_in_words: NumberInWords | None = None
    coverage_in_words: CoverageInWords | None = None
    bearer_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """How a clause becomes this mechanism: its words, the states it brings, the duties it
    proposes.
    """

    when: Words
    states: tuple[str, ...] = ()
    duties: tuple[DutyRule, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """The narrowest lawful reading of what the text leaves open, and why it is the narrowest.
    Never a requirement.
    """

    why: str
    occasion: Occasion | None = None
    quotas: tuple[Quota, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyTemplate:
    """A duty as the catalogue knows it.

    While its cycle is undecided `duty` carries no quota and a placeholder occasion; `offer` holds
    the reading. With the bearer or the scope undecided, `duty.bearer` is the offered one.
    `stated`: the number stands in a regulation.
    """

    duty: Duty
    baseline: bool = False
    stated: bool = False
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class LedgerName:
    """A ledger that later issues build: `closing` is its weight (问题 `problem`, 任务 `task`,
    登记 `register`).
    """

    key: str
    title: str
    closing: str
    purpose: str = ""
    basis: tuple[Basis, ...] = ()
    audience: tuple[str, ...] = ()
    ends: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class NamedThing:
    """A roster or rubric announced by key and title."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One file: definitions of one way in which an organisation works."""

    key: str
    title: str
    items: tuple[int, ...]
    purpose: str
    audience: tuple[str, ...]
    ends: str
    proposes: tuple[ClauseRule, ...] = ()
    kinds: tuple[RecordKind, ...] = ()
    duties: tuple[DutyTemplate, ...] = ()
    ledgers: tuple[LedgerName, ...] = ()
    rosters: tuple[NamedThing, ...] = ()
    rubrics: tuple[NamedThing, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A kind of organisation. `branch`: it counts as a branch."""

    key: str
    title: str
    branch: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """One word for several kinds of body: `branches` for branches, joint branches and so on."""

    key: str
    title: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateRule:
    """Words that bring a state whichever mechanism they belong to."""

    state: str
    when: Words


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All mechanism files together. `retired`: keys that were used once and never come back."""

    mechanisms: tuple[Mechanism, ...]
    body_kinds: tuple[BodyKind, ...] = ()
    groups: tuple[Group, ...] = ()
    posts: tuple[NamedThing, ...] = ()
    states: tuple[StateRule, ...] = ()
    retired: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[RecordKind, ...]:
        return tuple(kind for m in self.mechanisms for kind in m.kinds)

    @property
    def templates(self) -> tuple[DutyTemplate, ...]:
        return tuple(template for m in self.mechanisms for template in m.duties)

    def template(self, key: str) -> DutyTemplate:
        """The duty of that key; KeyError when no file holds it."""
        for template in self.templates:
            if template.duty.key == key:
                return template
        raise KeyError(key)

    def baseline(self) -> tuple[Duty, ...]:
        """The duties of the standing 法规基线."""
        return tuple(t.duty for t in self.templates if t.baseline)

    @property
    def names(self) -> Names:
        """What each key is called in Chinese: body kinds, posts, record kinds, rosters, groups of
        body kinds.
        """
        rosters = (roster for m in self.mechanisms for roster in m.rosters)
        named: Iterable[BodyKind | NamedThing | RecordKind] = (
            *self.body_kinds,
            *self.posts,
            *self.kinds,
            *rosters,
        )
        words = {thing.key: thing.title for thing in named}
        words |= {f.key: f.title for k in self.kinds for f in k.fields if f.type is FieldType.FLAG}
        return Names(words, {frozenset(g.kinds): g.title for g in self.groups})
