"""January: the plan is read, broken down, put to a department, replied to and adopted."""

from tests.browser.steps import adopt_plan, fill, go_on, lead_all, read
from tests.stories.year.cast import ITEMS, OFFICE, PLAN, UNIT, Year, part_of_plan

OPEN, OBJECTED, RELED = "政治生态分析", "每月开展1次主题党日", "红色教育基地"
COMMITTEE = "水务局机关党委"


def the_plan_is_read(year: Year) -> None:
    screen, step = year.screen, year.telling.step
    year.telling.chapter("一、要点变成要办的事")
    with year.visit(1, 15, OFFICE):
        screen.press("nav a:has-text('年度要点')")
        screen.press("main a:has-text('读取要点')")
        read(screen, part_of_plan(*ITEMS))
        said = r"共 (\d+) 句，建议 (\d+) 项应尽之责，其中 (\d+) 项原文没有写清"
        sentences, duties, unclear = map(int, step("粘贴要点全文，点“读取”", "逐句审定", said))
        assert sentences > 20 and duties > unclear > 1
        screen.looks_right("70-year-read")
        _what_is_open_is_decided(year, unclear)
        go_on(screen, "任务分解")
        lead_all(screen, UNIT)
        step(f"还没有牵头单位的，请{UNIT}牵头，保存", "任务分解", r"已保存。\s*改动了 \d+ 条")
        screen.looks_right("72-year-tasks")
        go_on(screen, "征求意见")
        fill(screen, {"due_on": "2026-01-20"})
        screen.press("button:has-text('发给勾选的单位')")
        step("草案发给表中写到的组织，五天内答复", "征求意见", rf"{UNIT} \d+ 2026年1月15日 2026年1月20日 未回复 \d+")


def _what_is_open_is_decided(year: Year, unclear: int) -> None:
    """All by the narrowest lawful reading but one, which waits for the meeting."""
    screen, page, step = year.screen, year.screen.page, year.telling.step
    go_on(screen, "明确待定")
    found = step("打开没有写清的各项", "明确待定事项", r"原文没有写清的共 (\d+) 项，还有 \d+ 项保持待明确")
    assert int(found[0]) == unclear
    screen.press("button:has-text('全部取最窄读法')")
    page.locator(f".clause:has-text('{OPEN}') input[value=accept]").first.check()
    screen.press("button:has-text('保存选择')")
    step(f"其余取最窄读法，“{OPEN}”留待会议明确", "明确待定事项", r"还有 1 项保持待明确")


def the_department_answers(year: Year) -> None:
    screen, page, step = year.screen, year.screen.page, year.telling.step
    with year.visit(1, 19, UNIT):
        screen.press("nav a:has-text('年度要点')")
        screen.press("#consulted a")
        step("打开征求意见的草案", "征求意见", r"请在2026年1月20日前回复。下面是写到本单位的 \d+ 条")
        for claim in page.locator("input[value=claim]").all():
            claim.check()
        objected = page.locator(f".clause:has-text('{OBJECTED}')").first
        objected.locator("input[value=object]").check()
        objected.locator("textarea").fill("汛期人手紧，建议六月到八月隔月一次")
        reled = page.locator(f".clause:has-text('{RELED}')").first
        reled.locator("input[value=relead]").check()
        reled.locator("input[name$=-to]").fill(COMMITTEE)
        screen.press("button:has-text('提交意见')")
        step("一条有异议，一条建议改牵头，其余认领，提交", "征求意见", r"已提交 \d+ 条意见")
        screen.looks_right("73-year-answered")


def the_office_replies_and_the_meeting_adopts(year: Year) -> None:
    screen, page, step = year.screen, year.screen.page, year.telling.step
    with year.visit(1, 23, OFFICE):
        page.goto(f"{screen.url}/plans/")
        screen.press("main td a")
        go_on(screen, "征求意见")
        step("看各单位的意见", "征求意见", r"待答复 ?2")
        _reply(year, OBJECTED, "no", "全市统一要求，汛期可以和抢险任务合并开展")
        _reply(year, RELED, "yes", "同意")
        step("异议说明理由不采纳，改牵头采纳", "征求意见", r"已答复 ?2")
        go_on(screen, "通过")
        outside = {"meeting": "市政府党组第1次会议", "doc_no": "滨党组〔2026〕1号"}
        days = {"adopted_on": "2026-01-23", "issued_on": "2026-01-23", "first_day": "2026-01-01"}
        adopt_plan(screen, {**outside, **days})
        step(
            "录入党组会议、文号和日期，通过这一版",
            PLAN,
            r"已通过。 ?这一版从 2026年1月1日 起执行",
            "滨党组〔2026〕1号",
        )
        screen.press("main a:has-text('任务分解表')")
        step("打开定稿的任务分解表", "任务分解表", rf"每个党支部年内到{RELED}开展1次现场教学。 {COMMITTEE}")


def _reply(year: Year, words: str, taken: str, answer: str) -> None:
    clause = f"#waiting .clause:has-text('{words}')"
    year.screen.page.check(f"{clause} input[value={taken}]")
    year.screen.page.fill(f"{clause} input[name=words]", answer)
    year.screen.press(f"{clause} button")
