"""文号 and 印发日期 of an adopted edition, which often come days after the meeting."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.actions.issue_edition import Issuing, issue_edition
from yaodian.site.actions.refusal import Refusal
from yaodian.site.models import Edition
from yaodian.site.pages.adoption_form import no_issue_day
from yaodian.site.pages.editions import own_edition, trail_to
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.version import typed_version
from yaodian.site.queries.issued import issued_as

FIELDS = {"文号": "doc_no", "印发日期": "issued_on"}


@require_http_methods(["GET", "HEAD", "POST"])
@page
def edition_issue(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = own_edition(viewer, uid)
    known = issued_as(row)
    if request.method != "POST":
        day = known.issued_on.isoformat() if known.issued_on else ""
        return _form(request, row, {"doc_no": known.doc_no, "issued_on": day, "version": known.version})
    typed = {name: request.POST.get(name, "").strip() for name in (*FIELDS.values(), "version")}
    if wrong := tuple(no_issue_day(typed["issued_on"])):
        return _form(request, row, typed, wrong)
    new = Issuing(
        edition_uid=uid,
        doc_no=typed["doc_no"],
        issued_on=read_day(typed["issued_on"]),
        version=typed_version(typed["version"]),
    )
    result = issue_edition(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _form(request, row, typed, result.problems)
    return HttpResponseRedirect(reverse("edition", args=[uid]))


def _form(
    request: HttpRequest, row: Edition, typed: Mapping[str, object], problems: Iterable[Problem] = ()
) -> HttpResponse:
    said = [(problem, FIELDS.get(problem.where, "")) for problem in problems]
    context = {
        "title": "文号和印发日期",
        "edition": row,
        "typed": typed,
        "problems": said,
        "trail": trail_to(row, "文号和印发日期"),
    }
    return show(request, "edition_issue.html", context, status=422 if said else 200)
