"""The form of a record, made of the mechanism's data: a new one, or the correction of a filed one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.kind import FieldType
from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.actions.correct_record import Correction, correct_record
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.filed import Conflict, Filed
from yaodian.site.actions.form import form_of
from yaodian.site.actions.save_draft import drop_draft
from yaodian.site.pages.attaching import limits, with_files
from yaodian.site.pages.belonging import belongs_of
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.open_form import OpenForm, context_of, no_day
from yaodian.site.pages.shown import Shown
from yaodian.site.queries.attachments import held_files
from yaodian.site.queries.drafts import drafts_of
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
        return _opened(request, viewer, form)
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
    if day is None or form.file_faults:
        return _refused(request, viewer, form, _seen_at_once(viewer, form, day))
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
        return _done(request, viewer, form, result)
    return _refused(request, viewer, form, result.problems)


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
        return _opened(request, viewer, form)
    return _corrected(request, viewer, with_files(request, viewer, form.filled(request.POST)), uid)


def _corrected(request: HttpRequest, viewer: Viewer, form: OpenForm, uid: str) -> HttpResponse:
    day = read_day(form.day)
    if day is None or form.file_faults:
        return _refused(request, viewer, form, _seen_at_once(viewer, form, day))
    result = correct_record(
        actor=viewer.account,
        new=Correction(record_uid=uid, version=form.version, on_day=day, values=form.values, reason=form.reason),
        at=viewer.at,
        on=viewer.on,
    )
    if isinstance(result, Filed):
        return _done(request, viewer, form, result)
    if isinstance(result, Conflict):
        return _conflict(request, viewer, form)
    return _refused(request, viewer, form, result.problems)


def _seen_at_once(viewer: Viewer, form: OpenForm, day: date | None) -> tuple[Problem, ...]:
    """What is wrong with a form that cannot even be tried: its day, its files and, where there is a day, the rest."""
    if day is None:
        return (no_day(form.day), *form.file_faults)
    tried = form_of(form.kind, form.body.uid, form.values, on_day=day, on=viewer.on)
    return (*tried.problems, *form.file_faults)


def _done(request: HttpRequest, viewer: Viewer, form: OpenForm, result: Filed) -> HttpResponse:
    name, about = form.draft
    drop_draft(actor=viewer.account, form=name, object=about)
    return HttpResponseRedirect(f"{reverse('record', args=[result.record_uid])}?filed=1")


def _opened(request: HttpRequest, viewer: Viewer, form: OpenForm) -> HttpResponse:
    """The empty form, or with what the same person typed before and did not send."""
    name, about = form.draft
    kept = drafts_of(viewer.account, at=viewer.at).filter(form=name, object=about).first()
    if kept is None:
        return _shown(request, viewer, with_files(request, viewer, form))
    typed: MultiValueDict[str, str] = MultiValueDict(kept.values)
    return _shown(request, viewer, with_files(request, viewer, form.filled(typed)), {"restored": kept.saved_at})


def _refused(request: HttpRequest, viewer: Viewer, form: OpenForm, problems: Iterable[Problem]) -> HttpResponse:
    return _shown(request, viewer, replace(form, problems=tuple(problems)), status=422)


def _conflict(request: HttpRequest, viewer: Viewer, form: OpenForm) -> HttpResponse:
    """Somebody corrected the record meanwhile: both texts side by side, and a choice."""
    current = find_record(viewer.scope, form.record.uid if form.record else "", Verb.FILE)
    if current is None:
        raise Http404
    held = held_files(viewer.account, current.uid, at=viewer.at)
    form = replace(form, record=current, version=current.version, held=held)
    theirs = {"conflict": True, "theirs": current, "theirs_lines": Shown([current], form.kind).lines(current)}
    return _shown(request, viewer, form, theirs, status=409)


def _shown(
    request: HttpRequest,
    viewer: Viewer,
    form: OpenForm,
    more: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {**context_of(viewer, form), **limits(), **(more or {})}
    template = "conflict.html" if context.get("conflict") else "record_form.html"
    return show(request, template, context, status=status)
