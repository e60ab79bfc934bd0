"""A filed record's values as people read them, by the definition it was filed under."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from yaodian.core.catalogue.kind import Field, FieldType, RecordKind
from yaodian.core.period import written
from yaodian.site.models import Record
from yaodian.site.pages.attached import FileLink, link_of
from yaodian.site.queries.attendance import bodies_alive, names_of


@dataclass(frozen=True, slots=True)
class Absent:
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Attendance:
    due: int
    present: tuple[str, ...]
    absent: tuple[Absent, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One field with its value; `attendance` or `files` instead of `text` for a list of who was due, or of files."""

    title: str
    text: str
    attendance: Attendance | None = None
    files: tuple[FileLink, ...] = ()


class Shown:
    """The records of one page: names are looked up once for all of them."""

    def __init__(self, records: Collection[Record], kind: RecordKind) -> None:
        self._kind = kind
        values = [record.values for record in records]
        self._people = names_of({uid for one in values for uid in _persons(kind, one)})
        bodies = {uid for one in values for uid in _bodies(kind, one)}
        self._bodies = {
            uid: name
            for record in records
            for uid, name in (bodies_alive(bodies, record.on_day) if bodies else {}).items()
        }

    def lines(self, record: Record) -> tuple[Line, ...]:
        """What was filled in, in the order of the form; what was left empty is not shown."""
        return tuple(self._line(field, record) for field in self._kind.fields if field.key in record.values)

    def _line(self, field: Field, record: Record) -> Line:
        value = record.values[field.key]
        if field.type is FieldType.ATTENDANCE:
            return Line(field.title, "", self._attendance(value))
        if field.type is FieldType.FILE:
            links = (link_of(record, field.key, one) for one in (value if isinstance(value, list) else []))
            return Line(field.title, "", files=tuple(filter(None, links)))
        return Line(field.title, self._text(field, value))

    def _text(self, field: Field, value: object) -> str:
        if field.type is FieldType.FLAG:
            return "是" if value is True else "否"
        if field.type is FieldType.NUMBER:
            return f"{value} {field.unit}".strip()
        if field.type is FieldType.DATE:
            return written(date.fromisoformat(str(value)))
        if field.type is FieldType.PERSON:
            return self._people.get(str(value), "不在名册的人")
        if field.type is FieldType.BODIES and isinstance(value, list):
            return "、".join(self._bodies.get(uid, "已不存在的组织") for uid in value)
        return str(value)

    def _attendance(self, value: object) -> Attendance:
        lines = [line for line in value if isinstance(line, Mapping)] if isinstance(value, list) else []
        named = [(self._people.get(str(line["person"]), "不在名册的人"), line) for line in lines]
        return Attendance(
            len(lines),
            tuple(name for name, line in named if line["present"]),
            tuple(Absent(name, str(line.get("reason", ""))) for name, line in named if not line["present"]),
        )


def _persons(kind: RecordKind, values: Mapping[str, object]) -> Iterator[str]:
    for field in kind.fields:
        value = values.get(field.key)
        if field.type is FieldType.PERSON and value:
            yield str(value)
        elif field.type is FieldType.ATTENDANCE and isinstance(value, list):
            yield from (str(line["person"]) for line in value)


def _bodies(kind: RecordKind, values: Mapping[str, object]) -> Iterator[str]:
    for field in kind.fields:
        value = values.get(field.key)
        if field.type is FieldType.BODIES and isinstance(value, list):
            yield from map(str, value)
