"""Which definition a verdict was made by, and on what bases: the editions laid over each other for one place."""

from collections.abc import Iterable
from datetime import date

from yaodian.core.duty import Basis, Duty
from yaodian.core.duty.edition import Edition, revised
from yaodian.core.duty.timeline import Claim, Segment, timeline
from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Judgement


class Definitions:
    """The editions that bind a page's bodies; `paths` places every body that may have adopted one."""

    def __init__(self, editions: Iterable[Edition], paths: dict[str, str]) -> None:
        self._claims: dict[str, list[Claim]] = {}
        self._paths = paths
        self._lines: dict[tuple[str, str], tuple[Segment, ...]] = {}
        for edition in revised(editions):
            for duty in edition.duties:
                claim = Claim(edition, duty, Span(edition.first, edition.last))
                self._claims.setdefault(duty.key, []).append(claim)

    def of(self, judgement: Judgement, path: str) -> Segment | None:
        """The definition behind the judgement on a bearer placed at `path`."""
        day = judgement.opens or date.max
        line = self._line(judgement.duty, path)
        return next((segment for segment in line if day in segment.days), line[-1] if line else None)

    def title(self, key: str) -> str:
        """What the duty is called, in the latest edition that holds it."""
        claims = self._claims.get(key, ())
        return max(claims, key=lambda c: c.edition.first).duty.title if claims else key

    def adopters(self, path: str) -> frozenset[str]:
        """The bodies above this place that adopted something: open duties are theirs."""
        return frozenset(uid for uid, own in self._paths.items() if own and path.startswith(own) and path != own)

    def _line(self, key: str, path: str) -> tuple[Segment, ...]:
        if (key, path) not in self._lines:
            own = [c for c in self._claims.get(key, ()) if path.startswith(self._paths.get(c.edition.body, "-"))]
            self._lines[key, path] = timeline(own or self._claims.get(key, ()))
        return self._lines[key, path]


def sources(segment: Segment) -> tuple[tuple[Edition, Basis], ...]:
    """Every basis of the duty with the edition that names it; each basis once."""
    found: dict[tuple[str, str, str], tuple[Edition, Basis]] = {}
    for edition in segment.editions:
        for basis in _duty(edition, segment.duty.key).bases:
            found.setdefault((basis.source, basis.place, basis.quote), (edition, basis))
    return tuple(found.values())


def _duty(edition: Edition, key: str) -> Duty:
    return next(duty for duty in edition.duties if duty.key == key)
