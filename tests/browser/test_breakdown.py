"""A plan broken down, asked about and adopted, as the office and a department do it."""

from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.browser.screen import Screen
from tests.browser.steps import adopt_plan, go_on, lead_all, read_plan
from tests.browser.town import PLAN, Town, open_account

from yaodian.site.models import Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]
UNIT = "水务局党组"


@pytest.fixture
def unit(town: Town) -> str:
    return open_account("shuiwu", "水务局", Role.BODY, UNIT)


def test_from_the_text_to_the_table_that_goes_out(screen: Screen, town: Town, unit: str, tmp_path: Path) -> None:
    the_office_decides_what_is_open(screen, town)
    it_says_who_carries_what_and_asks(screen)
    the_unit_answers(screen, town, unit)
    a_sheet_comes_back(screen, town, tmp_path)
    the_office_replies_and_adopts(screen)


def the_office_decides_what_is_open(screen: Screen, town: Town) -> None:
    page = screen.page
    screen.sign_in(town.office, town.password)
    read_plan(screen, PLAN)
    screen.looks_right("30-review-steps")
    go_on(screen, "明确待定")
    assert page.is_checked("input[value=accept]")
    screen.press("button:has-text('全部取最窄读法')")
    assert page.is_checked("input[value=offer]")
    screen.looks_right("31-open")
    screen.press("button:has-text('撤销')")
    assert page.is_checked("input[value=accept]")


def it_says_who_carries_what_and_asks(screen: Screen) -> None:
    go_on(screen, "任务分解")
    screen.looks_right("32-tasks-prefilled")
    lead_all(screen, UNIT)
    screen.looks_right("33-tasks-saved")
    go_on(screen, "征求意见")
    screen.press("button:has-text('发给勾选的单位')")
    assert "未回复 3" in screen.text()
    screen.looks_right("34-opinions")
    screen.sign_out()


def the_unit_answers(screen: Screen, town: Town, unit: str) -> None:
    page = screen.page
    screen.sign_in(unit, town.password)
    screen.press("nav a:has-text('年度要点')")
    screen.looks_right("35-unit-finds")
    screen.press("#consulted a")
    page.locator("label:has-text('有异议')").first.click()
    screen.press("button:has-text('提交意见')")
    assert "没有写理由" in screen.text("#problems")
    screen.looks_right("36-unit-faults")
    page.locator("textarea").first.fill("次数偏多，建议每月一次")
    screen.press("button:has-text('提交意见')")
    assert "已提交 1 条意见" in screen.text()
    screen.looks_right("37-unit-answered")
    screen.sign_out()


def a_sheet_comes_back(screen: Screen, town: Town, tmp_path: Path) -> None:
    page = screen.page
    screen.sign_in(town.office, town.password)
    page.goto(f"{screen.url}/plans/")
    screen.press("main td a")
    go_on(screen, "征求意见")
    with page.expect_download() as came:
        page.click("main td a:has-text('意见表')")
    path = filled(came.value.path(), tmp_path / "back.xlsx")
    screen.press("a:has-text('导入意见表')")
    page.set_input_files("#file", path)
    screen.press("button:has-text('核对')")
    assert "会改动 1 行" in screen.text("#found")
    screen.looks_right("38-import")
    screen.press("button:has-text('写入 1 条意见')")
    assert "已写入 1 条意见" in screen.text()
    screen.looks_right("39-opinions-in")


def filled(exported: Path, back: Path) -> Path:
    """The second row claimed, all else as it was."""
    head, *rows = CalamineWorkbook.from_path(str(exported)).get_sheet_by_name("征求意见").to_python()
    rows[1][head.index("意见")] = "认领"
    with xlsxwriter.Workbook(str(back)) as book:
        sheet = book.add_worksheet("征求意见")
        for line, row in enumerate([head, *rows]):
            sheet.write_row(line, 0, row)
    return back


def the_office_replies_and_adopts(screen: Screen) -> None:
    page = screen.page
    page.check("#waiting input[value=no]")
    page.fill("#waiting input[name=words]", "按市里统一要求执行")
    screen.press("#waiting button")
    assert "按市里统一要求执行" in page.text_content("#replied")
    go_on(screen, "通过")
    days = {"adopted_on": "2026-03-20", "issued_on": "2026-03-25", "first_day": "2026-01-01"}
    adopt_plan(screen, {"meeting": "市政府党组第2次会议", **days})
    screen.looks_right("40-edition-with-table")
    screen.press("main a:has-text('任务分解表')")
    screen.looks_right("41-edition-tasks")
