"""所属期: asked only when the form was opened for a slot whose own days are over (补开, or a superior's window)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.models import Body
from yaodian.site.pages.bindings import bindings_on
from yaodian.site.pages.gate import Viewer
from yaodian.site.queries.census import Place
from yaodian.site.queries.judging import judgements
from yaodian.site.queries.tree import path_of

LOOKING = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Belongs:
    duty: str
    cycle_key: str
    title: str
    cycle: str
    kinds: tuple[str, ...] = ()

    @property
    def value(self) -> str:
        return f"{self.duty}|{self.cycle_key}"

    @property
    def pair(self) -> dict[str, str]:
        return {self.duty: self.cycle_key}


def belongs_of(asked: Mapping[str, str], body: Body | Place, viewer: Viewer) -> Belongs | None:
    """The slot that the form was opened for, where belonging to it has to be said; else nothing is asked."""
    duty, cycle = asked.get("duty", ""), asked.get("cycle", "")
    if not duty or not cycle:
        return None
    within = Span(viewer.on - LOOKING, viewer.on)
    every = judgements(on=viewer.on, known=viewer.at, within=within, bearers=frozenset({body.uid}))
    found = next((j for j in every if j.duty == duty and j.cycle == cycle), None)
    if found is None or not _days_are_over(found, viewer):
        return None
    bindings = bindings_on(viewer.on)
    segment = bindings.of(found, path_of(body.uid, viewer.on))
    if segment is None:
        return None
    return Belongs(duty, cycle, segment.duty.title, bindings.cycle(duty, cycle), segment.duty.kinds)


def _days_are_over(judgement: Judgement, viewer: Viewer) -> bool:
    return judgement.span is not None and judgement.span.last < viewer.on
