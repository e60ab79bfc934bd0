"""A plan's text sentence by sentence, with what each proposes and what was chosen about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from yaodian.core.catalogue import Catalogue
from yaodian.core.duty import Duty
from yaodian.core.duty.explain import FACES, Names, explain, selector_text
from yaodian.core.edition.decision import Decision
from yaodian.core.plan import Plan
from yaodian.core.plan.correction import Correction
from yaodian.core.propose import DutyProposal, Proposals, SentenceProposal, propose_text
from yaodian.core.propose.decide import ACCEPT, as_chosen
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Plan as PlanRow
from yaodian.site.queries.readings import corrections

# By the key of a duty what last year decided about it, and the duty that this makes of it.
Former = Mapping[str, tuple[Decision, Duty]]
NOTHING_BEFORE: Former = MappingProxyType({})
Saying = Callable[[Iterable[tuple[int, str]]], tuple["Said", ...]]


@dataclass(frozen=True, slots=True)
class Proposed:
    """One proposed duty: `name` is its question on the form, `choice` the answer so far."""

    name: str
    choice: str
    proposal: DutyProposal
    sentence: str
    bearer: str
    last: str = ""

    @property
    def title(self) -> str:
        return self.proposal.duty.title

    @property
    def faces(self) -> tuple[str, ...]:
        return tuple(FACES[face] for face in self.proposal.duty.undecided)

    @property
    def reading(self) -> str:
        return self.proposal.reading

    @property
    def stated(self) -> bool:
        return self.proposal.stated


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with its states and duties."""

    start: int
    text: str
    states: tuple[str, ...]
    notes: tuple[str, ...]
    duties: tuple[Proposed, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A heading of the plan and the sentences under it. `level` 1 is a part."""

    title: str
    level: int
    said: tuple[Said, ...]

    @property
    def duties(self) -> int:
        return sum(len(one.duties) for one in self.said)


@lru_cache(maxsize=8)
def proposals_of(text: str, corrections: tuple[Correction, ...] = ()) -> Proposals:
    """The same for the same text and what was said about its reading, so kept by both."""
    return propose_text(text, load_catalogue(), corrections)


def read_as_corrected(row: PlanRow) -> Proposals:
    """What is proposed follows what people said about the reading."""
    return proposals_of(row.text, corrections(row.uid))


def question(sentence: SentenceProposal, proposal: DutyProposal) -> str:
    return f"d-{sentence.start}-{proposal.duty.key}"


def decisions(
    found: Proposals, chosen: Mapping[str, str], *, by: str, former: Former = NOTHING_BEFORE
) -> tuple[Decision, ...]:
    """What was chosen about every proposed duty. What nobody chose is taken as proposed: what is open stays open."""
    return tuple(
        as_chosen(
            sentence, proposal, chosen.get(question(sentence, proposal), ACCEPT), by=by, last=_last(former, proposal)
        )
        for sentence in found.sentences
        for proposal in sentence.duties
    )


def _last(former: Former, proposal: DutyProposal) -> Decision | None:
    before = former.get(proposal.duty.key)
    return before[0] if before else None


def as_last_year(decision: Decision, duty: Duty, names: Names) -> str:
    """What was decided, in words, and by whom."""
    by = f"（{decision.by}）" if decision.by else ""
    return f"去年定为{by}：{explain(duty, names)}" if decision.accepted else f"去年没有采用{by}"


def stretches(
    found: Proposals, chosen: Mapping[str, str], catalogue: Catalogue, former: Former = NOTHING_BEFORE
) -> tuple[Stretch, ...]:
    """Parts and items in the order of the text, each with its sentences. `former`: what last year decided."""
    by_start = {one.start: one for one in found.sentences}
    plan = found.plan

    def said(clauses: Iterable[tuple[int, str]]) -> tuple[Said, ...]:
        return tuple(
            _said(by_start[start], text, (chosen, former), catalogue) for start, text in clauses if start in by_start
        )

    return tuple(_walk(plan, said, by_start))


def _walk(plan: Plan, said: Saying, by_start: Mapping[int, SentenceProposal]) -> Iterator[Stretch]:
    preamble = said((c.start, c.text) for c in plan.preamble)
    if preamble:
        yield Stretch("", 2, preamble)
    for part in plan.parts:
        if part.label or part.title:
            yield Stretch(f"{part.label}{part.title}", 1, ())
        for item in part.items:
            clauses = [(c.start, c.text) for c in item.clauses]
            if item.text_missing and item.start in by_start:
                clauses = [(item.start, f"{item.label}{item.title}")]
            yield Stretch(f"{item.label}{item.title}", 2, said(clauses))


def _said(one: SentenceProposal, text: str, answers: tuple[Mapping[str, str], Former], catalogue: Catalogue) -> Said:
    chosen, former = answers
    duties = tuple(
        Proposed(
            question(one, proposal),
            chosen.get(question(one, proposal), ACCEPT),
            proposal,
            explain(proposal.duty, catalogue.names),
            selector_text(proposal.duty.bearer, catalogue.names),
            as_last_year(*former[proposal.duty.key], catalogue.names) if proposal.duty.key in former else "",
        )
        for proposal in one.duties
    )
    return Said(one.start, text, one.states, one.notes, duties)
