"""One form for one gathering: day, attendance and shared values once, then a part for each kind that was held."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.gathering import Gathering, gathering_of, values_of
from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.actions.file_record import NewRecord
from yaodian.site.actions.file_records import FiledTogether, file_records
from yaodian.site.pages.attaching import with_files
from yaodian.site.pages.belonging import belongs_of
from yaodian.site.pages.form_answers import done, opened, refused, seen_at_once
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.open_form import PARTS, OpenForm
from yaodian.site.queries.editions import definitions_for
from yaodian.site.queries.scope import Verb

NO_PART = Problem(PARTS, "一项也没有勾选", "请勾选这次活动开展了哪几项")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def gathering_new(request: HttpRequest, viewer: Viewer, uid: str, gathering: str) -> HttpResponse:
    """`kind` of the address: what the form is opened for; the first of them may say to which cycle it belongs."""
    body = viewer.body(uid, Verb.FILE)
    found = gathering_of(gathering, (one.kind for one in definitions_for(uid, viewer.on)))
    if found is None:
        raise Http404
    belongs = belongs_of(request.GET, body, viewer)
    day = "" if belongs else viewer.on.isoformat()
    ticked = _wanted(found, request.GET.getlist("kind"))
    form = OpenForm(found.sheet, body, day, {}, belongs=belongs, together=found, ticked=frozenset(ticked))
    if request.method != "POST":
        return opened(request, viewer, form)
    return _filed(request, viewer, with_files(request, viewer, form.filled(request.POST)))


def _wanted(found: Gathering, asked: Iterable[str]) -> list[str]:
    """Those asked for that there are, in the order in which they were asked for; the only kind there is."""
    keys = [kind.key for kind in found.kinds]
    return [key for key in asked if key in keys] or (keys if len(keys) == 1 else [])


def _filed(request: HttpRequest, viewer: Viewer, form: OpenForm) -> HttpResponse:
    day = read_day(form.day)
    if day is None or form.seen or not form.parts:
        faults = seen_at_once(viewer, form, day)
        return refused(request, viewer, form, faults if form.parts else (NO_PART, *faults))
    gathering = form.gathering or form.token
    new = [
        NewRecord(
            body_uid=form.body.uid,
            kind_key=kind.key,
            on_day=day,
            values=values_of(kind, form.values),
            belongs=_belongs(request, form, kind),
            gathering=gathering,
            token=form.token,
        )
        for kind in form.parts
    ]
    result = file_records(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, FiledTogether):
        return done(viewer, form, result.records)
    return refused(request, viewer, form, result.problems)


def _belongs(request: HttpRequest, form: OpenForm, kind: RecordKind) -> dict[str, str]:
    """The cycle that was chosen is that of the kind for which the form was opened."""
    meant = request.GET.getlist("kind")[:1] == [kind.key]
    return form.belongs.pair if form.belongs and form.belongs_chosen and meant else {}
