"""What was said about the reading of a plan, and what earlier plans of the same office are remembered by."""

from collections.abc import Iterable, Mapping

from yaodian.core.edition.decision import Decision
from yaodian.core.plan.correction import Correction, Stance
from yaodian.core.propose.recall import Remembered
from yaodian.core.roster.rows import NEVER
from yaodian.site import models
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.plans import is_in_preparation_by
from yaodian.site.queries.scope import Scope

# So many of the latest are looked through: several years of several plans.
MOST_REMEMBERED = 2000


def correction_rows(plan_uid: str) -> list[models.Correction]:
    """As they stand now, in the order of the text."""
    rows = models.Correction.objects.filter(plan_uid=plan_uid, until=NEVER).select_related("entered_by")
    return list(rows.order_by("start", "kind"))


def corrections(plan_uid: str) -> tuple[Correction, ...]:
    return tuple(map(value_of, correction_rows(plan_uid)))


def value_of(row: models.Correction) -> Correction:
    return Correction(row.kind, row.start, row.stop, Stance(row.stance), tuple(sorted(row.said.items())))


def remembered(scope: Scope, plan: models.Plan, viewer_uid: str) -> tuple[Remembered, ...]:
    """What was said about other plans of the same office, the latest first."""
    rows = models.Correction.objects.filter(until=NEVER).exclude(plan_uid=plan.uid).select_related("entered_by")
    latest = list(rows.order_by("-since", "-id")[:MOST_REMEMBERED])
    titles = _own(scope, {row.plan_uid for row in latest})
    return tuple(
        Remembered(value_of(row), row.sentence, row.surface, titles[row.plan_uid], _by(row, viewer_uid))
        for row in latest
        if row.plan_uid in titles
    )


def _own(scope: Scope, uids: Iterable[str]) -> Mapping[str, str]:
    rows = models.Plan.objects.filter(uid__in=list(uids)).select_related("entered_by")
    return {row.uid: row.title for row in rows if is_in_preparation_by(scope, row)}


def _by(row: models.Correction, viewer_uid: str) -> str:
    if row.entered_by is None:
        return "系统"
    return "您" if row.entered_by.uid == viewer_uid else row.entered_by.name


def is_adopted(plan_uid: str) -> bool:
    """Whether an edition was made of the text: from then on its reading stays as it was."""
    return models.Edition.objects.filter(plan_uid=plan_uid).exists()


def former_edition(body_uid: str, year: int) -> models.Edition | None:
    """The last plan that the body adopted for an earlier year; a notice is none."""
    rows = models.Edition.objects.filter(body_uid=body_uid, year__lt=year, series__startswith="plan-")
    return rows.order_by("-year", "-first_day", "-since").first()


def former_decisions(row: models.Edition | None) -> tuple[Decision, ...]:
    return definitions(row.sha256).decisions if row else ()
