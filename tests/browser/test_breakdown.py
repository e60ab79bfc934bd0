"""A plan broken down, asked about and adopted, as the office and a department do it."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.browser.screen import Screen
from tests.browser.town import AT, PLAN, Town
from tests.site.cast import sure

from yaodian.site.actions.add_account import NewAccount, add_account
from yaodian.site.actions.grant_role import grant_role
from yaodian.site.models import Body, Role

pytestmark = [pytest.mark.browser, pytest.mark.slow]
UNIT = "水务局党组"
STEPS = "nav[aria-label='准备这一版的步骤']"


@pytest.fixture
def unit(town: Town) -> str:
    new = NewAccount(username="shuiwu", name="水务局", password=town.password)
    account = sure(add_account(actor=None, new=new, at=AT))
    reach = (Role.BODY, Body.objects.get(name=UNIT).uid)
    sure(grant_role(actor=None, account=account, reach=reach, first_day=date(2026, 1, 1), at=AT))
    return "shuiwu"


def test_from_the_text_to_the_table_that_goes_out(screen: Screen, town: Town, unit: str, tmp_path: Path) -> None:
    the_office_decides_what_is_open(screen, town)
    it_says_who_carries_what_and_asks(screen)
    the_unit_answers(screen, town, unit)
    a_sheet_comes_back(screen, town, tmp_path)
    the_office_replies_and_adopts(screen)


def the_office_decides_what_is_open(screen: Screen, town: Town) -> None:
    page = screen.page
    screen.sign_in(town.office, town.password)
    page.goto(f"{screen.url}/plans/new/")
    page.fill("#text", PLAN)
    screen.press("main button:has-text('读取')")
    screen.looks_right("30-review-steps")
    screen.press(f"{STEPS} a:has-text('明确待定')")
    assert page.is_checked("input[value=accept]")
    screen.press("button:has-text('全部取最窄读法')")
    assert page.is_checked("input[value=offer]")
    screen.looks_right("31-open")
    screen.press("button:has-text('撤销')")
    assert page.is_checked("input[value=accept]")


def it_says_who_carries_what_and_asks(screen: Screen) -> None:
    page = screen.page
    screen.press(f"{STEPS} a:has-text('任务分解')")
    screen.looks_right("32-tasks-prefilled")
    for box in page.query_selector_all("input[name$=-lead]"):
        box.fill(UNIT)
    screen.press("button:has-text('保存')")
    screen.looks_right("33-tasks-saved")
    screen.press(f"{STEPS} a:has-text('征求意见')")
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
    screen.press(f"{STEPS} a:has-text('征求意见')")
    with page.expect_download() as came:
        page.click("a:has-text('意见表'):not(:has-text('导入'))")
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
    screen.press(f"{STEPS} a:has-text('通过')")
    page.fill("#meeting", "市政府党组第2次会议")
    page.fill("#adopted_on", "2026-03-20")
    page.fill("#issued_on", "2026-03-25")
    page.fill("#first_day", "2026-01-01")
    screen.press("#adopt button:has-text('通过这一版')")
    screen.looks_right("40-edition-with-table")
    screen.press("main a:has-text('任务分解表')")
    screen.looks_right("41-edition-tasks")
