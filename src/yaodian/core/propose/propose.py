"""A plan and a catalogue → one proposal a sentence."""

from collections.abc import Iterator

from yaodian.core.catalogue import Catalogue
from yaodian.core.catalogue.clause import ClauseRule
from yaodian.core.duty.explain import Names
from yaodian.core.plan import Item, Plan
from yaodian.core.plan.found import Findings
from yaodian.core.propose.duties import PLAN_SOURCE, propose_duty
from yaodian.core.propose.proposal import DutyProposal, SentenceProposal
from yaodian.core.propose.sentence import Sentence, sentences_of
from yaodian.core.propose.states import states_of

ENDINGS = frozenset("。！？!?；;…：:”）)》」")


def propose(
    plan: Plan, findings: Findings, catalogue: Catalogue, *, notice: bool = False
) -> tuple[SentenceProposal, ...]:
    """Sentences in the order of the text, then the titles whose text is missing. `notice`: the text is a 通知."""
    desk = _Desk(catalogue, plan.title or PLAN_SOURCE, notice=notice)
    sentences = tuple(sentences_of(plan, findings, opening="" if notice else "序言"))
    made = [desk.of(sentence) for sentence in sentences]
    if sentences and sentences[-1].text[-1] not in ENDINGS:
        made[-1] = _cut_off(made[-1])
    missing = [_missing(plan, item) for item in plan.items if item.text_missing]
    return (*made, *missing)


class _Desk:
    """What does not change from sentence to sentence."""

    def __init__(self, catalogue: Catalogue, source: str, *, notice: bool) -> None:
        self._catalogue = catalogue
        self._notice = notice
        self._source = source
        self._names: Names = catalogue.names
        self._templates = {template.duty.key: template for template in catalogue.templates}

    def of(self, sentence: Sentence) -> SentenceProposal:
        states: list[str] = []
        notes: list[str] = []
        mechanisms: list[str] = []
        duties: dict[str, DutyProposal] = {}
        for mechanism in self._catalogue.mechanisms:
            for rule in mechanism.proposes:
                if (self._notice or not rule.notices) and rule.when.fit(sentence.text, sentence.title):
                    mechanisms.append(mechanism.key)
                    states += rule.states
                    notes += [rule.note] if rule.note else []
                    duties |= {one.duty.key: one for one in self._duties(sentence, rule)}
        found = tuple(duties.values())
        return SentenceProposal(
            sentence.start,
            sentence.end,
            states_of(sentence, tuple(states), found, self._catalogue.states),
            tuple(dict.fromkeys(mechanisms)),
            found,
            tuple(dict.fromkeys(notes)),
        )

    def _duties(self, sentence: Sentence, rule: ClauseRule) -> Iterator[DutyProposal]:
        for duty in rule.duties:
            template = self._templates[duty.duty]
            made = propose_duty(sentence, duty, template, source=self._source, names=self._names)
            if made:
                yield made


def _cut_off(made: SentenceProposal) -> SentenceProposal:
    """The last sentence has no end: what follows it is missing."""
    return SentenceProposal(made.start, made.end, (*made.states, "missing"), made.mechanisms, made.duties, made.notes)


def _missing(plan: Plan, item: Item) -> SentenceProposal:
    """A title that only the table of contents names."""
    end = next((h.end for h in plan.headings if h.start == item.start), item.start)
    return SentenceProposal(item.start, end, ("missing",))
