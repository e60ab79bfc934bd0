"""通知 that were taken up, what holds already when one comes in, and what names in its text may mean."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import QuerySet

from yaodian.core.edition.incoming import Incoming
from yaodian.core.notice import Held
from yaodian.core.notice.meant import Known, kind_words
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Edition
from yaodian.site.queries.attendance import bodies_alive
from yaodian.site.queries.bodies import bodies_on
from yaodian.site.queries.editions import definitions, in_force
from yaodian.site.queries.scope import Scope
from yaodian.site.queries.tree import path_of

SERIES = "notice-"


def series_of(plan_uid: str) -> str:
    """The line of revisions of one notice: as taken up, and as withdrawn."""
    return f"{SERIES}{plan_uid}"


def is_notice(row: Edition) -> bool:
    return row.series.startswith(SERIES)


def incoming_of(row: Edition) -> Incoming | None:
    return definitions(row.sha256).incoming


def rows_of_notice(plan_uid: str) -> list[Edition]:
    """What holds of it now, one row for each body that took it up; the latest revision of each."""
    return _latest(Edition.objects.filter(series=series_of(plan_uid)))


def taken_up(plan_uid: str) -> Edition | None:
    """Its edition, unless it was withdrawn."""
    return next((row for row in rows_of_notice(plan_uid) if not _is_withdrawn(row)), None)


def numbered(doc_no: str, but: str = "") -> list[Edition]:
    """Notices of the same 文号 that hold now; `but`: the text that is in hand itself."""
    if not doc_no:
        return []
    lines = Edition.objects.filter(series__startswith=SERIES, doc_no=doc_no).exclude(series=series_of(but))
    held = _latest(Edition.objects.filter(series__in=lines.values("series")))
    return [row for row in held if not _is_withdrawn(row)]


def _latest(rows: QuerySet[Edition]) -> list[Edition]:
    """Of each notice and body the revision that came last."""
    ordered = rows.order_by("first_day", "since", "id")
    return list({(row.series, row.body_uid): row for row in ordered}.values())


def binds(row: Edition, body_uid: str, on: date) -> bool:
    """Whether it was taken up by this body or by one above it."""
    own = path_of(row.body_uid, on)
    return bool(own) and path_of(body_uid, on).startswith(own)


def held_by(body_uids: Iterable[str], on: date, but: str) -> tuple[Held, ...]:
    """Every duty that binds these bodies on the day, with the text that asks it; `but`: without that line."""
    found: dict[tuple[str, str], Held] = {}
    for uid in body_uids:
        for edition in in_force(uid, on):
            for duty in edition.duties if edition.series != but else ():
                basis = next((basis for basis in duty.bases if basis.quote), next(iter(duty.bases), None))
                one = Held(duty, basis.source if basis else edition.title, basis.place if basis else "")
                found.setdefault((duty.key, edition.uid), one)
    return tuple(found.values())


def names_known(scope: Scope, on: date) -> Known:
    """Words for kinds of body, and the living bodies within the scope by their names."""
    bodies = {one.body.name: (one.body.uid, one.body.kind) for one in bodies_on(scope, on)}
    return Known(kind_words(load_catalogue()), bodies)


def notices_listed(rows: Iterable[Edition], on: date) -> Iterator[tuple[Edition, Incoming, str]]:
    """One line a notice, however many bodies took it up: the latest row, its outside, and for whom it holds."""
    latest: dict[str, dict[str, Edition]] = {}
    for row in sorted(rows, key=lambda row: (row.first_day, row.since)):
        latest.setdefault(row.series, {})[row.body_uid] = row
    names = bodies_alive({uid for held in latest.values() for uid in held}, on)
    for held in sorted(latest.values(), key=lambda held: next(iter(held.values())).since, reverse=True):
        row = next(iter(held.values()))
        incoming = incoming_of(row)
        if incoming:
            yield row, incoming, "、".join(names.get(uid, "") for uid in held)


def _is_withdrawn(row: Edition) -> bool:
    incoming = incoming_of(row)
    return incoming is not None and bool(incoming.withdrawn)
