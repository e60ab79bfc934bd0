"""Keep what an account typed, as typed, until it is filed, dropped or thirty days old.

A draft is private and no fact: it leaves no audit line, which would tell when somebody was typing (R3).
"""

from collections.abc import Mapping
from datetime import datetime

from yaodian.site.models import Account, Draft
from yaodian.site.queries.drafts import KEPT


def save_draft(*, actor: Account, form: str, object: str, values: Mapping[str, object], at: datetime) -> None:
    """One row per account, form and object: a later text replaces the earlier."""
    Draft.objects.filter(saved_at__lte=at - KEPT).delete()
    Draft.objects.update_or_create(
        account=actor, form=form, object=object, defaults={"values": dict(values), "saved_at": at}
    )


def drop_draft(*, actor: Account, form: str, object: str) -> None:
    """Forget one of one's own drafts; harmless when there is none."""
    Draft.objects.filter(account=actor, form=form, object=object).delete()
