"""征求意见 as a unit sees it: its own sentences of the draft, and its answer to each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods, require_safe

from yaodian.core.breakdown.opinion import SILENCE, STANCES, Opinion, Stance
from yaodian.core.breakdown.table import HEADING, Task, tasks
from yaodian.files.opinion_sheet import AskedRow, opinion_sheet
from yaodian.site.actions.give_opinions import Given, give_opinions
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.save_draft import drop_draft
from yaodian.site.models import Body, Consultation, Reply
from yaodian.site.models import Opinion as Row
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.plan_desk import desk_of
from yaodian.site.pages.preparing import typed_in
from yaodian.site.pages.task_papers import download
from yaodian.site.pages.version import typed_version
from yaodian.site.queries.attendance import bodies_alive
from yaodian.site.queries.breakdowns import (
    adopted,
    assignments,
    consultation,
    consultations,
    opinions,
    replies,
    rows_of,
    said,
)
from yaodian.site.queries.plans import plan
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of

FORM = "consult"


@dataclass(frozen=True, slots=True)
class Question:
    """One sentence put to the unit. `seen` is the version of the row, `given` its answer as kept.

    A row that names the unit no longer stays in sight with what was said about it, and is not asked any more.
    """

    task: Task
    seen: int
    given: Row | None
    reply: Reply | None
    typed: MultiValueDict[str, str]
    asked: bool = True

    @property
    def name(self) -> str:
        return f"o-{self.task.assignment.start}"

    @property
    def details(self) -> list[tuple[str, str]]:
        return [pair for pair in list(zip(HEADING, self.task.cells, strict=True))[2:] if pair[1]]

    @property
    def version(self) -> int:
        return self.given.version if self.given else 0

    @property
    def word(self) -> str:
        return STANCES[Stance(self.given.stance)] if self.given else SILENCE

    @property
    def is_stale(self) -> bool:
        return self.given is not None and self.given.seen < self.seen

    @property
    def answer(self) -> str:
        return self._typed("answer", self.given.stance if self.given else "")

    @property
    def reason(self) -> str:
        return self._typed("reason", self.given.reason if self.given else "")

    @property
    def to(self) -> str:
        return self._typed("to", self.given.to if self.given else "")

    def _typed(self, part: str, kept: str) -> str:
        return str(self.typed.get(f"{self.name}-{part}", kept)).strip()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was sent to a unit, for whoever sees it."""

    sent: Consultation
    body: Body
    questions: tuple[Question, ...]
    may_answer: bool


@require_http_methods(["GET", "HEAD", "POST"])
@page
def consult(request: HttpRequest, viewer: Viewer, uid: str, body: str) -> HttpResponse:
    sheet = _sheet(request, viewer, uid, body)
    if request.method != "POST":
        return _shown(request, viewer, sheet)
    given = tuple(_given(sheet, viewer.on, claim="claim" in request.POST))
    result = give_opinions(actor=viewer.account, asked=(uid, body), given=given, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _shown(request, viewer, sheet, result)
    drop_draft(actor=viewer.account, form=FORM, object=_about(sheet))
    return HttpResponseRedirect(f"{reverse('consult', args=[uid, body])}?saved={result}")


@require_safe
@page
def consult_sheet(request: HttpRequest, viewer: Viewer, uid: str, body: str) -> HttpResponse:
    """The same as an .xlsx to be filled in."""
    sheet = _sheet(request, viewer, uid, body)
    return download(_file_name(sheet), _file(sheet))


@require_safe
@page
def consult_sheets(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    """The sheets of all units that the viewer's body asked, in one archive, to be handed out."""
    desk = desk_of(request, viewer, uid)
    asked = bodies_alive(set(consultations(uid, desk.issuer)), viewer.on)
    sheets = [_sheet(request, viewer, uid, body) for body in asked]
    if not sheets:
        raise Http404
    box = BytesIO()
    with ZipFile(box, "w", ZIP_DEFLATED) as archive:
        for sheet in sheets:
            archive.writestr(_file_name(sheet), _file(sheet))
    return download("征求意见－全部意见表.zip", box.getvalue())


def _file_name(sheet: Sheet) -> str:
    return f"征求意见－{sheet.body.name}.xlsx"


def _file(sheet: Sheet) -> bytes:
    asked = (one for one in sheet.questions if one.asked)
    rows = [AskedRow(one.task, one.seen, said(one.given) if one.given else None) for one in asked]
    return opinion_sheet(sheet.body.uid, rows)


def _sheet(request: HttpRequest, viewer: Viewer, uid: str, body: str) -> Sheet:
    unit, sent = viewer.body(body), consultation(viewer.scope, uid, body)
    if sent is None:
        raise Http404
    may = viewer.scope.can(Verb.FILE, path_of(body, viewer.on)) and adopted(uid, sent.issuer_uid) is None
    typed = typed_in(request, viewer, (FORM, f"{uid}-{body}"))
    return Sheet(sent, unit, tuple(_questions(sent, body, typed)), may)


def _questions(sent: Consultation, body: str, typed: MultiValueDict[str, str]) -> Iterator[Question]:
    table = sent.plan_uid, sent.issuer_uid
    versions = {row.start: row.version for row in rows_of(*table)}
    given = {start: row for (unit, start), row in opinions(*table).items() if unit == body}
    answered = replies(list(given.values()))
    for task in tasks(assignments(*table)):
        row, named = given.get(task.assignment.start), task.assignment.names(body)
        reply = answered.get(row.uid) if row else None
        if named or row:
            yield Question(task, versions[task.assignment.start], row, reply, typed, named)


def _given(sheet: Sheet, on: date, *, claim: bool) -> Iterator[Given]:
    """Every sentence with an answer. One that says what was said before keeps its day. `claim`: whoever answers said
    that all the others are claimed.
    """
    for one in sheet.questions:
        answer = one.answer or (Stance.CLAIM if claim else "")
        if not one.asked or answer not in set(Stance):
            continue
        seen = typed_version(str(one.typed.get(f"{one.name}-seen", "")))
        opinion = Opinion(one.task.assignment.start, Stance(answer), on, one.reason, one.to, seen)
        before = said(one.given) if one.given else None
        if before and (before.content, before.version) == (opinion.content, opinion.version):
            continue
        looked_at = typed_version(str(one.typed.get(f"{one.name}-version", ""))) == one.version
        yield Given(sheet.body.uid, opinion, before if looked_at else None)


def _about(sheet: Sheet) -> str:
    return f"{sheet.sent.plan_uid}-{sheet.body.uid}"


def _shown(request: HttpRequest, viewer: Viewer, sheet: Sheet, refusal: Refusal | None = None) -> HttpResponse:
    text = plan(sheet.sent.plan_uid)
    context: Mapping[str, object] = {
        "title": "征求意见",
        "plan": text,
        "sheet": sheet,
        "silent": sum(one.given is None for one in sheet.questions),
        "answers": [(str(answer), word) for answer, word in STANCES.items()],
        "saved": request.GET.get("saved", ""),
        "draft_form": FORM,
        "about": _about(sheet),
        "problems": [(problem, "") for problem in (refusal.problems if refusal else ())],
        "trail": (Crumb("年度要点", reverse("plans")), Crumb("征求意见")),
    }
    status = 409 if refusal and refusal.why is Why.CONFLICT else 422 if refusal else 200
    return show(request, "consult.html", context, status=status)
