"""Judgements as rows of a page: each with its definition, its words and where it leads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, lru_cache
from urllib.parse import quote, urlencode

from django.urls import get_script_prefix, reverse
from django.utils.http import RFC3986_SUBDELIMS

from yaodian.core.catalogue import Catalogue, RecordKind
from yaodian.core.catalogue.gathering import is_shared
from yaodian.core.duty import After, Duty, Window
from yaodian.core.duty.explain import Names, explain
from yaodian.core.duty.timeline import Segment
from yaodian.core.period import OffsetUnit
from yaodian.core.verdict.verdict import Judgement, Verdict
from yaodian.site.pages.bindings import REMEMBERED, Bindings, sources, together, year_of_notice
from yaodian.site.pages.cycles import cycle_name, once_by
from yaodian.site.pages.telling import asks_now, figure, is_every_time, is_unknown, tell, until
from yaodian.site.queries.editions import kind_in

# What `reverse` leaves as it is in an address.
SAFE = f"{RFC3986_SUBDELIMS}/~:@"
DONE = frozenset({Verdict.MET, Verdict.LATE})
NO_OCCASION = "发生了再记，没有不用填"
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

    @cached_property
    def is_unknown(self) -> bool:
        return is_unknown(self.duty, self.judgement, self.on)

    @cached_property
    def asks_now(self) -> bool:
        return asks_now(self.duty, self.judgement, self.on)

    @cached_property
    def cycle(self) -> str:
        once, due = year_of_notice(self.segment), self.judgement.due
        if once and due and isinstance(self.duty.occasion, Window):
            return once_by(due)
        return cycle_name(self.judgement.cycle)

    @cached_property
    def figure(self) -> str:
        return figure(self.duty, self.judgement)

    @property
    def told(self) -> str:
        return tell(self.duty, self.judgement, self.on)

    @cached_property
    def sentence(self) -> str:
        return _explained(self.segment, self.catalogue.names)

    @cached_property
    def together(self) -> str:
        """Several texts that ask the same, where there are several: it is done once."""
        return together(self.segment)

    @cached_property
    def deadline(self) -> date | None:
        """The last day on which something helps: to hold it, or in the grace to enter it."""
        return self.judgement.grace if self.verdict is Verdict.GRACE else self.judgement.due

    @cached_property
    def until(self) -> str:
        """How long there is still; only while something can be done about it."""
        if self.is_unknown:
            return "待补填是否落实"
        if self.verdict is Verdict.OPEN and not self.asks_now:
            return NO_OCCASION
        day = self.deadline
        return until(day, self.on) if day and self.verdict in (Verdict.OPEN, Verdict.GRACE) else ""

    @property
    def is_tentative(self) -> bool:
        """暂定: counted in working days of a year whose official notice has not been loaded."""
        due, occasion = self.judgement.due, self.duty.occasion
        counted = isinstance(occasion, After) and occasion.offset.unit is OffsetUnit.WORKDAY
        return counted and due is not None and not self.segment.calendar_on(due).is_certain(due)

    @property
    def gathering(self) -> str:
        """The one gathering at which all its forms are filled in; empty when they are of several or of none."""
        found = {kind.gathering for kind in self._kinds}
        return next(iter(found)) if len(found) == 1 else ""

    @property
    def parts(self) -> tuple[str, ...]:
        """What is meant to be held: the only kind that serves it; of several, whoever files chooses."""
        kinds = self._kinds
        return (kinds[0].key,) if len(kinds) == 1 else ()

    @cached_property
    def _kinds(self) -> tuple[RecordKind, ...]:
        kinds = {kind.key: kind for kind in self.catalogue.kinds}
        return tuple(kind for key in self.duty.kinds if (kind := kinds.get(key) or self._own_kind(key)))

    def _own_kind(self, key: str) -> RecordKind | None:
        """The form of a task that a notice assigned, which the edition alone defines."""
        return next(filter(None, (kind_in(edition.uid, key) for edition in self.segment.editions)), None)

    @property
    def edition_uid(self) -> str:
        """The edition that asks the most of those that ask it."""
        return self.segment.editions[0].uid

    @cached_property
    def url(self) -> str:
        """Empty for an open duty of somebody above: its page is theirs."""
        judgement = self.judgement
        if judgement.verdict is Verdict.UNDECIDED and judgement.opens is None:
            return ""
        return slot_url(judgement.duty, judgement.cycle, judgement.bearer)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """The forms that the filing body may use; none where nothing is open, and none for what it may not file.

        Kinds of one gathering have one form.
        """
        past = is_every_time(self.duty) and (self.is_unknown or self.verdict in (Verdict.GRACE, Verdict.MISSED))
        if not self.files or self.verdict not in WORKING or past:
            return ()
        together: dict[str, list[RecordKind]] = {}
        for kind in self._kinds:
            together.setdefault(kind.gathering or f" {kind.key}", []).append(kind)
        return tuple(self._form(kinds) for kinds in together.values())

    def _form(self, kinds: Sequence[RecordKind]) -> Form:
        words = [("duty", self.judgement.duty), ("cycle", self.judgement.cycle)]
        title = "、".join(kind.title for kind in kinds)
        first = kinds[0]
        if not is_shared(first, self.catalogue.kinds):
            return Form(title, f"{reverse('record-new', args=[self.files, first.key])}?{urlencode(words)}")
        ticked = [("kind", first.key)] if len(kinds) == 1 else []
        url = reverse("gathering-new", args=[self.files, first.gathering])
        return Form(title, f"{url}?{urlencode([*ticked, *words])}")


@lru_cache(maxsize=REMEMBERED)
def _explained(segment: Segment, names: Names) -> str:
    """With every basis that any of the editions names: whoever asks it besides is not left out."""
    bases = tuple(basis for _, basis in sources(segment))
    return explain(replace(segment.duty, bases=bases), names, once=year_of_notice(segment))


def slot_url(duty: str, cycle: str, bearer: str) -> str:
    """What `reverse` makes of it, which a page of several hundred slots would ask several hundred times."""
    return "/".join((_slots(get_script_prefix()), quote(duty), quote(cycle, SAFE), quote(bearer), ""))


@cache
def _slots(prefix: str) -> str:
    """Where the addresses of slots begin; `prefix`: under which the site is served."""
    return reverse("slot", args=["duty", "cycle", "bearer"]).removesuffix("/duty/cycle/bearer/")


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
