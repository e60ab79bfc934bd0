"""Every rule with its example, and what must not be taken for a commitment. All sentences are invented."""

import pytest

from yaodian.core.plan import Findings, findings, read
from yaodian.core.plan.campaigns import RULES as CAMPAIGN_RULES
from yaodian.core.plan.hits import RULES as QUOTA_RULES
from yaodian.core.plan.links import RULES as LINK_RULES
from yaodian.core.plan.objects import MAKINGS
from yaodian.core.plan.times import TIMES


def found_in(text: str) -> Findings:
    return findings(read(f"一、总则\n{text}").plan)


RULES = [
    *(("quotas", rule, example) for rule, example in QUOTA_RULES.items()),
    *(("campaigns", rule, example) for rule, example in CAMPAIGN_RULES.items()),
    *(("links", rule, example) for rule, example in LINK_RULES.items()),
    *(("deadlines", time.name, time.example) for time in TIMES),
    *(("deliverables", making.name, making.example) for making in MAKINGS),
]


@pytest.mark.parametrize(("kind", "rule", "example"), RULES)
def test_each_rule_finds_its_example(kind: str, rule: str, example: str) -> None:
    found = getattr(found_in(f"{example}。"), kind)
    assert rule in [one.rule for one in found]


QUOTAS = [
    ("每季度至少召开一次支委会。", [(1, ">=", "次", "quarter")]),
    ("每半年听取科室汇报。", [(1, ">=", "次", "half-year")]),
    ("全年组织技能培训不少于6次。", [(6, ">=", "次", "year")]),
    ("定期走访困难职工。", [(None, ">=", "次", None)]),
    ("定期碰头，每周不少于1次。", [(1, ">=", "次", "week")]),
    ("每月召开例会（全年不少于10次）。", [(1, ">=", "次", "month"), (10, ">=", "次", "year")]),
    ("每季度或半年碰头1次。", [(1, "=", "次", "half-year")]),
    ("每年开展调研2-4次。", [(2, ">=", "次", "year")]),
    ("每两个月交流十二次。", [(12, "=", "次", "two-months")]),
    ("每次不少于半天。", [(0.5, ">=", "天", None)]),
    ("参学率不低于90%。", [(90, ">=", "%", None)]),
    ("每月5日集中学习。", [(1, ">=", "次", "month")]),
    ("举办4期读书沙龙。", [(4, "=", "期", "once")]),
    ("每年至少召开一次大会，听一次专题汇报。", [(1, ">=", "次", "year"), (1, ">=", "次", "year")]),
    ("撰写2篇调研文章。", [(2, "=", "篇", "once")]),
    ("建成示范街、示范巷各2个。", [(2, "=", "个", "once")]),
    ("每人联系3名群众。", [(3, "=", "名", None)]),
    ("每季度末报送总结。", [(1, ">=", "次", "quarter")]),
    ("每年开展4次集中学习、每次不少于2小时。", [(4, "=", "次", "year"), (2, ">=", "小时", None)]),
    ("不定期抽查卫生。", []),
    ("每缺1期扣0.2分。", []),
    ("示例：张三全年参加读书会9次。", []),
    ("严格执行“三项规定”和“两个务必”。", []),
    ("需要两个以上科室会办的，由办公室牵头。", []),
    ("经三分之二以上成员同意方可通过。", []),
    ("建立定期会商制度。", []),
    ("现有的12项规定继续有效。", []),
    ("全年做好值班工作。", []),
]


@pytest.mark.parametrize(("text", "expected"), QUOTAS)
def test_quotas(text: str, expected: list[tuple[float | None, str, str, str | None]]) -> None:
    assert [(q.count, q.comparator, q.unit, q.period) for q in found_in(text).quotas] == expected


