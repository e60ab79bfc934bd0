"""A secretary adds a photo to a meeting: kept as soon as it is chosen, seen on the record, saved to the disk again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.screen import Screen
from tests.browser.steps import file
from tests.browser.town import Town
from tests.files.handed_in import photo

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIELD = "#f-meeting_files"


def test_a_photo_is_kept_when_chosen_and_comes_back_with_the_record(screen: Screen, town: Town, tmp_path: Path) -> None:
    page = screen.page
    page.goto(screen.url)
    screen.sign_in(town.secretary, town.password)
    page.goto(f"{screen.url}/records/new/{town.branch.uid}/branch_general_meeting/")
    screen.looks_right("30-attachment-empty")
    chosen(page, named(tmp_path, "病毒.pdf", b"MZ"))
    page.wait_for_selector(f"{FIELD}-told .fault")
    assert "内容却不是PDF 文件" in screen.text(f"{FIELD}-told") and page.input_value(FIELD) == ""
    chosen(page, named(tmp_path, "支部党员大会现场照片，主持人讲话与表决情况，2026年4月10日下午三楼.jpg", photo()))
    page.wait_for_selector(f"{FIELD}-files input:checked")
    assert "KB" in screen.text(f"{FIELD}-files") and screen.text(f"{FIELD}-told") == ""
    assert page.input_value(FIELD) == ""
    screen.looks_right("31-attachment-kept")
    file(screen)
    assert "议题" in screen.text("#problems") and page.is_checked(f"{FIELD}-files input")
    screen.looks_right("32-attachment-after-faults")
    page.fill("#f-topic", "学习研讨")
    file(screen)
    screen.looks_right("33-attachment-on-record")
    with page.expect_download() as saved:
        page.click("a[download]")
    assert saved.value.suggested_filename.endswith(".jpg")
    assert b"GPS" not in saved.value.path().read_bytes()


def named(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def chosen(page: Page, path: Path) -> None:
    with page.expect_response("**/draft/") as kept:
        page.set_input_files(FIELD, path)
    assert kept.value.status == 200
