"""The page of a group sheet: filed in one action, each row's faults beside it before anything is written."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.core.problem import Problem
from yaodian.site.actions.file_record import NewRecord
from yaodian.site.actions.file_records import FiledTogether, RefusedTogether, file_records
from yaodian.site.actions.form import form_of
from yaodian.site.actions.save_draft import drop_draft
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Body
from yaodian.site.pages.around import inner
from yaodian.site.pages.asking import choices, narrowed, objects
from yaodian.site.pages.belonging import belongs_of
from yaodian.site.pages.form_answers import filed_url
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.group_sheet import GroupSheet, SheetRow
from yaodian.site.pages.open_form import no_day
from yaodian.site.queries.bodies import Placed, bodies_on
from yaodian.site.queries.drafts import draft_of
from yaodian.site.queries.editions import definition_for, in_force
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.records import last_listed
from yaodian.site.queries.scope import Verb, system_scope
from yaodian.site.queries.upward import above

NOBODY = Problem("本表", "一行也没有填", "请至少填一行；没有开展的留空")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def sheet_new(request: HttpRequest, viewer: Viewer, uid: str, kind: str) -> HttpResponse:
    body = viewer.body(uid, Verb.FILE)
    sheet = _empty(request, viewer, body, kind)
    if request.method == "POST":
        return _filed(request, viewer, sheet.filled(request.POST))
    name, about = sheet.draft
    kept = draft_of(viewer.account, name, about, at=viewer.at)
    if kept is None:
        return _shown(request, viewer, sheet)
    typed: MultiValueDict[str, str] = MultiValueDict(kept.values)
    return _shown(request, viewer, sheet.filled(typed), restored=kept.saved_at)


def _empty(request: HttpRequest, viewer: Viewer, body: Body, key: str) -> GroupSheet:
    """The inner bodies that may file this kind, each with who is due there."""
    placed = inner(bodies_on(viewer.scope, viewer.on), body.uid, load_catalogue(), snapshot().census(viewer.on).staffed)
    found = [(one, definition_for(one.body.uid, key, viewer.on)) for one in placed]
    able = [(one, defined.kind) for one, defined in found if defined]
    if not able:
        raise Http404
    asked = _without_files(able[0][1])
    rows = _rows(viewer, [one for one, _ in able], asked)
    over = belongs_of(request.GET, able[0][0].body, viewer)
    return GroupSheet(asked, body, rows, "" if over else viewer.on.isoformat())


def _without_files(kind: RecordKind) -> RecordKind:
    """Files are handed in at the record itself; a table has no room for what may be left out anyway."""
    return replace(kind, fields=tuple(one for one in kind.fields if one.type is not FieldType.FILE))


def _rows(viewer: Viewer, placed: Sequence[Placed], kind: RecordKind) -> tuple[SheetRow, ...]:
    listed = last_listed([one.body.uid for one in placed], [kind.key])
    everywhere = bodies_on(system_scope(viewer.on), viewer.on)
    rows = []
    for one in placed:
        meant = narrowed(everywhere, objects([kind], in_force(one.body.uid, viewer.on)))
        found = choices(one, meant, above(one.path, viewer.on), viewer.on)
        found = replace(found, listed=listed.get(one.body.uid, frozenset()))
        rows.append(SheetRow(one.body, found, kind))
    return tuple(rows)


def _filed(request: HttpRequest, viewer: Viewer, sheet: GroupSheet) -> HttpResponse:
    held = sheet.held
    new = [sheet.record(row) for row in held]
    ready = [one for one in new if one is not None]
    if not held:
        return _refused(request, viewer, replace(sheet, problems=(NOBODY,)))
    if len(ready) < len(held):
        return _refused(
            request,
            viewer,
            _told(sheet, [_faults(viewer, sheet, one, row) for one, row in zip(new, held, strict=True)]),
        )
    result = file_records(actor=viewer.account, new=ready, at=viewer.at, on=viewer.on)
    if isinstance(result, FiledTogether):
        name, about = sheet.draft
        drop_draft(actor=viewer.account, form=name, object=about)
        return HttpResponseRedirect(filed_url(one.record_uid for one in result.records))
    if isinstance(result, RefusedTogether) and any(result.each):
        return _refused(request, viewer, _told(sheet, result.each))
    return _refused(request, viewer, replace(sheet, problems=result.problems))


def _faults(viewer: Viewer, sheet: GroupSheet, new: NewRecord | None, row: SheetRow) -> tuple[Problem, ...]:
    """What can be seen of a row while another has no day."""
    if new is None:
        return (no_day(row.day.strip() or sheet.day),)
    return form_of(sheet.kind, new.body_uid, new.values, on_day=new.on_day, on=viewer.on).problems


def _told(sheet: GroupSheet, each: Sequence[tuple[Problem, ...]]) -> GroupSheet:
    """Every fault in the row that it belongs to."""
    found = {row.body.uid: problems for row, problems in zip(sheet.held, each, strict=True)}
    rows = tuple(replace(row, problems=found.get(row.body.uid, ())) for row in sheet.rows)
    return replace(sheet, rows=rows)


def _refused(request: HttpRequest, viewer: Viewer, sheet: GroupSheet) -> HttpResponse:
    return _shown(request, viewer, sheet, status=422)


def _shown(
    request: HttpRequest, viewer: Viewer, sheet: GroupSheet, *, restored: object = None, status: int = 200
) -> HttpResponse:
    heading = f"{sheet.kind.title}：一张表填{len(sheet.rows)}个组织"
    each = [
        (replace(problem, where=f"{row.body.name} {problem.where}"), link)
        for row in sheet.rows
        for problem, link in row.told
    ]
    form, about = sheet.draft
    context = {
        "title": heading,
        "heading": heading,
        "sheet": sheet,
        "body": sheet.body,
        "columns": [one for one in sheet.kind.fields if one.type is not FieldType.TEXT],
        "problems": [*((problem, "") for problem in sheet.problems), *each],
        "restored": restored,
        "draft_form": form,
        "draft_object": about,
        "back": reverse("todo-body", args=[sheet.body.uid]),
        "trail": (
            Crumb("待办", reverse("todo")),
            Crumb(str(sheet.body), reverse("todo-body", args=[sheet.body.uid])),
            Crumb(sheet.kind.title),
        ),
    }
    return show(request, "group_form.html", context, status=status)
