"""Texts of plans as they were read in."""

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Account, Edition, Plan, Role, RoleGrant
from yaodian.site.queries.scope import Scope, Verb
from yaodian.site.queries.tree import path_of

DIGITS = 4  # of the path of a body at the top


def plan(uid: str) -> Plan | None:
    return Plan.objects.filter(uid=uid).first()


def is_in_preparation_by(scope: Scope, row: Plan) -> bool:
    """Whether this scope adopts where the text was read in: a department does not see what the city prepares."""
    places = _places(row.entered_by, scope) if row.entered_by else []
    return not places or any(_reaches(root, place) for root in scope.paths(Verb.ADOPT) for place in places)


def plans_not_adopted(scope: Scope) -> list[Plan]:
    """Texts of one's own that no edition was made of yet, the latest first."""
    used = Edition.objects.exclude(plan_uid="").values("plan_uid")
    rows = Plan.objects.exclude(uid__in=used).select_related("entered_by").order_by("-since")
    return [row for row in rows if is_in_preparation_by(scope, row)]


def same_text(scope: Scope, sha256: str) -> Plan | None:
    """The text of this hash, if one's own office has read it in already."""
    rows = Plan.objects.filter(sha256=sha256).select_related("entered_by").order_by("since")
    return next((row for row in rows if is_in_preparation_by(scope, row)), None)


def edition_rows() -> list[Edition]:
    """Every edition as adopted, without its document, the latest first."""
    return list(Edition.objects.defer("document").select_related("entered_by").order_by("-first_day", "-since"))


def latest_of(series: str, body_uid: str, year: int | None) -> Edition | None:
    """The revision of the line that was adopted last, without its document."""
    line = Edition.objects.filter(series=series, body_uid=body_uid, year=year)
    return line.order_by("-first_day", "-since").defer("document").first()


def successor_of(row: Edition) -> Edition | None:
    """The latest revision of its line, where that is another one."""
    latest = latest_of(row.series, row.body_uid, row.year)
    return latest if latest and latest.uid != row.uid else None


def _places(account: Account, scope: Scope) -> list[str]:
    """Where whoever read it in adopts or adopted: the text stays their office's when they leave."""
    grants = RoleGrant.objects.filter(account=account, role=Role.OFFICE, until=NEVER).values_list("body_uid", flat=True)
    return [path_of(uid, scope.on) if uid else "" for uid in grants]


def _reaches(root: str, place: str) -> bool:
    """An office without a body and one of a body at the top are the same office."""
    return place.startswith(root) or (not place and len(root) <= DIGITS)
