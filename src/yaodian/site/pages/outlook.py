"""What a page about many looks at: how everybody within a chosen body stands in the plan year, as known now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from yaodian.core.catalogue import Catalogue
from yaodian.core.duty import Duty
from yaodian.core.verdict.engine import Question
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Record
from yaodian.site.pages.bindings import Bindings, bindings_on
from yaodian.site.pages.frame import Crumb
from yaodian.site.pages.gate import Viewer
from yaodian.site.pages.matrix import Column
from yaodian.site.pages.progress import PlacedBatches
from yaodian.site.pages.slot_rows import Bearers, Row, rows
from yaodian.site.queries.census import Place
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.items import OTHER, item_of, item_titles, items_asked
from yaodian.site.queries.judging import standings, year_of
from yaodian.site.queries.slot_facts import to_confirm

NAMED = 2  # mechanisms that name an item


def desk_url(uid: str) -> str:
    """The address of the workbench, of one body with all below it where one is named."""
    return reverse("desk") + (f"?of={uid}" if uid else "")


def all_standings(viewer: Viewer) -> PlacedBatches:
    """How everybody stands in the plan year."""
    now = snapshot()
    asked = Question(on=viewer.on, known=viewer.at, within=year_of(viewer.on))
    duties = {duty.key: duty for edition in now.history.editions_at(viewer.at) for duty in edition.duties}
    return PlacedBatches(standings(asked, live=True), now.census(viewer.on), duties)


def columns(duties: Mapping[str, Duty], catalogue: Catalogue, viewer: Viewer) -> dict[str, Column]:
    """For each duty the item whose sentence asks it; what none asks stands where its mechanism belongs first. What the
    plan's text does not title is called by its mechanisms.
    """
    year = viewer.on.year
    asks = items_asked(snapshot().history.editions_at(viewer.at), year)
    items = {mechanism.key: min(mechanism.items, default=OTHER) for mechanism in catalogue.mechanisms}
    found = {key: item_of(duty, asks, items) for key, duty in duties.items()}
    asked = {duty.mechanism for duty in duties.values()}
    called: dict[int, list[str]] = {}
    for mechanism in catalogue.mechanisms:
        if mechanism.key in asked and items[mechanism.key] != OTHER:
            called.setdefault(items[mechanism.key], []).append(mechanism.title)
    titles = {item: _together(words) for item, words in called.items()} | item_titles(year)
    return {key: Column(item, titles.get(item, "")) for key, item in found.items()}


def _together(words: Sequence[str]) -> str:
    return "、".join(words[:NAMED]) + (" 等" if len(words) > NAMED else "")


@dataclass(frozen=True)
class Outlook:
    """`root`: the body chosen with all below it; None: everything that the viewer sees."""

    viewer: Viewer
    standings: PlacedBatches
    places: tuple[Place, ...]
    root: Place | None

    @property
    def of(self) -> str:
        return self.root.uid if self.root else ""

    @property
    def desk(self) -> str:
        """The workbench of the same bodies."""
        return desk_url(self.of)

    @cached_property
    def chosen(self) -> Mapping[str, Place]:
        """The bodies looked at, in the order of organisations."""
        root = self.root
        return {place.uid: place for place in self.places if root is None or place.path.startswith(root.path)}

    @cached_property
    def across(self) -> Mapping[str, Column]:
        return columns(self.standings.duties, load_catalogue(), self.viewer)

    @cached_property
    def bindings(self) -> Bindings:
        return bindings_on(self.viewer.on)

    @cached_property
    def undecided(self) -> tuple[Row, ...]:
        """What those looked at adopted and left open."""
        open_ = [batch.judgement for batch in self.standings.batches if batch.judgement.verdict is Verdict.UNDECIDED]
        all_ = self.standings.census.places
        bearers = Bearers({u: one.name for u, one in all_.items()}, {u: one.path for u, one in all_.items()})
        found = rows(open_, bearers, self.bindings, load_catalogue(), on=self.viewer.on)
        return tuple(row for row in found if row.judgement.bearer in self.chosen)

    @cached_property
    def waiting(self) -> tuple[Record, ...]:
        """Records of those looked at that nobody confirmed yet, the earliest first."""
        return tuple(row for row in to_confirm(self.viewer.scope) if row.body_uid in self.chosen)

    @property
    def trail(self) -> tuple[Crumb, ...]:
        """The way from the top that the viewer sees down to the chosen body."""
        root, seen = self.root, {place.path for place in self.places}
        if root is None:
            return ()
        above = [
            one for one in self.places if root.path.startswith(one.path) and one.path != root.path and one.above in seen
        ]
        crumbs = (Crumb(one.name, desk_url(one.uid)) for one in above)
        return (Crumb("工作台", reverse("desk")), *crumbs, Crumb(root.name))


def outlook(viewer: Viewer, of: str) -> Outlook:
    """A body that the viewer does not see chooses nothing."""
    all_ = all_standings(viewer)
    places = all_.census.seen_by(viewer.scope)
    return Outlook(viewer, all_, places, next((place for place in places if place.uid == of), None))
