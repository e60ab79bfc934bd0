"""Insert many rows of one shape without a model for each of a hundred thousand."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import BooleanField, CharField, Field, ForeignKey, JSONField, Model, TextField

Row: TypeAlias = Mapping[str, Any]
AnyField: TypeAlias = "Field[Any, Any]"
PLAIN = (BooleanField, CharField, ForeignKey, TextField)


def insert_rows(model: type[Model], rows: Sequence[Row]) -> None:
    """All rows name the same columns; any other holds what a fresh model of the kind holds."""
    if not rows:
        return
    quoted, fields = connection.ops.quote_name, {f.attname: f for f in model._meta.concrete_fields if not f.primary_key}
    blank, given = model(), tuple(rows[0])
    rest = [name for name in fields if name not in given]
    same: list[Any] = [_prepared(fields[name])(getattr(blank, name)) for name in rest]
    columns = ", ".join(quoted(fields[name].column) for name in (*given, *rest))
    places = ", ".join(["%s"] * len(fields))
    found = [map(_prepared(fields[name]), [row[name] for row in rows]) for name in given]
    statement = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})"
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(*values, *same) for values in zip(*found, strict=True)])


def _prepared(field: AnyField) -> Callable[[Any], object]:
    """How a value of the field goes to the database: plain ones as they are, days and moments each once."""
    if isinstance(field, PLAIN):
        return _as_it_is
    if isinstance(field, JSONField) and not field.null:
        return partial(connection.ops.adapt_json_value, encoder=field.encoder)
    return cache(partial(field.get_db_prep_save, connection=connection))


def _as_it_is(value: object) -> object:
    return value
