"""What filing, correcting and voiding give back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.catalogue.serving import Use, pairs
from yaodian.core.problem import Problem
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.models import Record
from yaodian.site.queries.serving import servings_of


@dataclass(frozen=True, slots=True)
class Filed:
    """A record on file.

    `serves`: duty and cycle of every slot it counts for, `explains`: those it is only shown beside (补开).
    `not_counted`: why it counts for nothing (到会不足), or empty. `entered_late`: entered after the grace (补录).
    """

    record_uid: str
    version: int
    serves: tuple[tuple[str, str], ...] = ()
    explains: tuple[tuple[str, str], ...] = ()
    not_counted: str = ""
    entered_late: bool = False


@dataclass(frozen=True, slots=True)
class Conflict(Refusal):
    """Somebody else changed the record meanwhile: what I typed, and what now stands."""

    mine: Mapping[str, object]
    theirs: Record


def overtaken(mine: Mapping[str, object], theirs: Record) -> Conflict:
    by = f"，改动人{theirs.entered_by.name}" if theirs.entered_by else ""
    what = f"已有第{theirs.version}版{by}，您打开的不是最新一版"
    problem = Problem("记录", what, "请对照两份内容，在最新一版上重新更正")
    return Conflict(Why.CONFLICT, (problem,), dict(mine), theirs)


def filed(record: Record, not_counted: str, *, on: date, at: datetime) -> Filed:
    """The record with what it serves, as known at `at`."""
    found = servings_of(record.uid, on=on, known=at)
    counting = [one for one in found if one.use is not Use.EXPLAINS]
    return Filed(
        record.uid,
        record.version,
        serves=pairs(counting, Use.COUNTS, Use.CURES, Use.COVERS),
        explains=pairs(found, Use.EXPLAINS),
        not_counted=not_counted,
        entered_late=any(on > one.grace for one in counting),
    )
