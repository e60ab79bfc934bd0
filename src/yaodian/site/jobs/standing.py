"""How every duty stands on a day, as plain rows for `yaodian standing`."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from yaodian.core.duty import AtLeast, Quota
from yaodian.core.duty.timeline import of_year, timeline
from yaodian.core.verdict.demand import Demanded
from yaodian.core.verdict.verdict import Judgement
from yaodian.site.models import Body, Person
from yaodian.site.queries.bodies import known_bodies
from yaodian.site.queries.editions import editions
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.judging import judgements, year_of


def body_of(key: str) -> Body | None:
    """The body with this uid or, failing that, this code (编号)."""
    bodies = known_bodies()
    return bodies.filter(uid=key).first() or bodies.filter(code=key).exclude(code="").first()


def standing(*, on: date, known: datetime, body: Body | None = None) -> list[dict[str, Any]]:
    """One row a judgement of the day's year, in order of duty, bearer and cycle."""
    bearers = None if body is None else frozenset({body.uid})
    found = judgements(on=on, known=known, within=year_of(on), bearers=bearers)
    titles = {duty.key: duty.title for edition in editions() for duty in edition.duties}
    names = dict(_names({j.bearer for j in found}))
    asked = _Asked(snapshot().owed(known, year_of(on)).of(bearers))
    return [_row(judgement, titles, names) | {"measures": asked.measures(judgement)} for judgement in found]


class _Asked:
    """The quotas behind each judgement: its measures do not say what they are counted in."""

    def __init__(self, owed: Demanded) -> None:
        self._slots = {
            (one.slot.duty.key, one.slot.cycle, one.slot.opens, bearer): one.slot.duty.quotas
            for one in owed.demands
            for bearer in one.bearers
        }
        self._events = {(group.duty, bearer): group.claims for group in owed.events for bearer in group.bearers}

    def measures(self, judgement: Judgement) -> list[dict[str, int | float | None]]:
        """Have and need of each quota, both in its own unit."""
        pairs = zip(self._quotas(judgement), judgement.measures, strict=False)
        return [{"have": _units(quota, measure.have), "need": measure.need} for quota, measure in pairs]

    def _quotas(self, judgement: Judgement) -> tuple[Quota, ...]:
        opens = judgement.opens or date.min
        found = self._slots.get((judgement.duty, judgement.cycle, opens, judgement.bearer))
        if found is not None:
            return found
        claims = of_year(self._events.get((judgement.duty, judgement.bearer), ()), opens.year)
        return next((segment.duty.quotas for segment in timeline(claims) if opens in segment.days), ())


def _units(quota: Quota, have: int) -> int | float:
    """Amounts are kept in hundredths of their unit."""
    if not isinstance(quota, AtLeast) or not quota.of_amount:
        return have
    return have / 100 if have % 100 else have // 100


def _names(uids: set[str]) -> Iterator[tuple[str, str]]:
    for model in (Person, Body):
        for uid, name in model._default_manager.order_by("since").values_list("uid", "name"):
            if uid in uids:
                yield uid, name


def _row(judgement: Judgement, titles: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "duty": judgement.duty,
        "title": titles.get(judgement.duty, judgement.duty),
        "cycle": judgement.cycle,
        "bearer": judgement.bearer,
        "bearer_name": names.get(judgement.bearer, ""),
        "verdict": judgement.verdict.value,
        "why": judgement.why.value,
        "labels": sorted(label.value for label in judgement.labels),
        "opens": _iso(judgement.opens),
        "due": _iso(judgement.due),
        "grace": _iso(judgement.grace),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
