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
from yaodian.site.pages.open_form import BELONGS, PARTS, OpenForm
from yaodian.site.queries.editions import definitions_for
from yaodian.site.queries.scope import Verb

NO_PART = Problem(PARTS, "一项也没有勾选", "请勾选这次活动开展了哪几项")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def gathering_new(request: HttpRequest, viewer: Viewer, uid: str, gathering: str) -> HttpResponse:
    """`kind` of the address: the parts for which the form is opened."""
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
    faults = _part_faults(form)
    if day is None or form.seen or faults:
        return refused(request, viewer, form, (*faults, *seen_at_once(viewer, form, day)))
    gathering = form.gathering or form.token
    new = [
        NewRecord(
            body_uid=form.body.uid,
            kind_key=kind.key,
            on_day=day,
            values=values_of(kind, form.values),
            belongs=_belongs(form, kind),
            gathering=gathering,
            token=form.token,
        )
        for kind in form.parts
    ]
    result = file_records(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, FiledTogether):
        return done(viewer, form, result.records)
    return refused(request, viewer, form, result.problems)


def _belongs(form: OpenForm, kind: RecordKind) -> dict[str, str]:
    """The cycle that was chosen is served by those parts that can serve its duty."""
    chosen = form.belongs if form.belongs_chosen else None
    return chosen.pair if chosen and kind.key in chosen.kinds else {}


def _part_faults(form: OpenForm) -> tuple[Problem, ...]:
    if not form.parts:
        return (NO_PART,)
    if form.belongs and form.belongs_chosen and not any(_belongs(form, kind) for kind in form.parts):
        mend = "请勾选计入它的那一部分，或选“按发生日期计入”"
        return (Problem(BELONGS, f"勾选的部分都不计入“{form.belongs.title}”", mend),)
    return ()
