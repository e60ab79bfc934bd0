"""What was said about last year's reading and decided about its duties, offered again; nothing is taken by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yaodian.core.duty import Duty
from yaodian.core.edition.decision import Decision
from yaodian.core.plan import Plan
from yaodian.core.plan.correction import Correction, Stance
from yaodian.core.plan.doubts import Finding
from yaodian.core.plan.found import Findings
from yaodian.core.plan.likeness import normal, pairs_alike
from yaodian.core.plan.tree import Clause
from yaodian.core.propose.decide import apply

ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Remembered:
    """A correction of an earlier plan with the sentence it stood in; `by` and `plan` tell whose and which."""

    correction: Correction
    sentence: str
    surface: str
    plan: str
    by: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """The same said of this plan's text, and where it comes from."""

    correction: Correction
    remembered: Remembered


def recalled(plan: Plan, found: Findings, remembered: Iterable[Remembered]) -> tuple[Recalled, ...]:
    """For each finding or sentence alike the latest that was said; `remembered` has the latest first."""
    known = tuple(remembered)
    sentences = list(dict.fromkeys(one.sentence for one in known))
    pairs = pairs_alike(sentences, [clause.text for clause in plan.clauses], least=ALIKE)
    places = {sentences[here]: plan.clauses[there] for here, there in pairs.items()}
    offers: dict[tuple[str, int, int], Recalled] = {}
    for one in known:
        clause = places.get(one.sentence)
        span = _span(clause, found, one) if clause else None
        if span:
            start, end = span
            offers.setdefault(
                (one.correction.kind, start, end), Recalled(replace(one.correction, start=start, end=end), one)
            )
    return tuple(sorted(offers.values(), key=lambda each: each.correction.start))


def _span(clause: Clause, found: Findings, one: Remembered) -> tuple[int, int] | None:
    """Where in the sentence alike it is meant: the finding of the same words, or the words that were not read."""
    inside = [each for each in _of(found, one.correction.kind) if clause.start <= each.start < clause.end]
    form = normal(one.surface)
    same = next(
        (each for each in inside if normal(clause.text[each.start - clause.start : each.end - clause.start]) == form),
        None,
    )
    if one.correction.stance in (Stance.ADDED, Stance.NONE):
        return None if inside else _words(clause, one.surface)
    if same is None and len(inside) == 1:
        same = inside[0]
    return (same.start, same.end) if same else None


def _of(found: Findings, kind: str) -> tuple[Finding, ...]:
    return getattr(found, kind, ())


def _surface(clause: Clause, each: Finding) -> str:
    return clause.text[each.start - clause.start : each.end - clause.start]


def _words(clause: Clause, surface: str) -> tuple[int, int]:
    at = clause.text.find(surface)
    return (clause.start + at, clause.start + at + len(surface)) if at >= 0 else (clause.start, clause.end)


def decided_before(duties: Iterable[Duty], decisions: Iterable[Decision]) -> Mapping[str, tuple[Decision, Duty]]:
    """By the key of an open duty what an earlier edition decided about it, and the duty that this makes of it."""
    said: dict[str, Decision] = {}
    for decision in decisions:
        if not decision.accepted or decision.occasion or decision.bearer or decision.kinds:
            said[decision.duty] = decision
    found: dict[str, tuple[Decision, Duty]] = {}
    for duty in duties:
        decision_ = said.get(duty.key)
        if decision_ and duty.undecided and (not decision_.accepted or apply(duty, decision_) != duty):
            found[duty.key] = decision_, apply(duty, decision_)
    return found
