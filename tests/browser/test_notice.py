"""Two superiors ask the same of every branch: read, taken up once, seen with its numbers, done once, and withdrawn."""

import pytest
from tests.browser.screen import Screen
from tests.browser.steps import adopt_plan, file, read, read_notice, read_plan
from tests.browser.town import PLAN, Town

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRST = """滨工发〔2026〕12号
滨江市直属机关工作委员会
关于做好二季度机关党建重点任务的通知
各机关党委、各党支部：
为做好二季度工作，现将有关事项通知如下。
一、摸清底数
各党支部于5月15日前将党员花名册报送机关党委；5月底前完成党员活动阵地自查，6月10日前上报自查报告。
二、严格组织生活
各党支部6月30日前召开1次支部党员大会，学习新修订的条例。各党支部要认真组织开展党员活动阵地标识更新工作。
三、营造氛围
要把功夫下在平时，坚持实事求是、讲求实效，不做表面文章。
特此通知。
滨江市直属机关工作委员会
2026年4月17日
"""
SECOND = """滨江市委组织部关于核对党员信息的通知
滨组发〔2026〕3号
各党支部：
各党支部要在5月20日前将党员花名册报送机关党委。
滨江市委组织部
2026年4月18日
"""


def test_two_superiors_ask_the_same_and_it_is_done_once(screen: Screen, town: Town) -> None:
    screen.page.goto(screen.url)
    screen.sign_in(town.office, town.password)
    a_plan_holds(screen)
    the_first_is_read_and_taken_up(screen)
    the_second_says_that_it_is_asked_already(screen)
    screen.sign_out()
    the_secretary_does_it_once(screen, town)
    the_office_withdraws_the_second(screen, town)


def a_plan_holds(screen: Screen) -> None:
    read_plan(screen, PLAN)
    adopt_plan(screen, {"meeting": "党组会", "adopted_on": "2026-01-15", "first_day": "2026-01-01"})


def the_first_is_read_and_taken_up(screen: Screen) -> None:
    page = screen.page
    screen.press("main nav a:has-text('年度要点')")
    screen.press("main a:has-text('录入通知')")
    screen.looks_right("50-notice-new")
    screen.press("main button:has-text('读取')")
    assert "没有内容" in screen.text("#problems")
    read(screen, FIRST)
    assert page.input_value("#doc_no") == "滨工发〔2026〕12号" and page.input_value("#to") == "各机关党委、各党支部"
    assert "办一次即可" in screen.text("#asks") and "时限先保持待明确" in screen.text("#asks")
    screen.looks_right("51-notice-review")
    page.fill("#to", "某某小组")
    screen.press("button:has-text('采用这份通知')")
    assert "某某小组" in screen.text("#problems")
    screen.looks_right("52-notice-faults")
    page.fill("#to", "各机关党委、各党支部")
    screen.press("button:has-text('采用这份通知')")
    assert "已采用" in screen.text(".notice") and "待明确" in screen.text()
    screen.looks_right("53-notice-taken-up")


def the_second_says_that_it_is_asked_already(screen: Screen) -> None:
    read_notice(screen, SECOND)
    assert "（滨工发〔2026〕12号）第" in screen.text("#asks") and "相同，办一次即可" in screen.text("#asks")
    assert "增加 0 分钟" in screen.text("#burden")
    screen.looks_right("54-notice-repeats")
    screen.press("button:has-text('采用这份通知')")
    screen.press("main nav a:has-text('年度要点')")
    assert "滨组发〔2026〕3号" in screen.text("#notices")
    screen.looks_right("55-notices-listed")


def the_secretary_does_it_once(screen: Screen, town: Town) -> None:
    page = screen.page
    screen.sign_in(town.secretary, town.password)
    row = "tr:has-text('将党员花名册报送机关党委')"
    assert "要求相同，办一次即可" in screen.text(row)
    screen.looks_right("56-notice-todo")
    screen.press(f"{row} a:has-text('去记录')")
    page.fill("#f-task_text", "已把花名册报给机关党委")
    screen.looks_right("57-task-form")
    file(screen)
    screen.press(".notice a:has-text('将党员花名册报送机关党委')")
    assert "已完成" in screen.text()
    screen.looks_right("58-task-verdict")
    screen.press("#bases a:has-text('在原文中查看')")
    assert "将党员花名册报送机关党委" in screen.text(":target")
    screen.looks_right("59-notice-text")
    screen.sign_out()


def the_office_withdraws_the_second(screen: Screen, town: Town) -> None:
    page = screen.page
    screen.sign_in(town.office, town.password)
    page.goto(f"{screen.url}/plans/")
    screen.press("#notices a:has-text('核对党员信息')")
    screen.press("main a:has-text('撤回')")
    screen.looks_right("60-withdraw")
    page.fill("#by", "党建办负责人")
    page.fill("#reason", "与工委通知重复")
    screen.press("main button:has-text('撤回')")
    assert "已撤回" in screen.text(".notice")
    screen.looks_right("61-withdrawn")
