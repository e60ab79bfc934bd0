"""The days that set an `After` running: a deed, the start of a post, the end of a term, an entry in a list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from yaodian.core.duty import After, AnchorKind
from yaodian.core.duty.timeline import Claim
from yaodian.core.period import LAST_DAY, Span
from yaodian.core.verdict.facts import Facts
from yaodian.core.verdict.heirs import heirs_of
from yaodian.core.verdict.openings import Anchor, Anchors

# A merged body's terms and posts end with it; what was begun there goes on.
INHERITED = frozenset({AnchorKind.DEED, AnchorKind.ROSTER_ENTRY, AnchorKind.STEP})


def anchors(claims: Sequence[Claim], bearer: str, facts: Facts) -> Anchors:
    """By occasion the anchors of this bearer, and those it took over from bodies merged into it, in order of day."""
    occasions = dict.fromkeys(c.duty.occasion for c in claims if isinstance(c.duty.occasion, After))
    return {occasion: tuple(_found(occasion, bearer, facts)) for occasion in occasions}


def _found(occasion: After, bearer: str, facts: Facts) -> list[Anchor]:
    find = _FINDERS[occasion.anchor]
    found: list[Anchor] = []
    if occasion.anchor in INHERITED:
        for heir in heirs_of(facts.bodies):
            if heir.heir == bearer:
                last = date.fromordinal(heir.last_end)
                found.extend(replace(a, inherited=last) for a in find(occasion.name, heir.old, facts))
    found.extend(find(occasion.name, bearer, facts))  # what is its own stays so, whoever else did it with it
    return sorted({a.uid: a for a in found}.values(), key=lambda a: (a.day, a.uid))


def _deeds(name: str, bearer: str, facts: Facts) -> Iterator[Anchor]:
    for deed in facts.deeds:
        if deed.kind == name and deed.bearer == bearer and deed.counts and deed.first_entered <= facts.heard:
            yield Anchor(deed.record, deed.on, Span(deed.on, LAST_DAY))


def _posts(name: str, bearer: str, facts: Facts) -> Iterator[Anchor]:
    for post in facts.posts:
        if post.title == name and bearer in (post.person, post.body):
            yield Anchor(post.uid, post.valid.first, post.valid)


def _terms(name: str, bearer: str, facts: Facts) -> Iterator[Anchor]:
    """The end of each term of office that has one; `name` is not used."""
    for term in facts.terms:
        if term.body == bearer and term.valid.last != LAST_DAY:
            yield Anchor(term.uid, term.valid.last, Span(term.valid.first, LAST_DAY))


def _entries(name: str, bearer: str, facts: Facts) -> Iterator[Anchor]:
    for entry in facts.entries:
        if entry.roster == name and bearer in (entry.person, entry.body):
            yield Anchor(entry.uid, entry.valid.first, entry.valid)


def _steps(name: str, bearer: str, facts: Facts) -> Iterator[Anchor]:
    """Steps of cases; there are none before the ledgers' own issue."""
    return iter(())


_FINDERS: dict[AnchorKind, Callable[[str, str, Facts], Iterator[Anchor]]] = {
    AnchorKind.DEED: _deeds,
    AnchorKind.POST_START: _posts,
    AnchorKind.TERM_END: _terms,
    AnchorKind.ROSTER_ENTRY: _entries,
    AnchorKind.STEP: _steps,
}
