"""One sheet for the bodies of a branch that owe the same (四个党小组): a row each, with values that hold for all."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.kind import Field, FieldType, RecordKind
from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.actions.file_record import NewRecord
from yaodian.site.models import Body
from yaodian.site.pages.asking import PREFIX, Ask, Choices, asks, typed_in
from yaodian.site.pages.open_form import DAY
from yaodian.site.queries.census import Place

ALL = "all-"  # before the name of a value that holds for every ticked row without one of its own
HELD = "held"
EASY = (FieldType.LINE, FieldType.NUMBER)


@dataclass(frozen=True)
class SheetRow:
    """One body's row: `held` when it is ticked or something is typed in it; otherwise it is left out."""

    body: Place
    choices: Choices
    kind: RecordKind
    day: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    ticked: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def prefix(self) -> str:
        return f"{self.body.uid}-{PREFIX}"

    @property
    def day_name(self) -> str:
        return f"{self.body.uid}-on_day"

    @property
    def asks(self) -> tuple[Ask, ...]:
        return asks(self.kind, self.values, self.problems, self.choices, prefix=self.prefix)

    @property
    def held(self) -> bool:
        return self.ticked or bool(self.day.strip()) or any(map(self._is_typed, self.values.values()))

    def _is_typed(self, value: object) -> bool:
        """Anything but nothing, and a list of people as it came filled in."""
        if isinstance(value, str):
            return bool(value.strip())
        lines = value if isinstance(value, list) else []
        people = {line["person"]: line for line in lines if isinstance(line, Mapping)}
        if len(people) < len(lines):
            return True
        came = {one.uid for one in self.choices.due if not one.drawn or one.uid in self.choices.listed}
        absent = any(not line.get("present") or line.get("reason") for line in people.values())
        return absent or (bool(people) and set(people) != came)

    @property
    def told(self) -> Iterator[tuple[Problem, str]]:
        """Every fault with the place on the page that it speaks of."""
        places = {f"“{one.title}”": self.prefix + one.key for one in self.kind.fields} | {DAY: self.day_name}
        return ((problem, places.get(problem.where, self.day_name)) for problem in self.problems)


@dataclass(frozen=True)
class GroupSheet:
    kind: RecordKind
    body: Place | Body
    rows: tuple[SheetRow, ...]
    day: str
    values: Mapping[str, object] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def draft(self) -> tuple[str, str]:
        return f"sheet:{self.kind.key}", self.body.uid

    @property
    def easy(self) -> RecordKind:
        """What may be said once for all rows: short values, never who attended."""
        return replace(self.kind, fields=tuple(one for one in self.kind.fields if one.type in EASY))

    @property
    def asks(self) -> tuple[Ask, ...]:
        return asks(self.easy, self.values, (), self.rows[0].choices, prefix=ALL + PREFIX)

    @property
    def held(self) -> tuple[SheetRow, ...]:
        return tuple(row for row in self.rows if row.held)

    def filled(self, data: MultiValueDict[str, str]) -> "GroupSheet":
        ticked = frozenset(data.getlist(HELD))
        rows = tuple(
            replace(
                row,
                day=data.get(row.day_name, ""),
                values=typed_in(row.kind, data, prefix=row.prefix),
                ticked=row.body.uid in ticked,
            )
            for row in self.rows
        )
        values = typed_in(self.easy, data, prefix=ALL + PREFIX)
        return replace(
            self, rows=rows, day=data.get("on_day", ""), values=values, token=data.get("token") or self.token
        )

    def record(self, row: SheetRow) -> NewRecord | None:
        """What the row files: its own values, and those that hold for all where it has none; None without a day."""
        day = read_day(row.day if row.day.strip() else self.day)
        given = {one.key: self._value(row, one) for one in self.kind.fields}
        if day is None:
            return None
        uid, key = row.body.uid, self.kind.key
        return NewRecord(body_uid=uid, kind_key=key, on_day=day, values=given, token=self.token)

    def _value(self, row: SheetRow, one: Field) -> object:
        own = row.values.get(one.key)
        return own if one.type not in EASY or str(own or "").strip() else self.values.get(one.key, "")
