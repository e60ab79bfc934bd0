"""Files handed in and filed without a browser."""

from datetime import datetime

from tests.files.handed_in import LARGEST, PDF
from tests.site.cast import Cast, sure
from tests.site.pages.stage import AT, ON

from yaodian.files.attachments import Taken, taken
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.filed import Filed
from yaodian.site.actions.keep_upload import keep_upload
from yaodian.site.models import Account, Upload


def handed(name: str, data: bytes) -> Taken:
    found = taken(name, data, LARGEST)
    assert isinstance(found, Taken), str(found)
    return found


def upload(who: Account, name: str, data: bytes, at: datetime = AT) -> Upload:
    return sure(keep_upload(actor=who, file=handed(name, data), at=at))


def line(row: Upload) -> dict[str, object]:
    """The file as a record's values name it."""
    return {"name": row.name, "format": row.format, "size": row.size, "sha256": row.sha256}


def meeting(cast: Cast, *files: dict[str, object]) -> NewRecord:
    values = {
        "topic": "学习研讨",
        "attendance": [{"person": cast.wang.uid, "present": True}],
        "meeting_files": list(files),
    }
    return NewRecord(body_uid=cast.first.uid, kind_key="branch_general_meeting", on_day=ON, values=values)


def attached(cast: Cast) -> Filed:
    """A meeting with a paper."""
    paper = line(upload(cast.secretary, "讲稿.pdf", PDF))
    return sure(file_record(actor=cast.secretary, new=meeting(cast, paper), at=AT, on=ON))
