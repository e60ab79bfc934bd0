"""A text read through: its tree, what it commits someone to, and what each of its sentences could become."""

from dataclasses import dataclass

from yaodian.core.catalogue import Catalogue
from yaodian.core.plan import Findings, Plan, Reading, findings, read
from yaodian.core.propose.proposal import SentenceProposal
from yaodian.core.propose.propose import propose


@dataclass(frozen=True, slots=True)
class Proposals:
    reading: Reading
    found: Findings
    sentences: tuple[SentenceProposal, ...]

    @property
    def plan(self) -> Plan:
        return self.reading.plan


def propose_text(text: str, catalogue: Catalogue) -> Proposals:
    reading = read(text)
    found = findings(reading.plan)
    return Proposals(reading, found, propose(reading.plan, found, catalogue))
