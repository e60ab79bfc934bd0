"""A form made of the mechanism's data: filed once, every fault at once, nothing typed lost."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from tests.site.cast import Cast, account, sure
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, BASE, file_theme_day, queries, sent

from yaodian.core.catalogue.kind import FieldType
from yaodian.core.duty import AtLeast
from yaodian.core.edition.document import Definitions
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition
from yaodian.site.actions.save_draft import MOST, save_draft
from yaodian.site.models import Draft, Record, RecordState, Role

pytestmark = pytest.mark.django_db


def form(cast: Cast) -> str:
    return f"/records/new/{cast.first.uid}/theme_day/"


def test_filing_leads_to_the_record_and_says_what_it_serves(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    answer = client.post(form(stage), sent(stage, **{"f-theme_hours": "2"}), follow=True)
    page = answer.content.decode()
    record = Record.objects.get()
    assert answer.redirect_chain == [(f"/records/{record.uid}/?filed=1", 302)]
    assert "本次记录计入" in page and "主题党日" in page and "集中学习培训" in page
    assert "2026年4月10日" in page and "录入" in page


def test_the_same_form_sent_twice_is_one_record(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    for _ in range(2):
        assert client.post(form(stage), sent(stage)).status_code == 302
    assert Record.objects.count() == 1


def test_every_fault_is_told_at_once_at_its_field_and_nothing_typed_is_lost(stage: Cast, signed: Signed) -> None:
    wang = stage.wang.uid
    typed = {"f-theme": "", "f-theme_hours": "两个", "f-theme_text": "写了很多", f"f-attendance-{wang}": "absent"}
    answer = signed(stage.secretary).post(form(stage), sent(stage, **typed))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Record.objects.exists()
    assert "还有 3 处需要改正" in page
    assert all(f'href="#f-{key}"' in page for key in ("theme", "attendance", "theme_hours"))
    assert page.count('class="fault"') == 3
    assert "写了很多" in page and 'value="两个"' in page and 'value="2026-04-10"' in page
    assert f'id="f-attendance-{wang}-a" name="f-attendance-{wang}" value="absent"' in page


@pytest.mark.parametrize(
    ("day", "said"), [("", "没有填写"), ("2026-02-30", "不是一个日期"), ("2026-04-21", "还没有到")]
)
def test_a_day_that_cannot_be_is_told_at_the_day(day: str, said: str, stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage), sent(stage, on_day=day))
    assert answer.status_code == 422
    assert said in answer.content.decode() and 'id="on_day-fault"' in answer.content.decode()


def test_a_draft_comes_back_to_the_same_person_and_to_nobody_else(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    typed = sent(stage, **{"f-theme": "还没写完", "draft-form": "record:theme_day", "draft-object": stage.first.uid})
    assert client.post("/draft/", typed).status_code == 204
    client.logout()
    again = signed(stage.secretary).get(form(stage)).content.decode()
    assert "已带出您上次没有提交的内容" in again and 'value="还没写完"' in again
    colleague = signed(account("deputy", Role.SECRETARY, stage.first.uid)).get(form(stage)).content.decode()
    assert "还没写完" not in colleague


def test_filing_and_dropping_both_end_a_draft(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    about = {"draft-form": "record:theme_day", "draft-object": stage.first.uid}
    client.post("/draft/", sent(stage, **about))
    client.post(form(stage), sent(stage))
    assert not Draft.objects.exists()
    client.post("/draft/", sent(stage, **about))
    client.post("/draft/drop/", {"form": "record:theme_day", "object": stage.first.uid, "back": form(stage)})
    assert not Draft.objects.exists()


def test_too_many_drafts_are_told_with_the_one_untouched_for_longest(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    about = {"draft-form": "record:theme_day", "draft-object": stage.first.uid}
    save_draft(
        actor=stage.office, form="record:theme_day", object=stage.first.uid, values={}, at=AT - timedelta(days=19)
    )
    for number in range(MOST - 1):
        save_draft(actor=stage.office, form="sheet:theme_day", object=str(number), values={}, at=AT)
    answer = client.post("/draft/", sent(stage, **{**about, "draft-object": stage.second.uid}))
    assert answer.status_code == 422
    oldest = "草稿：已经有100份，这一份没有保存。最久没有动过的是“主题党日，第一党支部”（2026年4月1日）"
    assert answer.content.decode().startswith(oldest)
    assert client.post("/draft/", sent(stage, **about)).status_code == 204
    text = "2026年要点\n一、作风\n1.调研\n党组定期开展政治生态分析。\n"
    review = client.post("/plans/new/", {"text": text}).headers["Location"]
    page = client.post(f"{review}open/", {"narrowest": "1"})
    assert page.status_code == 422 and "最久没有动过的是" in page.content.decode()
    assert Draft.objects.count() == MOST


def test_without_a_session_a_draft_is_refused_so_that_the_page_can_say_so(stage: Cast) -> None:
    assert Client().post("/draft/", {"draft-form": "a", "draft-object": "b"}).status_code == 401
    assert not Draft.objects.exists()


def test_two_corrections_meet_on_a_page_with_both_texts(stage: Cast, signed: Signed) -> None:
    uid = file_theme_day(stage, theme="原来的主题").record_uid
    mine, theirs = signed(stage.secretary), signed(stage.body)
    url = f"/records/{uid}/correct/"
    theirs.post(url, sent(stage, **{"f-theme": "对方的主题", "version": "1", "reason": "写错了"}))
    answer = mine.post(url, sent(stage, **{"f-theme": "我的主题", "version": "1", "reason": "补充"}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "对方的主题" in page and "我的主题" in page and "刚刚被别人更正过" in page
    assert 'name="version" value="2"' in page
    chosen = mine.post(url, sent(stage, **{"f-theme": "我的主题", "version": "2", "reason": "补充"}))
    assert chosen.status_code == 302
    assert [row.values["theme"] for row in Record.objects.order_by("version")] == [
        "原来的主题",
        "对方的主题",
        "我的主题",
    ]


def test_a_correction_wants_its_reason_and_keeps_the_old_version_readable(stage: Cast, signed: Signed) -> None:
    uid = file_theme_day(stage, theme="原来的主题").record_uid
    client = signed(stage.secretary)
    refused = client.post(f"/records/{uid}/correct/", sent(stage, version="1", reason=""))
    assert refused.status_code == 422 and 'id="reason-fault"' in refused.content.decode()
    client.post(f"/records/{uid}/correct/", sent(stage, **{"f-theme": "改后的主题", "version": "1", "reason": "笔误"}))
    page = client.get(f"/records/{uid}/").content.decode()
    assert all(word in page for word in ("原来的主题", "改后的主题", "笔误", "第 1 版", "第 2 版", "更正"))


def test_a_void_record_stays_readable_and_counts_nothing(stage: Cast, signed: Signed) -> None:
    uid = file_theme_day(stage).record_uid
    client = signed(stage.secretary)
    assert client.post(f"/records/{uid}/void/", {"version": "1", "reason": ""}).status_code == 422
    assert client.post(f"/records/{uid}/void/", {"version": "1", "reason": "填错了支部"}).status_code == 302
    page = client.get(f"/records/{uid}/").content.decode()
    assert "已作废" in page and "填错了支部" in page and "更正</a>" not in page
    assert Record.objects.order_by("-version")[0].state == RecordState.VOID


def test_belonging_is_asked_only_when_the_slots_days_are_over(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    assert "所属期" not in client.get(form(stage) + "?duty=theme_day_month&cycle=2026-04").content.decode()
    page = client.get(form(stage) + "?duty=theme_day_month&cycle=2026-03").content.decode()
    assert "所属期" in page and 'value="theme_day_month|2026-03"' in page and 'name="on_day" value=""' in page
    client.post(form(stage) + "?duty=theme_day_month&cycle=2026-03", sent(stage, belongs="theme_day_month|2026-03"))
    slot = client.get(f"/slot/theme_day_month/2026-03/{stage.first.uid}/").content.decode()
    assert "未完成" in slot and "补开" in slot


def test_another_record_of_the_same_gathering_brings_what_was_said(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    client.post(form(stage), sent(stage, **{"f-place": "三楼会议室"}))
    uid = Record.objects.get().uid
    page = client.get(f"/records/new/{stage.first.uid}/branch_general_meeting/?from={uid}").content.decode()
    assert 'value="三楼会议室"' in page and 'value="2026-04-10"' in page


def test_the_list_of_records_asks_as_often_for_three_as_for_one(stage: Cast, signed: Signed) -> None:
    client, url = signed(stage.secretary), f"/records/of/{stage.first.uid}/"
    asked = []
    for number in range(3):
        file_theme_day(stage, date(2026, number + 1, 10))
        asked.append(queries(client, url))
    assert asked[0] == asked[2] <= 21
    assert client.get(url).content.decode().count("学习研讨") == 3


def test_every_field_type_has_a_place_on_a_form(stage: Cast, signed: Signed) -> None:
    """Over all kinds that the cast's bodies may file."""
    client = signed(stage.office)
    seen: set[FieldType] = set()
    bodies = {"branch": stage.first, "organ_party_committee": stage.finance}
    for kind in load_catalogue().kinds:
        for body_kind in set(kind.filed_by) & set(bodies):
            answer = client.get(f"/records/new/{bodies[body_kind].uid}/{kind.key}/")
            if answer.status_code == 200:
                page = answer.content.decode()
                assert all(f'"f-{field.key}"' in page for field in kind.fields), kind.key
                seen |= {field.type for field in kind.fields}
    wanted = {FieldType.LINE, FieldType.TEXT, FieldType.NUMBER, FieldType.PERSON, FieldType.ATTENDANCE, FieldType.FILE}
    assert seen >= wanted


