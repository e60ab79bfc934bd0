"""The first draft of the table: the sentence before last year, last year before the general word."""

from dataclasses import replace

from yaodian.core.breakdown.prefill import Knowledge, Prefilled, Whence, prefill
from yaodian.core.breakdown.table import HEADING, tasks
from yaodian.core.edition.assignment import Assignment, Unit
from yaodian.core.plan import findings, read
from yaodian.core.propose import propose
from yaodian.files.mechanisms import load_catalogue

TEXT = """2026年示例要点
一、夯实基础
1.严格组织生活
各党支部每月开展2次主题党日。由财政局牵头，6月底前制定党建工作制度，卫健委配合。
2.加强政治建设
党组定期开展政治生态分析。坚持实事求是的作风。
"""
UNITS = {"财政局": "f", "卫健委": "h"}


def drafted(*last: Assignment) -> tuple[Prefilled, ...]:
    plan, catalogue = read(TEXT).plan, load_catalogue()
    found = findings(plan)
    known = Knowledge(plan, found, catalogue.names, UNITS, last)
    return prefill(propose(plan, found, catalogue), known)


def starting(word: str, rows: tuple[Prefilled, ...]) -> Prefilled:
    return next(row for row in rows if row.assignment.text.startswith(word))


def test_every_sentence_has_a_row_under_its_heading() -> None:
    rows = drafted()
    assert [TEXT[r.assignment.start :].startswith(r.assignment.text) for r in rows] == [True] * 4
    assert rows[0].assignment.item == "1.严格组织生活"


def test_a_sentence_that_asks_nobody_is_not_proposed_for_the_table() -> None:
    rows = drafted()
    assert starting("各党支部", rows).asks and not starting("坚持", rows).asks


def test_what_the_sentence_says_is_taken_from_it() -> None:
    row = starting("由财政局", drafted())
    one = row.assignment
    assert (one.lead, one.support) == ((Unit("财政局", "f"),), (Unit("卫健委", "h"),))
    assert one.due == "6月底前" and "党建工作制度" in one.outcome
    assert {row.whence[name] for name in ("lead", "support", "due", "outcome")} == {Whence.SAID}


def test_what_only_the_duty_says_is_marked_so() -> None:
    row = starting("各党支部", drafted())
    assert (row.assignment.responsible[0].name, row.assignment.due) == ("各党支部", "每月")
    assert row.whence["due"] is Whence.DUTY
    assert row.assignment.duties == ("theme_day_month",)


def test_what_the_adopter_itself_owes_is_the_issuers() -> None:
    plan, catalogue = read(TEXT).plan, load_catalogue()
    found, issuer = findings(plan), Unit("市委", "c")
    rows = prefill(propose(plan, found, catalogue), Knowledge(plan, found, catalogue.names, issuer=issuer))
    own = [row.assignment.responsible for row in rows if row.assignment.text.startswith("党组定期")]
    assert own == [(issuer,)]


def test_what_there_is_one_of_is_not_each_and_an_occasion_is_no_month() -> None:
    text = "2026年要点\n一、建设\n1.会议\n市政府党组每半年召开1次党建专题会议。各部门党组执行重大事项请示报告制度。\n"
    plan, catalogue = read(text).plan, load_catalogue()
    found = findings(plan)
    rows = prefill(propose(plan, found, catalogue), Knowledge(plan, found, catalogue.names))
    assert [unit.name for unit in rows[0].assignment.responsible] == ["市政府党组"]
    assert rows[1].assignment.due == "每次"


def test_an_open_cycle_gives_no_time() -> None:
    assert starting("党组定期", drafted()).assignment.due == ""


def test_whoever_had_the_same_duty_last_year_has_it_again_unless_the_sentence_says_otherwise() -> None:
    before = Assignment(
        7, "旧句。", duties=("theme_day_month",), lead=(Unit("卫健委", "h"),), leader="分管副书记", due="全年"
    )
    row = starting("各党支部", drafted(before))
    assert row.assignment.lead == (Unit("卫健委", "h"),) and row.assignment.leader == "分管副书记"
    assert row.whence["lead"] is Whence.LAST
    assert row.assignment.due == "每月"
    other = starting("由财政局", drafted(replace(before, duties=("other",))))
    assert other.assignment.lead == (Unit("财政局", "f"),)


def test_the_sheet_of_one_unit_keeps_the_numbers_of_the_whole() -> None:
    rows = [row.assignment for row in drafted() if row.asks]
    whole, own = tasks(rows), tasks(rows, "h")
    assert [task.number for task in whole] == list(range(1, len(whole) + 1))
    assert own == tuple(task for task in whole if task.assignment.names("h")) and len(own) == 1
    assert len(own[0].cells) == len(HEADING) and own[0].cells[4] == "卫健委"


def test_the_columns_of_a_list_fill_its_rows() -> None:
    text = (
        "安全生产责任清单\n序号|工作任务|牵头单位|配合单位|责任领导|完成时限\n"
        "1|开展消防安全检查|财政局|卫健委、各科室|王副局长|每季度末\n"
    )
    plan, catalogue = read(text).plan, load_catalogue()
    found = findings(plan)
    known = Knowledge(plan, found, catalogue.names, units={"财政局": "f", "卫健委": "h"})
    [row] = prefill(propose(plan, found, catalogue), known)
    one = row.assignment
    assert one.text == "开展消防安全检查" and one.lead == (Unit("财政局", "f"),)
    assert one.support == (Unit("卫健委", "h"), Unit("各科室"))
    assert (one.leader, one.due) == ("王副局长", "每季度末")
    assert {row.whence[name] for name in ("lead", "support", "leader", "due")} == {Whence.SAID}
