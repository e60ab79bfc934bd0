"""What an account typed and has not filed. Nobody else's drafts can be asked for."""

from datetime import datetime, timedelta

from yaodian.site.models import Account, Draft

KEPT = timedelta(days=30)


def draft_of(account: Account, form: str, object: str, *, at: datetime) -> Draft | None:
    """What was typed and when, or None when there is nothing younger than thirty days."""
    return Draft.objects.filter(account=account, form=form, object=object, saved_at__gt=at - KEPT).first()
