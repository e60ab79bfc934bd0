"""年度要点 read in: the text as pasted or uploaded, kept to the character."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.secrecy import secrecy_mark_of_name
from yaodian.core.plan import read
from yaodian.core.problem import Problem
from yaodian.files.documents import document_of
from yaodian.site.actions.enter_plan import NewPlan, enter_plan
from yaodian.site.actions.refusal import Refusal
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.queries.editions import edition
from yaodian.site.queries.scope import Verb

LONGEST_TITLE = 300
LOOK = "读出的文字已填在下面，核对后再点“读取”"


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.ADOPT):
        raise Http404
    amends = request.POST.get("amends", "") or request.GET.get("amends", "")
    if request.method != "POST":
        return _new(request, amends)
    text, problems = given(request)
    if problems:
        return _new(request, amends, text=text, problems=problems)
    title = read(text).plan.title or "年度要点"
    new = NewPlan(title=title[:LONGEST_TITLE], text=text, file_name=file_name(request))
    entered = enter_plan(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(entered, Refusal):
        return _new(request, amends, text=text, problems=entered.problems)
    query = f"?amends={amends}" if amends else ""
    return HttpResponseRedirect(reverse("plan-review", args=[entered.uid]) + query)


def given(request: HttpRequest) -> tuple[str, tuple[Problem, ...]]:
    """What was pasted, else what was uploaded. With both, it was read and somebody must look first."""
    pasted = request.POST.get("text", "").replace("\r\n", "\n")
    upload = request.FILES.get("file")
    if pasted.strip() or upload is None:
        missing = Problem("要点全文", "没有内容", "请粘贴正文，或选择文件")
        return pasted, () if pasted.strip() else (missing,)
    name = upload.name or "文件"
    found = document_of(name, upload.read())
    if isinstance(found, Problem):
        return "", (found,)
    # A name that is marked is refused with the text, whatever else there is to say.
    notes = () if secrecy_mark_of_name(name) else found.notes
    return found.text, tuple(Problem(one.where, one.what, f"{one.mend}；{LOOK}") for one in notes)


def file_name(request: HttpRequest) -> str:
    """Of what was uploaded, where nothing was pasted."""
    upload = request.FILES.get("file")
    return (upload.name or "") if upload and not request.POST.get("text", "").strip() else ""


def _new(request: HttpRequest, amends: str, *, text: str = "", problems: Iterable[Problem] = ()) -> HttpResponse:
    problems = tuple(problems)
    context = {
        "title": "读取要点",
        "text": text,
        "problems": [(problem, "text") for problem in problems],
        "amends": edition(amends) if amends else None,
        "trail": (Crumb("年度要点", reverse("plans")), Crumb("读取要点")),
    }
    return show(request, "plan_new.html", context, status=422 if problems else 200)
