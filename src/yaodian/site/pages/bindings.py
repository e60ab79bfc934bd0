"""Which definition a verdict was made by, and on what bases: the editions laid over each other for one place."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from yaodian.core.duty import After, Basis, Duty, Every, Standing, Window
from yaodian.core.duty.edition import Edition, revised
from yaodian.core.duty.timeline import Claim, Segment, of_year, timeline
from yaodian.core.notice.reading import sender_of
from yaodian.core.period import cycle_of
from yaodian.core.verdict.openings import window_of
from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.pages.cycles import cycle_name, once_by, year_named
from yaodian.site.queries.editions import editions
from yaodian.site.queries.notices import SERIES
from yaodian.site.queries.tree import places_of

# What is said of a segment follows from it alone; a city knows some hundreds of them.
REMEMBERED = 4096


class Bindings:
    """The editions that bind a page's bodies; `paths` places every body that may have adopted one."""

    def __init__(self, editions: Iterable[Edition], paths: Mapping[str, str]) -> None:
        self._claims: dict[str, list[Claim]] = {}
        self._paths = paths
        self._roots: dict[str, frozenset[str]] = {}
        self._lines: dict[tuple[str, frozenset[str], int], tuple[Segment, ...]] = {}
        for edition in revised(editions):
            for duty in edition.duties:
                days = edition.days_of(duty)
                if days:
                    self._claims.setdefault(duty.key, []).append(Claim(edition, duty, days))

    def of(self, judgement: Judgement, path: str) -> Segment | None:
        """The definition behind the judgement on a bearer placed at `path`."""
        day = judgement.opens or date.max
        line = self._line(judgement.duty, path, _year_of(judgement))
        fitting = [segment for segment in line if _makes(segment.duty, judgement)]
        return next((segment for segment in fitting if day in segment.days), fitting[-1] if fitting else None)

    def title(self, key: str) -> str:
        """What the duty is called, in the latest edition that holds it."""
        claims = self._claims.get(key, ())
        return max(claims, key=lambda c: c.edition.first).duty.title if claims else key

    def cycle(self, key: str, cycle: str) -> str:
        """What the cycle is called on a page: of what only notices ever asked, that it comes once."""
        year, claims = year_named(cycle), self._claims.get(key, ())
        if year and claims and all(is_once(claim.edition) for claim in claims):
            latest = max(claims, key=lambda c: (c.edition.first, c.edition.since)).duty.occasion
            if isinstance(latest, Window):
                return once_by(window_of(latest, year).last)
        return cycle_name(cycle)

    def adopters(self, path: str) -> frozenset[str]:
        """The bodies above this place that adopted something: open duties are theirs."""
        return frozenset(uid for uid, own in self._paths.items() if own and path.startswith(own) and path != own)

    def _line(self, key: str, path: str, year: int) -> tuple[Segment, ...]:
        """`year` 0: standing, where plans of all years meet."""
        roots = self._above(path)
        if (key, roots, year) not in self._lines:
            every = tuple(self._claims.get(key, ()))
            own = tuple(claim for claim in every if claim.edition.body in roots) or every
            claims = of_year(own, year) if year else own
            self._lines[key, roots, year] = tuple(_with_notices(one, claims) for one in timeline(claims))
        return self._lines[key, roots, year]

    def _above(self, path: str) -> frozenset[str]:
        """The adopting bodies at or above this place: the same for most of a city."""
        if path not in self._roots:
            self._roots[path] = frozenset(uid for uid, own in self._paths.items() if path.startswith(own))
        return self._roots[path]


def _with_notices(segment: Segment, claims: Iterable[Claim]) -> Segment:
    """Asked besides by every notice that asks the same by a later day: it is done once for all of them."""
    known = {edition.uid for edition in segment.editions}
    held = (c for c in claims if is_once(c.edition) and c.days.meet(segment.days))
    more = tuple(c.edition for c in held if c.duty.bearer == segment.duty.bearer and c.edition.uid not in known)
    days, last = segment.asked[-1]
    return replace(segment, asked=(*segment.asked[:-1], (days, (*last, *more)))) if more else segment


def bindings_on(on: date) -> Bindings:
    """All editions, with the places of their bodies on that day."""
    every = editions()
    bodies = {edition.body for edition in every}
    places = places_of(bodies, on)
    paths = sorted((uid, places[uid].path if uid in places else "") for uid in bodies)
    return _bindings(every, tuple(paths))


@lru_cache(maxsize=8)
def _bindings(every: tuple[Edition, ...], paths: tuple[tuple[str, str], ...]) -> Bindings:
    """Kept for as long as nobody adopts anything or moves who did: a city asks the same thousands of times a day."""
    return Bindings(every, dict(paths))


def _year_of(judgement: Judgement) -> int:
    named = year_named(judgement.cycle)
    if named is not None:
        return named
    return 0 if judgement.due is None or judgement.opens is None else judgement.opens.year


def _makes(duty: Duty, judgement: Judgement) -> bool:
    """Whether a cycle of that name can be one of this duty's."""
    if judgement.verdict is Verdict.UNDECIDED:
        return "+".join(duty.undecided) == judgement.cycle
    if duty.undecided:
        return False
    match duty.occasion:
        case Every(rhythm):
            return judgement.span is not None and cycle_of(rhythm, judgement.span.first).key == judgement.cycle
        case Window():
            return judgement.cycle.endswith("-window")
        case Standing():
            return judgement.cycle == "standing"
        case After():
            return year_named(judgement.cycle) is None


@lru_cache(maxsize=REMEMBERED)
def together(segment: Segment) -> str:
    """市委、工委、组织部要求相同，办一次即可; empty where one text alone asks it."""
    named = dict.fromkeys(basis.source for _, basis in sources(segment) if basis.quote)
    words = "、".join(dict.fromkeys(map(sender_of, named)))
    return f"{words}要求相同，办一次即可" if len(named) > 1 else ""


def is_once(edition: Edition) -> bool:
    """What a notice asks comes once, in its year."""
    return edition.series.startswith(SERIES)


@lru_cache(maxsize=REMEMBERED)
def year_of_notice(segment: Segment) -> int | None:
    """Where nothing but notices ask it, its window comes once, in this year."""
    return segment.editions[0].year if all(map(is_once, segment.editions)) else None


@lru_cache(maxsize=REMEMBERED)
def sources(segment: Segment) -> tuple[tuple[Edition, Basis], ...]:
    """Every basis of the duty with the edition that names it; each basis once."""
    found: dict[tuple[str, str, str], tuple[Edition, Basis]] = {}
    for edition in segment.editions:
        for basis in (basis for duty in edition.duties if duty.key == segment.duty.key for basis in duty.bases):
            found.setdefault((basis.source, basis.place, basis.quote), (edition, basis))
    return tuple(found.values())
