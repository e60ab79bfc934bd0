"""A 通知 taken back: who decided it, why, and from which day on."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.withdraw_notice import Withdrawal, withdraw_notice
from yaodian.site.models import Edition
from yaodian.site.pages.editions import found_edition, trail_to
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.queries.notices import is_notice, rows_of_notice, taken_up
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of

FIELDS = {"决定人": "by", "撤回原因": "reason", "撤回日期": "first_day"}


@require_http_methods(["GET", "HEAD", "POST"])
@page
def notice_withdraw(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = found_edition(viewer, uid)
    held = rows_of_notice(row.plan_uid) if is_notice(row) else []
    mine = all(viewer.scope.can(Verb.ADOPT, path_of(one.body_uid, viewer.on)) for one in held)
    if not held or not mine or taken_up(row.plan_uid) is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, viewer, row)
    first_day = read_day(request.POST.get("first_day", "").strip())
    if first_day is None:
        missing = Problem("撤回日期", "没有填写，或不是一个日期", "请填写日期")
        return _shown(request, viewer, row, [missing])
    new = Withdrawal(
        edition_uid=uid,
        by=request.POST.get("by", "").strip(),
        reason=request.POST.get("reason", "").strip(),
        first_day=first_day,
    )
    result = withdraw_notice(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _shown(request, viewer, row, result.problems)
    return HttpResponseRedirect(f"{reverse('edition', args=[result[0].uid])}?withdrawn=1")


def _shown(request: HttpRequest, viewer: Viewer, row: Edition, problems: Iterable[Problem] = ()) -> HttpResponse:
    problems = tuple(problems)
    context = {
        "title": "撤回通知",
        "edition": row,
        "typed": {name: request.POST.get(name, "") for name in FIELDS.values()},
        "today": max(viewer.on, row.first_day).isoformat(),
        "problems": [(problem, FIELDS.get(problem.where, "")) for problem in problems],
        "trail": trail_to(row, "撤回"),
    }
    return show(request, "notice_withdraw.html", context, status=422 if problems else 200)
