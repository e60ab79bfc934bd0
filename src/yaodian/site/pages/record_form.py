"""The form of a record, made of the mechanism's data: a new one, or the correction of a filed one."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.kind import FieldType
from yaodian.core.catalogue.typed import read_day
from yaodian.site.actions.correct_record import Correction, correct_record
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.filed import Conflict, Filed
from yaodian.site.pages.attaching import with_files
from yaodian.site.pages.belonging import belongs_of
from yaodian.site.pages.form_answers import done, opened, refused, seen_at_once, shown
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.open_form import OpenForm
from yaodian.site.pages.shown import Shown
from yaodian.site.queries.attachments import held_files
from yaodian.site.queries.editions import definition_for
from yaodian.site.queries.records import find_record, kind_of
from yaodian.site.queries.scope import Verb


@require_http_methods(["GET", "HEAD", "POST"])
@page
def record_new(request: HttpRequest, viewer: Viewer, uid: str, kind: str) -> HttpResponse:
    body = viewer.body(uid, Verb.FILE)
    definition = definition_for(uid, kind, viewer.on)
    if definition is None:
        raise Http404
    belongs = belongs_of(request.GET, body, viewer)
    day = "" if belongs else viewer.on.isoformat()
    form = _joined(request, viewer, OpenForm(definition.kind, body, day, {}, belongs=belongs))
    if request.method != "POST":
        return opened(request, viewer, form)
    return _filed(request, viewer, with_files(request, viewer, form.filled(request.POST)))


def _joined(request: HttpRequest, viewer: Viewer, form: OpenForm) -> OpenForm:
    """What was already said in another record of the same gathering is not asked again (R8)."""
    origin = find_record(viewer.scope, request.GET.get("from", ""))
    if origin is None or origin.body_uid != form.body.uid or not origin.gathering:
        return form
    kind = kind_of(origin)
    asked = [one.key for one in kind.fields if one.type is not FieldType.FILE]
    shared = set(asked) if kind.gathering == form.kind.gathering else set()
    values = {key: value for key, value in origin.values.items() if key in shared}
    return replace(form, day=origin.on_day.isoformat(), values=values, gathering=origin.gathering)


def _filed(request: HttpRequest, viewer: Viewer, form: OpenForm) -> HttpResponse:
    day = read_day(form.day)
    if day is None or form.seen:
        return refused(request, viewer, form, seen_at_once(viewer, form, day))
    result = file_record(
        actor=viewer.account,
        new=NewRecord(
            body_uid=form.body.uid,
            kind_key=form.kind.key,
            on_day=day,
            values=form.values,
            belongs=form.belongs.pair if form.belongs and form.belongs_chosen else {},
            gathering=form.gathering or (form.token if form.kind.gathering else ""),
            token=form.token,
        ),
        at=viewer.at,
        on=viewer.on,
    )
    if isinstance(result, Filed):
        return done(viewer, form, [result])
    return refused(request, viewer, form, result.problems)


@require_http_methods(["GET", "HEAD", "POST"])
@page
def record_correct(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    record = find_record(viewer.scope, uid, Verb.FILE)
    if record is None or record.state != "filed":
        raise Http404
    body = viewer.body(record.body_uid, Verb.FILE)
    form = OpenForm(
        kind_of(record), body, record.on_day.isoformat(), record.values, record=record, version=record.version
    )
    if request.method != "POST":
        return opened(request, viewer, form)
    return _corrected(request, viewer, with_files(request, viewer, form.filled(request.POST)), uid)


def _corrected(request: HttpRequest, viewer: Viewer, form: OpenForm, uid: str) -> HttpResponse:
    day = read_day(form.day)
    if day is None or form.seen:
        return refused(request, viewer, form, seen_at_once(viewer, form, day))
    result = correct_record(
        actor=viewer.account,
        new=Correction(record_uid=uid, version=form.version, on_day=day, values=form.values, reason=form.reason),
        at=viewer.at,
        on=viewer.on,
    )
    if isinstance(result, Filed):
        return done(viewer, form, [result])
    if isinstance(result, Conflict):
        return _conflict(request, viewer, form)
    return refused(request, viewer, form, result.problems)


def _conflict(request: HttpRequest, viewer: Viewer, form: OpenForm) -> HttpResponse:
    """Somebody corrected the record meanwhile: both texts side by side, and a choice."""
    current = find_record(viewer.scope, form.record.uid if form.record else "", Verb.FILE)
    if current is None:
        raise Http404
    held = held_files(viewer.account, current.uid, at=viewer.at)
    form = replace(form, record=current, version=current.version, held=held)
    theirs = {"conflict": True, "theirs": current, "theirs_lines": Shown([current], form.kind).lines(current)}
    return shown(request, viewer, form, theirs, status=409)
