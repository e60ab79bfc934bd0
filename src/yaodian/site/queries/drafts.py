"""What an account typed and has not filed. Nobody else's drafts can be asked for."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from yaodian.site.models import Account, Draft

KEPT = timedelta(days=30)


def draft_of(account: Account, form: str, object: str, *, at: datetime) -> dict[str, object] | None:
    """The values as typed, or None when there are none younger than thirty days."""
    found = drafts_of(account, at=at).filter(form=form, object=object).values_list("values", flat=True).first()
    return None if found is None else dict(found)


def drafts_of(account: Account, *, at: datetime) -> QuerySet[Draft]:
    """The account's own drafts, the latest first."""
    return Draft.objects.filter(account=account, saved_at__gt=at - KEPT).order_by("-saved_at")
