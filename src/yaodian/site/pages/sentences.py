"""The plan's text sentence by sentence: what each became, who carries it, and how it stands for those whom one sees."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from yaodian.core.catalogue import STATES
from yaodian.core.duty import Duty
from yaodian.core.duty.explain import Names, explain, selector_text
from yaodian.core.edition.incoming import Incoming
from yaodian.core.notice.outside import of_plan, outside_of
from yaodian.core.plan.letter import Letter, letter_of
from yaodian.core.propose import Proposals
from yaodian.core.propose.decide import DECIDED
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Edition, Plan
from yaodian.site.pages.editions import found_edition, trail_to
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.notice_desk import notice_read
from yaodian.site.pages.outlook import all_standings, columns
from yaodian.site.pages.progress import Progress
from yaodian.site.pages.review import Said, read_as_corrected, stretches
from yaodian.site.pages.words import AROUND, SAID
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.plans import plan


@dataclass(frozen=True, slots=True)
class Became:
    """A duty as adopted from a sentence or added by the organisation, with how its slots stand.

    `progress` is None where nobody whom the viewer sees owes it; `url` is then the edition's page.
    """

    duty: Duty
    sentence: str
    bearer: str
    progress: Progress | None
    url: str


@require_safe
@page
def plan_text(request: HttpRequest, viewer: Viewer, uid: str) -> HttpResponse:
    row = found_edition(viewer, uid)
    text = plan(row.plan_uid)
    if text is None:
        raise Http404
    held = definitions(row.sha256)
    became = _became(viewer, row, held.duties)
    accepted = {(one.start, one.duty) for one in held.decisions if one.accepted}
    around = _around(letter_of(text.text), of_plan if held.incoming is None else outside_of)
    shown = [
        (stretch, [_as_adopted(around(one), _of(one, accepted, became)) for one in stretch.said])
        for stretch in stretches(_read_as(held.incoming, text), {}, load_catalogue())
    ]
    states = Counter(state for _, said in shown for one, _ in said for state in one.states)
    context = {
        "title": f"{row.title} 原文",
        "edition": row,
        "plan": text,
        "stretches": shown,
        "states": [(state, states[state]) for state in SAID if state in states],
        "sentences": sum(not AROUND.keys() & set(one.states) for _, said in shown for one, _ in said),
        "added": [became[duty.key] for duty in held.duties if is_added(duty)],
        "trail": trail_to(row, "原文"),
    }
    return show(request, "plan_text.html", context)


def _read_as(incoming: Incoming | None, text: Plan) -> Proposals:
    """A notice is cut into its asks, as it was when it was taken up."""
    received = incoming.received_on if incoming else None
    return notice_read(text.text, received or date.max, "").proposals if incoming else read_as_corrected(text)


def _around(letter: Letter, outside: Callable[..., tuple[str, ...]]) -> Callable[[Said], Said]:
    """A line that only stands around the text, as what it is."""

    def told(one: Said) -> Said:
        return one if one.duties else replace(one, states=outside(one.text, letter, start=one.start) or one.states)

    return told


def is_added(duty: Duty) -> bool:
    """自加事项: it rests on no sentence and on no article, only on the organisation's own decision."""
    return all(not basis.quote and (basis.source == DECIDED or not basis.place) for basis in duty.bases)


def _became(viewer: Viewer, row: Edition, duties: Iterable[Duty]) -> dict[str, Became]:
    all_ = all_standings(viewer)
    places = {place.uid: place for place in all_.census.seen_by(viewer.scope)}
    across = columns(all_.duties, load_catalogue(), viewer)
    totals = all_.progress_by(lambda body, key: key if body in places else None)
    top = next(iter(places), "")
    names = load_catalogue().names
    found = {}
    for duty in duties:
        standing = totals.get(duty.key)
        place = reverse("edition", args=[row.uid])
        if standing is not None:
            place = reverse("item", args=[across[duty.key].item, top])
        found[duty.key] = Became(duty, explain(duty, names), _carried(duty, names), standing, f"{place}#{duty.key}")
    return found


def _carried(duty: Duty, names: Names) -> str:
    return "责任主体未定" if "bearer" in duty.undecided else selector_text(duty.bearer, names)


def _as_adopted(one: Said, became: list[Became]) -> tuple[Said, list[Became]]:
    """The sentence by what was decided of it: what was open in the text may be closed by now."""
    if not became:
        return one, became
    said = {state for state in one.states if state not in ("duty", "undecided")}
    said |= {"undecided" if any(made.duty.undecided for made in became) else "duty"}
    said |= {"duty"} if any(not made.duty.undecided for made in became) else set()
    return replace(one, states=tuple(state for state in STATES if state in said)), became


def _of(one: Said, accepted: set[tuple[int, str]], became: Mapping[str, Became]) -> list[Became]:
    """The duties that were taken from the sentence."""
    keys = [proposed.proposal.duty.key for proposed in one.duties]
    keys += sorted(key for start, key in accepted if start == one.start and key not in keys)
    return [became[key] for key in keys if (one.start, key) in accepted and key in became]
