"""The 任务分解表 as it was adopted, and as a file: whole or for one unit, of a draft or of an edition."""

from collections.abc import Callable, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yaodian.core.breakdown.table import HEADING, Task, printable, tasks
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.period.words import written
from yaodian.files.attachments import FORMATS
from yaodian.files.task_sheet import task_sheet
from yaodian.files.task_word import task_paper
from yaodian.site.models import Edition
from yaodian.site.pages.editions import found_edition, trail_to
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.plan_desk import desk_of
from yaodian.site.queries.breakdowns import assignments
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.issued import issued_as

LONGEST = 120  # characters of a file's name
MAKERS: dict[str, Callable[[str, str, Sequence[Task]], bytes]] = {"docx": task_paper, "xlsx": task_sheet}


@require_safe
@page
def edition_tasks(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = found_edition(viewer, uid)
    held = definitions(row.sha256).assignments
    if not held:
        raise Http404
    unit = request.GET.get("unit", "")
    context = {
        "title": "任务分解表",
        "paper": "broad",
        "edition": row,
        "issued": issued_as(row),
        "tasks": [(task, list(zip(HEADING, task.cells, strict=True))) for task in tasks(held, unit)],
        "heading": HEADING,
        "units": _units(held),
        "unit": unit,
        "trail": trail_to(row, "任务分解表"),
    }
    return show(request, "edition_tasks.html", context)


@require_safe
@page
def edition_tasks_file(request: HttpRequest, viewer: Viewer, uid: str, file: str) -> HttpResponse:
    row = found_edition(viewer, uid)
    return _file(row.title, _note(row), definitions(row.sha256).assignments, (file, request.GET.get("unit", "")))


def _note(row: Edition) -> str:
    """Number, meeting and day of adoption, day of issue, as far as they are known."""
    known = issued_as(row)
    went_out = f"{written(known.issued_on)}印发" if known.issued_on else ""
    return "　".join(filter(None, (known.doc_no, f"{row.meeting}{written(row.adopted_on)}通过", went_out)))


@require_safe
@page
def plan_tasks_file(request: HttpRequest, viewer: Viewer, uid: str, file: str) -> HttpResponse:
    """The draft as it stands."""
    desk = desk_of(request, viewer, uid)
    held = assignments(desk.plan.uid, desk.issuer)
    return _file(desk.plan.title, "征求意见稿", held, (file, request.GET.get("unit", "")))


def _file(title: str, note: str, held: tuple[Assignment, ...], wanted: tuple[str, str]) -> HttpResponse:
    """`wanted`: which format, for which unit (all without one)."""
    suffix, unit = wanted
    rows, names = tasks(held, unit), {one.uid: one.name for one in _units(held)}
    if suffix not in MAKERS or not rows:
        raise Http404
    title = printable(f"{title}任务分解表")
    said = printable("　".join(filter(None, (names.get(unit, ""), note))))
    return download(f"{title}{'－' if unit else ''}{names.get(unit, '')}.{suffix}", MAKERS[suffix](title, said, rows))


def download(name: str, data: bytes) -> HttpResponse:
    """A file to be saved, never opened by the browser as a page."""
    name = "".join(sign for sign in name if sign.isprintable() and sign not in '/\\:*?"<>|')[-LONGEST:]
    headers = {
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    suffix = name[name.rindex(".") :]
    mime = "application/zip" if suffix == ".zip" else FORMATS[suffix].mime
    return HttpResponse(data, content_type=mime, headers=headers)


def _units(held: tuple[Assignment, ...]) -> tuple[Unit, ...]:
    """Every body that the table names, in the order in which it does."""
    named = {unit.uid: unit for one in reversed(held) for unit in reversed(one.units) if unit.uid}
    return tuple(reversed(named.values()))
