"""Several files at once: each becomes a plan in preparation or is told why not, and none stops the rest."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.site.models import Plan

pytestmark = pytest.mark.django_db

TEXT = "{}年工作要点\n一、基础\n各支部每季度召开1次支部党员大会。\n"


def file(name: str, content: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def test_a_wrong_file_does_not_stop_the_rest(stage: Cast, signed: Signed) -> None:
    files = [
        file("一.txt", TEXT.format(2025)),
        file("坏.docx", b"PK\x03\x04broken"),
        file("密.txt", "机密★\n" + TEXT.format(2024)),
        file("二.txt", TEXT.format(2026)),
    ]
    answer = signed(stage.office).post("/plans/new/", {"file": files, "text": ""})
    page = answer.content.decode()
    assert answer.status_code == 200 and "读了 <span data-done>2</span> 份，共 <span data-all>4</span> 份" in page
    assert page.count("已读入") == 2 and page.count("没有读") == 2 and "坏.docx" in page and "密级标志" in page
    assert {plan.title for plan in Plan.objects.all()} == {"2025年工作要点", "2026年工作要点"}
    assert all(f"/plans/review/{plan.uid}/reading/" in page for plan in Plan.objects.all())


def test_one_of_them_sent_by_itself_is_answered_as_a_row(stage: Cast, signed: Signed) -> None:
    body = {"file": file("一.txt", TEXT.format(2025)), "several": "1"}
    page = signed(stage.office).post("/plans/new/", body).content.decode()
    assert page.count("data-file>") == 1 and "已读入" in page


def test_one_file_alone_goes_on_to_its_review(stage: Cast, signed: Signed) -> None:
    answer = signed(stage.office).post("/plans/new/", {"file": file("一.txt", TEXT.format(2025))})
    assert answer.status_code == 302


def test_a_folder_is_as_good_as_files(stage: Cast, signed: Signed) -> None:
    files = [file("甲.txt", TEXT.format(2025)), file("乙.txt", TEXT.format(2026))]
    page = signed(stage.office).post("/plans/new/", {"folder": files}).content.decode()
    assert page.count("已读入") == 2


def test_only_the_office_reads_plans_in(stage: Cast, signed: Signed) -> None:
    body = {"file": [file("一.txt", TEXT.format(2025)), file("二.txt", TEXT.format(2026))]}
    assert signed(stage.leader).post("/plans/new/", body).status_code == 404
    assert not Plan.objects.exists()
