"""What the text left open, in one sitting: item by item, or the narrowest reading for all, which can be taken back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from yaodian.core.propose import Burden, DutyProposal, SentenceProposal, as_offered, burden
from yaodian.core.propose.decide import ACCEPT, LAST, NO, OFFER, apply
from yaodian.site.actions.save_draft import drop_draft, save_draft
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Draft
from yaodian.site.pages.draft_names import too_many
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.plan_desk import FORM, Desk, desk_of
from yaodian.site.pages.review import Stretch, question, stretches
from yaodian.site.queries.drafts import draft_of

# What had been chosen before the narrowest was taken for all.
BEFORE = "plan-review-before"
CHOICES = frozenset({ACCEPT, OFFER, NO, LAST})


@dataclass(frozen=True, slots=True)
class Sitting:
    """Three burdens to choose between: as chosen so far, with the narrowest for all, and what holds anyway."""

    chosen: Burden
    narrowest: Burden
    standing: Burden


@require_http_methods(["GET", "HEAD", "POST"])
@page
def plan_open(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    desk = desk_of(request, viewer, uid)
    if request.method == "POST":
        oldest = _choose(request, viewer, desk)
        if oldest is None:
            return HttpResponseRedirect(desk.address("plan-open"))
        told = {"not_done": "没有保存。", "problems": [(too_many(viewer, oldest), "")]}
        return show(request, "plan_open.html", {**_context(desk, undoable=False), **told}, status=422)
    before = draft_of(viewer.account, BEFORE, desk.plan.uid, at=viewer.at)
    return show(request, "plan_open.html", _context(desk, undoable=before is not None))


def _choose(request: HttpRequest, viewer: Viewer, desk: Desk) -> Draft | None:
    """Only what is open is touched; every other choice of the review stays. None when it was kept (`save_draft`)."""
    names = [question(sentence, proposal) for sentence, proposal in open_faces(desk)]
    if "undo" in request.POST:
        chosen = _before(viewer, desk)
        drop_draft(actor=viewer.account, form=BEFORE, object=desk.plan.uid)
    elif "narrowest" in request.POST or "former" in request.POST:
        kept = {name: desk.chosen.get(name, ACCEPT) for name in names}
        oldest = save_draft(actor=viewer.account, form=BEFORE, object=desk.plan.uid, values=kept, at=viewer.at)
        if oldest:
            return oldest
        chosen = dict.fromkeys(names, OFFER) if "narrowest" in request.POST else _as_last_year(desk)
    else:
        chosen = {name: choice for name in names if (choice := request.POST.get(name)) in CHOICES}
    values = {key: desk.typed.getlist(key) for key in desk.typed} | {key: [one] for key, one in chosen.items()}
    return save_draft(actor=viewer.account, form=FORM, object=desk.plan.uid, values=values, at=viewer.at)


def _as_last_year(desk: Desk) -> dict[str, str]:
    """Only what was decided then; the rest stays as it is chosen."""
    open_ = ((question(sentence, proposal), proposal.duty.key) for sentence, proposal in open_faces(desk))
    return {name: LAST for name, key in open_ if key in desk.former}


def _before(viewer: Viewer, desk: Desk) -> dict[str, str]:
    kept = draft_of(viewer.account, BEFORE, desk.plan.uid, at=viewer.at)
    return {key: str(one) for key, one in kept.values.items()} if kept else {}


def open_faces(desk: Desk) -> Iterator[tuple[SentenceProposal, DutyProposal]]:
    """Every proposed duty that the text left open in some face."""
    for sentence in desk.found.sentences:
        yield from ((sentence, proposal) for proposal in sentence.duties if proposal.duty.undecided)


def _context(desk: Desk, *, undoable: bool) -> Mapping[str, object]:
    names = {question(sentence, proposal) for sentence, proposal in open_faces(desk)}
    costs = {question(sentence, proposal): cost_of(sentence, proposal) for sentence, proposal in open_faces(desk)}
    shown = stretches(desk.found, desk.chosen, load_catalogue(), desk.former)
    return {
        "title": "明确待定事项",
        "desk": desk,
        "sitting": _sitting(desk, names),
        "rows": [row for stretch in shown for row in _rows(stretch, costs)],
        "left": sum(desk.chosen.get(name, ACCEPT) == ACCEPT for name in names),
        "undoable": undoable,
        "former": len(_as_last_year(desk)),
        "steps": desk.steps("plan-open"),
        "trail": desk.trail("明确待定"),
    }


def _rows(stretch: Stretch, costs: Mapping[str, Fraction]) -> Iterator[tuple[object, ...]]:
    """Heading, sentence, duty and what its narrowest reading costs a branch a month."""
    for said in stretch.said:
        for duty in said.duties:
            if duty.name in costs:
                yield stretch.title, said, duty, costs[duty.name]


def cost_of(sentence: SentenceProposal, proposal: DutyProposal) -> Fraction:
    return burden([apply(proposal.duty, as_offered(sentence, proposal, by=""))]).minutes


def _sitting(desk: Desk, names: set[str]) -> Sitting:
    narrowest = desk.duties_with({**desk.chosen, **dict.fromkeys(names, OFFER)})
    return Sitting(desk.burden(desk.duties), desk.burden(narrowest), burden(desk.standing))
