"""From clauses to proposals, and from decisions to duties."""

from yaodian.core.propose.as_json import as_json
from yaodian.core.propose.burden import BRANCH_AND_PARTS, Burden, burden
from yaodian.core.propose.decide import accept_as_proposed, as_offered, decide, offer_taken
from yaodian.core.propose.proposal import DutyProposal, SentenceProposal
from yaodian.core.propose.propose import propose
from yaodian.core.propose.reading import reading_of

__all__ = [
    "BRANCH_AND_PARTS",
    "Burden",
    "DutyProposal",
    "SentenceProposal",
    "accept_as_proposed",
    "as_json",
    "as_offered",
    "burden",
    "decide",
    "offer_taken",
    "propose",
    "reading_of",
]
