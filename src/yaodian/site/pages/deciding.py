"""What an edition left open, closed by a meeting: a revision of the same line, from a day on."""

from collections.abc import Iterable
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yaodian.core.edition.decision import Decision
from yaodian.core.notice.option import offer_of
from yaodian.core.notice.repeat import TASKS
from yaodian.core.problem import Problem
from yaodian.core.propose import as_offered, burden, offer_taken, reading_of
from yaodian.core.propose.decide import apply
from yaodian.site.actions.decide_edition import Deciding, decide_edition
from yaodian.site.actions.refusal import Refusal
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Edition
from yaodian.site.pages.adoption_form import FIELDS, adoption_in
from yaodian.site.pages.editions import in_words, own_edition, trail_to
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.review import read_as_corrected
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.plans import plan, successor_of


@require_http_methods(["GET", "HEAD", "POST"])
@page
def edition_decide(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    """Close what was left open, from a day on: a revision of the same line."""
    row = own_edition(viewer, uid)
    later = successor_of(row) if request.method != "POST" else None
    if later:
        return HttpResponseRedirect(f"{reverse('edition', args=[later.uid])}?instead={row.uid}")
    if request.method != "POST" or request.POST.get("all"):
        return _deciding(request, viewer, row, ())
    said = adoption_in(request.POST)
    if isinstance(said, list):
        return _deciding(request, viewer, row, said)
    adoption, first_day = said
    decisions = _taken(request, row, adoption.meeting)
    new = Deciding(edition_uid=uid, decisions=decisions, first_day=first_day, adoption=adoption)
    result = decide_edition(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _deciding(request, viewer, row, result.problems)
    return HttpResponseRedirect(f"{reverse('edition', args=[result.uid])}?adopted=1")


def _offers(row: Edition) -> dict[str, tuple[str, Decision]]:
    """By duty key: the narrowest reading in words, and the decision that takes it; the plan's own words come first."""
    catalogue = load_catalogue()
    offers = {
        template.duty.key: (f"{template.offer.why}。", offer_taken(template.duty, template.offer))
        for template in catalogue.templates
        if template.offer
    }
    offers |= _of_tasks(row)
    text = plan(row.plan_uid)
    for sentence in read_as_corrected(text).sentences if text else ():
        for proposal in sentence.duties:
            if proposal.offer:
                offers[proposal.duty.key] = (proposal.reading, as_offered(sentence, proposal, by=""))
    return offers


def _of_tasks(row: Edition) -> dict[str, tuple[str, Decision]]:
    """A task of a notice that names no day: once, until the end of the year."""
    catalogue, held = load_catalogue(), definitions(row.sha256)
    offer = offer_of(row.first_day, catalogue) if held.incoming else None
    tasks = [duty for duty in held.duties if offer and duty.undecided and duty.mechanism == TASKS]
    return {duty.key: (reading_of(duty, offer, catalogue.names), offer_taken(duty, offer)) for duty in tasks}


def _taken(request: HttpRequest, row: Edition, by: str) -> tuple[Decision, ...]:
    offers = _offers(row)
    open_keys = [duty.key for duty in definitions(row.sha256).duties if duty.undecided]
    return tuple(
        replace(offers[key][1], by=by) for key in open_keys if request.POST.get(f"d-{key}") == "offer" and key in offers
    )


def _chosen(request: HttpRequest, keys: Iterable[str]) -> dict[str, str]:
    """Choice by duty. The narrowest for all, or none at all, only fills in the form: nothing is decided by it."""
    every = request.POST.get("all")
    return {key: {"offer": "offer", "none": ""}.get(every or "", request.POST.get(f"d-{key}", "")) for key in keys}


def _deciding(request: HttpRequest, viewer: Viewer, row: Edition, problems: Iterable[Problem]) -> HttpResponse:
    problems, offers, duties = tuple(problems), _offers(row), definitions(row.sha256).duties
    chosen = _chosen(request, [duty.key for duty in duties if duty.undecided])
    decided = tuple(apply(d, offers[d.key][1]) if chosen.get(d.key) and d.key in offers else d for d in duties)
    standing = load_catalogue().baseline()
    context = {
        "title": "明确待定事项",
        "edition": row,
        "open": [
            (one, offers.get(one.duty.key, ("",))[0], chosen.get(one.duty.key, ""))
            for one in in_words(duty for duty in duties if duty.undecided)
        ],
        "burden": burden((*standing, *decided)),
        "before": burden((*standing, *duties)),
        "typed": request.POST,
        "today": viewer.on.isoformat(),
        "problems": [(problem, FIELDS.get(problem.where, "")) for problem in problems],
        "trail": trail_to(row, "明确待定事项"),
    }
    return show(request, "edition_decide.html", context, status=422 if problems else 200)
