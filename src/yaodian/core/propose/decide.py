"""Decisions upon proposals → the duties that are adopted."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from yaodian.core.catalogue import Offer
from yaodian.core.duty import Basis, Duty, Face
from yaodian.core.edition.decision import Decision
from yaodian.core.propose.number import in_a_year
from yaodian.core.propose.proposal import DutyProposal, SentenceProposal

DECIDED = "本单位决定"
# What may be chosen about a proposed duty: as proposed, by the narrowest lawful reading, not at all, or as last year.
ACCEPT, OFFER, NO, LAST = "accept", "offer", "no", "last"


def decide(proposals: Iterable[SentenceProposal], decisions: Iterable[Decision]) -> tuple[Duty, ...]:
    """Accepted duties with what was decided about them; what nobody decided stays open.

    A duty that several sentences ask for is one duty with all their bases: a decided one wins over
    an open one, the more demanding over the lesser.
    """
    said = {(decision.start, decision.duty): decision for decision in decisions}
    adopted: dict[str, Duty] = {}
    for sentence in proposals:
        for proposal in sentence.duties:
            decision = said.get((sentence.start, proposal.duty.key))
            if decision and decision.accepted:
                duty = apply(proposal.duty, decision)
                known = adopted.get(duty.key)
                adopted[duty.key] = merged(known, duty) if known else duty
    return tuple(adopted.values())


def as_decided(proposals: Iterable[SentenceProposal], decisions: Iterable[Decision]) -> Iterator[SentenceProposal]:
    """Each sentence with the duties that were accepted of it, as they were decided."""
    said = {(decision.start, decision.duty): decision for decision in decisions if decision.accepted}
    for sentence in proposals:
        kept = ((one, said.get((sentence.start, one.duty.key))) for one in sentence.duties)
        duties = tuple(replace(one, duty=apply(one.duty, decision)) for one, decision in kept if decision)
        yield replace(sentence, duties=duties)


def accept_as_proposed(proposals: Iterable[SentenceProposal], *, by: str = "") -> tuple[Decision, ...]:
    """Accept every proposed duty and leave open what is open."""
    return tuple(
        Decision(sentence.start, proposal.duty.key, accepted=True, by=by)
        for sentence in proposals
        for proposal in sentence.duties
    )


def as_chosen(
    sentence: SentenceProposal, proposal: DutyProposal, choice: str, *, by: str, last: Decision | None = None
) -> Decision:
    """The decision that a choice about a proposed duty comes to. `last`: what was decided about it last year."""
    if choice == LAST and last:
        return replace(last, start=sentence.start, by=by)
    if choice == OFFER:
        return as_offered(sentence, proposal, by=by)
    return Decision(sentence.start, proposal.duty.key, accepted=choice != NO, by=by)


def as_offered(sentence: SentenceProposal, proposal: DutyProposal, *, by: str) -> Decision:
    """The decision that takes the narrowest lawful reading as it was offered."""
    return offer_taken(proposal.duty, proposal.offer, start=sentence.start, by=by)


def offer_taken(duty: Duty, offer: Offer | None, *, start: int = 0, by: str = "") -> Decision:
    """A decision that closes the open faces of the duty by the offer. `start` 0: no sentence of a plan asks for it."""
    open_cycle = offer is not None and Face.CYCLE in duty.undecided
    return Decision(
        start=start,
        duty=duty.key,
        accepted=True,
        occasion=offer.occasion if offer and open_cycle else None,
        quotas=offer.quotas if offer and open_cycle else (),
        bearer=duty.bearer if Face.BEARER in duty.undecided else None,
        kinds=duty.kinds if Face.SCOPE in duty.undecided else (),
        by=by,
    )


def apply(duty: Duty, decision: Decision) -> Duty:
    """The duty with the open faces closed that the decision closes."""
    closed: set[Face] = set()
    if Face.CYCLE in duty.undecided and decision.occasion and decision.quotas:
        duty = replace(duty, occasion=decision.occasion, quotas=decision.quotas)
        closed.add(Face.CYCLE)
    if decision.bearer:
        duty = replace(duty, bearer=decision.bearer)
        closed.add(Face.BEARER)
    if decision.kinds:
        duty = replace(duty, kinds=decision.kinds)
        closed.add(Face.SCOPE)
    bases = duty.bases
    if decision.by and closed & set(duty.undecided):
        bases = (*bases, Basis(DECIDED, decision.by, stated=True))
    undecided = tuple(face for face in duty.undecided if face not in closed)
    return replace(duty, undecided=undecided, bases=bases)


def merged(one: Duty, other: Duty) -> Duty:
    """One duty of two with the same key."""
    kept = other if _asks_more(other, one) else one
    return replace(kept, bases=tuple(dict.fromkeys((*one.bases, *other.bases))))


def _asks_more(one: Duty, other: Duty) -> bool:
    if bool(one.undecided) != bool(other.undecided):
        return not one.undecided
    return (in_a_year(one.occasion, one.quotas) or 0) > (in_a_year(other.occasion, other.quotas) or 0)
