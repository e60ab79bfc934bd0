"""工作台: every body and every duty of the year on one page, what is coming first; in the order of organisations."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.catalogue import Catalogue
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.catalogue import load_catalogue
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.loading import definitions
from yaodian.site.pages.matrix import coming, home_of, matrix
from yaodian.site.pages.standing import Bearers, Row, rows
from yaodian.site.queries.attendance import names_of
from yaodian.site.queries.bodies import Placed, bodies_on
from yaodian.site.queries.judging import judgements, year_of
from yaodian.site.queries.records import kind_of
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.slot_facts import Homes, homes, to_confirm

SOON = timedelta(days=14)


@require_safe
@page
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.SEE):
        raise Http404
    catalogue = load_catalogue()
    placed = bodies_on(viewer.scope, viewer.on)
    chosen = _below(placed, request.GET.get("of", ""))
    known_homes = homes(viewer.on)
    found = _rows(viewer, chosen, catalogue, known_homes)
    item = request.GET.get("item", "")
    item = item if item.isdecimal() else ""
    shown = [row for row in found if not item or int(item) in row.items]
    waiting = to_confirm(viewer.scope)
    context = {
        "title": "工作台",
        "wide": True,
        "year": viewer.on.year,
        "matrix": matrix(shown, chosen, known_homes),
        "coming": coming(shown, viewer.on + SOON),
        "undecided": [row for row in shown if row.verdict is Verdict.UNDECIDED],
        "waiting": [(row, kind_of(row).title, _name(placed, row.body_uid)) for row in waiting[:50]],
        "waiting_count": len(waiting),
        "groups": [one for one in placed if any(p.parent_uid == one.body.uid for p in placed)],
        "of": request.GET.get("of", ""),
        "items": sorted({number for row in found for number in row.items}),
        "item": int(item or 0),
        "may_adopt": viewer.scope.may(Verb.ADOPT),
        "legend": [verdict for verdict in Verdict if verdict is not Verdict.VOID],
    }
    return show(request, "desk.html", context)


def _name(placed: list[Placed], uid: str) -> str:
    return next((one.body.name for one in placed if one.body.uid == uid), "")


def _below(placed: list[Placed], uid: str) -> list[Placed]:
    root = next((one for one in placed if one.body.uid == uid), None)
    return [one for one in placed if root is None or one.path.startswith(root.path)]


def _rows(viewer: Viewer, chosen: list[Placed], catalogue: Catalogue, known_homes: Homes) -> list[Row]:
    """Everything owed in the plan year by these bodies and by the people in them."""
    year = year_of(viewer.on)
    known = judgements(on=viewer.on, known=viewer.at, within=year, live=True)
    paths = {one.body.uid: one.path for one in chosen}
    everywhere = {uid: paths[body] for (uid, _), body in known_homes.posts.items() if body in paths}
    everywhere |= {uid: paths[body] for uid, body in known_homes.places.items() if body in paths}
    names = {one.body.uid: one.body.name for one in chosen} | dict.fromkeys(everywhere, "")
    made = rows(known, Bearers(names, paths | everywhere), definitions(viewer.on), catalogue, on=viewer.on)
    return [row for row in made if home_of(row, known_homes) in paths]


@require_safe
@page
def cell(request: HttpRequest, viewer: Viewer, duty: str, uid: str) -> HttpResponse:
    """The slots behind one cell of the matrix."""
    body = viewer.body(uid)
    catalogue = load_catalogue()
    here = [one for one in bodies_on(viewer.scope, viewer.on) if one.body.uid == uid]
    known_homes = homes(viewer.on)
    found = [row for row in _rows(viewer, here, catalogue, known_homes) if row.duty.key == duty]
    own = [row for row in found if row.judgement.bearer == uid]
    people = [row for row in found if row.judgement.bearer != uid]
    if not own and not people:
        raise Http404
    names = names_of({row.judgement.bearer for row in people})
    title = (own or people)[0].title
    context = {
        "title": f"{body.name} {title}",
        "heading": title,
        "body": body,
        "rows": sorted(own, key=lambda row: row.judgement.due or date.max),
        "people": sorted(((names.get(row.judgement.bearer, ""), row) for row in people), key=lambda pair: pair[0]),
        "sentence": (own or people)[0].sentence,
        "trail": (Crumb("工作台", reverse("desk")), Crumb(body.name, reverse("todo-body", args=[uid])), Crumb(title)),
    }
    return show(request, "cell.html", context)
