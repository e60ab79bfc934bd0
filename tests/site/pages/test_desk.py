"""工作台: bodies by the order of organisations, cells that lead to their slots, nothing ranked."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.site.cast import Cast, body
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day, queries

pytestmark = pytest.mark.django_db


def desk(client: Client, query: str = "") -> str:
    answer = client.get(f"/desk/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def lines(page: str) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*><a [^>]*>([^<]*)<', page)


def test_bodies_stand_in_the_order_of_organisations_whatever_they_did(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    before = lines(desk(client))
    assert [name for name in before if "支部" in name] == ["第一党支部", "第二党支部", "医院党支部"]
    for day in (date(2026, 1, 10), date(2026, 3, 10), date(2026, 4, 10)):
        file_theme_day(stage, day)
    assert lines(desk(client)) == before


def test_a_cell_tells_its_state_in_words_and_leads_to_its_slots(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage, date(2026, 1, 10))
    client = signed(stage.office)
    page = desk(client)
    cell = f"/desk/theme_day_month/{stage.first.uid}/"
    assert f'href="{cell}" class="is-missed" title="第一党支部，主题党日：未完成1，' in page
    slots = client.get(cell).content.decode()
    assert slots.index("2026年1月") < slots.index("2026年3月") < slots.index("2026年12月")
    assert f'href="/slot/theme_day_month/2026-03/{stage.first.uid}/"' in slots


def test_what_falls_due_within_a_fortnight_comes_first(stage: Cast, signed: Signed) -> None:
    page = desk(signed(stage.office))
    coming = page[page.index('id="coming"') : page.index('id="matrix"')]
    assert "主题党日" in coming and "2026年4月30日" in coming and "支部党员大会" not in coming


def test_the_open_duties_wait_for_a_decision(stage: Cast, signed: Signed) -> None:
    office, leader = desk(signed(stage.office)), desk(signed(stage.leader))
    assert "联系流动党员" in office and "去明确" in office
    assert "去明确" not in leader


def test_the_view_narrows_to_a_subtree_and_to_an_item(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    assert lines(desk(client, f"?of={stage.health.uid}")) == ["卫健委机关党委", "医院党支部"]
    narrowed = desk(client, "?item=9")
    assert "主题党日" in narrowed and "民主生活会" not in narrowed
    assert desk(client, "?item=x&of=nothing")


def test_a_leader_sees_only_below(stage: Cast, signed: Signed) -> None:
    names = lines(desk(signed(stage.leader)))
    assert "第一党支部" in names and "医院党支部" not in names


def test_the_workbench_asks_as_often_for_more_bodies(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    asked = []
    for more in (1, 2):
        for number in range(more):
            body(f"新支部{more}{number}", "branch", stage.health.uid)
        asked.append(queries(client, "/desk/"))
    assert asked[0] == asked[1] <= 35
