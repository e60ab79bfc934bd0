"""A figure opened: the duties behind it, in whose lines they stand, and from there every slot."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.period import written
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.cut import Cut, asked_cut, slots_in
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.matrix import Column
from yaodian.site.pages.outlook import Outlook, outlook
from yaodian.site.pages.progress import Progress
from yaodian.site.pages.words import VERDICTS
from yaodian.site.queries.census import Place
from yaodian.site.queries.items import plan_order
from yaodian.site.queries.scope import Verb

# How many names one page still shows; above it each duty has a page of its own.
MOST = 400


@dataclass(frozen=True, slots=True)
class Behind:
    """One duty of the cut, the bodies in the order of organisations; `url` leads to it alone."""

    title: str
    url: str
    progress: Progress
    bodies: tuple[tuple[Place, Progress, str], ...]


@require_safe
@page
def figure(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.SEE):
        raise Http404
    cut = asked_cut(request.GET)
    look = outlook(viewer, cut.of)
    if cut.of and look.root is None:
        raise Http404
    behind = tuple(_behind(look, cut))
    context = {
        "title": "数字背后",
        "cut": cut,
        "heading": heading(look, cut),
        "where": look.root.name if look.root else "",
        "behind": behind,
        "total": Progress.together(one.progress for one in behind),
        "undecided": _undecided(look, cut),
        "named": bool(cut.duty) or sum(len(one.bodies) for one in behind) <= MOST,
        "trail": (Crumb("工作台", look.desk), Crumb("数字背后")),
    }
    return show(request, "figure.html", context)


def heading(look: Outlook, cut: Cut) -> str:
    """What the figure counts, in words."""
    return "　".join(_words(look, cut)) or f"{look.viewer.on.year}年全部"


def _words(look: Outlook, cut: Cut) -> Iterator[str]:
    if cut.state:
        yield f"“{VERDICTS[cut.state]}”"
    if cut.item is not None:
        column = next((one for one in look.across.values() if one.item == cut.item), None)
        yield (column or Column(cut.item, "")).heading
    if cut.duty in look.standings.duties:
        yield look.standings.duties[cut.duty].title
    if cut.month:
        yield f"{look.viewer.on.year}年{cut.month}月到期"
    if cut.past:
        yield f"{written(look.viewer.on)}及以前到期"


def _behind(look: Outlook, cut: Cut) -> Iterator[Behind]:
    by_duty: dict[str, dict[str, Progress]] = defaultdict(lambda: defaultdict(Progress))
    for judgement, homes in slots_in(look, cut):
        for body, count in homes.items():
            by_duty[judgement.duty][body].add(judgement.verdict, count)
    order = sorted(by_duty, key=lambda key: (plan_order(look.across[key].item), key))
    for key in order:
        yield Behind(
            look.standings.duties[key].title,
            replace(cut, duty=key).url,
            Progress.together(by_duty[key].values()),
            tuple(_bodies(look, key, by_duty[key])),
        )


def _bodies(look: Outlook, duty: str, by_body: Mapping[str, Progress]) -> Iterator[tuple[Place, Progress, str]]:
    for uid, place in look.chosen.items():
        if uid in by_body:
            yield place, by_body[uid], reverse("cell", args=[duty, uid])


def _undecided(look: Outlook, cut: Cut) -> tuple[object, ...]:
    """What is undecided is no slot: it has a list of its own."""
    if cut.state is not Verdict.UNDECIDED:
        return ()
    return tuple(row for row in look.undecided if cut.item in (None, look.across[row.judgement.duty].item))
