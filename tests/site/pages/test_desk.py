"""工作台: bodies by the order of organisations, cells that lead to their slots, nothing ranked."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.site.cast import Cast, body
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day, queries

from yaodian.files.mechanisms import load_catalogue
from yaodian.site.pages.telling import is_every_time

pytestmark = pytest.mark.django_db


def desk(client: Client, query: str = "") -> str:
    answer = client.get(f"/desk/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def lines(page: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)<', page)


def test_units_stand_in_the_order_of_organisations_whatever_they_did(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    before = lines(desk(client, f"?of={stage.finance.uid}"))
    assert before == ["财政局机关党委", "第一党支部", "第二党支部"]
    for day in (date(2026, 1, 10), date(2026, 3, 10), date(2026, 4, 10)):
        file_theme_day(stage, day)
    assert lines(desk(client, f"?of={stage.finance.uid}")) == before


def test_the_top_shows_itself_and_those_directly_below(stage: Cast, signed: Signed) -> None:
    """The committee owes nothing by itself, so that it has no line (R31); its departments stand for all below them."""
    assert lines(desk(signed(stage.office))) == ["财政局机关党委", "卫健委机关党委"]


def test_a_cell_leads_to_the_item_and_on_to_duty_body_and_slot(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage, date(2026, 1, 10))
    client = signed(stage.office)
    item, cell = f"/desk/item/4/{stage.finance.uid}/", f"/desk/theme_day_month/{stage.first.uid}/"
    assert f'href="{item}" class="is-missed" title="财政局机关党委，第4条 三会一课和主题党日、' in desk(client)
    page = client.get(item).content.decode()
    assert page.index('id="theme_day_month"') and f'href="{cell}" title="第一党支部，主题党日：未完成1，' in page
    assert "医院党支部" not in page
    slots = client.get(cell).content.decode()
    assert slots.index("2026年1月") < slots.index("2026年3月") < slots.index("2026年12月")
    assert f'href="/slot/theme_day_month/2026-03/{stage.first.uid}/"' in slots


def test_a_body_alone_shows_only_itself(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    (alone, *_) = re.findall(r'href="(/desk/item/4/[^"?]+\?alone=1)"', desk(client, f"?of={stage.finance.uid}"))
    by_itself, with_all = (client.get(url).content.decode() for url in (alone, alone.split("?")[0]))
    assert "第一党支部" in with_all and "第一党支部" not in by_itself


def test_an_item_of_another_body_or_without_duties_is_not_there(stage: Cast, signed: Signed) -> None:
    leader = signed(stage.leader)
    assert leader.get(f"/desk/item/4/{stage.finance.uid}/").status_code == 200
    assert leader.get(f"/desk/item/4/{stage.health.uid}/").status_code == 404
    assert leader.get(f"/desk/item/23/{stage.finance.uid}/").status_code == 404


def test_each_month_says_what_falls_due_in_it(stage: Cast, signed: Signed) -> None:
    page = desk(signed(stage.office))
    months = page[page.index('id="months"') :]
    found = re.findall(r'<th scope="row">(\d+)月</th><td class="num">(?:<a[^>]*>)?([^<]*)<', months)
    assert [int(month) for month, _ in found] == list(range(1, 13))
    figures = [int(n) for n in re.findall(r"<small>\d+/(\d+)</small>", page[page.index('class="matrix') :])]
    due = sum(int(count) for _, count in found if count != "—")
    assert 0 < due <= sum(figures)


def test_the_chart_has_its_table_and_is_drawn_only_where_there_is_one(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = desk(client)
    assert 'data-chart="months-table"' in page and '<table class="months" id="months-table">' in page
    assert set(re.findall(r'data-series="(\w+)"', page)) >= {"missed", "open", "ahead"}
    assert re.search(r'<script src="/static/vendor/echarts/[^"]*" defer></script>', page)
    assert "echarts" not in client.get("/plans/").content.decode()


def test_what_falls_due_within_a_fortnight_comes_first(stage: Cast, signed: Signed) -> None:
    page = desk(signed(stage.office))
    coming = page[page.index('id="coming"') : page.index('id="matrix"')]
    assert "主题党日" in coming and "2026年4月30日" in coming and "支部党员大会" not in coming


def test_a_year_without_a_plan_says_where_to_begin(stage: Cast, signed: Signed) -> None:
    client, said = signed(stage.office), "2026年的要点还没有通过"
    assert said in desk(client) and said not in desk(signed(stage.leader))
    adopted = {"title": "要点", "meeting": "会议", "adopted_on": "2026-03-20", "first_day": "2026-01-01"}
    answer = client.post("/plans/new/", {"text": "2026年要点\n各党支部每月召开1次支部党员大会。\n"})
    assert client.post(answer.headers["Location"], adopted).status_code == 302
    assert said not in desk(client)


def test_what_waits_for_an_occasion_is_no_warning(stage: Cast, signed: Signed) -> None:
    """A condition of every meeting is owed by nobody until there is a meeting without it."""
    page = desk(signed(stage.office))
    coming = page[page.index('id="coming"') : page.index('id="matrix"')]
    each_time = [one.duty for one in load_catalogue().templates if one.baseline and is_every_time(one.duty)]
    assert each_time and not any(f">{duty.title}<" in coming for duty in each_time)


def test_the_open_duties_wait_for_a_decision(stage: Cast, signed: Signed) -> None:
    office, leader = desk(signed(stage.office)), desk(signed(stage.leader))
    assert "联系流动党员" in office and "去明确" in office
    assert "去明确" not in leader


def test_the_view_narrows_to_a_subtree(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    assert lines(desk(client, f"?of={stage.health.uid}")) == ["卫健委机关党委", "医院党支部"]
    assert lines(desk(client, "?of=nothing")) == lines(desk(client))


def test_a_leader_sees_only_below(stage: Cast, signed: Signed) -> None:
    names = lines(desk(signed(stage.leader)))
    assert "第一党支部" in names and "医院党支部" not in names
    assert lines(desk(signed(stage.leader), f"?of={stage.health.uid}")) == names


def test_the_workbench_asks_as_often_for_more_bodies(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    asked = []
    for more in (1, 2):
        for number in range(more):
            body(f"新支部{more}{number}", "branch", stage.health.uid)
        asked.append(queries(client, "/desk/"))
    assert asked[0] == asked[1] <= 35
