"""A verdict opened: why, what counts, what does not, and from where it comes."""

from datetime import date

import pytest
from django.test import Client
from django.urls import get_script_prefix, reverse, set_script_prefix
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, ON, file_theme_day, person

from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.rule_slot import NewRuling, rule_slot
from yaodian.site.models import RulingKind, ViewLog
from yaodian.site.pages.slot_rows import slot_url

pytestmark = pytest.mark.django_db


def opened(client: Client, duty: str, cycle: str, bearer: str) -> str:
    answer = client.get(f"/slot/{duty}/{cycle}/{bearer}/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_miss_says_why_on_what_basis_and_what_to_do(stage: Cast, signed: Signed) -> None:
    page = opened(signed(stage.secretary), "theme_day_month", "2026-03", stage.first.uid)
    assert "未完成" in page and "已有0次，要求不少于1次" in page
    assert "到2026年3月31日没有达到要求" in page and "标注“补开”" in page
    assert "《中国共产党支部工作条例（试行）》第十六条" in page
    assert "还没有记录" in page and "去记录" in page


def test_what_counts_leads_to_its_record(stage: Cast, signed: Signed) -> None:
    uid = file_theme_day(stage).record_uid
    page = opened(signed(stage.secretary), "theme_day_month", "2026-04", stage.first.uid)
    assert "已完成" in page and "达到要求" in page and f'href="/records/{uid}/"' in page and "计入" in page
    assert (
        f"/slot/theme_day_month/2026-04/{stage.first.uid}/"
        in signed(stage.secretary).get(f"/records/{uid}/").content.decode()
    )


def test_a_decision_about_the_slot_is_shown_with_who_and_why(stage: Cast, signed: Signed) -> None:
    new = NewRuling(
        kind=RulingKind.WAIVE,
        duty="theme_day_month",
        cycle="2026-04",
        bearer=stage.first.uid,
        reason="全员参加抢险",
        decided_by="机关党委书记",
        decided_on=date(2026, 4, 15),
    )
    rule_slot(actor=stage.office, new=new, at=AT, on=ON)
    page = opened(signed(stage.secretary), "theme_day_month", "2026-04", stage.first.uid)
    assert all(word in page for word in ("经批准不开展", "全员参加抢险", "机关党委书记", "2026年4月15日"))


def test_a_persons_page_shows_what_was_attended_and_that_somebody_looked(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage)
    page = opened(signed(stage.secretary), "member_hours_year", "2026", stage.wang.uid)
    assert "王小明" in page and "已有2学时，要求不少于32学时" in page
    assert ViewLog.objects.filter(person_uid=stage.wang.uid, viewer_uid=stage.secretary.uid).exists()


def test_a_person_of_another_branch_is_not_found(stage: Cast, signed: Signed) -> None:
    stranger = person("外支部党员", stage.clinic.uid)
    assert signed(stage.secretary).get(f"/slot/member_hours_year/2026/{stranger.uid}/").status_code == 404


def test_what_was_filed_and_does_not_count_says_why(stage: Cast, signed: Signed) -> None:
    """A record of March told to belong to another cycle."""
    new = NewRecord(
        body_uid=stage.first.uid,
        kind_key="theme_day",
        on_day=date(2026, 4, 8),
        values={"theme": "补开", "attendance": [{"person": stage.wang.uid, "present": True}]},
        belongs={"theme_day_month": "2026-03"},
    )
    file_record(actor=stage.secretary, new=new, at=AT, on=ON)
    april = opened(signed(stage.secretary), "theme_day_month", "2026-04", stage.first.uid)
    assert "已注明属于2026年3月" in april and "进行中" in april
    march = opened(signed(stage.secretary), "theme_day_month", "2026-03", stage.first.uid)
    assert "未完成" in march and "补开，不改变本期结论" in march


def test_an_open_duty_says_what_is_open_and_gives_no_number(stage: Cast, signed: Signed) -> None:
    page = opened(signed(stage.office), "contact_mobile_members", "cycle", stage.city.uid)
    assert "待明确" in page and "周期未定" in page and "程序不代为确定" in page


@pytest.mark.parametrize("prefix", ["/", "/dangjian/", "/党建/"])
@pytest.mark.parametrize("cycle", ["2026-Q1", "cycle+bearer", "2026-window", "年度 2026%", "2026:a@b~c"])
def test_the_address_of_a_slot_is_what_the_table_of_addresses_makes_it(prefix: str, cycle: str) -> None:
    before = get_script_prefix()
    try:
        set_script_prefix(prefix)
        asked = ("theme_day_month", cycle, "abc234")
        assert slot_url(*asked) == reverse("slot", args=asked)
    finally:
        set_script_prefix(before)
