"""Autumn and winter: a month is missed, the office sees it and opens it to its sentence, the leader gets one page."""

from tests.browser.screen import A4
from tests.browser.steps import file, fill
from tests.stories.year.cast import FIRST, JIANG, OFFICE, PLAN, SECOND, SHEN, UNIT, Year
from tests.stories.year.months import THEME_DAY, keep_months

SENTENCE = "各党支部每月开展1次主题党日。"
SEPTEMBER = "#months-table tr:has(th:text-is('9月')) a[href*='state=missed']"
ITEM = "#items-table tr:has-text('规范政治生活淬炼') a[href*='state=missed']"


def a_month_is_missed_and_the_office_sees_it(year: Year) -> None:
    screen, page, step = year.screen, year.screen.page, year.telling.step
    year.telling.chapter("四、秋天漏了一次")
    keep_months(year.bodies[FIRST], year.names[JIANG], range(5, 10))
    keep_months(year.bodies[SECOND], year.names[SHEN], range(5, 10), without=(9, THEME_DAY))
    year.telling.meanwhile("五月到九月，两个支部照常记录，只有第二党支部九月没有开展主题党日")
    with year.visit(10, 22, OFFICE):
        step("看工作台", "工作台", rf"{UNIT}，第4条 规范政治生活淬炼：未完成1，.*?已完成\d+")
        screen.looks_right("79-year-workbench")
        count = page.inner_text(SEPTEMBER)
        screen.press(SEPTEMBER)
        step(f"点全年进度里九月的“未完成 {count}”", "数字背后", "“未完成” 2026年9月到期", rf"\b{count} 期", SECOND)
        screen.looks_right("80-year-figure")
        screen.press(f"section:has(h2:has-text('主题党日')) a:has-text('{SECOND}')")
        step("点主题党日下面的第二党支部", SECOND, r"未完成 2026年9月 0/1")
        screen.press("main a:text-is('2026年9月')")
        step("点九月这一期", "主题党日", "未完成", "到2026年9月30日没有达到要求；以后再开展的标注“补开”，本期结论不变")
        screen.looks_right("81-year-missed")
        screen.press("#bases a:has-text('在原文中查看')")
        step("从依据回到要点的原文", PLAN, SENTENCE, r"主题党日 .*未完成 17/24", at=":target")
        screen.looks_right("82-year-sentence")


def what_is_made_up_stays_missed(year: Year) -> None:
    screen, page, step = year.screen, year.screen.page, year.telling.step
    with year.visit(10, 23, SHEN):
        assert page.locator("#missed tbody tr").count() == 1
        step("看待办", SECOND, "未完成", "主题党日", "2026年9月 0/1", at="#missed tr:has-text('主题党日')")
        screen.press("#missed tr:has-text('主题党日') a:has-text('去记录')")
        page.check("label:has-text('补开，属于2026年9月') input")
        fill(screen, {"on_day": "2026-10-22", "f-theme": "补上九月的岸线巡查"})
        file(screen)
        step("补开一次，注明属于九月，提交", "主题党日", r"主题党日 2026年9月 补开，不改变本期结论", at="#serves")
        screen.press("#serves b:text-is('主题党日') ~ .names a")
        step("再点开九月这一期", "主题党日", r"未完成 补开", "到期以后又开展了活动，标注“补开”")
        screen.looks_right("83-year-made-up")


def the_leader_gets_the_year_on_a_page(year: Year) -> None:
    screen, page, step = year.screen, year.screen.page, year.telling.step
    year.telling.chapter("五、年底一页纸")
    for body, who in ((FIRST, JIANG), (SECOND, SHEN)):
        keep_months(year.bodies[body], year.names[who], range(10, 13))
    year.telling.meanwhile("十月到十二月，两个支部照常记录")
    with year.visit(12, 31, OFFICE):
        screen.press("main a:has-text('领导一页纸')")
        said = r"全年应办 \d+ 期：已完成 \d+ 期，逾期完成 1 期，未完成 \d+ 期"
        step("从工作台打开领导一页纸", "领导一页纸", said, r"另有 \d+ 项待明确，不计入以上数字")
        screen.looks_right("84-year-leader")
        assert screen.sheets() == [A4]
        year.telling.meanwhile("　打印出来正好一张A4纸")
        count = page.inner_text(ITEM)
        screen.press(ITEM)
        step(f"领导问起第4条的“未完成 {count}”，点开", "数字背后", rf"\b{count} 期", "主题党日 1 期", SECOND)
        screen.looks_right("85-year-behind")
