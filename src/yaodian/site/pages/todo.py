"""待办: what a body owes, until when and why, and the form that answers it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.catalogue import Catalogue
from yaodian.core.period import Span, written
from yaodian.core.roster.selector import Who
from yaodian.core.verdict.verdict import Verdict
from yaodian.files.workdays import load_workdays
from yaodian.site.catalogue import load_catalogue
from yaodian.site.pages.around import inner
from yaodian.site.pages.bindings import bindings_on
from yaodian.site.pages.choosing import Choosing, choose_body
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.slot_rows import DONE, Bearers, Row, rows
from yaodian.site.pages.todo_groups import grouped, month_end
from yaodian.site.queries.attendance import due_lists
from yaodian.site.queries.bodies import Placed, bodies_on
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.judging import judgements, year_of
from yaodian.site.queries.scope import Verb

# How far back an unfinished slot of last year is still shown.
LOOKING_BACK = timedelta(days=45)
# What opens the list of persons by itself.
HURTS = frozenset({Verdict.GRACE, Verdict.MISSED})


@dataclass(frozen=True, slots=True)
class Personal:
    """A duty that persons of the body bear, person by person."""

    title: str
    cycle: str
    sentence: str
    rows: tuple[Row, ...]

    @property
    def done(self) -> int:
        return sum(row.verdict in DONE for row in self.rows)


@require_safe
@page
def choose(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return choose_body(request, viewer, Choosing("待办", "待办事项", "todo-body"))


@require_safe
@page
def todo(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    body = viewer.body(uid)
    catalogue = load_catalogue()
    census = snapshot().census(viewer.on)
    if uid not in census.places:
        raise Http404
    placed = bodies_on(viewer.scope, viewer.on, under=census.places[uid].path)
    own = inner(placed, uid, catalogue, census.staffed)
    due = due_lists([place.body.uid for place in own], viewer.on)
    people = {one.uid: (one.name, place) for place in own for one in due[place.body.uid]}
    ours = {one.body.uid for one in own}
    every = _rows(viewer, own, people, catalogue)
    found = [row for row in every if census.home(row.judgement.bearer, row.duty.bearer) in ours]
    may_file = viewer.scope.can(Verb.FILE, own[0].path)
    bodies = [row for row in found if row.judgement.bearer not in people]
    people_owe = personal([row for row in found if row.judgement.bearer in people])
    context = {
        "title": f"{body.name} 待办",
        "body": body,
        "groups": grouped([_with_forms(row, may_file) for row in bodies], viewer.on, uid),
        "working": _working(viewer.on),
        "personal": people_owe,
        "people_open": any(row.verdict in HURTS for duty in people_owe for row in duty.rows),
        "others": len(own) > 1,
        "trail": (Crumb("待办", reverse("todo")), Crumb(body.name)),
    }
    return show(request, "todo.html", context)


def _rows(
    viewer: Viewer, own: Sequence[Placed], people: dict[str, tuple[str, Placed]], catalogue: Catalogue
) -> list[Row]:
    year = year_of(viewer.on)
    within = Span(min(year.first, viewer.on - LOOKING_BACK), year.last)
    names = {one.body.uid: one.body.name for one in own} | {uid: name for uid, (name, _) in people.items()}
    paths = {one.body.uid: one.path for one in own} | {uid: place.path for uid, (_, place) in people.items()}
    bindings = bindings_on(viewer.on)
    above = bindings.adopters(own[0].path)
    asked = judgements(on=viewer.on, known=viewer.at, within=within, bearers=frozenset({*names, *above}), live=True)
    root = own[0].body.uid
    here = [j for j in asked if j.bearer in names and (j.verdict is not Verdict.UNDECIDED or j.bearer == root)]
    open_above = [j for j in asked if j.bearer in above and j.verdict is Verdict.UNDECIDED]
    open_above = [replace(j, bearer=root, opens=None) for j in open_above]
    kinds = {one.body.kind for one in own}
    made = rows([*here, *open_above], Bearers(names, paths), bindings, catalogue, on=viewer.on)
    return [row for row in made if _concerns(row, kinds) and not _long_over(row, year.first)]


def _concerns(row: Row, kinds: set[str]) -> bool:
    """An open duty of somebody above is shown only to those whom it may one day bind."""
    bearer = row.duty.bearer
    return row.verdict is not Verdict.UNDECIDED or (
        bearer.who is not Who.BODIES or bearer.here or not bearer.kinds or bool(kinds & set(bearer.kinds))
    )


def _long_over(row: Row, first: date) -> bool:
    """Last year's slots are shown only while something in them still hurts."""
    due = row.judgement.due
    return due is not None and due < first and row.verdict not in (Verdict.GRACE, Verdict.MISSED, Verdict.OPEN)


def _with_forms(row: Row, may_file: bool) -> Row:
    return replace(row, files=row.judgement.bearer) if may_file else row


def _working(on: date) -> str:
    """How much of the month is left to work in; 暂定 in a year whose notice has not been loaded."""
    calendar, last = load_workdays(), month_end(on)
    left = calendar.workdays_within(on, last)
    if not left:
        return "本月已经没有工作日"
    said = f"本月（含今天）还有{left}个工作日，最后一个工作日是{written(calendar.last_workday(last))}"
    return said if calendar.is_certain(on) else f"{said}（{on.year}年的放假安排没有导入，按周末推算，暂定）"


def personal(found: Iterable[Row]) -> tuple[Personal, ...]:
    """Duties of persons, each with its people in the order of the roster; what does not apply, and what only
    an occasion that has not come would ask, is left out.
    """
    by_duty: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        waits = row.verdict is Verdict.OPEN and not row.asks_now
        if row.verdict not in (Verdict.VOID, Verdict.AHEAD) and not waits:
            by_duty.setdefault((row.judgement.duty, row.judgement.cycle), []).append(row)
    return tuple(Personal(own[0].title, own[0].cycle, own[0].sentence, tuple(own)) for own in by_duty.values())
