"""A filled-in sheet taken in: first the differences row by row with every fault, then all of them in one action."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from hashlib import sha256

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from yaodian.core.breakdown.difference import Asked, Compared, SheetRow, compare
from yaodian.core.breakdown.opinion import SILENCE
from yaodian.core.problem import Problem
from yaodian.files.attachments import taken
from yaodian.files.opinion_sheet import read_opinions
from yaodian.site.actions.give_opinions import Given, take_opinions
from yaodian.site.actions.refusal import Refusal
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.plan_desk import Desk, desk_of
from yaodian.site.queries.attendance import bodies_alive
from yaodian.site.queries.breakdowns import asked, consultations

NO_FILE = Problem("征求意见表", "没有选择文件", "请选择单位填好的 .xlsx 文件")
CHANGED = Problem("意见", "核对期间有单位改了意见，下面已按现在的情况重新比对", "请核对后再写入")
MOST_ROWS = 2000


@require_http_methods(["GET", "HEAD", "POST"])
@page
def opinion_import(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    desk = desk_of(request, viewer, uid)
    if request.method != "POST":
        return _shown(request, desk, ())
    sent = consultations(desk.plan.uid, desk.issuer)
    known = asked(desk.plan.uid, desk.issuer, bodies_alive(set(sent), viewer.on))
    if "rows" in request.POST:
        return _take(request, viewer, desk, known)
    rows, problems = _uploaded(request.FILES.getlist("file"))
    if problems:
        return _shown(request, desk, (), problems)
    return _compared(request, desk, compare(rows, known, today=viewer.on), known)


def _uploaded(files: Sequence[UploadedFile]) -> tuple[tuple[SheetRow, ...], tuple[Problem, ...]]:
    """The rows of every sheet, one unit's after the other; one file that cannot be read keeps all of them out."""
    read = [_read(file) for file in files]
    problems = tuple(one for one in read if isinstance(one, Problem)) if files else (NO_FILE,)
    rows = tuple(row for one in read if not isinstance(one, Problem) for row in one)
    if not problems and len(rows) > MOST_ROWS:
        problems = (Problem("征求意见表", f"一共有{len(rows)}行", f"请分几次上传，每次不超过{MOST_ROWS}行"),)
    return rows, problems


def _read(file: UploadedFile) -> tuple[SheetRow, ...] | Problem:
    found = taken(file.name or "", file.read(), settings.ENV.largest * 1024 * 1024)
    if isinstance(found, Problem):
        return found
    if found.format.key != "xlsx":
        return Problem(found.name, "不是 .xlsx 文件", "请上传由系统导出、单位填好的 .xlsx 文件")
    return read_opinions(found.name, found.data)


def _take(request: HttpRequest, viewer: Viewer, desk: Desk, known: tuple[Asked, ...]) -> HttpResponse:
    """What was shown is what is written: where an answer has changed meanwhile, it is compared and shown again."""
    found = compare(_sent(request.POST.get("rows", "")), known, today=viewer.on)
    if request.POST.get("state") != state_of(known):
        return _compared(request, desk, found, known, (CHANGED,))
    if any(one.faults for one in found):
        return _compared(request, desk, found, known)
    given = tuple(
        Given(one.asked.unit, one.after, one.asked.before) for one in found if one.changes and one.asked and one.after
    )
    table = desk.plan.uid, desk.issuer
    result = take_opinions(actor=viewer.account, table=table, given=given, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _compared(request, desk, found, known, result.problems)
    mark = "&" if desk.query else "?"
    return HttpResponseRedirect(f"{desk.address('plan-opinions')}{mark}imported={result}")


def _sent(text: str) -> tuple[SheetRow, ...]:
    """The rows as the page sent them back; anything else is no row."""
    try:
        lines = json.loads(text)
        return tuple(
            SheetRow(int(line.pop("number")), **{key: str(value) for key, value in line.items()}) for line in lines
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def state_of(known: Iterable[Asked]) -> str:
    """Which answers there were when the differences were shown."""
    said = sorted((one.unit, one.start, one.version, repr(one.before)) for one in known)
    return sha256(repr(said).encode()).hexdigest()


def _compared(
    request: HttpRequest,
    desk: Desk,
    found: tuple[Compared, ...],
    known: tuple[Asked, ...],
    problems: tuple[Problem, ...] = (),
) -> HttpResponse:
    return _shown(request, desk, found, problems, state=state_of(known))


def _shown(
    request: HttpRequest,
    desk: Desk,
    found: tuple[Compared, ...],
    problems: tuple[Problem, ...] = (),
    *,
    state: str = "",
) -> HttpResponse:
    faults = sum(bool(one.faults) for one in found)
    context = {
        "title": "导入意见表",
        "desk": desk,
        "found": [one for one in found if one.changes or one.faults],
        "read": bool(found) or bool(state),
        "changes": sum(one.changes for one in found),
        "same": sum(not one.changes and not one.faults for one in found),
        "faults": faults,
        "back": desk.address("plan-opinions"),
        "silence": SILENCE,
        "rows": json.dumps([asdict(one.row) for one in found], ensure_ascii=False),
        "state": state,
        "problems": [(problem, "") for problem in problems],
        "steps": desk.steps("plan-opinions"),
        "trail": (*desk.trail("征求意见")[:-1], Crumb("征求意见", desk.address("plan-opinions")), Crumb("导入意见表")),
    }
    return show(request, "opinion_import.html", context, status=422 if problems or faults else 200)
