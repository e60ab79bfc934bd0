"""Editions as adopted: the list, and one of them with what it left open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.duty import Duty
from yaodian.core.duty.edition import Edition as InForce
from yaodian.core.duty.explain import explain
from yaodian.core.edition.overlay import Lies, laid_over
from yaodian.core.plan.letter import letter_of
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Consultation, Edition
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.queries.attendance import bodies_alive
from yaodian.site.queries.breakdowns import adopted, consulted
from yaodian.site.queries.editions import definitions, edition
from yaodian.site.queries.floors import floors, same_elsewhere
from yaodian.site.queries.issued import issuances, issued, issued_as
from yaodian.site.queries.items import headings
from yaodian.site.queries.notices import is_notice, notices_listed, rows_of_notice, taken_up
from yaodian.site.queries.plans import edition_rows, plan, plans_not_adopted, successor_of
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True)
class DutyInWords:
    """`shared`: the edition from above that asks the same; the two are one duty with two bases. `item`: under which of
    the text's items it is asked.
    """

    duty: Duty
    sentence: str
    shared: str = ""
    item: str = ""


@require_safe
@page
def plans(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.SEE):
        raise Http404
    bound = [row for row in edition_rows() if _binds(viewer, row)]
    rows = [row for row in bound if not is_notice(row)]
    names = bodies_alive({row.body_uid for row in rows}, viewer.on)
    may_adopt = viewer.scope.may(Verb.ADOPT)
    numbers = issued(rows)
    context = {
        "title": "年度要点",
        "rows": [(row, names.get(row.body_uid, ""), numbers[row.uid].doc_no) for row in rows],
        "may_adopt": may_adopt,
        "notices": list(notices_listed(filter(is_notice, bound), viewer.on)),
        "reading": [(one, letter_of(one.text).is_likely) for one in plans_not_adopted(viewer.scope)]
        if may_adopt
        else [],
        "consulted": list(_consulted(viewer)),
    }
    return show(request, "plans.html", context)


def _consulted(viewer: Viewer) -> Iterator[tuple[Consultation, str, str]]:
    """What the viewer's units are asked about by somebody else, until it is adopted."""
    others = [row for row in consulted(viewer.scope) if not _adopts(viewer, row.issuer_uid)]
    names = bodies_alive({row.body_uid for row in others}, viewer.on)
    for row in others:
        text = plan(row.plan_uid)
        if text and adopted(row.plan_uid, row.issuer_uid) is None:
            yield row, text.title, names.get(row.body_uid, "")


def _adopts(viewer: Viewer, body_uid: str) -> bool:
    return viewer.scope.can(Verb.ADOPT, path_of(body_uid, viewer.on))


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


def own_edition(viewer: Viewer, uid: str) -> Edition:
    """One of a body for which the viewer adopts."""
    row = found_edition(viewer, uid)
    if not _adopts(viewer, row.body_uid):
        raise Http404
    return row


def trail_to(row: Edition, word: str) -> tuple[Crumb, ...]:
    """The way to a page about the edition."""
    return Crumb("年度要点", reverse("plans")), Crumb(row.title, reverse("edition", args=[row.uid])), Crumb(word)


def _beside(viewer: Viewer, row: Edition) -> list[tuple[Edition, str]]:
    """The other bodies that took the same notice up, as far as the viewer may see them."""
    others = [one for one in rows_of_notice(row.plan_uid) if one.body_uid != row.body_uid and _binds(viewer, one)]
    names = bodies_alive({one.body_uid for one in others}, viewer.on)
    return [(one, names.get(one.body_uid, "")) for one in others]


def in_words(duties: Iterable[Duty], above: Iterable[InForce] = (), *, once: int | None = None) -> list[DutyInWords]:
    """`once`: the year of a notice, whose windows come once."""
    names = load_catalogue().names
    laid = laid_over(duties, tuple(above))
    return [
        DutyInWords(one.duty, explain(one.duty, names, once=once), one.above if one.lies is Lies.EQUAL else "")
        for one in laid
    ]


def _shared(words: Iterable[DutyInWords], titles: Mapping[str, str]) -> list[DutyInWords]:
    """`titles`: by key the other text that asks the same."""
    return [replace(one, shared=one.shared or titles.get(one.duty.key, "")) for one in words]


def _by_item(words: Iterable[DutyInWords], items: Mapping[str, str]) -> list[DutyInWords]:
    return [replace(one, item=items.get(one.duty.key, "")) for one in words]


def _replaced(row: Edition, uid: str) -> Edition | None:
    """The earlier revision of the same line that somebody meant to work on."""
    earlier = edition(uid) if uid else None
    line = (row.series, row.body_uid, row.year)
    return earlier if earlier and (earlier.series, earlier.body_uid, earlier.year) == line else None


@require_safe
@page
def edition_page(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = found_edition(viewer, uid)
    held = definitions(row.sha256)
    duties, line = held.duties, (row.series, row.year)
    above = floors(row.body_uid, row.first_day, line)
    titles = same_elsewhere(row.body_uid, viewer.on, line) if held.incoming else {}
    once = row.year if held.incoming else None
    items = {} if held.incoming else headings(row.plan_uid, duties)
    decided = in_words((duty for duty in duties if not duty.undecided), above, once=once)
    context = {
        "title": row.title,
        "edition": row,
        "body": bodies_alive({row.body_uid}, viewer.on).get(row.body_uid, ""),
        "decided": _by_item(_shared(decided, titles), items),
        "incoming": held.incoming,
        "beside": _beside(viewer, row) if held.incoming else [],
        "may_withdraw": held.incoming is not None and taken_up(row.plan_uid) is not None,
        "has_tasks": bool(held.assignments),
        "open": in_words(duty for duty in duties if duty.undecided),
        "issued": issued_as(row),
        "issuances": issuances(row.uid),
        "adopted": bool(request.GET.get("adopted")),
        "later": successor_of(row),
        "instead": _replaced(row, request.GET.get("instead", "")),
        "may_adopt": _adopts(viewer, row.body_uid),
        "trail": (Crumb("年度要点", reverse("plans")), Crumb(row.title)),
    }
    return show(request, "edition.html", context)
