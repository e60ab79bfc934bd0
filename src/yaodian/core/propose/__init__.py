"""From clauses to proposals, and from decisions to duties."""

from yaodian.core.propose.as_json import as_json
from yaodian.core.propose.burden import BRANCH_AND_PARTS, Burden, burden
from yaodian.core.propose.decide import accept_as_proposed, as_decided, as_offered, decide, offer_taken
from yaodian.core.propose.proposal import DutyProposal, SentenceProposal
from yaodian.core.propose.propose import propose
from yaodian.core.propose.reading import reading_of
from yaodian.core.propose.text import Proposals, propose_text, says_something

__all__ = [
    "BRANCH_AND_PARTS",
    "Burden",
    "DutyProposal",
    "Proposals",
    "SentenceProposal",
    "accept_as_proposed",
    "as_decided",
    "as_json",
    "as_offered",
    "burden",
    "decide",
    "offer_taken",
    "propose",
    "propose_text",
    "reading_of",
    "says_something",
]
