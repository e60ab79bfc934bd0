"""工作台: what is coming first, what is open, and every unit and item of the year on one page, in the order of
organisations.
"""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.catalogue import load_catalogue
from yaodian.site.pages.bindings import bindings_on
from yaodian.site.pages.coming import coming
from yaodian.site.pages.cut import Cut, by_month
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.matrix import matrix, units
from yaodian.site.pages.outlook import outlook
from yaodian.site.pages.slot_rows import Bearers, rows
from yaodian.site.pages.stuck import stuck
from yaodian.site.pages.year_table import year_table
from yaodian.site.queries.attendance import names_of
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.items import has_plan
from yaodian.site.queries.judging import judgements, year_of
from yaodian.site.queries.records import kind_of
from yaodian.site.queries.scope import Verb

SHOWN = 50


@require_safe
@page
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.SEE):
        raise Http404
    look = outlook(viewer, request.GET.get("of", ""))
    whole = Cut(of=look.of)
    waiting = look.waiting
    context = {
        "title": "工作台",
        "paper": "broad",
        "year": viewer.on.year,
        "matrix": matrix(units(look.places, look.root), look.standings, look.chosen, look.across),
        "coming": coming(look),
        "stuck": stuck(look),
        "undecided": look.undecided,
        "waiting": [(row, kind_of(row).title, look.chosen[row.body_uid].name) for row in waiting[:SHOWN]],
        "waiting_count": len(waiting),
        "table": year_table(by_month(look, whole), whole),
        "root": look.root,
        "one_page": viewer.has_desk,
        "may_adopt": viewer.scope.may(Verb.ADOPT),
        "has_plan": has_plan(viewer.on.year),
        "legend": [verdict for verdict in Verdict if verdict is not Verdict.VOID],
        "trail": look.trail,
    }
    return show(request, "desk.html", context)


@require_safe
@page
def cell(request: HttpRequest, viewer: Viewer, duty: str, uid: str) -> HttpResponse:
    """The slots of one duty in the line of one body."""
    body = viewer.body(uid)
    census = snapshot().census(viewer.on)
    people = {person for (person, _), home in census.holders.items() if home == uid}
    people |= {person for person, home in census.members.items() if home == uid}
    asked = judgements(
        on=viewer.on, known=viewer.at, within=year_of(viewer.on), bearers=frozenset({uid, *people}), live=True
    )
    bindings, path = bindings_on(viewer.on), census.places[uid].path if uid in census.places else ""
    bearers = Bearers({uid: body.name, **dict.fromkeys(people, "")}, dict.fromkeys((uid, *people), path))
    named = [judgement for judgement in asked if judgement.duty == duty]
    found = [
        row
        for row in rows(named, bearers, bindings, load_catalogue(), on=viewer.on)
        if census.home(row.judgement.bearer, row.duty.bearer) == uid
    ]
    if not found:
        raise Http404
    own = [row for row in found if row.judgement.bearer == uid]
    persons = [row for row in found if row.judgement.bearer != uid]
    names = names_of({row.judgement.bearer for row in persons})
    context = {
        "title": f"{body.name} {found[0].title}",
        "heading": found[0].title,
        "body": body,
        "rows": sorted(own, key=lambda row: row.judgement.due or date.max),
        "people": sorted(((names.get(row.judgement.bearer, ""), row) for row in persons), key=lambda pair: pair[0]),
        "sentence": found[0].sentence,
        "trail": (
            Crumb("工作台", reverse("desk")),
            Crumb(body.name, reverse("todo-body", args=[uid])),
            Crumb(found[0].title),
        ),
    }
    return show(request, "cell.html", context)
