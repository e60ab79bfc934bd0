"""Files of records, and files that an account handed in and has not filed yet."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db.models import QuerySet

from yaodian.core.catalogue.entry import Attached
from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Account, Attachment, Upload
from yaodian.site.queries.drafts import KEPT


@dataclass(frozen=True, slots=True)
class Held:
    """A file that a form may name by `id`. `field`: the one of the record that now holds it, else empty."""

    id: str
    file: Attached
    field: str = ""


def attachment_uid(record_uid: str, field: str, file: Attached) -> str:
    """A file of a record's field keeps its id however often it is taken out and put back."""
    digest = sha256(f"{record_uid} {field} {file.sha256} {file.name}".encode()).digest()
    return base64.b32encode(digest[:12]).decode().rstrip("=").lower()


def held_files(account: Account | None, record_uid: str, *, at: datetime) -> tuple[Held, ...]:
    """What a form of this record may name: every file that it has or had, and the account's own uploads."""
    filed = [Held(row.uid, _file(row), row.field if row.until == NEVER else "") for row in _latest(record_uid)]
    own = uploads_of(account, at=at) if account else ()
    return (*filed, *(Held(row.uid, _file(row)) for row in own))


def uploads_of(account: Account, *, at: datetime) -> QuerySet[Upload]:
    """The account's own, younger than thirty days."""
    return Upload.objects.filter(account=account, at__gt=at - KEPT).order_by("id")


def find_attachment(record_uid: str, uid: str) -> Attachment | None:
    """A file that the record has or had; whoever sees the record sees all its versions."""
    return Attachment.objects.filter(record_uid=record_uid, uid=uid).order_by("-version").first()


def attachments_of(record_uid: str) -> list[Attachment]:
    """Those that the record's latest version has."""
    return list(Attachment.objects.filter(record_uid=record_uid, until=NEVER).order_by("id"))


def stored_digests() -> set[str]:
    """Every content that a row speaks of, those of old versions and of uploads included."""
    rows: Iterable[QuerySet[Attachment, str] | QuerySet[Upload, str]] = (
        Attachment.objects.values_list("sha256", flat=True),
        Upload.objects.values_list("sha256", flat=True),
    )
    return {digest for found in rows for digest in found.distinct()}


def _latest(record_uid: str) -> list[Attachment]:
    if not record_uid:
        return []
    rows = Attachment.objects.filter(record_uid=record_uid).order_by("version")
    return list({row.uid: row for row in rows}.values())


def _file(row: Attachment | Upload) -> Attached:
    return Attached(row.name, row.format, row.size, row.sha256)
