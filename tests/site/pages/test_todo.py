"""待办: grouped by state, explained in a sentence, silent while on time, and cheap however much there is."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day, person, queries

pytestmark = pytest.mark.django_db


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
    assert f"/records/new/{stage.first.uid}/theme_day/?duty=theme_day_month&amp;cycle=2026-04" in soon
    assert "2026年3月" in group(page, "missed")


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


def test_a_leader_reads_and_files_nothing(stage: Cast, signed: Signed) -> None:
    assert "去记录" not in page_of(signed(stage.leader), stage.first.uid)


def test_nothing_coming_is_said_so(stage: Cast, signed: Signed) -> None:
    for day in (date(2026, 4, 10), date(2026, 4, 11)):
        file_theme_day(stage, day)
    assert "一个月内没有要到期的事项" in page_of(signed(stage.secretary), stage.first.uid)


def test_the_page_asks_as_often_for_three_as_for_one(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    asked = []
    for number in range(3):
        person(f"党员{number}", stage.first.uid)
        file_theme_day(stage, date(2026, number + 1, 10))
        asked.append(queries(client, f"/todo/{stage.first.uid}/"))
    assert asked[0] == asked[2] <= 40
