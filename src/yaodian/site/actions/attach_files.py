"""The files of a record: which ones a form may name, and the rows that follow from it."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.conf import settings

from yaodian.core.catalogue.drafting import filled
from yaodian.core.catalogue.entry import Attached
from yaodian.core.catalogue.kind import FieldType
from yaodian.core.problem import Problem
from yaodian.site.actions.form import Form
from yaodian.site.actions.supersede import Entering, retract
from yaodian.site.chain import Json
from yaodian.site.models import Account, Attachment, Record
from yaodian.site.queries.attachments import attachment_uid, attachments_of, held_files
from yaodian.site.store import is_intact

Files = Mapping[str, tuple[Attached, ...]]


def files_of(form: Form) -> Files:
    """By the key of every field that takes files, left empty or not."""
    keys = [field.key for field in form.kind.fields if field.type is FieldType.FILE]
    values = filled(form.kind, form.entry) if keys else {}
    return {key: tuple(one for one in _several(values.get(key)) if isinstance(one, Attached)) for key in keys}


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def file_faults(form: Form, actor: Account | None, *, record_uid: str, at: datetime) -> Iterator[Problem]:
    """A form names what its own filer handed in or what the record already has; nothing by its hash alone."""
    named = files_of(form)
    if not any(named.values()):
        return
    held = {one.file: one.field for one in held_files(actor, record_uid, at=at)}
    titles = {field.key: field.title for field in form.kind.fields}
    for key, files in named.items():
        if any(file not in held or not (held[file] or is_intact(settings.ENV.files, file.sha256)) for file in files):
            yield Problem(f"“{titles[key]}”", "附件已不在，或不是您上传的", "请重新选择文件；附件一律可以不交")


def enter_files(record: Record, files: Files, entering: Entering) -> None:
    """The rows of this version: what it no longer has ends with the version before, what it newly has begins."""
    if not files:
        return
    named = {attachment_uid(record.uid, key, one): (key, one) for key, found in files.items() for one in found}
    now_open = {row.uid: row for row in attachments_of(record.uid)}
    for uid in now_open.keys() - named.keys():
        retract(now_open[uid], record.since)
    for uid in named.keys() - now_open.keys():
        key, file = named[uid]
        version = Attachment.objects.filter(uid=uid).count() + 1
        row = Attachment(uid=uid, version=version, record_uid=record.uid, field=key)
        row.name, row.format, row.size, row.sha256 = file.name, file.format, file.size, file.sha256
        Entering(entering.by, record.since).enter(row)


def digests_of(files: Files) -> dict[str, Json]:
    """What the audit line says of them: the hashes by field. A name may say more than the trail should hold."""
    said = {key: [file.sha256 for file in found] for key, found in files.items() if found}
    return {"files": said} if said else {}
