"""领导一页纸: how the year stands, on one sheet of A4. What a secretary prints for whoever does not sign in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.coming import Coming, coming
from yaodian.site.pages.cut import Cut, by_item, total
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.matrix import Column
from yaodian.site.pages.outlook import Outlook, outlook
from yaodian.site.pages.progress import Progress
from yaodian.site.pages.stuck import stuck
from yaodian.site.pages.year_table import STACKED, Figure, figure
from yaodian.site.queries.items import item_titles, plan_order

# One sheet holds so much; the rest is a number that opens.
COMING, STUCK, OPEN = 7, 4, 7


@dataclass(frozen=True, slots=True)
class Said:
    """A number of the sentences at the top, with its word."""

    verdict: Verdict
    figure: Figure


@dataclass(frozen=True, slots=True)
class ItemLine:
    column: Column
    total: Figure
    figures: tuple[Figure, ...]
    undecided: Figure


@require_safe
@page
def leader(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.has_desk:
        raise Http404
    look = outlook(viewer, request.GET.get("of", ""))
    whole, items = Cut(of=look.of), by_item(look, Cut(of=look.of))
    year = Progress.together(items.values())
    states = tuple(state for state in STACKED if year.of(state))
    soon, waits = coming(look), stuck(look)
    context = {
        "title": "领导一页纸",
        "paper": "one-page",
        "year": viewer.on.year,
        "at": viewer.at,
        "where": look.root.name if look.root else _top(look),
        "owed": figure(year.owed, whole),
        "said": tuple(Said(state, figure(year.of(state), replace(whole, state=state))) for state in states),
        **_due(look, replace(whole, past=True)),
        "states": states,
        "lines": _lines(look, items, states),
        "open_count": figure(len(look.undecided), replace(whole, state=Verdict.UNDECIDED)),
        "undecided": tuple((row, look.across[row.judgement.duty]) for row in look.undecided[:OPEN]),
        "coming": soon[:COMING],
        "coming_more": _rest(soon[COMING:]),
        "stuck": waits[:STUCK],
        "stuck_more": len(waits[STUCK:]),
        "trail": (*(look.trail or (Crumb("工作台", reverse("desk")),)), Crumb("领导一页纸")),
    }
    return show(request, "leader.html", context)


def _top(look: Outlook) -> str:
    """Whose year it is when nothing was chosen: the one body that all others lie below."""
    first = next(iter(look.places), None)
    return first.name if first and all(one.path.startswith(first.path) for one in look.places) else ""


def _due(look: Outlook, past: Cut) -> Mapping[str, Figure]:
    """What was due by today, and how much of it is done."""
    progress = total(look, past)
    return {"due": figure(progress.owed, past), "due_done": Figure(progress.done, "")}


def _lines(look: Outlook, items: Mapping[int, Progress], states: tuple[Verdict, ...]) -> tuple[ItemLine, ...]:
    """Every item of the plan in its order, whether it asks for something or not; then what no item speaks of."""
    titles = {column.item: column.title for column in look.across.values()} | item_titles(look.viewer.on.year)
    open_ = [look.across[row.judgement.duty].item for row in look.undecided]
    numbers = sorted({*item_titles(look.viewer.on.year), *items, *open_}, key=plan_order)
    return tuple(
        _line(look, Column(n, titles.get(n, "")), items.get(n, Progress()), states, open_.count(n)) for n in numbers
    )


def _line(look: Outlook, column: Column, progress: Progress, states: tuple[Verdict, ...], open_: int) -> ItemLine:
    cut = Cut(of=look.of, item=column.item)
    figures = tuple(figure(progress.of(state), replace(cut, state=state)) for state in states)
    return ItemLine(column, figure(progress.owed, cut), figures, figure(open_, replace(cut, state=Verdict.UNDECIDED)))


def _rest(left: tuple[Coming, ...]) -> tuple[int, int] | None:
    """How many more duties, and how many slots of them."""
    return (len(left), sum(one.count for one in left)) if left else None
