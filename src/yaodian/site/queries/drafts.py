"""What an account typed and has not filed. Nobody else's drafts can be asked for."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from yaodian.site.models import Account, Draft

KEPT = timedelta(days=30)


def draft_of(account: Account, form: str, object: str, *, at: datetime) -> Draft | None:
    """What was typed and when, or None when there is nothing younger than thirty days."""
    return drafts_of(account, at=at).filter(form=form, object=object).first()


def drafts_of(account: Account, *, at: datetime) -> QuerySet[Draft]:
    """The account's own drafts, the latest first."""
    return Draft.objects.filter(account=account, saved_at__gt=at - KEPT).order_by("-saved_at")
