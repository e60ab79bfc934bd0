"""Judgements as rows of a page: each with its definition, its words and where it leads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.urls import reverse

from yaodian.core.catalogue import Catalogue, RecordKind
from yaodian.core.duty import Duty
from yaodian.core.duty.explain import explain
from yaodian.core.duty.timeline import Segment
from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.pages.bindings import Bindings
from yaodian.site.pages.cycles import cycle_name
from yaodian.site.pages.telling import figure, is_every_time, is_unknown, tell, until

DONE = frozenset({Verdict.MET, Verdict.LATE})
WORKING = frozenset({Verdict.OPEN, Verdict.GRACE, Verdict.MISSED})


@dataclass(frozen=True, slots=True)
class Form:
    """A record kind that serves the duty, and the address of its empty form."""

    word: str
    url: str


@dataclass(frozen=True)
class Row:
    """One slot of one bearer on a page. `files` is the body whose form would serve it."""

    judgement: Judgement
    segment: Segment
    bearer: str
    on: date
    catalogue: Catalogue
    files: str = ""

    @property
    def duty(self) -> Duty:
        return self.segment.duty

    @property
    def title(self) -> str:
        return self.duty.title

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def is_unknown(self) -> bool:
        return is_unknown(self.duty, self.judgement, self.on)

    @property
    def cycle(self) -> str:
        return cycle_name(self.judgement.cycle)

    @property
    def figure(self) -> str:
        return figure(self.duty, self.judgement)

    @property
    def told(self) -> str:
        return tell(self.duty, self.judgement, self.on)

    @cached_property
    def sentence(self) -> str:
        return explain(self.duty, self.catalogue.names)

    @property
    def until(self) -> str:
        """How long there is still; only while something can be done about it."""
        if self.is_unknown:
            return "待补填是否落实"
        day = self.judgement.grace if self.verdict is Verdict.GRACE else self.judgement.due
        return until(day, self.on) if day and self.verdict in (Verdict.OPEN, Verdict.GRACE) else ""

    @property
    def items(self) -> tuple[int, ...]:
        """The items of a plan that the duty's mechanism belongs to."""
        return next((m.items for m in self.catalogue.mechanisms if m.key == self.duty.mechanism), ())

    @property
    def item(self) -> tuple[int, str]:
        """Where the duty stands in the order of a plan."""
        return (min(self.items, default=99), self.duty.key)

    @property
    def edition_uid(self) -> str:
        """The edition that asks the most of those that ask it."""
        return self.segment.editions[0].uid

    @property
    def url(self) -> str:
        """Empty for an open duty of somebody above: its page is theirs."""
        judgement = self.judgement
        if judgement.verdict is Verdict.UNDECIDED and judgement.opens is None:
            return ""
        return slot_url(judgement.duty, judgement.cycle, judgement.bearer)

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that the filing body may use; none where nothing is open, and none for what it may not file."""
        past = is_every_time(self.duty) and (self.is_unknown or self.verdict in (Verdict.GRACE, Verdict.MISSED))
        if not self.files or self.verdict not in WORKING or past:
            return ()
        kinds = {kind.key: kind for kind in self.catalogue.kinds}
        return tuple(self._form(kinds[key]) for key in self.duty.kinds if key in kinds)

    def _form(self, kind: RecordKind) -> Form:
        words = urlencode({"duty": self.judgement.duty, "cycle": self.judgement.cycle})
        return Form(kind.title, f"{reverse('record-new', args=[self.files, kind.key])}?{words}")


def slot_url(duty: str, cycle: str, bearer: str) -> str:
    return reverse("slot", args=[duty, cycle, bearer])


@dataclass(frozen=True, slots=True)
class Bearers:
    """Who a page is about: names by id in the order of organisations, and each one's place in the tree."""

    names: Mapping[str, str]
    paths: Mapping[str, str]


def rows(
    judgements: Iterable[Judgement], bearers: Bearers, bindings: Bindings, catalogue: Catalogue, *, on: date
) -> list[Row]:
    """A row for each judgement on a known bearer, in the order of organisations."""
    made = []
    for judgement in judgements:
        path = bearers.paths.get(judgement.bearer)
        segment = bindings.of(judgement, path) if path is not None else None
        if segment:
            made.append(Row(judgement, segment, bearers.names.get(judgement.bearer, ""), on, catalogue))
    order = {uid: place for place, uid in enumerate(bearers.names)}
    return sorted(made, key=lambda row: (order.get(row.judgement.bearer, len(order)), row.duty.key))
