"""核对读法: what the reader is not sure of first, beside the text; one click for right, wrong, otherwise or missed."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from yaodian.core.plan.correction import Correction, Stance
from yaodian.core.plan.explain import COMPARATORS, MADE, NAMES, PERIODS
from yaodian.core.problem import Problem
from yaodian.core.propose.recall import recalled
from yaodian.site.actions.correct_reading import Correcting, correct_reading
from yaodian.site.actions.refusal import Refusal
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.plan_desk import Desk, desk_of
from yaodian.site.pages.reading_cards import Deck
from yaodian.site.pages.reading_form import Place, added_place, correction_in, place_in, typed_in
from yaodian.site.pages.reading_text import marked
from yaodian.site.pages.review import proposals_of
from yaodian.site.queries.readings import correction_rows, is_adopted, remembered

# So many at a time: what is left follows when these are done.
MOST_SHOWN = 40
KINDS = tuple((kind, word) for kind, word in NAMES.items() if kind != "parties")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_reading(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    desk = desk_of(request, viewer, uid)
    if request.method != "POST":
        return _shown(request, viewer, desk)
    place = _place(request, desk)
    if isinstance(place, list):
        return _shown(request, viewer, desk, place)
    said = _said(request, viewer, desk, place)
    if isinstance(said, list):
        return _shown(request, viewer, desk, said)
    seen = request.POST.get("seen", "")
    new = Correcting(plan_uid=uid, place=place, seen=seen, correction=said)
    result = correct_reading(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _shown(request, viewer, desk, result.problems)
    following = deck_of(viewer, desk).next_key(place)
    return HttpResponseRedirect(f"{desk.address('plan-reading')}#{f'card-{following}' if following else 'cards'}")


def deck_of(viewer: Viewer, desk: Desk) -> Deck:
    """What the program read by itself, with what was said about it so far and what last year offers."""
    raw = proposals_of(desk.plan.text)
    offers = recalled(raw.plan, raw.found, remembered(viewer.scope, desk.plan, viewer.account.uid))
    return Deck(raw.plan, raw.found, correction_rows(desk.plan.uid), offers)


def left_to_confirm(desk: Desk) -> int:
    """How many the reader is not sure of and nobody has looked at yet."""
    raw = proposals_of(desk.plan.text)
    return len(Deck(raw.plan, raw.found, correction_rows(desk.plan.uid), ()).to_confirm())


def _place(request: HttpRequest, desk: Desk) -> Place | list[Problem]:
    if request.POST.get("stance") == Stance.ADDED:
        return added_place(request.POST, desk.plan.text)
    place = place_in(request.POST.get("place", ""))
    return place or [Problem("原文", "没有这一处", "请刷新后重新选择")]


def _said(request: HttpRequest, viewer: Viewer, desk: Desk, place: Place) -> Correction | list[Problem] | None:
    """What was chosen, or what is taken over from last year as it was offered."""
    if request.POST.get("stance") != "recall":
        return correction_in(request.POST, place)
    offer = deck_of(viewer, desk).offers.get(place)
    return offer.correction if offer else [Problem("去年的读法", "已经没有了", "请直接核对这一处")]


def _shown(request: HttpRequest, viewer: Viewer, desk: Desk, problems: Iterable[Problem] = ()) -> HttpResponse:
    problems, deck = tuple(problems), deck_of(viewer, desk)
    key = request.POST.get("place", "") if problems else request.GET.get("at", "")
    chosen, waiting = deck.at(key), deck.to_confirm()
    within = place_in(request.POST.get("within", "") if problems else request.GET.get("add", ""))
    shown = [card for card in waiting if card != chosen][:MOST_SHOWN]
    context = {
        "title": "核对读法",
        "desk": desk,
        "plan": desk.plan,
        "chosen": chosen,
        "cards": shown,
        "waiting": len(waiting),
        "all": sum(not card.is_missed for card in deck.cards),
        "said": deck.said(),
        "text": marked(desk.found.plan, deck.cards),
        "within": within,
        "sentence": desk.plan.text[within[1] : within[2]] if within else "",
        "typed": typed_in(request.POST) if problems else None,
        "open_key": key if problems else "",
        "is_adopted": is_adopted(desk.plan.uid),
        "kinds": KINDS,
        "periods": PERIODS.items(),
        "comparators": [(key, word or "正好") for key, word in COMPARATORS.items()],
        "made": MADE.items(),
        "problems": [(problem, f"card-{key}" if key else "add") for problem in problems],
        "steps": desk.steps("plan-reading"),
        "trail": desk.trail("核对读法"),
    }
    return show(request, "plan_reading.html", context, status=422 if problems else 200)
