"""One gathering, several kinds of record: what is asked once for all of them, and what each asks for itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yaodian.core.catalogue.kind import Field, RecordKind


@dataclass(frozen=True, slots=True)
class Gathering:
    """Kinds that may be filed of one gathering of one body on one day.

    A field key that several of them name is one value (R8): it is asked once and kept in the record of each.
    """

    key: str
    kinds: tuple[RecordKind, ...]

    @property
    def sheet(self) -> RecordKind:
        """All of them as one form: every field once, required where one of the kinds that ask it requires it."""
        return replace(
            self.kinds[0],
            key=f"gathering:{self.key}",
            title="、".join(kind.title for kind in self.kinds),
            fields=(*self.shared, *(field for kind in self.kinds for field in self.own(kind))),
            minutes=sum(kind.minutes for kind in self.kinds),
        )

    @property
    def shared(self) -> tuple[Field, ...]:
        """What more than one of the kinds asks, in the order in which it is first asked."""
        every = {field.key: field for kind in self.kinds for field in kind.fields}
        common = (field for key, field in every.items() if len(self.askers(key)) > 1)
        return tuple(replace(field, required=self._required(field.key)) for field in common)

    def own(self, kind: RecordKind) -> tuple[Field, ...]:
        """What this kind alone asks."""
        return tuple(field for field in kind.fields if len(self.askers(field.key)) == 1)

    def askers(self, key: str) -> tuple[RecordKind, ...]:
        """The kinds that ask this value."""
        return tuple(kind for kind in self.kinds if any(field.key == key for field in kind.fields))

    def _required(self, key: str) -> bool:
        return any(field.required for kind in self.kinds for field in kind.fields if field.key == key)


def gathering_of(key: str, kinds: Iterable[RecordKind]) -> Gathering | None:
    """Those of the kinds that belong to this gathering; None when there are none."""
    found = tuple(kind for kind in kinds if key and kind.gathering == key)
    return Gathering(key, found) if found else None


def values_of(kind: RecordKind, values: Mapping[str, object]) -> dict[str, object]:
    """The values that the kind asks, out of those of a whole gathering."""
    asked = {field.key for field in kind.fields}
    return {key: value for key, value in values.items() if key in asked}


def is_shared(kind: RecordKind, kinds: Iterable[RecordKind]) -> bool:
    """Whether there is another kind that may be filed of the same gathering by the same sort of body."""
    able = set(kind.filed_by)
    others = (one for one in kinds if one.gathering == kind.gathering and one.key != kind.key)
    return bool(kind.gathering) and any(able & set(one.filed_by) for one in others)
