"""From an empty installation to a verdict's sentence and back, as two people do it."""

import pytest
from tests.browser.screen import Screen
from tests.browser.steps import adopt_plan, file, fill
from tests.browser.town import PLAN, Town

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_from_a_plan_to_a_verdict_and_back_to_its_sentence(screen: Screen, town: Town) -> None:
    the_office_adopts_the_plan(screen, town)
    the_secretary_sees_what_is_due(screen, town)
    a_form_is_sent_too_early_and_loses_nothing(screen)
    a_record_is_filed_once_and_serves_twice(screen)
    the_verdict_leads_to_its_sentence(screen)
    the_office_sees_it_on_the_workbench(screen, town)


def the_office_adopts_the_plan(screen: Screen, town: Town) -> None:
    page = screen.page
    page.goto(screen.url)
    screen.looks_right("01-sign-in")
    screen.sign_in(town.office, town.password)
    screen.looks_right("02-workbench-empty")
    screen.press("nav a:has-text('年度要点')")
    screen.looks_right("03-plans")
    screen.press("main a:has-text('读取要点')")
    page.fill("#text", PLAN)
    screen.looks_right("04-plan-paste")
    screen.press("main button:has-text('读取')")
    assert "各党支部每月开展2次主题党日。" in screen.text()
    page.check("input[value=offer]")
    screen.looks_right("05-review")
    screen.press("#adopt button:has-text('通过这一版')")
    assert "还有 3 处需要改正" in screen.text()
    assert page.is_checked("input[value=offer]")
    adopt_plan(screen, {"meeting": "市政府党组第2次会议", "adopted_on": "2026-03-20", "first_day": "2026-01-01"})
    assert "已通过" in screen.text()
    screen.looks_right("06-edition")
    screen.press("main a:has-text('原文')")
    screen.looks_right("07-plan-text")
    screen.sign_out()


def the_secretary_sees_what_is_due(screen: Screen, town: Town) -> None:
    screen.sign_in(town.secretary, town.password)
    assert "水务局第一党支部" in screen.text("h1")
    assert "每月至少开展2次“主题党日”" in screen.text("#soon")
    screen.looks_right("08-todo")


def a_form_is_sent_too_early_and_loses_nothing(screen: Screen) -> None:
    page = screen.page
    assert "一次活动可以同时完成以下2项" in screen.text("#soon") and "收缴党费" in screen.text("#soon")
    screen.press("#soon a:has-text('单独填：主题党日')")
    screen.looks_right("09-form")
    page.fill("#on_day", "2026-04-10")
    page.click("label:has-text('缺席：田润泽')")
    assert "缺席 1 人" in screen.text("[data-turnout]")
    with page.expect_response("**/draft/") as kept:
        page.fill("#f-theme_text", "到江边清理岸线")
    assert kept.value.status == 204
    file(screen)
    assert "还有 2 处需要改正" in screen.text("#problems")
    assert page.input_value("#f-theme_text") == "到江边清理岸线"
    screen.looks_right("10-form-faults")


def a_record_is_filed_once_and_serves_twice(screen: Screen) -> None:
    page = screen.page
    fill(screen, {"f-theme": "保护母亲河", "f-theme_hours": "2"})
    page.fill("input[aria-label='田润泽缺席的原因']", "出差")
    file(screen)
    assert "本次记录计入" in screen.text(".notice")
    assert "主题党日" in screen.text(".notice") and "集中学习培训" in screen.text(".notice")
    assert "田润泽（出差）" in screen.text()
    screen.looks_right("11-record")


def the_verdict_leads_to_its_sentence(screen: Screen) -> None:
    screen.press(".notice a:has-text('主题党日')")
    assert "进行中" in screen.text() and "已有1次，要求不少于2次" in screen.text()
    screen.looks_right("12-verdict")
    screen.press("#bases a:has-text('在原文中查看')")
    assert "各党支部每月开展2次主题党日。" in screen.text(":target")
    screen.looks_right("13-sentence")
    screen.page.go_back()
    screen.press("#deeds a")
    assert "保护母亲河" in screen.text()
    screen.press("main nav a:has-text('水务局第一党支部')")
    screen.looks_right("14-records")
    screen.sign_out()


def the_office_sees_it_on_the_workbench(screen: Screen, town: Town) -> None:
    screen.sign_in(town.office, town.password)
    assert "主题党日" in screen.text("#coming")
    screen.looks_right("15-workbench")
    screen.press("#coming a:has-text('主题党日')")
    screen.looks_right("16-item")
    screen.press("#theme_day_month a[title^='水务局第一党支部，主题党日']")
    screen.looks_right("16-cell")
    screen.press("header button:has-text('大字版')")
    screen.looks_right("17-large-type")
    screen.page.goto(f"{screen.url}/nothing/")
    assert "没有这一页" in screen.text()
