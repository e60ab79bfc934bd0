"""How the demo's plan became an edition: proposed, decided, adopted on 20 March, and one face decided in June."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache

from yaodian.core.duty import AtLeast, Every
from yaodian.core.edition.decision import Decision
from yaodian.core.edition.document import Definitions
from yaodian.core.period import Rhythm
from yaodian.core.propose import Proposals, SentenceProposal, accept_as_proposed, as_offered, decide, propose_text
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies
from yaodian.site.actions.decide_edition import Deciding, decide_edition
from yaodian.site.actions.issue_edition import Issuing, issue_edition
from yaodian.site.catalogue import load_catalogue
from yaodian.site.clock import day_at
from yaodian.site.jobs.demo.roster import ROOT
from yaodian.site.jobs.demo.stage import ADOPTED, Scene, Stage, moment, sure
from yaodian.site.jobs.init import PLAN_FILE
from yaodian.site.queries.editions import definitions_in

MEETING = "示例市政府党组会议"
SERIES = "city"
# What the office decided before adoption, each as it was offered; every other 定期 was left open.
AS_OFFERED = frozenset(
    {
        "first_topic_each_meeting",
        "conversion_follow_up",
        "burden_counted",
        "encouragement_review",
        "organ_integrity_culture",
        "project_push",
        "reform_push",
        "emergency_drill",
        "safety_check",
    }
)
QUARTERLY = frozenset({"branch_lecture"})
DECIDED_LATER = "political_ecology_analysis"
CONFIRMED = {"party_lecture": "organisation_secretary"}


def scenes() -> Iterator[Scene]:
    yield Scene(moment(ADOPTED, 10), adopt_plan)
    yield Scene(moment(date(2026, 3, 27), 15), issue)
    yield Scene(moment(date(2026, 6, 26), 16), decide_ecology)


@cache
def proposed() -> Proposals:
    """What the plan's text may become."""
    return propose_text(PLAN_FILE.read_text(encoding="utf-8"), load_catalogue())


def adopt_plan(stage: Stage, at: datetime) -> None:
    made = proposed()
    office, on = stage.accounts["office"], day_at(at)
    decisions = decisions_on(made.sentences)
    new = NewEdition(
        body_uid=stage.bodies[ROOT],
        series=SERIES,
        title=made.plan.title,
        year=2026,
        first_day=date(2026, 1, 1),
        definitions=_confirming(with_copies(decide(made.sentences, decisions), decisions)),
        adoption=Adoption(meeting=MEETING, adopted_on=ADOPTED),
        plan_uid=stage.plan,
    )
    stage.edition = sure(adopt_edition(actor=office, new=new, at=at, on=on)).uid


def issue(stage: Stage, at: datetime) -> None:
    """The number came a week after the meeting."""
    new = Issuing(edition_uid=stage.edition, doc_no="示政党〔2026〕1号", issued_on=date(2026, 3, 26))
    sure(issue_edition(actor=stage.accounts["office"], new=new, at=at, on=day_at(at)))


def decisions_on(proposals: tuple[SentenceProposal, ...]) -> tuple[Decision, ...]:
    """Everything accepted as proposed, but for what the office decided about what was open."""
    decided = {
        (sentence.start, one.duty.key): as_offered(sentence, one, by=MEETING)
        for sentence in proposals
        for one in sentence.duties
        if one.duty.key in AS_OFFERED
    }
    return tuple(
        _quarterly(decided.get((plain.start, plain.duty), plain)) for plain in accept_as_proposed(proposals, by=MEETING)
    )


def decide_ecology(stage: Stage, at: datetime) -> None:
    """From July on the analysis is made every half-year."""
    start = next(d.start for d in definitions_in(stage.edition).decisions if d.duty == DECIDED_LATER)
    half_yearly = Decision(
        start,
        DECIDED_LATER,
        accepted=True,
        occasion=Every(Rhythm.HALF),
        quotas=(AtLeast(1),),
        by=MEETING,
    )
    new = Deciding(
        edition_uid=stage.edition,
        decisions=(half_yearly,),
        first_day=date(2026, 7, 1),
        adoption=Adoption(meeting=MEETING, adopted_on=day_at(at), doc_no="示政党〔2026〕6号"),
    )
    sure(decide_edition(actor=stage.accounts["office"], new=new, at=at, on=day_at(at)))


def _quarterly(decision: Decision) -> Decision:
    if decision.duty not in QUARTERLY:
        return decision
    return replace(decision, occasion=Every(Rhythm.QUARTER), quotas=(AtLeast(1),))


def _confirming(definitions: Definitions) -> Definitions:
    """This office wants lectures confirmed by the organisation above."""
    kinds = (replace(kind, confirmed_by=CONFIRMED.get(kind.key, "")) for kind in definitions.kinds)
    return replace(definitions, kinds=tuple(kinds))
