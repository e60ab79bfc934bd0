"""How every duty stands on a day, as plain rows for `yaodian standing`."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from yaodian.core.verdict.verdict import Judgement
from yaodian.site.models import Body, Person
from yaodian.site.queries.bodies import known_bodies
from yaodian.site.queries.editions import editions
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
    return [_row(judgement, titles, names) for judgement in found]


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
        "measures": [{"have": measure.have, "need": measure.need} for measure in judgement.measures],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
