"""Editions as adopted: the list, and one of them with what it left open."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.duty import Duty
from yaodian.core.duty.explain import explain
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Edition
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.queries.attendance import bodies_alive
from yaodian.site.queries.editions import definitions, edition
from yaodian.site.queries.plans import edition_rows, plans_not_adopted
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True)
class DutyInWords:
    duty: Duty
    sentence: str


@require_safe
@page
def plans(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.SEE):
        raise Http404
    rows = [row for row in edition_rows() if _binds(viewer, row)]
    names = bodies_alive({row.body_uid for row in rows}, viewer.on)
    may_adopt = viewer.scope.may(Verb.ADOPT)
    context = {
        "title": "年度要点",
        "rows": [(row, names.get(row.body_uid, "")) for row in rows],
        "may_adopt": may_adopt,
        "reading": plans_not_adopted() if may_adopt else [],
    }
    return show(request, "plans.html", context)


def _binds(viewer: Viewer, row: Edition) -> bool:
    """One sees the editions of one's own bodies and those that bind them from above."""
    own = path_of(row.body_uid, viewer.on)
    roots = viewer.scope.paths(Verb.SEE)
    return viewer.scope.can(Verb.SEE, own) or any(root.startswith(own) for root in roots if own)


def found_edition(viewer: Viewer, uid: str) -> Edition:
    row = edition(uid)
    if row is None or not _binds(viewer, row):
        raise Http404
    return row


def in_words(duties: Iterable[Duty]) -> list[DutyInWords]:
    names = load_catalogue().names
    return [DutyInWords(duty, explain(duty, names)) for duty in duties]


@require_safe
@page
def edition_page(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = found_edition(viewer, uid)
    duties = definitions(row.sha256).duties
    context = {
        "title": row.title,
        "edition": row,
        "body": bodies_alive({row.body_uid}, viewer.on).get(row.body_uid, ""),
        "decided": in_words(duty for duty in duties if not duty.undecided),
        "open": in_words(duty for duty in duties if duty.undecided),
        "adopted": bool(request.GET.get("adopted")),
        "may_adopt": viewer.scope.can(Verb.ADOPT, path_of(row.body_uid, viewer.on)),
        "trail": (Crumb("年度要点", reverse("plans")), Crumb(row.title)),
    }
    return show(request, "edition.html", context)
