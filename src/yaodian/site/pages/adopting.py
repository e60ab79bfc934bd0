"""年度要点 reviewed sentence by sentence, and adopted."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from yaodian.core.catalogue.typed import read_day
from yaodian.core.edition.overlay import Laid, Lies
from yaodian.core.plan.letter import letter_of
from yaodian.core.problem import Problem
from yaodian.core.propose import burden
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.save_draft import drop_draft
from yaodian.site.catalogue import load_catalogue
from yaodian.site.pages.adoption_form import no_issue_day
from yaodian.site.pages.checking import left_to_confirm
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.plan_desk import FORM, Desk, desk_of
from yaodian.site.pages.review import stretches
from yaodian.site.queries.breakdowns import assignments
from yaodian.site.queries.readings import former_edition

FIELDS = {
    "名称": "title",
    "通过会议": "meeting",
    "通过日期": "adopted_on",
    "文号": "doc_no",
    "印发日期": "issued_on",
    "生效日期": "first_day",
}
# How a duty lies to what binds the body anyway, where that has to be said.
LIES: Mapping[Lies, str] = {
    Lies.EQUAL: "与已有要求相同，合为一项，两个依据",
    Lies.WEAKER: "不高于已有要求，并入已有要求，按已有的标准办",
    Lies.RAISED: "高于已有要求，按这一版的标准办",
}


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_review(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    desk = desk_of(request, viewer, uid)
    if request.method != "POST" or "recount" in request.POST:
        return _shown(request, desk)
    return _adopt(request, viewer, desk)


def _adopt(request: HttpRequest, viewer: Viewer, desk: Desk) -> HttpResponse:
    adopted_on, first_day = read_day(desk.text("adopted_on")), read_day(desk.text("first_day"))
    problems = tuple(_missing(desk))
    if problems or adopted_on is None or first_day is None:
        return _shown(request, desk, problems)
    adoption = Adoption(
        meeting=desk.text("meeting"),
        adopted_on=adopted_on,
        doc_no=desk.text("doc_no"),
        issued_on=read_day(desk.text("issued_on")),
    )
    new = _edition(desk, first_day, adoption)
    result = adopt_edition(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _shown(request, desk, result.problems)
    drop_draft(actor=viewer.account, form=FORM, object=desk.plan.uid)
    return HttpResponseRedirect(f"{reverse('edition', args=[result.uid])}?adopted=1")


def _missing(desk: Desk) -> Iterator[Problem]:
    """Whatever of the adoption is not filled in, all at once."""
    for where, name in FIELDS.items():
        if name in ("title", "meeting") and not desk.text(name):
            yield Problem(where, "没有填写", "请按会议材料填写")
        if name in ("adopted_on", "first_day") and read_day(desk.text(name)) is None:
            yield Problem(where, "没有填写，或不是一个日期", "请填写日期")
    yield from no_issue_day(desk.text("issued_on"))


def _edition(desk: Desk, first_day: date, adoption: Adoption) -> NewEdition:
    return NewEdition(
        body_uid=desk.issuer,
        series=desk.series,
        title=desk.text("title"),
        first_day=first_day,
        definitions=with_copies(desk.duties, desk.taken),
        adoption=adoption,
        year=desk.year,
        plan_uid=desk.plan.uid,
    )


def _shown(request: HttpRequest, desk: Desk, problems: Iterable[Problem] = ()) -> HttpResponse:
    problems = tuple(problems)
    return show(request, "plan_review.html", _context(desk, problems), status=422 if problems else 200)


def _context(desk: Desk, problems: tuple[Problem, ...]) -> Mapping[str, object]:
    shown = stretches(desk.found, desk.chosen, load_catalogue(), desk.former)
    return {
        "title": "逐句审定",
        "desk": desk,
        "plan": desk.plan,
        "notes": desk.found.reading.problems,
        "is_letter": letter_of(desk.plan.text).is_likely,
        "stretches": shown,
        "count": sum(len(one.said) for one in shown),
        "duties": desk.duties,
        "open": sum(bool(duty.undecided) for duty in desk.duties),
        "burden": desk.burden(desk.duties),
        "standing": burden(desk.standing),
        "merged": [(one, LIES[one.lies]) for one in desk.laid if _is_told(one)],
        "added": sum(one.lies is Lies.ADDED for one in desk.laid),
        "tasks": len(assignments(desk.plan.uid, desk.issuer)),
        "problems": [(problem, FIELDS.get(problem.where, "")) for problem in problems],
        "typed": {name: desk.text(name) for name in FIELDS.values()},
        "default_title": desk.text("title") or desk.plan.title,
        "bodies": desk.bodies,
        "amends": desk.amends,
        "draft_form": FORM,
        "to_confirm": left_to_confirm(desk),
        "former": former_edition(desk.issuer, desk.year),
        "steps": desk.steps("plan-review"),
        "trail": desk.trail("逐句审定"),
    }


def _is_told(laid: Laid) -> bool:
    return laid.lies in LIES
