"""Texts as they come: without line breaks, with blanks inside words, broken at one width."""

import pytest

from yaodian.core.plan import findings, read


def headings(text: str) -> list[tuple[int, str, str]]:
    return [(h.level, h.label, h.title) for h in read(text).plan.headings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # run into one line, from the title on
            "值班方案 为规范值班，制定本方案。一、目标1、无脱岗;2、无漏报。二、要求1、按时到岗。2、做好记录。",
            [
                (1, "一、", "目标"),
                (2, "1、", "无脱岗"),
                (2, "2、", "无漏报"),
                (1, "二、", "要求"),
                (2, "1、", "按时到岗"),
                (2, "2、", "做好记录"),
            ],
        ),
        (  # the next heading stands behind the sentence of the one before, on a line that begins with neither
            "一、例会制度。\n每月召开一次例会。二、报告制度。\n每季度报告一次。",
            [(1, "一、", "例会制度"), (1, "二、", "报告制度")],
        ),
        (  # points behind a colon are headings when they are sentences, and an enumeration when they are not
            "一、学习要求:(1)办公室拟定计划。(2)各科室按时参加。",
            [(1, "一、", "学习要求"), (2, "(1)", "办公室拟定计划"), (2, "(2)", "各科室按时参加")],
        ),
        ("一、会议内容\n主要内容包括：（1）传达文件；（2）研究工作；（3）其他事项。", [(1, "一、", "会议内容")]),
        (  # an excerpt that begins in the midst of its series
            "做好收尾工作。六、整理台账。按月归档。七、开展回访。逐户登记。",
            [(1, "六、", "整理台账"), (1, "七、", "开展回访")],
        ),
        (
            "甲区重点工作\n任务分工方案\n一、目标\n1.稳增长。",
            [(1, "一、", "目标"), (2, "1.", "稳增长")],
        ),  # a title of two lines
        (  # several rules in one file
            "例会制度\n按期开会。\n1. 每月一次。\n2. 做好记录。\n考勤制度\n按时到岗。\n1. 不迟到。",
            [
                (1, "", "例会制度"),
                (2, "1.", "每月一次"),
                (2, "2.", "做好记录"),
                (1, "", "考勤制度"),
                (2, "1.", "不迟到"),
            ],
        ),
        (
            "一、月度安排\n九月份:\n1、制定计划。\n十月份:\n1、开展检查。",
            [
                (1, "一、", "月度安排"),
                (2, "", "九月份:"),
                (3, "1、", "制定计划"),
                (2, "", "十月份:"),
                (3, "1、", "开展检查"),
            ],
        ),
        ("一、要求\n1.按时报送。\n附件:1.名单\n2.登记表\n3.承诺书", [(1, "一、", "要求"), (2, "1.", "按时报送")]),
        (  # an order of labels that others do not use, told by the series that goes on
            "一、总则\n第一条 规范值班。\n第二条 适用全体。\n二、职责\n第三条 各负其责。",
            [
                (1, "一、", "总则"),
                (2, "第一条", "规范值班"),
                (2, "第二条", "适用全体"),
                (1, "二、", "职责"),
                (2, "第三条", "各负其责"),
            ],
        ),
        (
            "1、分工\n（一）组长。\n2、要求\n（一）按时。",
            [(1, "1、", "分工"), (2, "（一）", "组长"), (1, "2、", "要求"), (2, "（一）", "按时")],
        ),
        (  # the parents that an excerpt cut off are those the same style has further on
            "3.归档。\n二、要求\n1.按时。\n三、保障\n（一）人员",
            [(2, "3.", "归档"), (1, "二、", "要求"), (2, "1.", "按时"), (1, "三、", "保障"), (2, "（一）", "人员")],
        ),
        ("一)摸底。\n二)整改。", [(1, "一)", "摸底"), (1, "二)", "整改")]),
        ("⑴做好登记。\n⑵按月公示。", [(1, "⑴", "做好登记"), (1, "⑵", "按月公示")]),
        ("〔一〕建立台账。\n〔二〕按月更新。", [(1, "〔一〕", "建立台账"), (1, "〔二〕", "按月更新")]),
        (
            "第一阶段：动员部署。\n1、召开会议。\n第二阶段：组织实施。\n1、开展自查。",
            [
                (1, "第一阶段：", "动员部署"),
                (2, "1、", "召开会议"),
                (1, "第二阶段：", "组织实施"),
                (2, "1、", "开展自查"),
            ],
        ),
    ],
)
def test_headings(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert headings(text) == expected


def test_lines_broken_at_one_width_go_on() -> None:
    said = (
        "各党支部要把学习摆在突出位置，坚持线下研讨和线上自学互相补充，每季度至少开展一次专题研讨，"
        "全年集中学习不少于十二次，年底前建立学习台账。要把学习成果转化为推动工作的思路和举措，"
        "真正做到学有所获、学有所用，不断提高服务群众的本领。"
    )
    text = "二、抓好学习\n" + "\n".join(said[at : at + 22] for at in range(0, len(said), 22))
    plan = read(text).plan
    assert [clause.text.replace("\n", "") for clause in plan.clauses] == [f"{one}。" for one in said.split("。")[:-1]]
    found = findings(plan)
    assert [(one.count, one.period) for one in found.quotas] == [(1, "quarter"), (12, "year")]
    assert [one.surface.replace("\n", "") for one in found.deliverables] == ["建立学习台账"]


def test_paragraphs_of_different_lengths_end_at_their_newlines() -> None:
    text = "一、总则\n落实例会制度，每月召开一次例会\n建立值班台账\n定期检查各科室值班情况并通报\n"
    assert len(read(text).plan.clauses) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("原则上每 月 召 开 一次例会。", [(1, "month")]),
        ("坚持一月一调度、一季一通报。", [(1, "month"), (1, "quarter")]),
        ("两周召开一次碰头会。", [(1, "two-weeks")]),
        ("每周一晚上集中学习，每周一次。", [(1, "week"), (1, "week")]),
        ("做到年度有方案、月月有小结。", [(1, "year"), (1, "month")]),
        ("每年调研不少于2次，形成记录，讲课不少于1次。", [(2, "year"), (1, "year")]),
        ("2026年新建10个驿站。", [(10, "year")]),
        ("今年为职工办好6件实事。", [(6, "year")]),
        ("新建3个车站、改造20个岗亭。", [(3, "once"), (20, "once")]),
        ("每名干部联系1个站点、结对2户居民。", [(1, None), (2, None)]),
        ("坚持每周一次例会、每月一次调度。", [(1, "week"), (1, "month")]),
        ("做到每月有通报、季度有评比。", [(1, "month"), (1, "quarter")]),
        ("对5条道路进行改造。", [(5, "once")]),
        ("火灾事故数为零。", [(0, None)]),
        ("合格率达到95以上。", [(95, None)]),
        ("感染率≤2.5%。", [(2.5, None)]),
        ("专题学习不低于[N]次。", [(None, None)]),
        ("严格遵守八项规定，做到三个方面到位。", []),
        ("每多一项加0.5分。", []),
        ("定期盘点和不定期抽盘并用。", []),
        ("汇总每月的考勤结果。", []),
        ("现有的12个网点继续运行。", []),
    ],
)
def test_numbers_and_cycles(text: str, expected: list[tuple[float | None, str | None]]) -> None:
    assert [(one.count, one.period) for one in findings(read(f"一、总则\n{text}").plan).quotas] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每年年初制定计划。", [("每年年初", "year-start")]),
        ("2026.8.15前完成摸底。", [("2026.8.15前", "2026-08-15")]),
        ("分别于4月、8月和11月底对账。", [("4月", "04-30"), ("8月", "08-31"), ("11月底", "11-30")]),
        ("任期届满前6个月提出申请。", [("前6个月", "rel:-6m")]),
        ("重要节假日前开展提醒。", [("重要节假日前", "holidays")]),
        ("列为年终干部考评内容。", []),
        ("本报1月20日讯。", []),
    ],
)
def test_times(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.surface, one.date) for one in findings(read(f"一、总则\n{text}").plan).deadlines] == expected


