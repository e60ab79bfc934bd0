"""A text read through: its tree, what it commits someone to, and what each of its sentences could become."""

import re
from dataclasses import dataclass

from yaodian.core.catalogue import Catalogue
from yaodian.core.plan import Findings, Plan, Reading, findings, read
from yaodian.core.plan.correction import Correction, corrected
from yaodian.core.propose.proposal import SentenceProposal
from yaodian.core.propose.propose import propose

_WORD = re.compile("[㐀-䶿一-鿿]{2}")


@dataclass(frozen=True, slots=True)
class Proposals:
    reading: Reading
    found: Findings
    sentences: tuple[SentenceProposal, ...]

    @property
    def plan(self) -> Plan:
        return self.reading.plan


def says_something(text: str) -> bool:
    """Whether two Chinese characters stand side by side in it: with less nobody could owe anything."""
    return bool(_WORD.search(text))


def propose_text(text: str, catalogue: Catalogue, corrections: tuple[Correction, ...] = ()) -> Proposals:
    """`corrections`: what people said about the reading; what is proposed follows them."""
    reading = read(text)
    found = corrected(text, findings(reading.plan), corrections)
    return Proposals(reading, found, propose(reading.plan, found, catalogue))
