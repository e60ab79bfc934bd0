"""A verdict opened: the word, why, the figures, the deeds behind it, decisions about it, and where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.duty import Basis, Duty
from yaodian.core.duty.edition import Edition, revised
from yaodian.core.duty.explain import basis_text
from yaodian.core.duty.timeline import Segment
from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Judgement, Why
from yaodian.site.catalogue import load_catalogue
from yaodian.site.middleware.traces import looks_at
from yaodian.site.pages.bindings import bindings_on, sources
from yaodian.site.pages.cycles import year_named
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.slot_detail import Reach, detail
from yaodian.site.pages.slot_rows import Row
from yaodian.site.queries.attendance import bodies_alive, names_of
from yaodian.site.queries.bodies import bodies_on, find_body
from yaodian.site.queries.editions import editions, kind_in, sentences
from yaodian.site.queries.judging import judgements
from yaodian.site.queries.people import find_person
from yaodian.site.queries.rulings import rulings_on
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.slot_facts import path_of_person, slot_facts
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True)
class Source:
    """A basis as shown: its words, the sentence of the plan where it is one, and where that can be read."""

    words: str
    quote: str
    edition: Edition
    url: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owes: a body, or a person with the body whose place in the tree decides."""

    uid: str
    name: str
    path: str
    is_person: bool


@require_safe
@page
def slot(request: HttpRequest, viewer: Viewer, duty: str, cycle: str, bearer: str) -> HttpResponse:
    owner = _owner(viewer, bearer)
    if owner.is_person:
        looks_at(request, bearer)
    judgement = _judgement(viewer, duty, cycle, bearer)
    segment = bindings_on(viewer.on).of(judgement, owner.path) if judgement else None
    if judgement is None or segment is None:
        raise Http404
    row = Row(judgement, segment, owner.name, viewer.on, load_catalogue(), _files(viewer, owner))
    return show(request, "slot.html", _context(viewer, owner, row))


def _owner(viewer: Viewer, uid: str) -> Owner:
    body = find_body(viewer.scope, uid)
    if body:
        return Owner(uid, body.name, path_of(uid, viewer.on), False)
    person = find_person(viewer.scope, uid)
    if person is None:
        raise Http404
    return Owner(uid, person.name, path_of_person(uid, viewer.on), True)


def _judgement(viewer: Viewer, duty: str, cycle: str, bearer: str) -> Judgement | None:
    """What an amendment closed has the name of what it opened; what holds is shown."""
    asked = judgements(on=viewer.on, known=viewer.at, within=_around(cycle, viewer.on), bearers=frozenset({bearer}))
    found = [one for one in asked if (one.duty, one.cycle) == (duty, cycle)]
    return next((one for one in found if one.why is not Why.AMENDED), found[-1] if found else None)


def _around(cycle: str, on: date) -> Span:
    """The years in which the cycle may lie."""
    year = year_named(cycle)
    if year is not None:
        return Span(date(year, 1, 1), date(year + 1, 12, 31))
    return Span(on - timedelta(days=6 * 366), on + timedelta(days=6 * 366))


def _files(viewer: Viewer, owner: Owner) -> str:
    return owner.uid if not owner.is_person and viewer.scope.can(Verb.FILE, owner.path) else ""


def _context(viewer: Viewer, owner: Owner, row: Row) -> dict[str, object]:
    kinds = row.duty.kinds
    facts = slot_facts(kinds, known=viewer.at)
    found = detail(revised(editions()), facts, row.judgement, on=viewer.on)
    titles = _kind_titles(row.segment)
    body = "" if owner.is_person else owner.uid
    return {
        "title": f"{row.title} {row.cycle}",
        "row": row,
        "owner": owner,
        "deeds": [(one, *titles.get(one.deed.kind, (one.deed.kind, ""))) for one in found.deeds],
        "reaches": [_named(viewer, reach) for reach in found.reaches],
        "rulings": rulings_on(row.judgement.duty, row.judgement.cycle, owner.uid),
        "sources": list(_sources(row.segment)),
        "trail": (
            Crumb("待办", reverse("todo")),
            *((Crumb(owner.name, reverse("todo-body", args=[body])),) if body else (Crumb(owner.name),)),
            Crumb(row.title),
        ),
    }


def _kind_titles(segment: Segment) -> dict[str, tuple[str, str]]:
    """What each kind is called, and the unit of its amount."""
    found = {}
    for key in segment.duty.kinds:
        kind = next(filter(None, (kind_in(edition.uid, key) for edition in segment.editions)), None)
        if kind:
            unit = next((field.unit for field in kind.fields if field.key == kind.amount_field), "")
            found[key] = (kind.title, unit)
    return found


def _named(viewer: Viewer, reach: Reach) -> dict[str, object]:
    """Names in the order of the roster or of organisations, never by how much anybody did."""
    persons = reach.quota.of.picks_persons
    uids = reach.reached | reach.missing
    if persons:
        names = dict(sorted(names_of(uids).items(), key=lambda pair: (pair[1], pair[0])))
    else:
        order = [one.body.uid for one in bodies_on(viewer.scope, viewer.on)]
        alive = bodies_alive(uids, viewer.on)
        names = {uid: alive[uid] for uid in sorted(alive, key=lambda u: order.index(u) if u in order else len(order))}
    return {
        "persons": persons,
        "due": len(uids),
        "reached": [name for uid, name in names.items() if uid in reach.reached],
        "missing": [name for uid, name in names.items() if uid in reach.missing],
    }


def _sources(segment: Segment) -> Iterable[Source]:
    for edition, basis in sources(segment):
        places = (_place(one, segment.duty, basis) for one in (edition, *segment.editions))
        url = next(filter(None, places), reverse("edition", args=[edition.uid]))
        yield Source(basis_text(basis), basis.quote, edition, url)


def _place(edition: Edition, duty: Duty, basis: Basis) -> str:
    """The sentence in the edition's own text, where it stands there; another's is quoted with its basis."""
    for sentence in sentences(edition.uid, duty.key) if basis.quote else ():
        if sentence.quote == basis.quote:
            return f"{reverse('plan-text', args=[edition.uid])}#s{sentence.start}"
    return ""
