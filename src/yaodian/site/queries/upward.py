"""The bodies above a place in the tree."""

from datetime import date

from yaodian.core.roster.rows import NEVER, PATH_DIGITS
from yaodian.site.models import Body
from yaodian.site.queries.tree import placements


def above(path: str, on: date) -> tuple[tuple[str, str], ...]:
    """Id and name of every body above this path on that day, the nearest first."""
    prefixes = [path[:end] for end in range(PATH_DIGITS, len(path), PATH_DIGITS)]
    placed = dict(placements(on).filter(path__in=prefixes).values_list("path", "body_uid"))
    names = dict(Body.objects.filter(uid__in=placed.values(), until=NEVER).values_list("uid", "name"))
    uids = [placed[prefix] for prefix in reversed(prefixes) if prefix in placed]
    return tuple((uid, names[uid]) for uid in uids if uid in names)
