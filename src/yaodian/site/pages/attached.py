"""A file of a record, for whoever may see the record: always to be saved, never opened by the browser as a page."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from yaodian.core.catalogue.entry import Attached
from yaodian.files.attachments import FORMATS
from yaodian.site.middleware.traces import looks_at
from yaodian.site.models import Record
from yaodian.site.pages.frame import show
from yaodian.site.pages.gate import Viewer, page
from yaodian.site.pages.sizes import sized
from yaodian.site.queries.attachments import attachment_uid, find_attachment
from yaodian.site.queries.records import find_record, kind_of
from yaodian.site.store import content


@dataclass(frozen=True, slots=True)
class FileLink:
    name: str
    size: str
    url: str


def link_of(record: Record, field: str, line: object) -> FileLink | None:
    """To a file that a record's values name."""
    match line:
        case {"name": str(name), "format": str(format_), "size": int(size), "sha256": str(sha256)}:
            uid = attachment_uid(record.uid, field, Attached(name, format_, size, sha256))
            return FileLink(name, sized(size), reverse("record-file", args=[record.uid, uid]))
    return None


@require_safe
@page
def record_file(request: HttpRequest, viewer: Viewer, uid: str, file: str) -> HttpResponse:
    record = find_record(viewer.scope, uid)
    found = find_attachment(uid, file) if record else None
    if record is None or found is None:
        raise Http404
    data = content(settings.ENV.files, found.sha256)
    if data is None:
        return _damaged(request)
    # A record of one person's deed is a leaf of that person's file (R25).
    looks_at(request, str(record.values.get(kind_of(record).person_field, "")))
    headers = {
        "Content-Disposition": content_disposition_header(True, found.name) or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(data, content_type=FORMATS[f".{found.format}"].mime, headers=headers)


def _damaged(request: HttpRequest) -> HttpResponse:
    text = "文件在存储中缺失，或内容与登记的校验码不符，因此不提供下载。请联系管理员运行 yaodian doctor，并用备份核对。"
    return show(request, "error.html", {"title": "附件已损坏", "text": text}, status=500)
