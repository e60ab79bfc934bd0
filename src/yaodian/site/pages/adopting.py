"""年度要点 reviewed sentence by sentence, and adopted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.views.decorators.http import require_http_methods

from yaodian.core.duty import Duty
from yaodian.core.problem import Problem
from yaodian.core.propose import Proposals, burden, decide
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.save_draft import drop_draft
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Edition, Plan
from yaodian.site.pages.adoption_form import FIELDS as ADOPTION_FIELDS
from yaodian.site.pages.adoption_form import adoption_in
from yaodian.site.pages.frame import Crumb, show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.review import decisions, proposals_of, stretches
from yaodian.site.queries.bodies import Placed, bodies_on
from yaodian.site.queries.drafts import drafts_of
from yaodian.site.queries.editions import edition
from yaodian.site.queries.plans import plan
from yaodian.site.queries.scope import Verb

FORM = "plan-review"
FIELDS = {"名称": "title", **ADOPTION_FIELDS}


@dataclass(frozen=True)
class Desk:
    """A review in hand: the text, what it proposes, what was chosen, and whose it will be."""

    plan: Plan
    found: Proposals
    typed: MultiValueDict[str, str]
    bodies: tuple[Placed, ...]
    amends: Edition | None

    @property
    def chosen(self) -> dict[str, str]:
        return {key: str(self.typed.get(key)) for key in self.typed if key.startswith("d-")}

    @property
    def by(self) -> str:
        return " ".join(filter(None, (self.text("meeting"), self.text("doc_no"))))

    def text(self, name: str) -> str:
        return str(self.typed.get(name) or "").strip()

    def duties(self) -> tuple[Duty, ...]:
        return decide(self.found.sentences, decisions(self.found, self.chosen, by=self.by))


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_review(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = plan(uid)
    if row is None or not viewer.scope.may(Verb.ADOPT):
        raise Http404
    desk = _desk(request, viewer, row)
    if request.method != "POST" or "recount" in request.POST:
        return _shown(request, viewer, desk)
    return _adopt(request, viewer, desk)


def _desk(request: HttpRequest, viewer: Viewer, row: Plan) -> Desk:
    """Whoever may adopt everywhere does so for the body at the top."""
    kept = drafts_of(viewer.account, at=viewer.at).filter(form=FORM, object=row.uid).first()
    typed: MultiValueDict[str, str] = MultiValueDict(kept.values if kept else {})
    if request.method == "POST":
        typed = request.POST
    roots = viewer.scope.paths(Verb.ADOPT)
    bodies = tuple(one for one in bodies_on(viewer.scope, viewer.on, Verb.ADOPT) if one.path in roots or one.depth == 1)
    amends = edition(request.GET.get("amends", "") or str(typed.get("amends") or ""))
    return Desk(row, proposals_of(row.text), typed, bodies, amends)


def _adopt(request: HttpRequest, viewer: Viewer, desk: Desk) -> HttpResponse:
    said = adoption_in(desk.typed)
    problems = [] if desk.text("title") else [Problem("名称", "没有填写", "请按会议材料填写")]
    if problems or isinstance(said, list):
        return _shown(request, viewer, desk, [*problems, *(said if isinstance(said, list) else ())])
    adoption, first_day = said
    new = _edition(desk, first_day, adoption)
    result = adopt_edition(actor=viewer.account, new=new, at=viewer.at, on=viewer.on)
    if isinstance(result, Refusal):
        return _shown(request, viewer, desk, result.problems)
    drop_draft(actor=viewer.account, form=FORM, object=desk.plan.uid)
    return HttpResponseRedirect(f"{reverse('edition', args=[result.uid])}?adopted=1")


def _edition(desk: Desk, first_day: date, adoption: Adoption) -> NewEdition:
    body = desk.amends.body_uid if desk.amends else desk.text("body") or desk.bodies[0].body.uid
    return NewEdition(
        body_uid=body,
        series=desk.amends.series if desk.amends else f"plan-{body}",
        title=desk.text("title"),
        first_day=first_day,
        definitions=with_copies(desk.duties(), decisions(desk.found, desk.chosen, by=desk.by)),
        adoption=adoption,
        year=desk.amends.year if desk.amends else desk.found.plan.year or first_day.year,
        plan_uid=desk.plan.uid,
    )


def _shown(request: HttpRequest, viewer: Viewer, desk: Desk, problems: Iterable[Problem] = ()) -> HttpResponse:
    problems = tuple(problems)
    return show(request, "plan_review.html", _context(viewer, desk, problems), status=422 if problems else 200)


def _context(viewer: Viewer, desk: Desk, problems: tuple[Problem, ...]) -> Mapping[str, object]:
    catalogue, duties = load_catalogue(), desk.duties()
    shown = stretches(desk.found, desk.chosen, catalogue)
    standing = catalogue.baseline()
    return {
        "title": "逐句审定",
        "plan": desk.plan,
        "notes": desk.found.reading.problems,
        "stretches": shown,
        "count": sum(len(one.said) for one in shown),
        "duties": duties,
        "open": sum(bool(duty.undecided) for duty in duties),
        "burden": burden(tuple({duty.key: duty for duty in (*standing, *duties)}.values())),
        "baseline": burden(standing),
        "problems": [(problem, FIELDS.get(problem.where, "")) for problem in problems],
        "typed": {name: desk.text(name) for name in (*FIELDS.values(), "body")},
        "default_title": desk.text("title") or desk.plan.title,
        "bodies": desk.bodies,
        "amends": desk.amends,
        "draft_form": FORM,
        "trail": (Crumb("年度要点", reverse("plans")), Crumb("逐句审定")),
    }
