"""Facts about bodies and people. Every row has its days in the world and the moments it was known.

`since` is when the row was entered, `until` when a later row replaced it (open: `NEVER`). Moments are UTC.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from yaodian.core.period import Span

NEVER = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What was known, and when: `since` ≤ moment < `until`."""

    since: datetime
    until: datetime = NEVER

    def was_known(self, at: datetime) -> bool:
        return self.since <= at < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Fact):
    """An organisation for as long as it lives. `successor` takes over its open duties (合并)."""

    uid: str
    kind: str
    name: str
    lived: Span
    successor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Fact):
    """Where a body hangs (隶属) in these days. `path` is its fixed-width digit path; a subtree is a prefix."""

    body: str
    path: str
    valid: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership(Fact):
    """A person's place in a branch or unit. `member` is false for cadres who are not Party members."""

    person: str
    body: str
    valid: Span
    member: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Fact):
    """A person in a post of a body, e.g. `group_secretary`."""

    uid: str
    person: str
    body: str
    title: str
    valid: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Fact):
    """A body's term of office (届)."""

    uid: str
    body: str
    valid: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Fact):
    """A person on a named list that a body keeps (花名册)."""

    uid: str
    roster: str
    body: str
    person: str
    valid: Span


PATH_DIGITS = 4
