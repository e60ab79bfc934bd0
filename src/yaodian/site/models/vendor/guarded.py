"""Which columns of which tables nothing may overwrite, read from the models themselves."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model

# Columns that an open fact may close once, from NEVER to a moment.
ONCE = ("until", "confirmed")
# Tables without `until` that are guarded all the same, and the columns of theirs that may change.
CHANGEABLE = {
    "audit_line": frozenset[str](),
    "plan": frozenset[str](),
    "edition": frozenset[str](),
    "installation": frozenset({"name", "ceiling", "key_mark"}),
    "deed_person": frozenset[str](),
    "deed_body": frozenset[str](),
    "deed_flag": frozenset[str](),
}
UNDELETABLE = frozenset({"audit_line", "edition", "installation"})


@dataclass(frozen=True, slots=True)
class Guarded:
    """`frozen` columns never change; `once` columns change once, while they hold NEVER; `keep`: no row is deleted."""

    table: str
    frozen: tuple[str, ...]
    once: tuple[str, ...]
    keep: bool


def guarded(models: Iterable[type[Model]]) -> list[Guarded]:
    """The guards of these models, for tables that hold facts or the audit trail."""
    return [found for model in models if (found := _guard_of(model))]


def _guard_of(model: type[Model]) -> Guarded | None:
    table = model._meta.db_table
    columns = [field.column for field in model._meta.local_concrete_fields]
    if "until" not in columns and table not in CHANGEABLE:
        return None
    once = tuple(name for name in ONCE if name in columns)
    free = CHANGEABLE.get(table, frozenset())
    frozen = tuple(name for name in columns if name not in once and name not in free)
    return Guarded(table, frozen, once, table in UNDELETABLE)
