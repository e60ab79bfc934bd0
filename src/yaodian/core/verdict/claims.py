"""From editions and rosters to slots: every bearer's slots of every duty, as the world was known at one moment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from yaodian.core.duty import After, AnchorKind, Duty
from yaodian.core.duty.edition import Edition
from yaodian.core.duty.timeline import Claim, Segment, timeline
from yaodian.core.period import LAST_DAY, Span
from yaodian.core.period.span import joined
from yaodian.core.verdict.bearing import Bearings, bearings
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.slot import Anchor, Slot, Tenure, slots


@dataclass(frozen=True, slots=True)
class Owing:
    """One bearer under one duty key: the definitions that bind it, day by day."""

    duty: str
    bearer: str
    segments: tuple[Segment, ...]
    tenure: Tenure

    def slots(self, facts: Facts, within: Span) -> tuple[Slot, ...]:
        return slots(self.segments, self.tenure, tuple(anchors(self, facts)), within)


def owings(editions: Sequence[Edition], facts: Facts) -> Iterator[Owing]:
    """Everybody who bears anything under these editions, in order of duty key and bearer."""
    handed_over = {body.uid: body.lived.last for body in facts.bodies if body.successor}
    claims = _claims(editions, facts)
    for duty, bearer in sorted(claims):
        own = claims[duty, bearer]
        tenure = Tenure(joined(c.days for c in own[1]), handed_over.get(bearer))
        yield Owing(duty, bearer, timeline(own[0]), tenure)


def _claims(
    editions: Sequence[Edition], facts: Facts
) -> dict[tuple[str, str], tuple[list[Claim], list[Claim]]]:
    """Per duty key and bearer: the claims in force, and the same with the bearer's own days alone."""
    found: dict[tuple[str, str], tuple[list[Claim], list[Claim]]] = defaultdict(lambda: ([], []))
    for edition in editions:
        for duty in edition.duties:
            for bearer, spans in _bearers(edition, duty, facts).items():
                for span in spans:
                    _add(found[duty.key, bearer], Claim(edition, duty, span))
    return found


def _add(lists: tuple[list[Claim], list[Claim]], claim: Claim) -> None:
    edition = claim.edition
    in_force = Span(edition.first, edition.last).meet(claim.days)
    if in_force:
        lists[0].append(Claim(edition, claim.duty, in_force))
        lists[1].append(claim)


def _bearers(edition: Edition, duty: Duty, facts: Facts) -> Bearings:
    if duty.undecided:
        return {edition.body: (Span(date.min, LAST_DAY),)}
    return bearings(duty.bearer, edition.body, facts)


def anchors(owing: Owing, facts: Facts) -> Iterable[Anchor]:
    """The days that set this bearer's clock running, for the `After` occasions among its definitions."""
    seen: dict[str, Anchor] = {}
    for segment in owing.segments:
        if isinstance(segment.duty.occasion, After):
            for anchor in _anchors(segment.duty.occasion, owing.bearer, facts):
                seen[anchor.uid] = anchor
    return tuple(sorted(seen.values(), key=lambda a: (a.day, a.uid)))


def _anchors(occasion: After, bearer: str, facts: Facts) -> Iterator[Anchor]:
    if occasion.anchor is AnchorKind.TERM_END:
        for term in facts.terms:
            if term.body == bearer and term.valid.last != LAST_DAY:
                yield Anchor(term.uid, term.valid.last, Span(term.valid.first, LAST_DAY))
    elif occasion.anchor is AnchorKind.POST_START:
        for post in facts.posts:
            if post.title == occasion.name and bearer in (post.person, post.body):
                yield Anchor(post.uid, post.valid.first, post.valid)
    elif occasion.anchor is AnchorKind.ROSTER_ENTRY:
        for entry in facts.entries:
            if entry.roster == occasion.name and bearer in (entry.person, entry.body):
                yield Anchor(entry.uid, entry.valid.first, entry.valid)
    elif occasion.anchor is AnchorKind.DEED:
        for deed in facts.deeds:
            if deed.kind == occasion.name and deed.bearer == bearer and deed.counts:
                yield Anchor(deed.record, deed.on, Span(deed.on, LAST_DAY))
