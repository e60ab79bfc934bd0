"""Files as facts: their hash in the trail, their rows bitemporal, what waits kept for thirty days and no longer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test.utils import override_settings
from tests.files.handed_in import MEGABYTE, PDF
from tests.site.actions.attaching import attached, handed, line, meeting, upload
from tests.site.cast import Cast, sure
from tests.site.pages.stage import AT, ON, set_stage

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.correct_record import Correction, correct_record
from yaodian.site.actions.file_record import file_record
from yaodian.site.actions.keep_head import keep_head
from yaodian.site.actions.keep_upload import keep_upload
from yaodian.site.actions.refusal import Refusal
from yaodian.site.actions.void_record import void_record
from yaodian.site.models import Attachment, AuditLine, Record, Upload
from yaodian.site.queries.audit import verify
from yaodian.site.queries.drafts import KEPT
from yaodian.site.store import is_intact, place_of

LATER = AT + timedelta(minutes=5)


@pytest.fixture
def stage(cast: Cast) -> Cast:
    return set_stage(cast)


def trail(action: str) -> AuditLine:
    return AuditLine.objects.filter(action=action).order_by("-seq")[0]


def corrected(cast: Cast, uid: str, files: list[dict[str, object]]) -> object:
    row = Record.objects.get(uid=uid, until=NEVER)
    values = {**row.values, "meeting_files": files}
    new = Correction(record_uid=uid, version=row.version, on_day=row.on_day, values=values, reason="更正")
    return correct_record(actor=cast.secretary, new=new, at=LATER, on=ON)


def test_the_trail_holds_the_hash_and_not_the_name(stage: Cast) -> None:
    uid = attached(stage).record_uid
    digest = Attachment.objects.get().sha256
    assert trail("file_record").detail["files"] == {"meeting_files": [digest]}
    sure(corrected(stage, uid, [line(upload(stage.secretary, "新稿.pdf", PDF + b"2"))]))
    assert trail("correct_record").detail["files"] == {"meeting_files": [Attachment.objects.get(until=NEVER).sha256]}
    assert "讲稿" not in str(list(AuditLine.objects.values()))
    assert keep_head(ON) and verify().problems == ()


def test_a_record_without_files_says_nothing_of_them(stage: Cast) -> None:
    sure(file_record(actor=stage.secretary, new=meeting(stage), at=AT, on=ON))
    assert "files" not in trail("file_record").detail and not Attachment.objects.exists()


def test_a_file_replaced_ends_in_the_moment_in_which_the_next_begins(stage: Cast) -> None:
    uid = attached(stage).record_uid
    sure(corrected(stage, uid, [line(upload(stage.secretary, "新稿.pdf", PDF + b"2"))]))
    old, new = Attachment.objects.order_by("id")
    assert (old.name, new.name) == ("讲稿.pdf", "新稿.pdf")
    assert old.since == AT and old.until == new.since == LATER and new.until == NEVER


def test_a_void_record_keeps_its_file_to_be_read(stage: Cast) -> None:
    uid = attached(stage).record_uid
    sure(void_record(actor=stage.secretary, target=(uid, 1), reason="误填", at=LATER, on=ON))
    assert Attachment.objects.get().until == NEVER


def test_the_database_refuses_to_change_the_row_of_a_file(stage: Cast) -> None:
    attached(stage)
    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.update(sha256="0" * 64)


def test_nobody_names_by_its_hash_what_another_handed_in(stage: Cast) -> None:
    theirs = line(upload(stage.body, "别人的.pdf", PDF))
    refused = file_record(actor=stage.secretary, new=meeting(stage, theirs), at=AT, on=ON)
    assert isinstance(refused, Refusal) and "不是您上传的" in str(refused)
    assert not Record.objects.exists() and not Attachment.objects.exists()


def test_what_has_vanished_from_the_store_is_not_filed(stage: Cast) -> None:
    row = upload(stage.secretary, "讲稿.pdf", PDF + b"vanished")
    place_of(settings.ENV.files, row.sha256).unlink()
    refused = file_record(actor=stage.secretary, new=meeting(stage, line(row)), at=AT, on=ON)
    assert isinstance(refused, Refusal) and "附件已不在" in str(refused)


def test_a_file_in_two_records_lies_in_the_store_once(stage: Cast) -> None:
    attached(stage), attached(stage)
    one, other = Attachment.objects.all()
    assert one.sha256 == other.sha256 and one.uid != other.uid


def test_an_upload_is_forgotten_after_thirty_days_unless_a_record_has_it(stage: Cast) -> None:
    filed = Attachment.objects.get(record_uid=attached(stage).record_uid)
    waiting = upload(stage.secretary, "没提交.pdf", PDF + b"waiting")
    upload(stage.body, "另一个.pdf", PDF + b"later", AT + KEPT)
    assert [row.name for row in Upload.objects.all()] == ["另一个.pdf"]
    assert is_intact(settings.ENV.files, filed.sha256)
    assert not place_of(settings.ENV.files, waiting.sha256).exists()


def test_an_upload_handed_in_again_is_one_and_kept_anew(stage: Cast) -> None:
    first = upload(stage.secretary, "讲稿.pdf", PDF)
    again = upload(stage.secretary, "讲稿.pdf", PDF, AT + timedelta(days=20))
    assert first.uid == again.uid and Upload.objects.get().at == AT + timedelta(days=20)


def test_nobody_fills_the_disk_with_what_is_never_filed(stage: Cast) -> None:
    with override_settings(ENV=replace(settings.ENV, largest=1)):
        for n in range(10):
            upload(stage.secretary, f"{n}.txt", str(n).encode() * (MEGABYTE - 10))
        more = keep_upload(actor=stage.secretary, file=handed("多.txt", b"x" * MEGABYTE), at=AT)
    assert isinstance(more, Refusal) and "没有提交的附件太多" in str(more)
