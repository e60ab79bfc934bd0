"""A secretary's month: one form at the end of a quarter by keyboard alone, one sheet for the groups, then paper."""

from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.test.utils import override_settings
from tests.browser.screen import Screen
from tests.browser.steps import file
from tests.browser.town import Town
from tests.site.cast import body

pytestmark = [pytest.mark.browser, pytest.mark.slow]
END_OF_QUARTER = date(2026, 3, 31)


def test_one_form_files_the_evening_and_one_sheet_the_groups(screen: Screen, town: Town) -> None:
    for number in "一二三四":
        body(f"第一支部第{number}党小组", "party_group_small", town.branch.uid)
    with override_settings(ENV=replace(settings.ENV, today=END_OF_QUARTER)):
        screen.page.goto(screen.url)
        screen.sign_in(town.secretary, town.password)
        the_month_stands_first(screen)
        the_evening_is_filed_by_keyboard(screen)
        the_page_after_it_leads_to_paper(screen)
        the_groups_share_a_sheet(screen)
        the_list_is_ready_for_the_superior(screen)


def the_month_stands_first(screen: Screen) -> None:
    assert "本月要办" in screen.text("#soon h2") and "还有1个工作日" in screen.text()
    assert "一次活动可以同时完成以下3项" in screen.text("#soon") and "4个组织，一张表填完" in screen.text("#soon")
    screen.looks_right("40-todo-month")
    screen.press("#soon tr:has-text('一次活动') a:has-text('一起填')")


def the_evening_is_filed_by_keyboard(screen: Screen) -> None:
    """Theme day, general meeting, dues and a lecture: day and list come filled in, six values are typed or chosen."""
    page = screen.page
    screen.looks_right("41-gathering")
    assert page.is_checked("#part-theme_day") and page.is_checked("#part-branch_general_meeting")
    assert page.is_checked("#part-dues_collection")
    assert not page.is_visible("#f-lecture_title")
    file(screen)
    assert "还有 2 处需要改正" in screen.text("#problems") and "这次活动" not in screen.text("#problems")
    screen.looks_right("42-gathering-faults")
    page.focus("#part-party_lecture")
    page.keyboard.press("Space")
    assert page.is_visible("#f-lecture_title")
    typed = {"topic": "讨论一季度工作", "theme": "保护母亲河", "lecture_title": "守护一江清水", "dues_received": "120"}
    for field, text in typed.items():
        page.focus(f"#f-{field}")
        page.keyboard.insert_text(text)
    page.select_option("#f-lecturer", label="江一帆")
    screen.looks_right("43-gathering-filled")
    page.focus("button:has-text('提交记录')")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def the_page_after_it_leads_to_paper(screen: Screen) -> None:
    assert "已提交 4 份记录" in screen.text("h1") and screen.text().count("本份记录计入") == 4
    screen.looks_right("44-filed")
    screen.press("a:has-text('打印工作手册页')")
    assert screen.page.is_visible("button:has-text('打印')") and screen.page.locator("article.handbook").count() == 4
    screen.looks_right("45-handbook")
    screen.page.emulate_media(media="print")
    assert not screen.page.is_visible("header.top") and not screen.page.is_visible("nav")
    screen.keep("46-handbook-print")
    screen.page.emulate_media(media="screen")
    screen.press("main nav a:has-text('水务局第一党支部')")


def the_groups_share_a_sheet(screen: Screen) -> None:
    page = screen.page
    screen.press("main a.button:has-text('待办')")
    assert "一次活动可以" not in screen.text("#soon")
    screen.press("#soon tr:has-text('一张表填完') a:has-text('一起填')")
    screen.looks_right("47-sheet")
    page.fill("#all-f-topic", "学习文件")
    rows = page.locator("tbody[data-row]")
    for number in range(2):
        rows.nth(number).locator("label:has-text('到会：江一帆')").click()
    assert page.is_checked("tbody[data-row] >> nth=0 >> input[data-held]")
    page.fill("tbody[data-row] >> nth=2 >> input[type=date]", "2026-03-30")
    file(screen)
    assert "第三党小组 “到会情况”" in screen.text("#problems")
    screen.looks_right("48-sheet-faults")
    rows.nth(2).locator("label:has-text('到会：何清源')").click()
    file(screen)
    assert "已提交 3 份记录" in screen.text("h1")
    screen.looks_right("49-sheet-filed")


def the_list_is_ready_for_the_superior(screen: Screen) -> None:
    page = screen.page
    screen.press("a:has-text('报送列')")
    page.click("#columns summary")
    screen.looks_right("50-records")
    with page.expect_download() as saved:
        page.click("#columns a")
    assert saved.value.suggested_filename.endswith(".xlsx")
    page.emulate_media(media="print")
    screen.keep("51-records-print")
    page.emulate_media(media="screen")
