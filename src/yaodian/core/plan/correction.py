"""What people said about a reading: right, wrong, otherwise, or missed; and the findings with that applied."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

from yaodian.core.plan.doubts import Finding
from yaodian.core.plan.found import Campaign, Deadline, Deliverable, Findings, Link, Quota
from yaodian.core.plan.tree import Heading

BY_HAND = "人工核对"
_One = TypeVar("_One", Heading, Quota, Deadline, Deliverable, Campaign, Link)


class Stance(StrEnum):
    RIGHT = "right"  # read as it is meant
    WRONG = "wrong"  # commits nobody to anything
    CHANGED = "changed"  # is meant otherwise
    ADDED = "added"  # was not read
    NONE = "none"  # of a sentence in which nothing was found: there is nothing in it


@dataclass(frozen=True, slots=True)
class Correction:
    """Of the stretch from `start` to `end` of the plan's text. `values`: pairs of a field and what it shall be, as
    `corrected` takes them; `kind` as the lists of `Findings` are called.
    """

    kind: str
    start: int
    end: int
    stance: Stance
    values: tuple[tuple[str, str], ...] = ()

    @property
    def said(self) -> dict[str, str]:
        return dict(self.values)


def corrected(text: str, found: Findings, corrections: Iterable[Correction]) -> Findings:
    """What is wrong left out, what is meant otherwise as it is meant, what was missed put in."""
    by_kind: dict[str, list[Correction]] = {}
    for one in corrections:
        if one.stance in (Stance.WRONG, Stance.CHANGED, Stance.ADDED):
            by_kind.setdefault(one.kind, []).append(one)
    return replace(
        found,
        headings=_applied(text, found.headings, by_kind.get("headings", ())),
        quotas=_applied(text, found.quotas, by_kind.get("quotas", ())),
        deadlines=_applied(text, found.deadlines, by_kind.get("deadlines", ())),
        deliverables=_applied(text, found.deliverables, by_kind.get("deliverables", ())),
        campaigns=_applied(text, found.campaigns, by_kind.get("campaigns", ())),
        links=_applied(text, found.links, by_kind.get("links", ())),
    )


def _applied(text: str, found: tuple[_One, ...], said: Iterable[Correction]) -> tuple[_One, ...]:
    """A correction speaks of the finding that covers the same stretch, also when a later reader cuts it otherwise."""
    left = list(found)
    for one in said:
        meant = [each for each in left if is_same(one, each)]
        if one.stance is not Stance.ADDED:
            left = [each for each in left if each not in meant]
        if one.stance is not Stance.WRONG:
            left.append(_made(text, one, meant[0] if meant else None))
    return tuple(sorted(left, key=lambda each: each.start))


def is_same(one: Correction, finding: Finding) -> bool:
    """More than half of both together is common."""
    common = min(one.end, finding.end) - max(one.start, finding.start)
    return 2 * common > 0.5 * (one.end - one.start + finding.end - finding.start) and common > 0


def _made(text: str, one: Correction, meant: _One | None) -> _One:
    """The list that it goes into is the one that its kind names."""
    return cast(_One, MAKERS[one.kind](text, one, meant))


def _quota(text: str, one: Correction, meant: Finding | None) -> Finding:
    said = one.said
    surface = text[one.start : one.end]
    known = meant if isinstance(meant, Quota) else None
    return Quota(
        start=one.start,
        end=one.end,
        surface=surface,
        activity=known.activity if known else surface,
        count=float(said["count"]) if said.get("count") else None,
        comparator=said.get("comparator") or ">=",
        unit=said.get("unit") or "次",
        period=said.get("period") or None,
        actor=known.actor if known else None,
        coverage=known.coverage if known else None,
        rule=BY_HAND,
    )


def _deadline(text: str, one: Correction, meant: Finding | None) -> Finding:
    return Deadline(one.start, one.end, text[one.start : one.end], one.said.get("date", ""), BY_HAND)


def _deliverable(text: str, one: Correction, meant: Finding | None) -> Finding:
    name = meant.name if isinstance(meant, Deliverable) else text[one.start : one.end]
    return Deliverable(one.start, one.end, text[one.start : one.end], one.said.get("made", "other"), name, BY_HAND)


def _campaign(text: str, one: Correction, meant: Finding | None) -> Finding:
    return Campaign(one.start, one.end, text[one.start : one.end], BY_HAND)


def _link(text: str, one: Correction, meant: Finding | None) -> Finding:
    return Link(one.start, one.end, text[one.start : one.end], BY_HAND)


def _heading(text: str, one: Correction, meant: Finding | None) -> Finding:
    level = int(one.said.get("level", "2"))
    if isinstance(meant, Heading):
        return replace(meant, level=level)
    return Heading(level, "", text[one.start : one.end], one.start, one.end)


MAKERS: Mapping[str, Callable[[str, Correction, Finding | None], Finding]] = {
    "headings": _heading,
    "quotas": _quota,
    "deadlines": _deadline,
    "deliverables": _deliverable,
    "campaigns": _campaign,
    "links": _link,
}
