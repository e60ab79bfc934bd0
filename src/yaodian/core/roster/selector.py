"""Selectors: who is meant. `各党支部`, `班子成员`, `全体党员` as values that can be resolved on any day."""

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """What a selector picks."""

    BODIES = "bodies"  # bodies of the named kinds
    HOLDERS = "holders"  # persons who hold one of the posts in bodies of the named kinds
    MEMBERS = "members"  # Party members whose branch lies in the subtree
    STAFF = "staff"  # members and cadres who are not members
    ROSTER = "roster"  # persons on a named list that the bearer keeps


@dataclass(frozen=True, slots=True)
class Selector:
    """Who is meant, within the subtree of whoever the rule is read for.

    `kinds` are kinds of body (all when empty), `posts` post keys (HOLDERS), `roster` a list's key (ROSTER).
    `here` narrows BODIES to the one body that adopted the edition.
    """

    who: Who
    kinds: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    roster: str = ""
    here: bool = False

    @property
    def picks_persons(self) -> bool:
        return self.who is not Who.BODIES
