"""报送列: the records of a body and a span of days in the columns of a superior's system, as .xlsx."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yaodian.core.catalogue.columns import KindColumns, Known, Layout, LayoutColumn
from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.core.period import Span
from yaodian.files.columns import load_columns
from yaodian.files.report_book import ReportSheet, write_book
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Record
from yaodian.site.pages.around import inner
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.record_filter import RecordFilter
from yaodian.site.pages.shown import Attendance, Line, Shown
from yaodian.site.queries.bodies import bodies_on
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.records import entered_days, kind_of, records_of_bodies

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@page
def records_columns(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    """Of the body and what is inside it (committee, groups), by the same filter as the list of records."""
    body = viewer.body(uid)
    layout = next((one for one in layouts() if one.key == request.GET.get("layout", "")), None)
    if layout is None:
        raise Http404
    asked = RecordFilter.of(request.GET, viewer.on)
    placed = inner(bodies_on(viewer.scope, viewer.on), uid, load_catalogue(), snapshot().census(viewer.on).staffed)
    names = {one.body.uid: one.body.name for one in placed}
    rows = records_of_bodies(viewer.scope, list(names), days=asked.days, kind=asked.kind)
    book = write_book(list(_sheets(layout, rows, names)) or [ReportSheet("没有记录", ("没有记录",), ())])
    name = f"{body.name}_{layout.title}_{_said(asked.days)}.xlsx"
    headers = {"Content-Disposition": content_disposition_header(True, name) or "attachment"}
    return HttpResponse(book, content_type=XLSX, headers=headers)


def layouts() -> tuple[Layout, ...]:
    return load_columns(settings.ENV.mechanisms)


def _said(days: Span) -> str:
    return f"{days.first:%Y%m%d}-{days.last:%Y%m%d}"


def _sheets(layout: Layout, rows: Sequence[Record], names: Mapping[str, str]) -> Iterator[ReportSheet]:
    """A worksheet for each kind of which there is a record, in the order of the layout; rows by day."""
    for one in layout.kinds:
        own = [row for row in rows if row.kind == one.kind]
        if own:
            headings = tuple(column.title for column in one.columns)
            yield ReportSheet(kind_of(own[-1]).title, headings, tuple(_rows(one, own, names)))


def _rows(one: KindColumns, records: Sequence[Record], names: Mapping[str, str]) -> Iterator[tuple[str | int, ...]]:
    entered = entered_days([row.uid for row in records])
    first_of = {row.edition_uid: row for row in reversed(records)}
    kinds = {uid: kind_of(row) for uid, row in first_of.items()}
    shown = {uid: Shown([row for row in records if row.edition_uid == uid], kind) for uid, kind in kinds.items()}
    for row in records:
        kind = kinds[row.edition_uid]
        keys = [field.key for field in kind.fields if field.key in row.values]
        lines = dict(zip(keys, shown[row.edition_uid].lines(row), strict=True))
        facts = _known(row, kind, names[row.body_uid], entered[row.uid], lines)
        yield tuple(_cell(column, lines, kind, row, facts) for column in one.columns)


def _cell(
    column: LayoutColumn, lines: Mapping[str, Line], kind: RecordKind, row: Record, facts: Mapping[Known, str | int]
) -> str | int:
    """A number stands without its unit, as a system wants it; what was not filled in stays empty."""
    if column.known:
        return facts[column.known]
    types = {field.key: field.type for field in kind.fields}
    if types.get(column.field) is FieldType.NUMBER:
        return str(row.values.get(column.field, ""))
    return lines[column.field].text if column.field in lines else ""


def _known(
    row: Record, kind: RecordKind, body: str, entered: date, lines: Mapping[str, Line]
) -> dict[Known, str | int]:
    there = next((line.attendance for line in lines.values() if line.attendance), None)
    return {
        Known.BODY: body,
        Known.KIND: kind.title,
        Known.ON_DAY: row.on_day.isoformat(),
        Known.ENTERED_ON: entered.isoformat(),
        **_attended(there),
    }


def _attended(there: Attendance | None) -> dict[Known, str | int]:
    """Empty, not zero, where a kind keeps no list."""
    if there is None:
        return dict.fromkeys((Known.DUE, Known.PRESENT, Known.ABSENT, Known.ATTENDEES, Known.ABSENTEES), "")
    return {
        Known.DUE: there.due,
        Known.PRESENT: len(there.present),
        Known.ABSENT: len(there.absent),
        Known.ATTENDEES: "、".join(there.present),
        Known.ABSENTEES: "、".join(f"{one.name}（{one.reason}）" for one in there.absent),
    }
