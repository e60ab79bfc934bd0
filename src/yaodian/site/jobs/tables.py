"""Tables as JSON lines and back: the open format in which an installation leaves and returns (R12)."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256

from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.models import Field, Model

from yaodian.site.models.days import DayField, MomentField

# Kept for a quarter of an hour only; a token of this machine's memory, which the rows put back draw anew.
LEFT_OUT = frozenset({"sign_in_failure", "roster_stamp"})


def models() -> list[type[Model]]:
    """Every table of the product that a backup holds, in a fixed order."""
    found = [m for m in apps.get_app_config("yaodian").get_models() if m._meta.db_table not in LEFT_OUT]
    return sorted(found, key=lambda model: model._meta.db_table)


def schema() -> str:
    """The name of these tables: rows are read back by the version of the product that has the same."""
    names = MigrationLoader(None).disk_migrations
    return max(name for app, name in names if app == apps.get_app_config("yaodian").label)


def lines(model: type[Model]) -> Iterator[bytes]:
    """One JSON object a row, by primary key; days and moments in ISO 8601."""
    fields = model._meta.concrete_fields
    for row in model._default_manager.order_by("pk").iterator(2000):
        said = {field.attname: _said(field, row) for field in fields}
        yield json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def rows(model: type[Model], text: Iterable[bytes]) -> Iterator[Model]:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    for line in text:
        said = json.loads(line)
        yield model(**{name: _meant(fields[name], value) for name, value in said.items()})


def digest(model: type[Model]) -> tuple[int, str]:
    """How many rows the table holds now, and the hash of its lines."""
    count, summed = 0, sha256()
    for line in lines(model):
        count += 1
        summed.update(line)
    return count, summed.hexdigest()


def _said(field: "Field[object, object]", row: Model) -> object:
    value = field.value_from_object(row)
    is_time = isinstance(field, DayField | MomentField) and value is not None
    return field.value_to_string(row) if is_time else value


def _meant(field: "Field[object, object]", value: object) -> object:
    return field.to_python(value) if isinstance(field, DayField | MomentField) else value