def test_the_date_below_a_signature_is_no_deadline() -> None:
    assert findings(read("一、总则\n6月底前完成。\n市机关工委\n2026年3月5日").plan).deadlines[-1].surface == "6月底前"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("负责制定学习计划。", ["制定学习计划"]),
        ("具体制定实施方案报上级审定。", ["制定实施方案"]),
        ("建立自学、考勤、通报等制度。", ["建立自学、考勤、通报等制度"]),
        ("制定计划、出台办法。", ["制定计划", "出台办法"]),
        ("制定“分层培训计划”。", ["制定“分层培训计划”"]),
        ("实施项目包联责任制。", ["实施项目包联责任制"]),
        ("组织开展消防宣传和培训工作。", ["组织开展消防宣传和培训"]),
        ("制定并公开服务事项目录。", ["制定并公开服务事项目录"]),
        ("为建立健全长效机制，加强检查。", []),
        ("按修订的《值班办法》执行。", []),
        ("未建立台账的，扣2分。", []),
        ("由财务、审计人员组成领导小组。", []),
    ],
)
def test_things_made(text: str, expected: list[str]) -> None:
    assert [one.surface for one in findings(read(f"一、总则\n{text}").plan).deliverables] == expected


def test_why_a_text_is_made_is_not_what_it_asks_for() -> None:
    text = "值班制度\n为规范值班工作，结合实际，制定机关值班管理制度。\n一、值班安排\n制定值班表和应急预案。"
    assert [one.surface for one in findings(read(text).plan).deliverables] == ["制定值班表和应急预案"]


def test_straight_quotation_marks_are_quotation_marks() -> None:
    assert [one.name for one in findings(read('一、总则\n深入开展"平安值守年"活动。').plan).campaigns] == [
        '"平安值守年"活动'
    ]
