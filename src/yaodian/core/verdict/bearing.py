"""Who bears a duty, and on which days: a selector resolved over the whole of time.

The tree is that of each day: a body is below another while its path begins with the other's.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from yaodian.core.period import Span
from yaodian.core.period.span import joined
from yaodian.core.roster.rows import Placement
from yaodian.core.roster.selector import Selector, Who
from yaodian.core.verdict.facts import Facts

Bearings = dict[str, tuple[Span, ...]]


def bearings(selector: Selector, root: str, facts: Facts, below: Bearings | None = None) -> Bearings:
    """Everybody the selector means within the subtree of body `root`, each with the days it means them.

    `below`: what `days_below` says of that root, where it is known already.
    """
    below = days_below(root, facts) if below is None else below
    found: dict[str, list[Span]] = defaultdict(list)
    for bearer, span in _meant(selector, root, facts, below):
        found[bearer].append(span)
    return {bearer: joined(spans) for bearer, spans in found.items()}


def days_below(root: str, facts: Facts) -> Bearings:
    """Every body of the subtree of `root` (itself included) with the days it hangs there and lives."""
    lived = {body.uid: body.lived for body in facts.bodies}
    roots = [p for p in facts.placements if p.body == root]
    found: dict[str, list[Span]] = defaultdict(list)
    for placement in facts.placements:
        for span in _below(placement, roots):
            alive = span.meet(lived[placement.body]) if placement.body in lived else None
            if alive:
                found[placement.body].append(alive)
    return {body: joined(spans) for body, spans in found.items()}


def _below(placement: Placement, roots: Iterable[Placement]) -> Iterator[Span]:
    for root in roots:
        span = placement.valid.meet(root.valid)
        if span and placement.path.startswith(root.path):
            yield span


def _meant(selector: Selector, root: str, facts: Facts, below: Bearings) -> Iterator[tuple[str, Span]]:
    if selector.who is Who.BODIES:
        yield from _bodies(selector, root, facts, below)
        return
    for person, body, valid in _places(selector, root, facts):
        for days in below.get(body, ()):
            span = valid.meet(days)
            if span:
                yield person, span


def _bodies(selector: Selector, root: str, facts: Facts, below: Bearings) -> Iterator[tuple[str, Span]]:
    kind = {body.uid: body.kind for body in facts.bodies}
    for body, spans in below.items():
        if selector.here and body != root:
            continue
        if not selector.kinds or kind[body] in selector.kinds:
            yield from ((body, span) for span in spans)


def _places(selector: Selector, root: str, facts: Facts) -> Iterator[tuple[str, str, Span]]:
    """Person, body and days, for each way a selector of persons can mean somebody."""
    kind = {body.uid: body.kind for body in facts.bodies}

    def fits(body: str) -> bool:
        return not selector.kinds or kind.get(body) in selector.kinds

    if selector.who is Who.HOLDERS:
        posts = (p for p in facts.posts if p.title in selector.posts and fits(p.body))
        yield from ((p.person, p.body, p.valid) for p in posts)
    elif selector.who is Who.ROSTER:
        entries = (e for e in facts.entries if e.roster == selector.roster and fits(e.body))
        yield from ((e.person, e.body, e.valid) for e in entries)
    else:
        everyone = selector.who is Who.STAFF
        places = (m for m in facts.memberships if (everyone or m.member) and fits(m.body))
        yield from ((m.person, m.body, m.valid) for m in places)
