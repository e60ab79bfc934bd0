"""From January to May: a month filed in time, a notice taken up and done, dues that came late."""

from tests.browser.steps import file, fill, read
from tests.stories.year.cast import FIRST, JIANG, LETTER, NOTICE, OFFICE, SECOND, SHEN, Year
from tests.stories.year.months import DUES, keep_months

TASK = "将党员花名册报送机关党委"


def the_first_month_is_filed_in_time(year: Year) -> None:
    screen, step = year.screen, year.telling.step
    year.telling.chapter("二、按月办，按月记")
    with year.visit(1, 30, JIANG):
        together = "一次活动可以同时完成以下2项，日期和到会情况只填一次"
        step("看待办", FIRST, together, "主题党日", "收缴党费", at="#soon tbody.bundle")
        screen.looks_right("75-year-todo")
        screen.press("#soon tr:has-text('一次活动') a:has-text('一起填')")
        fill(screen, {"on_day": "2026-01-28", "f-theme": "清理江岸", "f-dues_received": "120"})
        file(screen)
        counted = f"主题党日 2026年1月 {FIRST} 计入"
        step("一张表填完主题党日和党费，提交", "已提交", "已提交 2 份记录", counted)
        screen.press(".served a:has-text('主题党日')")
        step("点开主题党日", "主题党日", "已完成", "已有1次，要求不少于1次。达到要求。")
    keep_months(year.bodies[SECOND], year.names[SHEN], range(1, 4))
    keep_months(year.bodies[FIRST], year.names[JIANG], range(2, 5))
    keep_months(year.bodies[SECOND], year.names[SHEN], [4], without=(4, DUES))
    year.telling.meanwhile("到四月底，两个支部每月照此记录")


def a_notice_comes_in_and_is_done(year: Year) -> None:
    screen, step = year.screen, year.telling.step
    year.telling.chapter("三、五月来了一份通知")
    with year.visit(5, 6, OFFICE):
        screen.press("nav a:has-text('年度要点')")
        screen.press("main a:has-text('录入通知')")
        read(screen, NOTICE)
        step("粘贴通知全文，点“读取”", "审定通知", "列为一次性任务", r"每个支部今年增加 \d+ 分钟")
        screen.looks_right("77-year-notice")
        screen.press("button:has-text('采用这份通知')")
        step("核对预填的文号、主送和时限，采用", LETTER, "已采用", "滨江市直属机关工作委员会")
    with year.visit(5, 12, JIANG):
        step("看待办", FIRST, TASK, r"2026年5月15日 ?还有3天", at=f"tr:has-text('{TASK}')")
        screen.press(f"tr:has-text('{TASK}') a:has-text('去记录')")
        fill(screen, {"f-task_text": "花名册三人，已报机关党委"})
        file(screen)
        screen.press(f".notice a:has-text('{TASK}')")
        step("写一句办理结果，提交，再点开这项任务", TASK, "已完成")
        screen.press("#bases a:has-text('在原文中查看')")
        step("从依据回到通知的原文", LETTER, rf"各党支部于5月15日前{TASK}。", at=":target")


def what_came_late_is_filed_late(year: Year) -> None:
    screen, page, step = year.screen, year.screen.page, year.telling.step
    with year.visit(5, 18, SHEN):
        assert page.locator("#missed tbody tr").count() == 1
        step("看待办", SECOND, "未完成", "收缴党费", "2026年4月 0/1", at="#missed tbody tr")
        screen.press("#missed tr:has-text('收缴党费') a:has-text('去记录')")
        page.check("label:has-text('补开，属于2026年4月') input")
        fill(screen, {"on_day": "2026-05-18", "f-dues_received": "80"})
        file(screen)
        screen.press(".notice a:has-text('收缴党费')")
        step("四月的党费五月十八日才收齐，注明属于四月，提交", "收缴党费", "逾期完成", "2026年4月30日到期以后才完成")
        screen.looks_right("78-year-late")
        page.goto(screen.url)
        screen.press(f"#soon tr:has-text('{TASK}') a:has-text('去记录')")
        fill(screen, {"on_day": "2026-05-14", "f-task_text": "花名册一人，已报机关党委"})
        file(screen)
        screen.press(f".notice a:has-text('{TASK}')")
        step("五月十四日已经报送的花名册，这时才补记", TASK, "已完成")
