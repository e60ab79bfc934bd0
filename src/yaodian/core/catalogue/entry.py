"""What someone filled into a record kind's form, with the few facts that it is checked against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from yaodian.core.catalogue.kind import FieldType, RecordKind

Given: TypeAlias = object  # what a form or a sheet sent, before anything is known about it


@dataclass(frozen=True, slots=True)
class Attendee:
    """One line of an attendance list: someone who was due, present or absent for a reason."""

    person: str
    present: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """One file of a FILE field: the name it was handed in by, and the hash of what is kept of it.

    `format` is a key of the closed list of formats; `size` in bytes.
    """

    name: str
    format: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A filled-in form of body `body`: done on `on`, entered on `today`.

    `due`: who may be listed as due on that day, by id with name. `roster`: those of them who are
    the body's own; where a quorum is asked, none of them may be left out. `people` and `bodies`:
    whom a PERSON or a BODIES field may name. An ATTENDANCE value is a list of `{"person",
    "present", "reason"}`, a BODIES value a list of ids, a FILE value a list of what `Attached`
    says, a FLAG true, false or empty, everything else text.
    """

    body: str
    on: date
    today: date
    values: Mapping[str, Given]
    due: Mapping[str, str] = field(default_factory=dict)
    roster: frozenset[str] = frozenset()
    people: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)


def named_persons(kind: RecordKind, values: Mapping[str, Given]) -> frozenset[str]:
    """Every id that the values name as a person, so that only these need be looked up."""
    singles = (values.get(f.key) for f in kind.fields if f.type is FieldType.PERSON)
    listed = (line.get("person") for line in _lines(kind, values))
    return frozenset(uid for uid in (*singles, *listed) if isinstance(uid, str) and uid)


def named_bodies(kind: RecordKind, values: Mapping[str, Given]) -> frozenset[str]:
    """Every id that the values name as a body."""
    lists = (values.get(f.key) for f in kind.fields if f.type is FieldType.BODIES)
    return frozenset(
        uid for given in lists if isinstance(given, list | tuple) for uid in given if isinstance(uid, str) and uid
    )


def _lines(kind: RecordKind, values: Mapping[str, Given]) -> Iterator[Mapping[str, Given]]:
    for one in kind.fields:
        given = values.get(one.key)
        if one.type is FieldType.ATTENDANCE and isinstance(given, list | tuple):
            yield from (line for line in given if isinstance(line, Mapping))
