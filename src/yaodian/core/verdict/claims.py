"""From editions and rosters to slots: every bearer's slots of every duty, as the world was known at one moment."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from yaodian.core.duty import Duty
from yaodian.core.duty.edition import Edition, revised
from yaodian.core.duty.timeline import Claim
from yaodian.core.period import LAST_DAY, Span
from yaodian.core.period.span import joined, without
from yaodian.core.roster.selector import Selector
from yaodian.core.verdict.anchors import anchors
from yaodian.core.verdict.bearing import Bearings, bearings, days_below
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.schedule import slots
from yaodian.core.verdict.slot import Slot
from yaodian.core.verdict.tenure import Tenure


@dataclass(frozen=True, slots=True)
class Owing:
    """One bearer under one duty key: what is claimed of it, and on which days."""

    duty: str
    bearer: str
    claims: tuple[Claim, ...]
    tenure: Tenure

    def slots(self, facts: Facts, within: Span) -> tuple[Slot, ...]:
        return slots(self.claims, self.tenure, anchors(self.claims, self.bearer, facts), within)


def owings(editions: Sequence[Edition], facts: Facts) -> Iterator[Owing]:
    """Everybody who bears anything under these editions, in order of duty key."""
    for group in groups(editions, facts):
        yield from owings_of(group)


@dataclass(frozen=True, eq=False)
class Group:
    """Bearers whom the same definitions bind on the same days: what one owes, each of them owes.

    Or some of them, out of the whole group `of`.
    """

    duty: str
    bearers: tuple[str, ...]
    claims: tuple[Claim, ...]
    tenure: Tenure
    of: "Group | None" = None

    @property
    def whole(self) -> "Group":
        return self.of or self

    def among(self, bearers: Sequence[str]) -> "Group":
        """The same of these of its bearers alone."""
        return replace(self, bearers=tuple(bearers), of=self.whole)


def owings_of(group: Group) -> Iterator[Owing]:
    return (Owing(group.duty, bearer, group.claims, group.tenure) for bearer in group.bearers)


ALWAYS = Span(date.min, LAST_DAY)
Holder = tuple[Edition, Duty, Bearings]
Signature = tuple[tuple[tuple[Span, ...], ...], date | None]


def groups(editions: Sequence[Edition], facts: Facts) -> Iterator[Group]:
    """All bearers of every duty key, those with equal days under equal definitions together."""
    handed_over = {body.uid: body.lived.last for body in facts.bodies if body.successor}
    for key, holders in sorted(_holders(editions, facts).items()):
        alike: dict[Signature, list[str]] = defaultdict(list)
        for bearer in dict.fromkeys(b for _, _, bearers in holders for b in bearers):
            days = tuple(bearers.get(bearer, ()) for _, _, bearers in holders)
            alike[days, handed_over.get(bearer)].append(bearer)
        for (days, handed), bearers in alike.items():
            claims = [c for (e, d, _), spans in zip(holders, days, strict=True) for c in _claims(e, d, spans)]
            if claims:
                yield Group(key, tuple(bearers), tuple(claims), Tenure(_tenure(holders, days), handed))


def _holders(editions: Sequence[Edition], facts: Facts) -> dict[str, list[Holder]]:
    """The editions that ask a duty key, each with the bearers it means."""
    resolved: dict[tuple[Selector, str], Bearings] = {}
    below = {root: days_below(root, facts) for root in {edition.body for edition in editions}}
    out: dict[str, list[Holder]] = defaultdict(list)
    decided = _decided(revised(editions))
    for edition in revised(editions):
        for duty in edition.duties:
            if duty.undecided:
                meant: Bearings = {edition.body: without(ALWAYS, decided[duty.key, edition.body])}
            elif (duty.bearer, edition.body) in resolved:
                meant = resolved[duty.bearer, edition.body]
            else:
                meant = resolved[duty.bearer, edition.body] = bearings(
                    duty.bearer, edition.body, facts, below[edition.body]
                )
            out[duty.key].append((edition, duty, meant))
    return out


def _decided(editions: Iterable[Edition]) -> dict[tuple[str, str], list[Span]]:
    """By duty key and adopting body the days on which a text of its own says what another leaves open."""
    found: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for edition in editions:
        for duty in edition.duties:
            days = edition.days_of(duty)
            if days and not duty.undecided:
                found[duty.key, edition.body].append(days)
    return found


def _claims(edition: Edition, duty: Duty, spans: tuple[Span, ...]) -> Iterator[Claim]:
    """The edition's claim on a bearer meant on these days, as far as edition and regulation are in force."""
    asked = edition.days_of(duty)
    if asked is None:
        return
    for span in spans:
        days = asked.meet(span)
        if days:
            yield Claim(edition, duty, days)


def _tenure(holders: Sequence[Holder], days: Sequence[tuple[Span, ...]]) -> tuple[Span, ...]:
    """The bearer's own days, whatever was in force on them; an open face means nobody yet."""
    decided = (spans for (_, duty, _), spans in zip(holders, days, strict=True) if not duty.undecided)
    return joined(span for spans in decided for span in spans)
