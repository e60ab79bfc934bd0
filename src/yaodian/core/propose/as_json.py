"""Proposals as the plain data that `yaodian read --json` prints."""

from collections.abc import Iterable
from typing import Any

from yaodian.core.duty import Basis, Coverage
from yaodian.core.duty.explain import FACES, Names, selector_text
from yaodian.core.propose.proposal import DutyProposal, SentenceProposal
from yaodian.core.roster.selector import Selector


def as_json(proposals: Iterable[SentenceProposal], names: Names) -> list[dict[str, Any]]:
    """One entry a sentence."""
    return [
        {
            "start": one.start,
            "end": one.end,
            "states": list(one.states),
            "mechanisms": list(one.mechanisms),
            "duties": [_duty(duty, names) for duty in one.duties],
            "notes": list(one.notes),
        }
        for one in proposals
    ]


def _duty(proposal: DutyProposal, names: Names) -> dict[str, Any]:
    duty = proposal.duty
    return {
        "key": duty.key,
        "title": duty.title,
        "bearer": _selector(duty.bearer, names),
        "bearer_stated": proposal.bearer_stated,
        "object": _selector(duty.object, names) if duty.object else None,
        "kind": duty.kinds[0],
        "kinds": list(duty.kinds),
        "quota": proposal.quota,
        "count": proposal.count,
        "cycle": proposal.cycle,
        "coverage": _coverage(proposal.coverage, names) if proposal.coverage else None,
        "basis": [_basis(basis) for basis in duty.bases],
        "stated": proposal.stated,
        "undecided": [str(face) for face in duty.undecided],
        "undecided_words": [FACES[face] for face in duty.undecided],
        "offer": proposal.reading,
    }


def _selector(selector: Selector, names: Names) -> dict[str, Any]:
    return {
        "title": selector_text(selector, names),
        "who": str(selector.who),
        "kinds": list(selector.kinds),
        "posts": list(selector.posts),
        "roster": selector.roster,
        "here": selector.here,
    }


def _coverage(coverage: Coverage, names: Names) -> dict[str, Any]:
    return {"share": str(coverage.share), "of": _selector(coverage.of, names)}


def _basis(basis: Basis) -> dict[str, Any]:
    return {
        "source": basis.source,
        "place": basis.place,
        "quote": basis.quote,
        "stated": basis.stated,
    }
