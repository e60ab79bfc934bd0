"""What a form answers: as it was opened, as it was refused with every fault at its place, or where filing leads."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.gathering import values_of
from yaodian.core.problem import Problem
from yaodian.site.actions.filed import Filed
from yaodian.site.actions.form import form_of
from yaodian.site.actions.save_draft import drop_draft
from yaodian.site.pages.attaching import limits, with_files
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer
from yaodian.site.pages.open_form import OpenForm, context_of, no_day
from yaodian.site.queries.drafts import draft_of


def opened(request: HttpRequest, viewer: Viewer, form: OpenForm) -> HttpResponse:
    """The empty form, or with what the same person typed before and did not send."""
    name, about = form.draft
    kept = draft_of(viewer.account, name, about, at=viewer.at)
    if kept is None:
        return shown(request, viewer, with_files(request, viewer, form))
    typed: MultiValueDict[str, str] = MultiValueDict(kept.values)
    return shown(request, viewer, with_files(request, viewer, form.filled(typed)), {"restored": kept.saved_at})


def refused(request: HttpRequest, viewer: Viewer, form: OpenForm, problems: Iterable[Problem]) -> HttpResponse:
    return shown(request, viewer, replace(form, problems=tuple(problems)), status=422)


def seen_at_once(viewer: Viewer, form: OpenForm, day: date | None) -> tuple[Problem, ...]:
    """What is wrong with a form that cannot even be tried: its day, its files and, where there is a day, the rest."""
    if day is None:
        return (no_day(form.day), *form.seen)
    tried = (
        form_of(kind, form.body.uid, values_of(kind, form.values), on_day=day, on=viewer.on) for kind in form.parts
    )
    found = [problem for one in tried for problem in one.problems]
    return (*dict.fromkeys(found), *form.seen)


def done(viewer: Viewer, form: OpenForm, filed: Iterable[Filed]) -> HttpResponse:
    """To the record, or to all that were filed together."""
    name, about = form.draft
    drop_draft(actor=viewer.account, form=name, object=about)
    uids = [one.record_uid for one in filed]
    if len(uids) > 1:
        return HttpResponseRedirect(filed_url(uids))
    return HttpResponseRedirect(f"{reverse('record', args=uids)}?filed=1")


def filed_url(uids: Iterable[str], page: str = "records-filed") -> str:
    return f"{reverse(page)}?{urlencode([('r', uid) for uid in uids])}"


def shown(
    request: HttpRequest,
    viewer: Viewer,
    form: OpenForm,
    more: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {**context_of(viewer, form), **limits(), **(more or {})}
    template = "gathering_form.html" if form.together else "record_form.html"
    return show(request, "conflict.html" if context.get("conflict") else template, context, status=status)
