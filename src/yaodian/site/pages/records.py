"""Records: what a body has on file, one record with all its versions, and what it serves."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.core.period import written
from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.confirm_record import confirm_record
from yaodian.site.actions.filed import Conflict
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.void_record import void_record
from yaodian.site.clock import day_at
from yaodian.site.models import Deed, Record, RecordState
from yaodian.site.pages.choosing import Choosing, choose_body
from yaodian.site.pages.filed import MOST
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.record_filter import RecordFilter
from yaodian.site.pages.reporting import layouts
from yaodian.site.pages.served import served_by
from yaodian.site.pages.shown import Shown
from yaodian.site.pages.version import typed_version
from yaodian.site.queries.editions import definitions_for, edition
from yaodian.site.queries.records import deeds_of, find_record, kind_of, of_one_gathering, records_of, versions
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@require_safe
@page
def choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return choose_body(request, viewer, Choosing("组织生活", "记录", "records-body"))


@require_safe
@page
def records(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    body = viewer.body(uid)
    kinds = [one.kind for one in definitions_for(uid, viewer.on)]
    asked = RecordFilter.of(request.GET, viewer.on)
    found = records_of(viewer.scope, uid, days=asked.days, kind=asked.kind, void=asked.void)
    filed_as = {(row.edition_uid, row.kind): row for row in found}
    shown_by = {key: kind_of(row) for key, row in filed_as.items()}
    rows = [(row, shown_by[row.edition_uid, row.kind]) for row in found]
    export = reverse("records-columns", args=[uid])
    context = {
        "title": f"{body.name} 记录",
        "body": body,
        "kinds": kinds,
        "kind": asked.kind,
        "void": asked.void,
        "days": asked.days,
        "columns": [(layout.title, f"{export}?layout={layout.key}&{asked.query}") for layout in layouts()],
        "rows": [(row, defined.title, _about(row, defined)) for row, defined in rows],
        "print_url": _print_url(found),
        "most": MOST,
        "may_file": viewer.scope.can(Verb.FILE, path_of(uid, viewer.on)),
        "trail": (Crumb("组织生活", reverse("records")), Crumb(body.name)),
    }
    return show(request, "records.html", context)


def _print_url(found: Iterable[Record]) -> str:
    """What is listed as pages of the handbook; empty where there is nothing to print, or more than one print takes."""
    uids = [row.uid for row in found if row.state == RecordState.FILED]
    return f"{reverse('records-print')}?{urlencode([('r', uid) for uid in uids])}" if 0 < len(uids) <= MOST else ""


def _about(row: Record, kind: RecordKind) -> str:
    """What the form's first short field says, so that a list can be read; never a paragraph, which may name people."""
    titles = (str(row.values.get(one.key, "")) for one in kind.fields if one.type is FieldType.LINE)
    return next(filter(None, titles), "")


@require_safe
@page
def record(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = find_record(viewer.scope, uid)
    if row is None:
        raise Http404
    return show(request, "record.html", _context(viewer, row, filed=bool(request.GET.get("filed"))))


def _context(
    viewer: Viewer, row: Record, *, filed: bool = False, problems: Iterable[Problem] = ()
) -> dict[str, object]:
    kind, body = kind_of(row), viewer.body(row.body_uid)
    every = versions(row.uid)
    shown = Shown(every, kind)
    deeds = deeds_of(row.uid)
    path = path_of(row.body_uid, viewer.on)
    can_file = viewer.scope.can(Verb.FILE, path) and row.state == RecordState.FILED
    return {
        "title": f"{kind.title} {written(row.on_day)}",
        "record": row,
        "kind": kind,
        "body": body,
        "lines": shown.lines(row),
        "first": every[0],
        "entered_late": (day_at(every[0].since) - row.on_day).days,
        "versions": [(one, shown.lines(one)) for one in reversed(every)],
        "served": served_by(viewer, row.uid),
        "edition": edition(row.edition_uid),
        "filed": filed,
        "problems": [(problem, "") for problem in problems],
        "not_counted": bool(deeds) and not any(deed.counts for deed in deeds),
        "to_confirm": _to_confirm(deeds),
        "can_confirm": _to_confirm(deeds) and viewer.scope.can(Verb.CONFIRM, path) and row.entered_by != viewer.account,
        "can_file": can_file,
        "others": [(one, kind_of(one).title) for one in of_one_gathering(row)],
        "more": _more(viewer, row, kind) if can_file else [],
        "trail": (
            Crumb("组织生活", reverse("records")),
            Crumb(str(body), reverse("records-body", args=[body.uid])),
            Crumb(kind.title),
        ),
    }


def _to_confirm(deeds: Iterable[Deed]) -> bool:
    return any(deed.confirmed == NEVER for deed in deeds)


def _more(viewer: Viewer, row: Record, kind: RecordKind) -> list[RecordKind]:
    """Other kinds that may be filed of the same gathering, so that nothing is asked twice."""
    if not kind.gathering:
        return []
    same = [one.kind for one in definitions_for(row.body_uid, viewer.on) if one.kind.gathering == kind.gathering]
    done = {row.kind, *(one.kind for one in of_one_gathering(row))}
    return [one for one in same if one.key not in done]


@require_POST
@page
def record_void(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = find_record(viewer.scope, uid, Verb.FILE)
    if row is None:
        raise Http404
    result = void_record(
        actor=viewer.account,
        target=(uid, typed_version(request.POST.get("version", ""))),
        reason=request.POST.get("reason", ""),
        at=viewer.at,
        on=viewer.on,
    )
    return _after(request, viewer, uid, result)


@require_POST
@page
def record_confirm(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    if find_record(viewer.scope, uid) is None:
        raise Http404
    return _after(
        request, viewer, uid, confirm_record(actor=viewer.account, record_uid=uid, at=viewer.at, on=viewer.on)
    )


def _after(request: HttpRequest, viewer: Viewer, uid: str, result: object) -> HttpResponse:
    if not isinstance(result, Refusal):
        return HttpResponseRedirect(reverse("record", args=[uid]))
    row = find_record(viewer.scope, uid)
    if row is None:
        raise Http404
    status = 409 if isinstance(result, Conflict) else 422
    return show(request, "record.html", _context(viewer, row, problems=result.problems), status=status)
