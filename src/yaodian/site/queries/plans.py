"""Texts of plans as they were read in."""

from yaodian.site.models import Edition, Plan


def plan(uid: str) -> Plan | None:
    return Plan.objects.filter(uid=uid).first()


def plans_not_adopted() -> list[Plan]:
    """Texts that no edition was made of yet, the latest first."""
    used = Edition.objects.exclude(plan_uid="").values("plan_uid")
    return list(Plan.objects.exclude(uid__in=used).order_by("-since"))


def edition_rows() -> list[Edition]:
    """Every edition as adopted, without its document, the latest first."""
    return list(Edition.objects.defer("document").select_related("entered_by").order_by("-first_day", "-since"))
