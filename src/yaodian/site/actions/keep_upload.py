"""Keep a file that an account handed in until a record names it, or for thirty days.

Like a draft it is private and no fact: it leaves no audit line. The record that names it does, with the file's hash.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from yaodian.files.attachments import Taken
from yaodian.site.actions.refusal import Refusal, invalid
from yaodian.site.models import Account, Attachment, Upload
from yaodian.site.queries.drafts import KEPT
from yaodian.site.store import forget, keep

MOST_WAITING = 10  # times the largest attachment


def keep_upload(*, actor: Account, file: Taken, at: datetime) -> Upload | Refusal:
    """The same file of the same name handed in again is the same upload, kept anew."""
    _forget_old(at)
    if _waiting(actor) + len(file.data) > MOST_WAITING * settings.ENV.largest * 1024 * 1024:
        return invalid(file.name, "您已上传而没有提交的附件太多", "请先提交已填的记录，或过些日子再上传")
    digest = keep(settings.ENV.files, file.data, at)
    found, _ = Upload.objects.update_or_create(
        account=actor,
        sha256=digest,
        name=file.name,
        defaults={"format": file.format.key, "size": len(file.data), "at": at},
    )
    return found


def _waiting(actor: Account) -> int:
    own = Upload.objects.filter(account=actor).exclude(sha256__in=Attachment.objects.values("sha256"))
    return own.aggregate(size=Sum("size"))["size"] or 0


def _forget_old(at: datetime) -> None:
    with transaction.atomic():
        old = Upload.objects.filter(at__lte=at - KEPT)
        digests = set(old.values_list("sha256", flat=True))
        if not digests:
            return
        old.delete()
    known = {
        *Attachment.objects.filter(sha256__in=digests).values_list("sha256", flat=True),
        *Upload.objects.filter(sha256__in=digests).values_list("sha256", flat=True),
    }
    for digest in digests - known:
        forget(settings.ENV.files, digest, at - KEPT)
