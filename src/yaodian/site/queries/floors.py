"""What binds a body anyway, beside its own line of revisions: floors that its own plan raises, never lowers."""

from datetime import date

from yaodian.core.duty.edition import Edition
from yaodian.core.edition.overlay import bound_by
from yaodian.site.queries.editions import in_force


def floors(body_uid: str, on: date, line: tuple[str, int | None]) -> tuple[Edition, ...]:
    """`line`: series and year of the body's own editions."""
    own = (line[0], body_uid, line[1])
    return bound_by((e for e in in_force(body_uid, on) if (e.series, e.body, e.year) != own), body_uid)