DEADLINES = [
    ("9月底前报送方案。", [("9月底前", "09-30")]),
    ("2027年3月15日前报送。", [("2027年3月15日前", "2027-03-15")]),
    ("8月中旬完成摸底。", [("8月中旬", "08-20")]),
    ("4～5月完成摸底。", [("4～5月", "05-31")]),
    ("3月5日至4月10日集中整治。", [("3月5日至4月10日", "04-10")]),
    ("年底前全部整改到位。", [("年底前", "year-end")]),
    ("到2030年全部达标。", [("到2030年", "2030-12-31")]),
    ("上半年完成轮训。", [("上半年", "half-year-end")]),
    ("接件后7个工作日内答复。", [("7个工作日内", "rel:7d")]),
    ("届满2个月内报批。", [("2个月内", "rel:2m")]),
    ("每月5日前报送台账。", [("每月5日前", "monthly-5")]),
    ("第三季度末前开展测评。", [("第三季度末前", "Q3")]),
    ("会前一天报送议题。", [("会前一天", "rel:-1d")]),
    ("七一前夕开展慰问。", [("七一前夕", "07-01")]),
    ("年终考核由办公室组织。", []),
    ("每月20日集中学习。", []),
]


@pytest.mark.parametrize(("text", "expected"), DEADLINES)
def test_deadlines(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(d.surface, d.date) for d in found_in(text).deadlines] == expected


DELIVERABLES = [
    ("建立信访登记台账，按月更新。", [("建立信访登记台账", "ledger")]),
    ("研究制定整改方案和督导办法。", [("研究制定整改方案和督导办法", "standard")]),
    ("修改完善并出台《考勤管理办法》。", [("修改完善并出台《考勤管理办法》", "standard")]),
    ("组建由科长和骨干参加的巡查组。", [("组建由科长和骨干参加的巡查组", "team")]),
    ("举办文书档案培训班。", [("举办文书档案培训班", "training")]),
    ("组织公文写作竞赛。", [("组织公文写作竞赛", "campaign")]),
    ("启动数字档案馆建设。", [("启动数字档案馆建设", "platform")]),
    ("制定本科室的年度计划。", [("制定本科室的年度计划", "plan")]),
    ("为规范值班，特制定本制度。", []),
    ("未制定年度计划的予以通报。", []),
    ("形成工作合力和良好氛围。", []),
    ("落实值班制度，加强队伍建设。", []),
    ("每年举办业务培训班3期。", []),
]


@pytest.mark.parametrize(("text", "expected"), DELIVERABLES)
def test_deliverables(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(d.surface, d.kind) for d in found_in(text).deliverables] == expected


def test_nothing_is_made_under_general_requirements() -> None:
    assert findings(read("一、指导思想\n建立长效机制。").plan).deliverables == ()


CAMPAIGNS = [
    ("组织“书香机关”主题活动。", ["“书香机关”主题活动"]),
    ("开展“敬老月”、“助残周”等活动。", ["“敬老月”、“助残周”等活动"]),
    ("实施“清风护航行动”。", ["“清风护航行动”"]),
    ("深入开展“岗位建功”。", ["“岗位建功”"]),
    ("落实“三会一课”制度。", []),
    ("参加“主题党日”活动。", []),
    ("按照“谁主管谁负责”的原则办理。", []),
]


@pytest.mark.parametrize(("text", "expected"), CAMPAIGNS)
def test_campaigns(text: str, expected: list[str]) -> None:
    assert [c.name for c in found_in(text).campaigns] == expected


LINKS = [
    ("结果作为年度评优的重要依据。", ["作为年度评优的重要依据"]),
    ("完成情况与科室绩效挂钩。", ["与科室绩效挂钩"]),
    ("把办结率纳入年度目标考核。", ["纳入年度目标考核"]),
    ("将此项纳入重要议事日程。", []),
    ("为追溯责任留下依据。", []),
    ("作为全年总结的重要内容。", []),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links(text: str, expected: list[str]) -> None:
    assert [link.surface for link in found_in(text).links] == expected
