"""The canonical JSON of definitions: what an edition keeps, hashes and can always read again."""

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from hashlib import sha256
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from yaodian.core.catalogue.kind import Field, RecordKind
from yaodian.core.duty import (
    After,
    AtLeast,
    Basis,
    Coverage,
    Duty,
    Every,
    EveryTime,
    Standing,
    Window,
)
from yaodian.core.duty.edition import SEMANTICS
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.edition.decision import Decision
from yaodian.core.edition.incoming import Incoming
from yaodian.core.period import WEEKENDS_ONLY, Offset, WorkCalendar
from yaodian.core.roster.selector import Selector

# Plain JSON data, a value read from it, or the type to read it as.
Data: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Definitions:
    """Full copies of everything that an edition uses, so that no upgrade can change it.

    `assignments`: the 任务分解表 as it was adopted; none where none was made. `incoming`: the 通知 that was taken up.
    """

    duties: tuple[Duty, ...]
    kinds: tuple[RecordKind, ...] = ()
    decisions: tuple[Decision, ...] = ()
    calendar: WorkCalendar = WEEKENDS_ONLY
    semantics: int = SEMANTICS
    assignments: tuple[Assignment, ...] = ()
    incoming: Incoming | None = None


class BrokenDocument(ValueError):
    """An edition's stored document is not one that `to_document` wrote."""


# The names in stored documents. A class may be renamed, its word here may not.
WORDS: dict[type[Any], str] = {
    After: "after",
    Assignment: "assignment",
    AtLeast: "at_least",
    Basis: "basis",
    Coverage: "coverage",
    Decision: "decision",
    Definitions: "definitions",
    Duty: "duty",
    Every: "every",
    EveryTime: "every_time",
    Field: "field",
    Incoming: "incoming",
    Offset: "offset",
    RecordKind: "kind",
    Selector: "selector",
    Standing: "standing",
    Unit: "unit",
    Window: "window",
    WorkCalendar: "calendar",
}
# Fields that came after documents had been stored: left out while they hold their default, so that every document
# written before still has its hash.
CAME_LATER = frozenset({(Duty, "in_force"), (Definitions, "assignments"), (Definitions, "incoming")})
_CLASSES = {word: class_ for class_, word in WORDS.items()}


def to_document(definitions: Definitions) -> dict[str, Any]:
    """Plain JSON data; every value carries its word under `is`."""
    written: dict[str, Any] = _write(definitions)
    return written


def from_document(document: Mapping[str, Any]) -> Definitions:
    """The definitions again. Raises BrokenDocument."""
    read = _read(document, Definitions)
    if not isinstance(read, Definitions):
        raise BrokenDocument("not a document of definitions")
    return read


def canonical(document: Mapping[str, Any]) -> str:
    """The one text of a document: sorted keys, no spaces, no escapes."""
    return json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return sha256(canonical(document).encode()).hexdigest()


def _write(value: object) -> Data:
    word = WORDS.get(type(value))
    if word:
        return {"is": word, **_fields(value)}
    match value:
        case StrEnum():
            return str(value)
        case date():
            return value.isoformat()
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case frozenset():
            return sorted(_write(one) for one in value)
        case tuple():
            return [_write(one) for one in value]
        case bool() | int() | str() | None:
            return value
    raise TypeError(f"{type(value).__name__} has no place in a document")


def _fields(value: Data) -> dict[str, Any]:
    held = {f.name: (getattr(value, f.name), f.default) for f in fields(value)}
    later = {name for class_, name in CAME_LATER if class_ is type(value)}
    return {name: _write(one) for name, (one, default) in held.items() if name not in later or one != default}


def _read(data: Data, wanted: Data) -> Data:
    """`data` as a value of the type `wanted`."""
    origin: Data = get_origin(wanted)
    if origin in (Union, UnionType):
        return _read_one_of(data, get_args(wanted))
    if origin in (tuple, frozenset):
        _need(isinstance(data, list), wanted, data)
        return origin(_read(one, get_args(wanted)[0]) for one in data)
    if wanted in WORDS:
        return _read_value(data, wanted)
    return _read_plain(data, wanted)


def _read_one_of(data: Data, choices: tuple[Any, ...]) -> Data:
    if data is None:
        _need(NoneType in choices, choices, data)
        return None
    left = [choice for choice in choices if choice is not NoneType]
    if len(left) == 1:
        return _read(data, left[0])
    word = data.get("is") if isinstance(data, Mapping) else None
    class_ = _CLASSES.get(str(word))
    _need(class_ in left, choices, data)
    return _read_value(data, class_)


def _read_value(data: Data, class_: Data) -> Data:
    """A field that later versions added may be absent; a key that nobody knows may not be there."""
    _need(isinstance(data, Mapping) and data.get("is") == WORDS[class_], class_, data)
    types = _types(class_)
    unknown = set(data) - set(types) - {"is"}
    _need(not unknown, class_, sorted(unknown))
    absent = {f.name for f in fields(class_) if f.default is MISSING} - set(data)
    _need(not absent, class_, sorted(absent))
    return class_(**{name: _read(data[name], types[name]) for name in types if name in data})


def _read_plain(data: Data, wanted: Data) -> Data:
    try:
        if wanted is date:
            return date.fromisoformat(data)
        if wanted is Fraction:
            return Fraction(data)
        if issubclass(wanted, StrEnum):
            return wanted(data)
    except (TypeError, ValueError) as error:
        raise BrokenDocument(f"{wanted.__name__}: {data!r}") from error
    _need(type(data) is wanted, wanted, data)
    return data


@cache
def _types(class_: Data) -> dict[str, Any]:
    hints = get_type_hints(class_)
    return {field.name: hints[field.name] for field in fields(class_)}


def _need(holds: bool, wanted: object, data: object) -> None:
    if not holds:
        raise BrokenDocument(f"{wanted}: {data!r}")
