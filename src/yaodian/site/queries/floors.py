"""What binds a body anyway, beside its own line of revisions: floors that its own plan raises, never lowers."""

from datetime import date

from yaodian.core.duty.edition import Edition
from yaodian.core.edition.overlay import bound_by
from yaodian.site.queries.editions import in_force
from yaodian.site.queries.notices import SERIES


def floors(body_uid: str, on: date, line: tuple[str, int | None]) -> tuple[Edition, ...]:
    """`line`: series and year of the body's own editions. A notice is no floor for another one: what both ask holds by
    the sooner day while both do, and by its own once the other is withdrawn.
    """
    own, is_notice = (line[0], body_uid, line[1]), line[0].startswith(SERIES)
    others = (e for e in in_force(body_uid, on) if (e.series, e.body, e.year) != own)
    return bound_by((e for e in others if not (is_notice and e.series.startswith(SERIES))), body_uid)


def same_elsewhere(body_uid: str, on: date, line: tuple[str, int | None]) -> dict[str, str]:
    """By key what other notices ask of the body on that day, with the title of one of them."""
    others = (e for e in in_force(body_uid, on) if e.series.startswith(SERIES) and e.series != line[0])
    return {duty.key: edition.title for edition in others for duty in edition.duties}
