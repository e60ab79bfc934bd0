"""待办: grouped by state, explained in a sentence, silent while on time, and cheap however much there is."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from tests.site.cast import Cast, body, sure
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, BASE, file_theme_day, person, queries

from yaodian.core.duty import After, AnchorKind, EveryTime
from yaodian.core.edition.document import Definitions
from yaodian.core.period import Offset, OffsetUnit, WorkCalendar
from yaodian.files.mechanisms import load_catalogue
from yaodian.files.workdays import load_workdays
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.merge_body import merge_body
from yaodian.site.pages import choosing, todo
from yaodian.site.queries import editions, history

pytestmark = pytest.mark.django_db


def on(day: date) -> override_settings:
    """The same stage on another day."""
    return override_settings(ENV=replace(settings.ENV, today=day))


def page_of(client: Client, uid: str) -> str:
    answer = client.get(f"/todo/{uid}/")
    assert answer.status_code == 200
    return answer.content.decode()


def group(page: str, key: str) -> str:
    found = re.search(rf'id="{key}".*?(?=<section class="sheet"|<details class="sheet"|</main>)', page, re.S)
    return found[0] if found else ""


def test_what_is_due_stands_in_its_group_with_its_sentence_and_a_way_to_file_it(stage: Cast, signed: Signed) -> None:
    page = page_of(signed(stage.secretary), stage.first.uid)
    soon = group(page, "soon")
    assert "主题党日" in soon and "2026年4月30日" in soon and "还有10天" in soon
    assert "每月至少开展1次“主题党日”" in soon and "第十六条" in soon
    address = f"/records/gathering/{stage.first.uid}/branch_life/?kind=theme_day"
    assert f"{address}&amp;duty=theme_day_month&amp;cycle=2026-04" in soon
    assert "2026年3月" in group(page, "missed")


def test_what_is_due_this_month_comes_first_and_later_months_are_under_way(stage: Cast, signed: Signed) -> None:
    page = page_of(signed(stage.secretary), stage.first.uid)
    assert page.index('id="soon"') < page.index('id="missed"') < page.index('id="running"')
    assert "2026年第二季度" not in group(page, "soon") and "2026年第二季度" in group(page, "running")


def test_the_month_is_told_in_working_days_of_the_official_notice(stage: Cast, signed: Signed) -> None:
    page = page_of(signed(stage.secretary), stage.first.uid)
    assert "本月（含今天）还有9个工作日，最后一个工作日是2026年4月30日" in page and "暂定" not in page
    with on(date(2026, 10, 1)):
        assert "还有18个工作日" in page_of(signed(stage.secretary), stage.first.uid)
    with on(date(2027, 2, 1)):
        later = page_of(signed(stage.secretary), stage.first.uid)
    assert "还有20个工作日" in later and "2027年的放假安排没有导入，按周末推算，暂定" in later


def test_what_one_evening_can_answer_has_one_button_at_the_end_of_a_quarter(stage: Cast, signed: Signed) -> None:
    with on(date(2026, 6, 29)):
        soon = group(page_of(signed(stage.secretary), stage.first.uid), "soon")
    assert "一次活动可以同时完成以下3项，日期和到会情况只填一次" in soon
    rows, forms = map(int, re.search(r"(\d+) 项，填 (\d+) 张表就能办完", soon).groups())
    assert forms == rows - 2
    assert soon.count("一起填") == 1 and soon.count(">单独填<") == 3
    ticked = re.search(rf'/records/gathering/{stage.first.uid}/branch_life/\?([^"]+)"', soon)[1].split("&amp;")
    assert set(ticked) == {"kind=branch_general_meeting", "kind=theme_day", "kind=dues_collection"}


def test_a_months_dues_go_with_the_theme_day_in_one_form(stage: Cast, signed: Signed) -> None:
    """In a month without a general meeting a branch alone has one form to fill."""
    soon = group(page_of(signed(stage.secretary), stage.first.uid), "soon")
    assert "2 项，填 1 张表就能办完" in soon and "主题党日" in soon and "收缴党费" in soon


def test_groups_that_owe_the_same_share_one_sheet(stage: Cast, signed: Signed) -> None:
    for name in ("第一党小组", "第二党小组"):
        body(name, "party_group_small", stage.first.uid)
    soon = group(page_of(signed(stage.secretary), stage.first.uid), "soon")
    assert "2个组织，一张表填完" in soon and f'href="/records/sheet/{stage.first.uid}/party_group_meeting/"' in soon
    rows, forms = map(int, re.search(r"(\d+) 项，填 (\d+) 张表就能办完", soon).groups())
    assert forms == rows - 2  # the sheet of the groups, and the form of theme day and dues


def test_what_is_over_and_not_entered_is_this_months_too_and_is_opened_without_a_day(
    stage: Cast, signed: Signed
) -> None:
    with on(date(2026, 7, 2)):
        client = signed(stage.secretary)
        soon = group(page_of(client, stage.first.uid), "soon")
        assert "已到期待录" in soon and "2026年6月" in soon and "2026年7月" in soon
        url = re.search(r'href="([^"]+)">一起填', soon)[1].replace("&amp;", "&")
        assert "duty=" in url and 'name="on_day" value=""' in client.get(url).content.decode()


def test_each_row_has_one_button(stage: Cast, signed: Signed) -> None:
    page = page_of(signed(stage.secretary), stage.first.uid)
    cells = re.findall(r'<td class="act">(.*?)</td>', page, re.S)
    assert cells and all(cell.count('class="button') <= 1 for cell in cells)


def test_due_days_counted_in_working_days_are_tentative_until_their_years_file_is_loaded(
    stage: Cast, signed: Signed, monkeypatch
) -> None:
    """A notice is answered within ten working days; the notice of 2027 is not known when the year begins."""
    adopt_ten_working_days(stage)
    held = {"theme": "学习", "attendance": [{"person": stage.wang.uid, "present": True}]}
    new = NewRecord(body_uid=stage.first.uid, kind_key="theme_day", on_day=date(2027, 1, 29), values=held)
    at = datetime(2027, 1, 29, 8, 0, tzinfo=UTC)
    sure(file_record(actor=stage.secretary, new=new, at=at, on=date(2027, 1, 29)))
    with on(date(2027, 2, 1)):
        before = page_of(signed(stage.secretary), stage.first.uid)
        spring = WorkCalendar(frozenset({date(2027, 2, 8), date(2027, 2, 9)}), frozenset(), frozenset({2027}))
        monkeypatch.setattr(editions, "load_workdays", lambda: spring)
        history._under.cache_clear()
        after = page_of(signed(stage.secretary), stage.first.uid)
    assert "2027年2月12日" in before and "暂定</span>" in before
    assert "2027年2月16日" in after and "暂定</span>" not in after


def test_filing_moves_a_slot_to_the_folded_group(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage)
    page = page_of(signed(stage.secretary), stage.first.uid)
    assert "主题党日" not in group(page, "soon")
    done = group(page, "done")
    assert done.startswith('id="done"><summary>已完成') and "2026年4月" in done and "去记录" not in done


def test_late_entry_is_labelled_and_never_another_verdict(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage, date(2026, 2, 10))
    done = group(page_of(signed(stage.secretary), stage.first.uid), "done")
    assert "2026年2月" in done and "补录" in done and "已完成" in done


def test_members_duties_are_counted_from_what_they_attended(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage)
    people = group(page_of(signed(stage.secretary), stage.first.uid), "people")
    assert "王小明" in people and "2/32" in people and "不另外填报" in people
    assert people.startswith('id="people"><summary>')


def test_the_members_list_opens_by_itself_when_somebody_missed_something(stage: Cast, signed: Signed) -> None:
    with on(date(2027, 1, 20)):
        people = group(page_of(signed(stage.secretary), stage.first.uid), "people")
    assert people.startswith('id="people" open>') and "#s-missed" in people


def test_a_leader_reads_and_files_nothing(stage: Cast, signed: Signed) -> None:
    assert "去记录" not in page_of(signed(stage.leader), stage.first.uid)


def test_nothing_to_do_is_said_so(stage: Cast, signed: Signed, monkeypatch) -> None:
    monkeypatch.setattr(todo, "judgements", lambda **asked: ())
    assert "本月没有要办的事项" in page_of(signed(stage.secretary), stage.first.uid)


def test_what_is_only_asked_when_there_is_an_occasion_is_no_task_of_the_month(stage: Cast, signed: Signed) -> None:
    """A condition of every meeting: without a meeting nothing has to be done."""
    page = page_of(signed(stage.secretary), stage.first.uid)
    duties = [
        t.duty
        for t in load_catalogue().templates
        if t.baseline and any(isinstance(q, EveryTime) for q in t.duty.quotas)
    ]
    assert not any(f">{duty.title}<" in group(page, "soon") for duty in duties)
    running = group(page, "running")
    assert "发生了再记，没有不用填" in running and "0/0" not in page
    assert not any(f">{duty.title} <" in group(page, "people") for duty in duties)


def test_a_body_that_has_gone_up_in_another_has_no_list(stage: Cast, signed: Signed) -> None:
    merged = {"body_uid": stage.second.uid, "successor_uid": stage.first.uid, "day": date(2026, 4, 2)}
    sure(merge_body(actor=stage.office, at=AT, **merged))
    office = signed(stage.office)
    assert office.get(f"/todo/{stage.second.uid}/").status_code == 404
    assert page_of(office, stage.first.uid)


def test_the_page_asks_as_often_for_three_as_for_one(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    asked = []
    for number in range(3):
        person(f"党员{number}", stage.first.uid)
        file_theme_day(stage, date(2026, number + 1, 10))
        asked.append(queries(client, f"/todo/{stage.first.uid}/"))
    assert asked[0] == asked[2] <= 30


def adopt_ten_working_days(cast: Cast) -> None:
    """After a theme day the branch reports to its general meeting within ten working days."""
    catalogue = load_catalogue()
    after = After(AnchorKind.DEED, "theme_day", Offset(10, OffsetUnit.WORKDAY))
    template = catalogue.template("branch_general_meeting_quarter").duty
    duty = replace(template, key="report_after_theme_day", title="向大会报告", occasion=after)
    kinds = tuple(kind for kind in catalogue.kinds if kind.key in ("theme_day", "branch_general_meeting"))
    new = NewEdition(
        body_uid=cast.city.uid,
        series="report",
        title="报告制度",
        first_day=date(2026, 1, 1),
        definitions=Definitions((duty,), kinds, (), load_workdays()),
        adoption=Adoption(meeting="工委会议", adopted_on=date(2026, 1, 4)),
    )
    sure(adopt_edition(actor=cast.office, new=new, at=BASE, on=BASE.date()))


def test_a_body_among_many_is_found_by_a_part_of_its_name(
    stage: Cast, signed: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed(stage.office)
    assert 'name="q"' not in client.get("/todo/").content.decode()
    monkeypatch.setattr(choosing, "MANY", 2)
    page = client.get("/todo/?q=财政").content.decode()
    assert 'name="q"' in page and stage.finance.name in page and stage.health.name not in page
    assert "没有名称里带“水”的组织" in client.get("/todo/?q=水").content.decode()
