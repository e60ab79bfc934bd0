"""What an edition left open, closed by a meeting: a revision of the same line, from a day on."""

from collections.abc import Container, Iterable
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
from yaodian.core.propose.recall import decided_before
from yaodian.site.actions.decide_edition import Deciding, decide_edition
from yaodian.site.actions.refusal import Refusal
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Edition
from yaodian.site.pages.adoption_form import FIELDS, adoption_in
from yaodian.site.pages.editions import in_words, own_edition, trail_to
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.review import as_last_year, read_as_corrected
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.plans import plan, successor_of
from yaodian.site.queries.readings import former_decisions, former_edition


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


def _former(row: Edition) -> dict[str, tuple[str, Decision]]:
    """By duty key: what the body decided for an earlier year, in words, and the decision that says so again."""
    names, year = load_catalogue().names, row.year or row.first_day.year
    before = decided_before(definitions(row.sha256).duties, former_decisions(former_edition(row.body_uid, year)))
    return {
        key: (as_last_year(decision, duty, names), decision)
        for key, (decision, duty) in before.items()
        if decision.accepted
    }


def _taken(request: HttpRequest, row: Edition, by: str) -> tuple[Decision, ...]:
    said = {"offer": _offers(row), "last": _former(row)}
    open_keys = [duty.key for duty in definitions(row.sha256).duties if duty.undecided]
    chosen = ((key, said.get(request.POST.get(f"d-{key}", ""), {})) for key in open_keys)
    return tuple(replace(offers[key][1], start=0, by=by) for key, offers in chosen if key in offers)


def _chosen(request: HttpRequest, keys: Iterable[str], former: Container[str]) -> dict[str, str]:
    """Choice by duty. What is taken for all only fills in the form: nothing is decided by it."""
    every = request.POST.get("all")
    typed = {key: request.POST.get(f"d-{key}", "") for key in keys}
    if every == "last":
        return {key: "last" if key in former else choice for key, choice in typed.items()}
    return {key: {"offer": "offer", "none": ""}.get(every or "", choice) for key, choice in typed.items()}


def _deciding(request: HttpRequest, viewer: Viewer, row: Edition, problems: Iterable[Problem]) -> HttpResponse:
    problems, offers, duties = tuple(problems), _offers(row), definitions(row.sha256).duties
    former = _former(row)
    chosen = _chosen(request, [duty.key for duty in duties if duty.undecided], former)
    said = {"offer": offers, "last": former}
    closed = {key: said[choice][key][1] for key, choice in chosen.items() if key in said.get(choice, {})}
    decided = tuple(apply(duty, closed[duty.key]) if duty.key in closed else duty for duty in duties)
    standing = load_catalogue().baseline()
    context = {
        "title": "明确待定事项",
        "edition": row,
        "open": [
            (one, offers.get(one.duty.key, ("",))[0], former.get(one.duty.key, ("",))[0], chosen.get(one.duty.key, ""))
            for one in in_words(duty for duty in duties if duty.undecided)
        ],
        "former": len(former),
        "burden": burden((*standing, *decided)),
        "before": burden((*standing, *duties)),
        "typed": request.POST,
        "today": viewer.on.isoformat(),
        "problems": [(problem, FIELDS.get(problem.where, "")) for problem in problems],
        "trail": trail_to(row, "明确待定事项"),
    }
    return show(request, "edition_decide.html", context, status=422 if problems else 200)
