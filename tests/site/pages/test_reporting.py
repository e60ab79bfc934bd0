"""Recorded once, used twice: the columns of a superior's system, and the page of the paper handbook."""

import io
import re
from datetime import date

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.site.cast import Cast, account, body, person, sure
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, ON, file_theme_day, queries

from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.void_record import void_record
from yaodian.site.models import Record, Role
from yaodian.site.pages import records

pytestmark = pytest.mark.django_db
LAYOUT = "layout=organisational_life"


def book(client: Client, cast: Cast, asked: str = "") -> dict[str, list[list[str]]]:
    answer = client.get(f"/records/columns/{cast.first.uid}/?{LAYOUT}{asked}")
    assert answer.status_code == 200 and "spreadsheetml" in answer.headers["Content-Type"]
    assert "attachment" in answer.headers["Content-Disposition"]
    found = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    return {name: found.get_sheet_by_name(name).to_python() for name in found.sheet_names}


def test_each_kind_has_a_sheet_under_the_superiors_titles(stage: Cast, signed: Signed) -> None:
    li = person("李红", stage.first.uid)
    lines = [{"person": stage.wang.uid, "present": True}, {"person": li.uid, "present": False, "reason": "病假"}]
    values = {"theme": "=1+1", "attendance": lines, "theme_hours": "1.5"}
    new = NewRecord(body_uid=stage.first.uid, kind_key="theme_day", on_day=date(2026, 4, 10), values=values)
    sure(file_record(actor=stage.secretary, new=new, at=AT, on=ON))
    sheets = book(signed(stage.secretary), stage)
    heading, line = sheets["主题党日"]
    told = dict(zip(heading, line, strict=True))
    assert told["党组织名称"] == "第一党支部" and told["开展时间"] == "2026-04-10" and told["地点"] == ""
    assert (told["应到人数"], told["实到人数"], told["缺席人员及原因"]) == (2, 1, "李红（病假）")
    assert told["主题"] == "=1+1" and told["学时"] == "1.5"


def test_the_same_filter_as_the_list_and_what_is_inside_the_branch(stage: Cast, signed: Signed) -> None:
    group = body("第一党小组", "party_group_small", stage.first.uid)
    values = {"topic": "读文件", "attendance": [{"person": stage.wang.uid, "present": True}]}
    new = NewRecord(body_uid=group.uid, kind_key="party_group_meeting", on_day=date(2026, 4, 9), values=values)
    sure(file_record(actor=stage.secretary, new=new, at=AT, on=ON))
    for month in (2, 3, 4):
        file_theme_day(stage, date(2026, month, 10), theme=f"{month}月")
    uid = Record.objects.get(on_day=date(2026, 2, 10)).uid
    sure(void_record(actor=stage.secretary, target=(uid, 1), reason="误填", at=AT, on=ON))
    client = signed(stage.secretary)
    every = book(client, stage)
    assert [row[2] for row in every["主题党日"][1:]] == ["2026-03-10", "2026-04-10"]
    assert every["党小组会"][1][0] == "第一党小组"
    april = book(client, stage, "&first=2026-04-01&last=2026-04-30&kind=theme_day")
    assert list(april) == ["主题党日"] and len(april["主题党日"]) == 2
    assert list(book(client, stage, "&first=2025-01-01&last=2025-12-31")) == ["没有记录"]


def test_the_list_offers_it_for_what_it_shows(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage)
    page = signed(stage.secretary).get(f"/records/of/{stage.first.uid}/?first=2026-04-01&last=2026-04-30")
    text = page.content.decode()
    assert "2026年4月1日至2026年4月30日" in text
    assert f"{LAYOUT}&amp;kind=&amp;first=2026-04-01&amp;last=2026-04-30" in text
    wrong = signed(stage.secretary).get(f"/records/of/{stage.first.uid}/?first=x&last=2026-02-30").content.decode()
    assert "2026年1月1日至2026年12月31日" in wrong


def test_no_column_ranks_and_no_unknown_layout(stage: Cast, signed: Signed) -> None:
    assert signed(stage.secretary).get(f"/records/columns/{stage.first.uid}/?layout=ghost").status_code == 404


def test_the_handbook_page_holds_what_paper_holds_and_leaves_signatures_to_hands(stage: Cast, signed: Signed) -> None:
    uid = file_theme_day(stage).record_uid
    page = signed(stage.secretary).get(f"/records/print/?r={uid}").content.decode()
    for word in ("主题党日记录", "第一党支部", "2026年4月10日", "应到", "实到", "王小明", "缺席人员及原因", "活动经过"):
        assert word in page, word
    assert '<th scope="row">主持人签名</th><td></td><th scope="row">记录人签名</th><td></td>' in page
    assert '<th scope="row">地点</th><td></td>' in page and "data-print" in page


def test_what_the_list_shows_is_printed_at_once(stage: Cast, signed: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    for month in (2, 3, 4):
        file_theme_day(stage, date(2026, month, 10), theme=f"{month}月")
    client, url = signed(stage.secretary), f"/records/of/{stage.first.uid}/?first=2026-03-01&last=2026-04-30"
    (link,) = re.findall(r'href="(/records/print/[^"]*)"', client.get(url).content.decode())
    assert client.get(link.replace("&amp;", "&")).content.decode().count("<article") == 2
    monkeypatch.setattr(records, "MOST", 1)
    page = client.get(url).content.decode()
    assert "/records/print/" not in page and "一次最多打印 1 份" in page


def test_several_pages_are_printed_at_once_and_none_of_anothers(stage: Cast, signed: Signed) -> None:
    one, two = (file_theme_day(stage, date(2026, 4, day)).record_uid for day in (10, 11))
    assert signed(stage.secretary).get(f"/records/print/?r={one}&r={two}").content.decode().count("<article") == 2
    clinic = signed(account("clinic", Role.SECRETARY, stage.clinic.uid))
    assert clinic.get(f"/records/print/?r={one}").status_code == 404
    assert signed(stage.secretary).get(f"/records/print/?r={one}&r=nothing").status_code == 404
    many = "&".join(f"r=u{number}" for number in range(61))
    assert signed(stage.secretary).get(f"/records/print/?{many}").status_code == 404


def test_a_corrected_or_void_record_says_so_on_paper(stage: Cast, signed: Signed) -> None:
    uid = file_theme_day(stage).record_uid
    sure(void_record(actor=stage.secretary, target=(uid, 1), reason="误填", at=AT, on=ON))
    page = signed(stage.secretary).get(f"/records/print/?r={uid}").content.decode()
    assert "（已作废）" in page and "第 2 版" in page


def test_the_export_asks_as_often_for_three_as_for_one(stage: Cast, signed: Signed) -> None:
    client, asked = signed(stage.secretary), []
    for number in range(3):
        file_theme_day(stage, date(2026, number + 1, 10))
        asked.append(queries(client, f"/records/columns/{stage.first.uid}/?{LAYOUT}"))
    assert asked[0] == asked[2]
