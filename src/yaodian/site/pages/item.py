"""One item of the plan in one unit: every duty of it, and how each body stands with it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.duty import Duty
from yaodian.core.duty.explain import Names, explain
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.catalogue import load_catalogue
from yaodian.site.pages.cut import Cut, by_month
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.outlook import outlook
from yaodian.site.pages.progress import PlacedBatches, Progress
from yaodian.site.pages.words import URGENCY
from yaodian.site.pages.year_table import year_table
from yaodian.site.queries.census import Place

OPEN = frozenset({Verdict.MISSED, Verdict.GRACE})


@dataclass(frozen=True, slots=True)
class Alike:
    """Bodies of a unit that stand alike with one duty: by the state that most needs a hand, in the order of
    organisations.
    """

    verdict: Verdict
    bodies: tuple[tuple[Place, Progress, str], ...]

    @property
    def opened(self) -> bool:
        return self.verdict in OPEN or len(self.bodies) <= 12


@dataclass(frozen=True, slots=True)
class Asked:
    key: str
    title: str
    sentence: str
    progress: Progress
    standings: tuple[Alike, ...]


@require_safe
@page
def item(request: HttpRequest, viewer: Viewer, number: int, uid: str) -> HttpResponse:
    body = viewer.body(uid)
    look = outlook(viewer, uid)
    if look.root is None:
        raise Http404
    alone = request.GET.get("alone") == "1"
    places = {uid: look.root} if alone else look.chosen
    duties = [key for key, column in look.across.items() if column.item == number]
    column = look.across[duties[0]] if duties else None
    asked = _asked(look.standings, places, frozenset(duties), load_catalogue().names)
    if not column or not asked:
        raise Http404
    cut = Cut(of=uid, alone=alone, item=number)
    context = {
        "title": f"{body.name} {column.word}",
        "heading": f"{column.word}　{column.title}" if column.title else column.word,
        "body": body,
        "alone": alone,
        "asked": asked,
        "year": viewer.on.year,
        "table": year_table(by_month(look, cut), cut),
        "trail": (
            Crumb("工作台", reverse("desk")),
            Crumb(body.name, look.desk),
            Crumb(column.word),
        ),
    }
    return show(request, "item.html", context)


def _asked(all_: PlacedBatches, places: Mapping[str, Place], duties: frozenset[str], names: Names) -> list[Asked]:
    by_duty: dict[str, dict[str, Progress]] = defaultdict(dict)
    found = all_.progress_by(lambda body, key: (body, key) if key in duties and body in places else None)
    for (body, key), progress in found.items():
        by_duty[key][body] = progress
    return [_duty(all_.duties[key], by_body, places, names) for key, by_body in sorted(by_duty.items())]


def _duty(duty: Duty, by_body: Mapping[str, Progress], places: Mapping[str, Place], names: Names) -> Asked:
    total, alike = Progress.together(by_body.values()), _alike(duty.key, by_body, places)
    return Asked(duty.key, duty.title, explain(duty, names), total, alike)


def _alike(duty: str, by_body: Mapping[str, Progress], places: Mapping[str, Place]) -> tuple[Alike, ...]:
    groups: dict[Verdict, list[tuple[Place, Progress, str]]] = defaultdict(list)
    for uid, place in places.items():
        if uid in by_body:
            groups[by_body[uid].urgent].append((place, by_body[uid], reverse("cell", args=[duty, uid])))
    return tuple(Alike(verdict, tuple(groups[verdict])) for verdict in URGENCY if verdict in groups)
