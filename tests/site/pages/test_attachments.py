"""A file from the form to the record and back, whatever comes between: faults, drafts, corrections, strangers."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from tests.files.handed_in import MEGABYTE, PDF, word
from tests.site.cast import Cast, account
from tests.site.pages.attaching import FIELD, filed, form, given, links, paper, ticked
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, ON

from yaodian.site.actions.correct_record import Correction, correct_record
from yaodian.site.actions.refusal import Refusal
from yaodian.site.models import Attachment, Deed, Draft, FunctionCount, Record, Role, Upload, ViewLog
from yaodian.site.store import place_of
from yaodian.site.uploads import NoMoreThanNeeded

pytestmark = pytest.mark.django_db
NAME = "支部大会材料（第2号）.pdf"


@pytest.fixture
def client(stage: Cast, signed: Signed) -> Client:
    return signed(stage.secretary)


def test_a_file_is_shown_with_name_and_size_and_comes_back_to_be_saved(client: Client, stage: Cast) -> None:
    answer = client.post(form(stage), given(stage, paper(NAME)), follow=True)
    page = answer.content.decode()
    assert NAME in page and "1 KB" in page
    (link,) = links(page)
    sent = client.get(link)
    assert sent.content == PDF and sent.headers["Content-Type"] == "application/pdf"
    assert sent.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''%E6%94%AF")
    assert sent.headers["X-Content-Type-Options"] == "nosniff" and sent.headers["Cache-Control"] == "no-store"
    row = Attachment.objects.get()
    assert (row.field, row.name, row.format, row.size) == ("meeting_files", NAME, "pdf", len(PDF))
    assert row.sha256 == sha256(PDF).hexdigest() and row.entered_by == stage.secretary
    place = place_of(settings.ENV.files, row.sha256)
    assert place.read_bytes() == PDF and place.stat().st_mode & 0o777 == 0o600
    assert settings.ENV.home in place.parents


def test_the_same_form_sent_twice_is_one_record_with_one_file(client: Client, stage: Cast) -> None:
    for _ in range(2):
        assert client.post(form(stage), given(stage, paper())).status_code == 302
    assert Record.objects.count() == Attachment.objects.count() == 1


def test_a_refused_form_keeps_the_file(client: Client, stage: Cast) -> None:
    refused = client.post(form(stage), given(stage, paper(), **{"f-topic": ""}))
    page = refused.content.decode()
    assert refused.status_code == 422 and "讲稿.pdf" in page and not Attachment.objects.exists()
    assert client.post(form(stage), given(stage, **{FIELD: ticked(page)})).status_code == 302
    assert Attachment.objects.get().name == "讲稿.pdf"


def test_a_refused_file_is_told_at_its_field_with_every_other_fault_and_loses_nothing(
    client: Client, stage: Cast
) -> None:
    first = client.post(form(stage), given(stage, paper("好.pdf"), on_day="")).content.decode()
    typed = given(stage, paper("坏.pdf", b"MZ"), **{"f-topic": "", FIELD: ticked(first), "f-place": "三楼"})
    answer = client.post(form(stage), typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and "还有 2 处需要改正" in page
    assert f'href="#{FIELD}"' in page and f'id="{FIELD}-fault"' in page and "“坏.pdf”扩展名是 .pdf" in page
    assert len(ticked(page)) == 1 and "好.pdf" in page and 'value="三楼"' in page


def test_the_draft_keeps_a_chosen_file_and_says_what_became_of_it(client: Client, stage: Cast) -> None:
    about = {"draft-form": "record:branch_general_meeting", "draft-object": stage.first.uid}
    kept = client.post("/draft/", {**given(stage, paper()), **about})
    assert kept.status_code == 200 and len(ticked(kept.content.decode())) == 1
    bad = client.post("/draft/", {**given(stage, paper("空.pdf", b"")), **about, FIELD: ticked(kept.content.decode())})
    assert "是空文件" in bad.content.decode() and f'id="{FIELD}-files"' not in bad.content.decode()
    again = client.get(form(stage)).content.decode()
    assert "已带出您上次没有提交的内容" in again and len(ticked(again)) == 1
    assert client.post(form(stage), given(stage, **{FIELD: ticked(again)})).status_code == 302
    assert Attachment.objects.count() == 1 and not Draft.objects.exists()


def test_another_persons_upload_cannot_be_named(client: Client, stage: Cast, signed: Signed) -> None:
    page = client.post(form(stage), given(stage, paper(), on_day="")).content.decode()
    colleague = signed(account("deputy", Role.SECRETARY, stage.first.uid))
    answer = colleague.post(form(stage), given(stage, **{FIELD: ticked(page)}))
    assert answer.status_code == 422 and "不是您上传的" in answer.content.decode()
    assert not Record.objects.exists() and not Attachment.objects.exists()


def test_a_member_hands_in_nothing(stage: Cast, signed: Signed) -> None:
    answer = signed(stage.member).post("/draft/", {**given(stage, paper()), "draft-form": "a", "draft-object": "b"})
    assert answer.status_code == 204 and not Upload.objects.exists()


def test_a_correction_keeps_takes_out_and_puts_back_and_never_overwrites(client: Client, stage: Cast) -> None:
    uid = filed(client, stage)
    url = f"/records/{uid}/correct/"
    held = ticked(client.get(url).content.decode())
    more = {"reason": "补充", "token": ""}
    client.post(url, given(stage, **more, version="1", **{FIELD: held, "f-topic": "改过的"}))
    assert Attachment.objects.get().until == Record.objects.get(version=2).until
    without = client.post(url, given(stage, **more, version="2"), follow=True).content.decode()
    record = Record.objects.get(version=3)
    assert Attachment.objects.get().until == record.since and "meeting_files" not in record.values
    assert len(set(links(without))) == 1, "the versions before still show it"
    assert client.get(links(without)[0]).content == PDF
    client.post(url, given(stage, paper(), **more, version="3"))
    assert [(row.version, row.since) for row in Attachment.objects.order_by("version")] == [
        (1, Record.objects.get(version=1).since),
        (2, Record.objects.get(version=4).since),
    ]


def test_a_file_taken_out_by_mistake_stands_unticked_when_the_correction_is_refused(
    client: Client, stage: Cast
) -> None:
    url = f"/records/{filed(client, stage)}/correct/"
    page = client.post(url, given(stage, version="1", reason="")).content.decode()
    assert "讲稿.pdf" in page and not ticked(page)


def test_another_file_takes_the_place_of_the_one_before(client: Client, stage: Cast) -> None:
    uid = filed(client, stage)
    url = f"/records/{uid}/correct/"
    held = ticked(client.get(url).content.decode())
    file = paper("新稿.docx", word("新"))
    client.post(url, given(stage, file, version="1", reason="换新稿", **{FIELD: held}))
    assert [one["name"] for one in Record.objects.get(version=2).values["meeting_files"]] == ["新稿.docx"]


@pytest.mark.parametrize("role", ["office", "body", "leader", "secretary", "member", "administrator", "stranger"])
def test_who_may_not_see_the_record_gets_what_is_told_of_no_file(
    role: str, client: Client, stage: Cast, signed: Signed
) -> None:
    uid = filed(client, stage)
    (link,) = set(links(client.get(f"/records/{uid}/").content.decode()))
    who = account("clinic", Role.SECRETARY, stage.clinic.uid) if role == "stranger" else getattr(stage, role)
    mine, none = signed(who).get(link), signed(who).get("/records/none/files/none/")
    if role in ("member", "administrator", "stranger"):
        assert mine.status_code == none.status_code == 404
        assert mine.content.count("没有这一页".encode()) == none.content.count("没有这一页".encode()) > 0
    else:
        assert mine.status_code == 200 and mine.content == PDF


def test_a_file_is_found_under_its_own_record_alone(client: Client, stage: Cast) -> None:
    (one, other) = filed(client, stage), filed_again(client, stage)
    (link,) = set(links(client.get(f"/records/{one}/").content.decode()))
    assert client.get(link.replace(one, other)).status_code == 404


def filed_again(client: Client, cast: Cast) -> str:
    client.post(form(cast), given(cast, token="t2"))
    return Record.objects.latest("id").uid


def test_a_download_is_counted_and_a_look_at_one_persons_record_is_that_persons_to_read(
    stage: Cast, signed: Signed, client: Client
) -> None:
    uid = filed(client, stage)
    (link,) = set(links(client.get(f"/records/{uid}/").content.decode()))
    client.get(link)
    assert FunctionCount.objects.get(function="record-file").n == 1 and not ViewLog.objects.exists()
    lecture = f"/records/new/{stage.first.uid}/party_lecture/"
    typed = {
        "f-lecturer": stage.wang.uid,
        "f-lecture_title": "讲党课",
        "f-attendance": [stage.wang.uid],
        f"f-attendance-{stage.wang.uid}": "present",
        "on_day": "2026-04-10",
    }
    answer = client.post(lecture, {**typed, "f-lecture_file-file": paper(), "token": "t9"}, follow=True)
    found = links(answer.content.decode())
    assert found, answer.content.decode()
    client.get(found[0])
    assert ViewLog.objects.get(function="record-file").person_uid == stage.wang.uid


@pytest.mark.parametrize("spoil", [Path.unlink, lambda place: place.write_bytes(b"other")])
def test_what_is_not_what_was_filed_is_not_sent(spoil, client: Client, stage: Cast) -> None:
    file = paper("单独.txt", b"only here")
    (link,) = set(links(client.get(f"/records/{filed(client, stage, file)}/").content.decode()))
    spoil(place_of(settings.ENV.files, Attachment.objects.get().sha256))
    answer = client.get(link)
    assert answer.status_code == 500 and "附件已损坏" in answer.content.decode()


def test_a_file_over_the_limit_is_said_so_and_only_its_beginning_was_read(client: Client, stage: Cast) -> None:
    with override_settings(ENV=replace(settings.ENV, largest=1)):
        page = client.get(form(stage)).content.decode()
        answer = client.post(form(stage), given(stage, paper("大.txt", b"a" * (MEGABYTE + 1))))
    assert "不超过 1 MB" in page
    assert answer.status_code == 422 and "“大.txt”超过 1 MB" in answer.content.decode()


def test_more_files_than_any_form_asks_for_are_refused(client: Client, stage: Cast) -> None:
    many = {f"f-{n}-file": paper() for n in range(13)}
    assert client.post(form(stage), given(stage, **many)).status_code == 400
    assert not Upload.objects.exists()


def test_of_a_vast_file_no_more_is_kept_than_shows_that_it_is_too_large() -> None:
    handler = NoMoreThanNeeded()
    handler.new_file("f", "大.mp4", "video/mp4", None)
    parts = [handler.receive_data_chunk(bytes(MEGABYTE), n * MEGABYTE) for n in range(30)]
    assert sum(len(part or b"") for part in parts) == 20 * MEGABYTE + 1 and parts[-1] is None


def test_a_path_in_a_name_is_no_path(client: Client, stage: Cast) -> None:
    uid = filed(client, stage, paper("../../keys.txt", b"harmless"))
    assert Attachment.objects.get(record_uid=uid).name == "keys.txt"


def test_a_file_named_by_its_hash_alone_is_refused(client: Client, stage: Cast) -> None:
    uid = filed(client, stage)
    row = Record.objects.get(uid=uid)
    line = {**row.values["meeting_files"][0], "sha256": sha256(b"secret of another").hexdigest()}
    new = Correction(
        record_uid=uid, version=1, on_day=row.on_day, values={**row.values, "meeting_files": [line]}, reason="试"
    )
    assert isinstance(correct_record(actor=stage.secretary, new=new, at=AT, on=ON), Refusal)
    assert Deed.objects.filter(record_uid=uid).count() == 1
