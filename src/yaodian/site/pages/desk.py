"""工作台: what is coming first, what is open, and every unit and item of the year on one page, in the order of
organisations.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.catalogue import Catalogue
from yaodian.core.duty import Duty
from yaodian.core.verdict.engine import Question
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.catalogue import load_catalogue
from yaodian.site.pages.bindings import bindings_on
from yaodian.site.pages.cycles import cycle_name
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.matrix import OTHER, Column, matrix, units
from yaodian.site.pages.slot_rows import Bearers, Row, rows
from yaodian.site.pages.tallies import Standings, Tally, by_month
from yaodian.site.pages.telling import until
from yaodian.site.queries.attendance import names_of
from yaodian.site.queries.census import Place
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.items import item_titles
from yaodian.site.queries.judging import judgements, standings, year_of
from yaodian.site.queries.records import kind_of
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.slot_facts import to_confirm

SOON = timedelta(days=14)
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Coming:
    """One slot that will soon be missed, with the bodies in whose lines somebody still owes it."""

    title: str
    cycle: str
    day: date
    until: str
    verdict: Verdict
    bodies: tuple[tuple[Place, int], ...]
    url: str


def all_standings(viewer: Viewer) -> Standings:
    """How everybody stands in the plan year."""
    now = snapshot()
    asked = Question(on=viewer.on, known=viewer.at, within=year_of(viewer.on))
    duties = {duty.key: duty for edition in now.history.editions_at(viewer.at) for duty in edition.duties}
    return Standings(standings(asked, live=True), now.census(viewer.on), duties)


def columns(duties: dict[str, Duty], catalogue: Catalogue, year: int) -> dict[str, Column]:
    """For each duty the first item of the plan that its mechanism belongs to."""
    titles = item_titles(year)
    items = {mechanism.key: min(mechanism.items, default=OTHER) for mechanism in catalogue.mechanisms}
    found = {key: items.get(duty.mechanism, OTHER) for key, duty in duties.items()}
    return {key: Column(item, titles.get(item, "")) for key, item in found.items()}


@require_safe
@page
def desk(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.SEE):
        raise Http404
    all_ = all_standings(viewer)
    places = all_.census.seen_by(viewer.scope)
    root = next((place for place in places if place.uid == request.GET.get("of")), None)
    chosen = {place.uid: place for place in places if root is None or place.path.startswith(root.path)}
    across = columns(dict(all_.duties), load_catalogue(), viewer.on.year)
    seen = {place.path for place in places}
    waiting = to_confirm(viewer.scope)
    context = {
        "title": "工作台",
        "wide": True,
        "year": viewer.on.year,
        "matrix": matrix(units(places, root), _within(all_.by_body(), chosen), chosen, across),
        "coming": coming(all_, across, chosen, viewer.on),
        "undecided": [row for row in _undecided(viewer, all_) if row.judgement.bearer in chosen],
        "waiting": [(row, kind_of(row).title, _name(chosen, row.body_uid)) for row in waiting[:SHOWN]],
        "waiting_count": len(waiting),
        "months": by_month(all_.placed, viewer.on.year, frozenset(chosen)),
        "root": root,
        "may_adopt": viewer.scope.may(Verb.ADOPT),
        "legend": [verdict for verdict in Verdict if verdict is not Verdict.VOID],
        "trail": _trail(root, places, seen),
    }
    return show(request, "desk.html", context)


def _name(places: dict[str, Place], uid: str) -> str:
    return places[uid].name if uid in places else ""


def _trail(root: Place | None, places: tuple[Place, ...], seen: set[str]) -> tuple[Crumb, ...]:
    """The way from the top that the viewer sees down to the chosen body."""
    if root is None:
        return ()
    above = [one for one in places if root.path.startswith(one.path) and one.path != root.path and one.above in seen]
    crumbs = (Crumb(one.name, f"{reverse('desk')}?of={one.uid}") for one in above)
    return (Crumb("工作台", reverse("desk")), *crumbs, Crumb(root.name))


def _within(standing: dict[tuple[str, str], Tally], chosen: dict[str, Place]) -> dict[tuple[str, str], Tally]:
    return {key: tally for key, tally in standing.items() if key[0] in chosen}


def _undecided(viewer: Viewer, all_: Standings) -> list[Row]:
    open_ = [batch.judgement for batch in all_.batches if batch.judgement.verdict is Verdict.UNDECIDED]
    places = all_.census.places
    bearers = Bearers({u: one.name for u, one in places.items()}, {u: one.path for u, one in places.items()})
    return rows(open_, bearers, bindings_on(viewer.on), load_catalogue(), on=viewer.on)


def coming(all_: Standings, across: dict[str, Column], chosen: dict[str, Place], on: date) -> tuple[Coming, ...]:
    """What is due and not entered, then what falls due within a fortnight; by day, within a day by the duty."""
    found: dict[tuple[date, str, str, Verdict], dict[str, int]] = {}
    for judgement, homes in all_.placed:
        day = judgement.grace if judgement.verdict is Verdict.GRACE else judgement.due
        if day and on <= day <= on + SOON and judgement.verdict in (Verdict.GRACE, Verdict.OPEN):
            here = found.setdefault((day, judgement.duty, judgement.cycle, judgement.verdict), {})
            for body, count in homes.items():
                if body in chosen:
                    here[body] = here.get(body, 0) + count
    return tuple(
        Coming(
            all_.duties[duty].title,
            cycle_name(cycle),
            day,
            until(day, on),
            verdict,
            tuple((place, bodies[uid]) for uid, place in chosen.items() if uid in bodies),
            _duty_url(across[duty].item, duty, next(iter(chosen))),
        )
        for (day, duty, cycle, verdict), bodies in sorted(found.items(), key=lambda pair: pair[0])
        if bodies
    )


def _duty_url(item: int, duty: str, uid: str) -> str:
    return f"{reverse('item', args=[item, uid])}#{duty}"


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
