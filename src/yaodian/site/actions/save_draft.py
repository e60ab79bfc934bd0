"""Keep what an account typed, as typed, until it is filed, dropped or thirty days old.

A draft is private and no fact: it leaves no audit line, which would tell when somebody was typing (R3).
"""

from collections.abc import Mapping
from datetime import datetime

from yaodian.site.models import Account, Draft
from yaodian.site.queries.drafts import KEPT

# Of one account. More than anybody has in hand; it keeps a broken script from filling the disk.
MOST = 100


def save_draft(*, actor: Account, form: str, object: str, values: Mapping[str, object], at: datetime) -> Draft | None:
    """One row per account, form and object: a later text replaces the earlier.

    None when it was kept. Of an account that has as many as are kept a new one is not, and nothing is deleted for it:
    the answer is the draft untouched for longest.
    """
    Draft.objects.filter(saved_at__lte=at - KEPT).delete()
    own = Draft.objects.filter(account=actor)
    if own.count() >= MOST and not own.filter(form=form, object=object).exists():
        return own.order_by("saved_at", "id").first()
    Draft.objects.update_or_create(
        account=actor, form=form, object=object, defaults={"values": dict(values), "saved_at": at}
    )
    return None


def drop_draft(*, actor: Account, form: str, object: str) -> None:
    """Forget one of one's own drafts; harmless when there is none."""
    Draft.objects.filter(account=actor, form=form, object=object).delete()
