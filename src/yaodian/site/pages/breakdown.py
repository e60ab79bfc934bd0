"""任务分解: who carries each sentence, prefilled and edited in one table, before the plan is adopted."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from yaodian.core.breakdown.prefill import Knowledge, Prefilled, Whence, prefill
from yaodian.core.breakdown.units import units_of, units_text
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.problem import Problem
from yaodian.site.actions.assign_tasks import UNITS, WORDS, Assigned, Breakdown, assign_tasks
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Assignment as Row
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.plan_desk import Desk, desk_of
from yaodian.site.queries.breakdowns import last_table, rows_of, unit_names, value_of

WHENCE = {Whence.SAID: "原文", Whence.DUTY: "应尽之责", Whence.LAST: "沿用上一张表"}
CELLS: Mapping[str, str] = {**UNITS, **{name: title for name, (title, _) in WORDS.items()}}
MENDED = "这一条刚刚被别人改过，已换成现在的内容"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as shown: its name on the form, its title, what stands in it, and where that came from."""

    name: str
    key: str
    title: str
    text: str
    whence: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its row, as kept or as offered. `version` 0: not kept yet. `note`: what happened to it. `lead`:
    the field that gives all rows of its item which have none the same lead.
    """

    number: int
    assignment: Assignment
    version: int
    listed: bool
    whence: Mapping[str, Whence] = field(default_factory=dict)
    note: str = ""
    lead: str = ""

    @property
    def name(self) -> str:
        return f"t-{self.assignment.start}"

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(self._cell(key, title) for key, title in CELLS.items())

    def _cell(self, key: str, title: str) -> Cell:
        value = getattr(self.assignment, key)
        text = value if isinstance(value, str) else units_text(value)
        source = self.whence.get(key)
        return Cell(f"{self.name}-{key}", key, title, text, WHENCE[source] if source else "")


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_tasks(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    desk = desk_of(request, viewer, uid)
    names = unit_names(desk.issuer, viewer.on)
    lines = lines_of(desk, names)
    if request.method != "POST":
        return _shown(request, desk, lines, names)
    lines = tuple(_typed(lines, request.POST, names))
    rows = tuple(Assigned(one.assignment, one.version, one.listed) for one in lines)
    stale = any(one.note for one in lines)
    new = Breakdown(desk.plan.uid, desk.issuer, rows)
    result = None if stale else assign_tasks(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if result is None or isinstance(result, Refusal):
        return _shown(request, desk, lines, names, refusal=result)
    saved = f"saved={result}"
    return HttpResponseRedirect(desk.address("plan-tasks") + (f"&{saved}" if desk.query else f"?{saved}"))


def lines_of(desk: Desk, names: Mapping[str, str]) -> tuple[Line, ...]:
    """Every sentence: its row where there is one, else what is offered."""
    last = last_table(desk.issuer, desk.plan.uid)
    issuer = Unit(next(name for name, uid in names.items() if uid == desk.issuer), desk.issuer)
    known = Knowledge(desk.found.plan, desk.found.found, load_catalogue().names, names, last, issuer)
    kept = {row.start: row for row in rows_of(desk.plan.uid, desk.issuer)}
    offered = prefill(desk.decided, known)
    lines = (_line(n, one, kept.get(one.assignment.start)) for n, one in enumerate(offered, 1))
    return tuple(_with_item(lines))


def _with_item(lines: Iterable[Line]) -> Iterator[Line]:
    fields: dict[str, str] = {}
    for one in lines:
        yield replace(one, lead=fields.setdefault(one.assignment.item, f"lead-{len(fields) + 1}"))


def _line(number: int, offered: Prefilled, row: Row | None) -> Line:
    if row:
        return Line(number, value_of(row), row.version, row.listed)
    return Line(number, offered.assignment, 0, offered.asks, offered.whence)


def _typed(lines: Iterable[Line], data: MultiValueDict[str, str], names: Mapping[str, str]) -> Iterator[Line]:
    """The lines as sent. One that somebody else changed meanwhile is shown as it stands now, and said so."""
    for one in lines:
        if str(data.get(f"{one.name}-version", "")) != str(one.version):
            yield replace(one, note=MENDED) if f"{one.name}-version" in data else one
            continue
        cells = {cell.key: _read(cell, data, names) for cell in one.cells if cell.name in data}
        listed = f"{one.name}-listed" in data
        row = replace(one.assignment, **cells)  # type: ignore[arg-type]
        if listed and not row.lead:
            row = replace(row, lead=units_of(str(data.get(one.lead, "")), names))
        yield replace(one, assignment=row, listed=listed)


def _read(cell: Cell, data: MultiValueDict[str, str], names: Mapping[str, str]) -> object:
    text = " ".join(str(data.get(cell.name, "")).split()) if cell.key in WORDS else str(data.get(cell.name, ""))
    return units_of(text, names) if cell.key in UNITS else text


def _shown(
    request: HttpRequest,
    desk: Desk,
    lines: tuple[Line, ...],
    names: Mapping[str, str],
    *,
    refusal: Refusal | None = None,
) -> HttpResponse:
    stale = tuple(
        Problem(f"第{one.number}句", one.note, "请核对后再保存，其他已填写的内容都在") for one in lines if one.note
    )
    problems = (*stale, *(refusal.problems if refusal else ()))
    listed = [one for one in lines if one.listed]
    words = _words(listed, names)
    context = {
        "title": "任务分解",
        "paper": "broad",
        "desk": desk,
        "lines": listed,
        "left": [one for one in lines if not one.listed],
        "columns": tuple(CELLS.items()),
        "new": all(not one.version for one in lines),
        "leaderless": sum(not one.assignment.lead for one in listed),
        "words": words,
        "cut_short": any(near for _, near in words),
        "names": names,
        "saved": request.GET.get("saved", ""),
        "problems": [(problem, "") for problem in problems],
        "steps": desk.steps("plan-tasks"),
        "trail": desk.trail("任务分解"),
    }
    conflict = stale or (refusal and refusal.why is Why.CONFLICT)
    return show(request, "plan_tasks.html", context, status=409 if conflict else 422 if problems else 200)


def _words(lines: Iterable[Line], names: Iterable[str]) -> list[tuple[str, str]]:
    """Names in the table that are no bodies of the installation, so that nobody is asked for them; each with the body
    whose name begins with it: then it may be only cut short, and comes first.
    """
    words = dict.fromkeys(unit.name for one in lines for unit in one.assignment.units if not unit.uid)
    known = tuple(names)
    near = {word: next((name for name in known if name.startswith(word)), "") for word in words}
    return sorted(near.items(), key=lambda pair: not pair[1])
