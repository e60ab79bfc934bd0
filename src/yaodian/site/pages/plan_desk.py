"""A plan in hand before it is adopted: what it proposes, what was chosen, whose it will be, what lies above."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.typed import read_day
from yaodian.core.duty import Duty
from yaodian.core.duty.edition import Edition as InForce
from yaodian.core.edition.decision import Decision
from yaodian.core.edition.overlay import Laid, laid_over
from yaodian.core.propose import Burden, Proposals, SentenceProposal, as_decided, burden, decide
from yaodian.core.propose.recall import decided_before
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Edition, Plan
from yaodian.site.pages.frame import Crumb
from yaodian.site.pages.gate import Viewer
from yaodian.site.pages.preparing import in_preparation, kept_of
from yaodian.site.pages.review import Former, decisions, read_as_corrected
from yaodian.site.queries.bodies import Placed
from yaodian.site.queries.breakdowns import adopted, issuers
from yaodian.site.queries.editions import edition
from yaodian.site.queries.floors import floors
from yaodian.site.queries.readings import former_decisions, former_edition
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of

FORM = "plan-review"
STEPS = (
    ("核对读法", "plan-reading"),
    ("逐句审定", "plan-review"),
    ("明确待定", "plan-open"),
    ("任务分解", "plan-tasks"),
    ("征求意见", "plan-opinions"),
)


@dataclass(frozen=True)
class Step:
    """One page of the preparation."""

    word: str
    url: str
    current: bool


@dataclass(frozen=True)
class Desk:
    plan: Plan
    found: Proposals
    typed: MultiValueDict[str, str]
    bodies: tuple[Placed, ...]
    amends: Edition | None
    today: date

    @property
    def chosen(self) -> dict[str, str]:
        return {key: str(self.typed.get(key)) for key in self.typed if key.startswith("d-")}

    @property
    def by(self) -> str:
        return " ".join(filter(None, (self.text("meeting"), self.text("doc_no"))))

    def text(self, name: str) -> str:
        return str(self.typed.get(name) or "").strip()

    @cached_property
    def issuer(self) -> str:
        """Whose plan it will be: whoever it amends, was chosen, or prepares a table of it already; else the first."""
        known = {one.body.uid for one in self.bodies}
        wished = (self.text("body"), *issuers(self.plan.uid))
        return self.amends.body_uid if self.amends else next((one for one in wished if one in known), self._first)

    @property
    def _first(self) -> str:
        return self.bodies[0].body.uid

    @property
    def series(self) -> str:
        return self.amends.series if self.amends else f"plan-{self.issuer}"

    @property
    def first_day(self) -> date:
        return read_day(self.text("first_day")) or self.today

    @property
    def year(self) -> int:
        return (self.amends.year if self.amends else None) or self.found.plan.year or self.first_day.year

    @cached_property
    def above(self) -> tuple[InForce, ...]:
        return floors(self.issuer, self.first_day, (self.series, self.year))

    @cached_property
    def laid(self) -> tuple[Laid, ...]:
        """The duties that were chosen, each as it lies to what binds the body anyway."""
        return laid_over(self.duties_with(self.chosen), self.above)

    @property
    def duties(self) -> tuple[Duty, ...]:
        return tuple(one.duty for one in self.laid)

    @cached_property
    def edition(self) -> Edition | None:
        """What was made of it already: then nothing of this can be changed any more."""
        return adopted(self.plan.uid, self.issuer)

    @cached_property
    def former(self) -> Former:
        """What the body decided about the same duties for an earlier year."""
        asked = (proposal.duty for sentence in self.found.sentences for proposal in sentence.duties)
        return decided_before(asked, former_decisions(former_edition(self.issuer, self.year)))

    @property
    def taken(self) -> tuple[Decision, ...]:
        return decisions(self.found, self.chosen, by=self.by, former=self.former)

    def duties_with(self, chosen: Mapping[str, str]) -> tuple[Duty, ...]:
        return decide(self.found.sentences, decisions(self.found, chosen, by=self.by, former=self.former))

    @cached_property
    def decided(self) -> tuple[SentenceProposal, ...]:
        """The sentences with what was chosen about each duty."""
        return tuple(as_decided(self.found.sentences, self.taken))

    @cached_property
    def standing(self) -> tuple[Duty, ...]:
        """The 法规基线 and all that holds from above."""
        asked = (*load_catalogue().baseline(), *(duty for one in reversed(self.above) for duty in one.duties))
        return tuple({duty.key: duty for duty in asked}.values())

    def burden(self, duties: tuple[Duty, ...]) -> Burden:
        """Of a branch, the standing duties included."""
        return burden((*self.standing, *duties))

    @property
    def query(self) -> str:
        return f"?amends={self.amends.uid}" if self.amends else ""

    def address(self, name: str) -> str:
        return reverse(name, args=[self.plan.uid]) + self.query

    def steps(self, current: str) -> tuple[Step, ...]:
        return tuple(Step(word, self.address(name), name == current) for word, name in STEPS)

    def trail(self, word: str) -> tuple[Crumb, ...]:
        crumbs = (Crumb("年度要点", reverse("plans")), Crumb(self.plan.title, self.address("plan-review")))
        return (*crumbs, Crumb(word))


def desk_of(request: HttpRequest, viewer: Viewer, uid: str) -> Desk:
    """For whoever may adopt."""
    row, bodies = in_preparation(viewer, uid)
    typed = _typed(request, viewer, row)
    return Desk(row, read_as_corrected(row), typed, bodies, _amended(request, viewer, typed), viewer.on)


def _amended(request: HttpRequest, viewer: Viewer, typed: MultiValueDict[str, str]) -> Edition | None:
    """Only an edition of a body for which the viewer adopts."""
    row = edition(request.GET.get("amends", "") or str(typed.get("amends") or ""))
    return row if row and viewer.scope.can(Verb.ADOPT, path_of(row.body_uid, viewer.on)) else None


def _typed(request: HttpRequest, viewer: Viewer, row: Plan) -> MultiValueDict[str, str]:
    """On the review itself what is sent, on every page besides what was kept of it."""
    if request.method == "POST" and request.resolver_match and request.resolver_match.url_name == FORM:
        return request.POST
    return kept_of(viewer, (FORM, row.uid))
