"""待办: what a body owes, until when and why, and the form that answers it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.catalogue import Catalogue
from yaodian.core.period import Rhythm, Span, cycle_of, written
from yaodian.core.roster.selector import Who
from yaodian.core.verdict.verdict import Verdict
from yaodian.files.workdays import load_workdays
from yaodian.site.catalogue import load_catalogue
from yaodian.site.pages.around import inner
from yaodian.site.pages.bindings import bindings_on
from yaodian.site.pages.bundles import Bundle, bundled
from yaodian.site.pages.choosing import Choosing, choose_body
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.slot_rows import DONE, Bearers, Row, rows
from yaodian.site.pages.telling import is_every_time
from yaodian.site.pages.words import VERDICTS
from yaodian.site.queries.attendance import due_persons
from yaodian.site.queries.bodies import Placed, bodies_on
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.judging import judgements, year_of
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.staffing import staffed

# How far back an unfinished slot of last year is still shown.
LOOKING_BACK = timedelta(days=45)
# Key and word of each group, and the verdict whose shape stands beside the word.
GROUPS = (
    ("soon", "本月要办", Verdict.OPEN),
    ("missed", VERDICTS[Verdict.MISSED], Verdict.MISSED),
    ("undecided", VERDICTS[Verdict.UNDECIDED], Verdict.UNDECIDED),
    ("running", VERDICTS[Verdict.OPEN], Verdict.OPEN),
    ("done", VERDICTS[Verdict.MET], Verdict.MET),
    ("rest", "未到期和不需办理", Verdict.AHEAD),
)
FOLDED = frozenset({"done", "rest"})


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of the to-do list that ask the same of the reader; `bundles`: the same rows by the form that they take."""

    key: str
    word: str
    verdict: Verdict
    rows: tuple[Row, ...]
    bundles: tuple[Bundle, ...]

    @property
    def urgent(self) -> bool:
        """What is asked of the reader now."""
        return self.key == "soon"

    @property
    def forms(self) -> int:
        """How many forms it takes."""
        return sum(bool(bundle.rows[0].forms) for bundle in self.bundles)

    @property
    def folded(self) -> bool:
        return self.key in FOLDED


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
    placed = bodies_on(viewer.scope, viewer.on)
    own = inner(placed, uid, catalogue, staffed(viewer.on))
    people = {one.uid: (one.name, place) for place in own for one in due_persons(place.body.uid, viewer.on)}
    census = snapshot().census(viewer.on)
    ours = {one.body.uid for one in own}
    every = _rows(viewer, own, people, catalogue)
    found = [row for row in every if census.home(row.judgement.bearer, row.duty.bearer) in ours]
    may_file = viewer.scope.can(Verb.FILE, own[0].path)
    bodies = [row for row in found if row.judgement.bearer not in people]
    context = {
        "title": f"{body.name} 待办",
        "body": body,
        "groups": grouped([_with_forms(row, may_file) for row in bodies], viewer.on, uid),
        "working": _working(viewer.on),
        "personal": personal([row for row in found if row.judgement.bearer in people]),
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


def grouped(found: Iterable[Row], on: date, root: str) -> tuple[Group, ...]:
    """What has to be done this month first, then open work by due day, then by the order of organisations; nothing is
    sorted by how much of it there is.
    """
    by_group: dict[str, list[Row]] = {key: [] for key, _, _ in GROUPS}
    for row in found:
        by_group[_group(row, on)].append(row)
    ordered = {key: sorted(rows, key=_day) for key, rows in by_group.items()}
    return tuple(
        Group(key, word, verdict, tuple(ordered[key]), _bundles(key, ordered[key], root))
        for key, word, verdict in GROUPS
    )


def _bundles(key: str, rows: Sequence[Row], root: str) -> tuple[Bundle, ...]:
    """Only what is asked now is put together: whether a later duty goes with it is not known yet."""
    return bundled(rows, root) if key == "soon" else tuple(Bundle((row,)) for row in rows)


def _group(row: Row, on: date) -> str:
    due = row.judgement.due
    if row.verdict is Verdict.OPEN:
        return "soon" if due and due <= month_end(on) and _asks_now(row) else "running"
    if row.verdict in DONE:
        return "done"
    named = {Verdict.GRACE: "soon", Verdict.MISSED: "missed", Verdict.UNDECIDED: "undecided"}
    return named.get(row.verdict, "rest")


def _asks_now(row: Row) -> bool:
    """A condition of every meeting asks for nothing until there is a meeting without it."""
    return row.is_unknown or not is_every_time(row.duty)


def _day(row: Row) -> date:
    return row.deadline or date.max


def month_end(on: date) -> date:
    return cycle_of(Rhythm.MONTH, on).span.last


def _working(on: date) -> str:
    """How much of the month is left to work in; 暂定 in a year whose notice has not been loaded."""
    calendar, last = load_workdays(), month_end(on)
    left = calendar.workdays_within(on, last)
    if not left:
        return "本月已经没有工作日"
    said = f"本月（含今天）还有{left}个工作日，最后一个工作日是{written(calendar.last_workday(last))}"
    return said if calendar.is_certain(on) else f"{said}（{on.year}年的放假安排没有导入，按周末推算，暂定）"


def personal(found: Iterable[Row]) -> tuple[Personal, ...]:
    """Duties of persons, each with its people in the order of the roster; what does not apply is left out."""
    by_duty: dict[tuple[str, str], list[Row]] = {}
    for row in found:
        if row.verdict not in (Verdict.VOID, Verdict.AHEAD):
            by_duty.setdefault((row.judgement.duty, row.judgement.cycle), []).append(row)
    return tuple(Personal(own[0].title, own[0].cycle, own[0].sentence, tuple(own)) for own in by_duty.values())
