"""A record as a page of the paper handbook (支部工作手册): A4, to be signed and filed where paper is asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.site.middleware.traces import looks_at
from yaodian.site.models import Body, Record, RecordState
from yaodian.site.pages.filed import named_records
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.shown import Attendance, Line, Shown
from yaodian.site.queries.records import kind_of, versions

# What every page of the handbook has at its head; a kind that does not ask one of them leaves its box to the pen.
PLACE, CHAIR = "place", "chair"


@dataclass(frozen=True, slots=True)
class Entry:
    """One box below the head; `tall` leaves room for paragraphs. What was not filled in is left to the pen."""

    title: str
    text: str
    tall: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. Nobody's signature is printed: who chaired and who kept the minutes sign by hand."""

    record: Record
    kind: RecordKind
    body: Body
    first: Record
    place: str
    chair: str
    attendance: Attendance | None
    entries: tuple[Entry, ...]
    is_void: bool


@require_safe
@page
def records_print(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    sheets = [_sheet(request, viewer, row) for row in named_records(request, viewer)]
    body = sheets[0].body
    back = reverse("records-body", args=[body.uid])
    trail = (Crumb("组织生活", reverse("records")), Crumb(str(body), back), Crumb("打印"))
    return show(request, "handbook.html", {"title": "打印工作手册页", "sheets": sheets, "trail": trail})


def _sheet(request: HttpRequest, viewer: Viewer, row: Record) -> Sheet:
    kind = kind_of(row)
    looks_at(request, str(row.values.get(kind.person_field, "")))
    by_key = dict(zip(_filled(kind, row), Shown([row], kind).lines(row), strict=True))
    lists = (line.attendance for line in by_key.values() if line.attendance)
    return Sheet(
        row,
        kind,
        viewer.body(row.body_uid),
        versions(row.uid)[0],
        _text(by_key, PLACE),
        _text(by_key, CHAIR),
        next(lists, None),
        tuple(_entries(kind, by_key)),
        row.state == RecordState.VOID,
    )


def _filled(kind: RecordKind, row: Record) -> Iterator[str]:
    return (field.key for field in kind.fields if field.key in row.values)


def _text(by_key: dict[str, Line], key: str) -> str:
    return by_key[key].text if key in by_key else ""


def _entries(kind: RecordKind, by_key: dict[str, Line]) -> Iterator[Entry]:
    """In the order of the form; attachments stay with their originals."""
    for field in kind.fields:
        if field.key not in (PLACE, CHAIR) and field.type not in (FieldType.ATTENDANCE, FieldType.FILE):
            yield Entry(field.title, _text(by_key, field.key), field.type is FieldType.TEXT)
