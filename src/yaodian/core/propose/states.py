"""What a sentence can be, beside what its mechanisms say: from findings and from general words."""

from collections.abc import Iterator

from yaodian.core.catalogue import STATES, StateRule
from yaodian.core.propose.number import is_standing, number_of
from yaodian.core.propose.proposal import DutyProposal
from yaodian.core.propose.sentence import Sentence

# A thing to be made → what it is for the year.
OF_DELIVERABLE = {
    "ledger": ("ledger",),
    "list": ("ledger",),
    "mechanism": ("duty",),
    "plan": ("duty", "paper"),
    "report": ("paper",),
    "standard": ("duty", "paper"),
    "team": ("duty", "roster"),
    "brand": ("campaign",),
    "platform": ("publicity",),
    "training": ("training",),
    "campaign": ("campaign",),
    "other": ("duty",),
}


def states_of(
    sentence: Sentence,
    said: tuple[str, ...],
    duties: tuple[DutyProposal, ...],
    rules: tuple[StateRule, ...],
) -> tuple[str, ...]:
    """All states in the order of the list. A sentence that asks for nothing is guidance."""
    found = set(said) - {"duty", "undecided"} if duties else set(said)
    found |= {"undecided" if one.duty.undecided else "duty" for one in duties}
    found |= set(_from_findings(sentence, bool(duties)))
    found |= {rule.state for rule in rules if rule.when.fit(sentence.text, sentence.title)}
    if not found - {"boundary", "missing"}:
        found.add("guidance")
    return tuple(state for state in STATES if state in found)


def _from_findings(sentence: Sentence, has_duties: bool) -> Iterator[str]:
    for one in sentence.deliverables:
        yield from OF_DELIVERABLE.get(one.kind, ())
    if sentence.campaigns:
        yield "campaign"
    if sentence.links:
        yield "link"
    if not has_duties:
        for quota in sentence.quotas:
            if is_standing(quota):
                continue
            yield "duty" if number_of(quota) else "undecided"