def test_a_record_is_confirmed_by_another_than_who_filed_it(stage: Cast, signed: Signed) -> None:
    adopt_with_confirmation(stage)
    secretary, body = signed(stage.secretary), signed(stage.body)
    assert secretary.post(form(stage), sent(stage)).status_code == 302
    uid = Record.objects.get().uid
    assert "确认属实" not in secretary.get(f"/records/{uid}/").content.decode()
    assert secretary.post(f"/records/{uid}/confirm/").status_code == 422
    assert "待确认的记录" in body.get("/desk/").content.decode()
    assert "确认属实" in body.get(f"/records/{uid}/").content.decode()
    assert body.post(f"/records/{uid}/confirm/").status_code == 302
    assert "待确认" not in body.get(f"/records/{uid}/").content.decode()


def adopt_with_confirmation(cast: Cast) -> None:
    """The department asks for two theme days a month, and that somebody confirms them."""
    catalogue = load_catalogue()
    kind = next(kind for kind in catalogue.kinds if kind.key == "theme_day")
    duty = replace(catalogue.template("theme_day_month").duty, quotas=(AtLeast(2),))
    new = NewEdition(
        body_uid=cast.finance.uid,
        series="finance",
        title="财政局的要求",
        first_day=date(2026, 1, 1),
        definitions=Definitions((duty,), (replace(kind, confirmed_by="organisation_secretary"),)),
        adoption=Adoption(meeting="机关党委会议", adopted_on=date(2026, 1, 4)),
        year=2026,
    )
    sure(adopt_edition(actor=cast.office, new=new, at=BASE, on=BASE.date()))
