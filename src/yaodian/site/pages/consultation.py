"""征求意见 as the office sees it: to whom the draft was sent, what came back, and the office's replies."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.typed import read_day
from yaodian.core.period import LAST_DAY
from yaodian.core.problem import Problem
from yaodian.site.actions.consult_units import Consulting, consult_units
from yaodian.site.actions.refusal import Refusal, Why, invalid
from yaodian.site.actions.reply_opinion import Replying, reply_opinion
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.parties import parties
from yaodian.site.pages.plan_desk import Desk, desk_of
from yaodian.site.pages.version import typed_version


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_opinions(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    desk = desk_of(request, viewer, uid)
    if request.method != "POST":
        return _shown(request, viewer, desk)
    refusal = _reply(request, viewer) if "opinion" in request.POST else _send(request, viewer, desk)
    return _shown(request, viewer, desk, refusal) if refusal else HttpResponseRedirect(desk.address("plan-opinions"))


def _send(request: HttpRequest, viewer: Viewer, desk: Desk) -> Refusal | None:
    given = request.POST.get("due_on", "").strip()
    by = read_day(given) if given else LAST_DAY
    if by is None:
        return invalid("答复期限", "不是一个日期", "请填写日期，或留空")
    new = Consulting(desk.plan.uid, desk.issuer, tuple(request.POST.getlist("unit")), by)
    result = consult_units(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    return result if isinstance(result, Refusal) else None


def _reply(request: HttpRequest, viewer: Viewer) -> Refusal | None:
    taken = request.POST.get("taken", "")
    if taken not in ("yes", "no"):
        return invalid("答复", "没有选采纳或不采纳", "请选择一项")
    version = typed_version(request.POST.get("version", ""))
    new = Replying(request.POST.get("opinion", ""), version, taken == "yes", request.POST.get("words", ""))
    result = reply_opinion(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    return result if isinstance(result, Refusal) else None


def _shown(request: HttpRequest, viewer: Viewer, desk: Desk, refusal: Refusal | None = None) -> HttpResponse:
    found = parties(desk.plan.uid, desk.issuer, viewer.on)
    every = [one for party in found for one in party.told]
    problems: tuple[Problem, ...] = refusal.problems if refusal else ()
    context = {
        "title": "征求意见",
        "desk": desk,
        "parties": found,
        "asked": sum(party.sent is not None for party in found),
        "silent": sum(party.sent is not None and not any(one.opinion for one in party.told) for party in found),
        "waiting": [one for one in every if one.wants_reply],
        "replied": [one for one in every if one.is_replied],
        "typed": request.POST,
        "imported": request.GET.get("imported", ""),
        "problems": [(problem, "") for problem in problems],
        "steps": desk.steps("plan-opinions"),
        "trail": desk.trail("征求意见"),
    }
    status = 409 if refusal and refusal.why is Why.CONFLICT else 422 if refusal else 200
    return show(request, "plan_opinions.html", context, status=status)
