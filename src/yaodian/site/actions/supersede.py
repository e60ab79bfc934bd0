"""Corrections: the old version is closed and the next one inserted. Nothing is overwritten."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Account, Fact

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Entering:
    """Who enters facts (None: the set-up or an import), and when."""

    by: Account | None
    at: datetime

    def enter(self, row: F) -> F:
        """Insert a fresh fact, known from now on."""
        row.since, row.entered_by = self.at, self.by
        row.save(force_insert=True)
        return row


def supersede(row: F, entering: Entering, **changes: object) -> F | None:
    """Replace the open version `row` by one with these columns changed. None when `row` is no longer the open one."""
    at = _close(row, entering.at)
    if at is None:
        return None
    kept = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if not f.primary_key}
    following = type(row)(**{**kept, **changes, "version": row.version + 1, "until": NEVER})
    return Entering(entering.by, at).enter(following)


def retract(row: Fact, at: datetime) -> bool:
    """Close the open version without a successor: it was never so. False when `row` is no longer the open one."""
    return _close(row, at) is not None


def _close(row: Fact, at: datetime) -> datetime | None:
    # A clock set back must not make a version end before it began.
    moment = max(at, row.since + timedelta(microseconds=1))
    closed = type(row)._default_manager.filter(pk=row.pk, until=NEVER).update(until=moment)
    return moment if closed else None
