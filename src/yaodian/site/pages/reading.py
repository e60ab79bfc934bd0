"""年度要点 read in: the text as pasted or uploaded, kept to the character."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.secrecy import secrecy_mark_of_name
from yaodian.core.plan import read
from yaodian.core.problem import Problem
from yaodian.files.documents import document_of
from yaodian.site.actions.enter_plan import NewPlan, enter_plan
from yaodian.site.actions.refusal import Refusal
from yaodian.site.models import Plan
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.queries.editions import edition
from yaodian.site.queries.scope import Verb

LONGEST_TITLE = 300
LOOK = "读出的文字已填在下面，核对后再点“读取”"


@dataclass(frozen=True, slots=True)
class Read:
    """What became of one file of several: a plan in preparation with what is to be known of it, or why it is none."""

    name: str
    plan: Plan | None = None
    faults: tuple[Problem, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.scope.may(Verb.ADOPT):
        raise Http404
    amends = request.POST.get("amends", "") or request.GET.get("amends", "")
    if request.method != "POST":
        return _new(request, amends)
    uploads = uploaded(request)
    if len(uploads) > 1 or "several" in request.POST or (uploads and "file" not in request.FILES):
        return _several(request, viewer, uploads)
    text, problems = given(request)
    if problems:
        return _new(request, amends, text=text, problems=problems)
    entered = _enter(viewer, text, file_name(request))
    if isinstance(entered, Refusal):
        return _new(request, amends, text=text, problems=entered.problems)
    query = f"?amends={amends}" if amends else ""
    return HttpResponseRedirect(reverse("plan-review", args=[entered.uid]) + query)


def uploaded(request: HttpRequest) -> list[UploadedFile]:
    """The files that were chosen, one by one or as a folder, where nothing was pasted."""
    if request.POST.get("text", "").strip():
        return []
    return [*request.FILES.getlist("file"), *request.FILES.getlist("folder")]


def _enter(viewer: Viewer, text: str, file_name: str) -> Plan | Refusal:
    title = read(text).plan.title or "年度要点"
    new = NewPlan(title=title[:LONGEST_TITLE], text=text, file_name=file_name)
    return enter_plan(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)


def _several(request: HttpRequest, viewer: Viewer, uploads: list[UploadedFile]) -> HttpResponse:
    """Each file by itself: one that cannot be read does not stop the rest."""
    rows = [_read_in(viewer, upload) for upload in uploads]
    context = {
        "title": "读取多份要点",
        "rows": rows,
        "done": sum(row.plan is not None for row in rows),
        "trail": (Crumb("年度要点", reverse("plans")), Crumb("读取多份要点")),
    }
    return show(request, "plan_files.html", context)


def _read_in(viewer: Viewer, upload: UploadedFile) -> Read:
    name = upload.name or "文件"
    found = document_of(name, upload.read())
    if isinstance(found, Problem):
        return Read(name, faults=(found,))
    entered = _enter(viewer, found.text, name)
    return Read(name, faults=entered.problems) if isinstance(entered, Refusal) else Read(name, entered, found.notes)


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
