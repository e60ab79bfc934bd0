"""Short plans of our own wording, read and proposed with the catalogue that comes with the product."""

from yaodian.core.propose import DutyProposal, SentenceProposal, propose_text
from yaodian.files.mechanisms import load_catalogue

FRAME = "2031年某机关党建工作要点\n一、总的安排\n1.具体事项\n{text}\n"


def proposals(*sentences: str) -> tuple[SentenceProposal, ...]:
    made = propose_text(FRAME.format(text="".join(sentences)), load_catalogue()).sentences
    assert len(made) == len(sentences)
    return made


def proposal(sentence: str) -> SentenceProposal:
    return proposals(sentence)[0]


def duty(sentence: str, key: str) -> DutyProposal:
    """The proposed duty of that key; the test fails where there is none."""
    found = {one.duty.key: one for one in proposal(sentence).duties}
    assert key in found, (sorted(found), proposal(sentence))
    return found[key]
