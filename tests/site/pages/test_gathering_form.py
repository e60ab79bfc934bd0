"""One form for one gathering: asked once, filed in one action, told what each part serves."""

from datetime import date

import pytest
from tests.site.cast import Cast, account
from tests.site.pages.attaching import paper
from tests.site.pages.conftest import Signed

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import AuditLine, Draft, Record, Role

pytestmark = pytest.mark.django_db


def form(cast: Cast, *kinds: str) -> str:
    asked = "&".join(f"kind={kind}" for kind in kinds)
    return f"/records/gathering/{cast.first.uid}/branch_life/?{asked}"


def evening(cast: Cast, **changes: object) -> dict[str, object]:
    """A theme day with a general meeting and a lecture, as the browser sends it."""
    wang = cast.wang.uid
    given = {
        "on_day": "2026-04-10",
        "part": ["theme_day", "branch_general_meeting", "party_lecture"],
        "f-attendance": [wang],
        f"f-attendance-{wang}": "present",
        "f-place": "三楼会议室",
        "f-theme": "学习研讨",
        "f-topic": "讨论工作",
        "f-lecturer": wang,
        "f-lecture_title": "一课",
        "token": "t1",
    }
    return {**given, **changes}


def test_day_attendance_and_shared_fields_are_asked_once(stage: Cast, signed: Signed) -> None:
    page = signed(stage.secretary).get(form(stage, "theme_day", "branch_general_meeting")).content.decode()
    assert page.count('name="on_day"') == page.count('name="f-place"') == 1
    assert page.count(f'name="f-attendance" value="{stage.wang.uid}"') == 1
    assert 'value="theme_day" checked' in page and 'value="branch_general_meeting" checked' in page
    assert 'value="party_lecture">' in page and 'value="organisational_life_meeting">' in page
    assert "记入支部党员大会、主题党日" in page or "记入主题党日、支部党员大会" in page
    assert page.index('id="part-theme_day"') < page.index('id="part-party_lecture"')


def test_an_evening_of_three_kinds_takes_four_values_and_nothing_else(stage: Cast, signed: Signed) -> None:
    """Twenty minutes a week: what is required and does not come filled in, over theme day, meeting and lecture."""
    client = signed(stage.secretary)
    url = form(stage, "theme_day", "branch_general_meeting", "party_lecture")
    page = client.get(url).content.decode()
    assert 'name="on_day" value="2026-04-20"' in page and "应到 1 人，到会 1 人" in page
    wang = stage.wang.uid
    came_filled_in = {"on_day": "2026-04-20", "f-attendance": [wang], f"f-attendance-{wang}": "present", "token": "t"}
    parts = {"part": ["theme_day", "branch_general_meeting", "party_lecture"]}
    typed = {"f-theme": "学习", "f-topic": "讨论", "f-lecture_title": "一课", "f-lecturer": wang}
    for left_out in typed:
        some = {key: value for key, value in typed.items() if key != left_out}
        assert client.post(url, {**came_filled_in, **parts, **some}).status_code == 422
    assert client.post(url, {**came_filled_in, **parts, **typed}).status_code == 302
    assert Record.objects.count() == 3


def test_one_submission_files_one_record_for_each_part_and_tells_what_each_serves(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    answer = client.post(form(stage), evening(stage), follow=True)
    page = answer.content.decode()
    rows = list(Record.objects.order_by("id"))
    assert {row.kind for row in rows} == {"theme_day", "branch_general_meeting", "party_lecture"}
    assert len({row.gathering for row in rows}) == 1 and all(row.gathering for row in rows)
    assert answer.redirect_chain[0][0].startswith("/records/filed/?r=")
    assert "已提交 3 份记录" in page and page.count("本份记录计入") == 3
    assert "2026年4月" in page and "2026年第二季度" in page and "集中学习培训" in page
    assert "打印工作手册页" in page and "报送列" in page
    assert f'<li><a href="/todo/{stage.first.uid}/">第一党支部</a></li>' in page
    assert AuditLine.objects.filter(action="file_records").count() == 1


def test_a_part_that_is_not_ticked_is_not_filed(stage: Cast, signed: Signed) -> None:
    signed(stage.secretary).post(form(stage), evening(stage, part=["theme_day"]))
    assert [row.kind for row in Record.objects.all()] == ["theme_day"]


def test_no_part_at_all_is_told_and_nothing_typed_is_lost(stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage), evening(stage, part=[]))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Record.objects.exists()
    assert 'href="#parts"' in page and "一项也没有勾选" in page and 'value="一课"' in page


def test_every_fault_of_every_ticked_part_is_told_once_at_its_field(stage: Cast, signed: Signed) -> None:
    wang = stage.wang.uid
    faulty = {"f-topic": "", "f-theme": "", "f-lecture_title": "", f"f-attendance-{wang}": "absent"}
    answer = signed(stage.secretary).post(
        form(stage), evening(stage, part=["theme_day", "branch_general_meeting"], **faulty)
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and not Record.objects.exists()
    assert "还有 3 处需要改正" in page
    assert all(f'href="#f-{key}"' in page for key in ("attendance", "topic", "theme"))
    assert "三楼会议室" in page and 'value="theme_day" checked' in page and 'value="party_lecture">' in page


def test_a_missing_day_is_told_at_the_day(stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage), evening(stage, on_day=""))
    assert answer.status_code == 422 and 'id="on_day-fault"' in answer.content.decode()


def test_a_second_click_files_once(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    first, second = (client.post(form(stage), evening(stage)) for _ in range(2))
    assert first.status_code == second.status_code == 302 and first.headers["Location"] == second.headers["Location"]
    assert Record.objects.count() == 3


def test_another_text_after_filing_is_refused_in_words(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    client.post(form(stage), evening(stage))
    answer = client.post(form(stage), evening(stage, **{"f-theme": "改了"}))
    assert answer.status_code == 422 and "已经提交过" in answer.content.decode() and Record.objects.count() == 3


def test_a_draft_brings_back_parts_and_text_and_ends_with_filing(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    about = {"draft-form": "record:gathering:branch_life", "draft-object": stage.first.uid}
    typed = evening(stage, **about, **{"f-topic": "还没写完"})
    assert client.post("/draft/", typed).status_code == 204
    page = signed(stage.secretary).get(form(stage, "theme_day")).content.decode()
    assert "已带出您上次没有提交的内容" in page and "还没写完" in page and 'value="party_lecture" checked' in page
    other = signed(account("deputy", Role.SECRETARY, stage.first.uid)).get(form(stage)).content.decode()
    assert "还没写完" not in other
    client.post(form(stage), evening(stage))
    assert not Draft.objects.exists()


def test_a_lost_session_leads_to_the_sign_in_and_back_and_files_nothing(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    client.logout()
    answer = client.post(form(stage), evening(stage))
    assert answer.status_code == 302 and answer.headers["Location"].startswith("/login/?next=")
    assert not Record.objects.exists()


def test_a_file_belongs_to_its_own_part(stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage), {**evening(stage), "f-lecture_file-file": paper()})
    assert answer.status_code == 302
    held = {row.kind: row.values.get("lecture_file") for row in Record.objects.all()}
    assert held["party_lecture"] and held["theme_day"] is None and held["branch_general_meeting"] is None


def test_a_refused_form_keeps_its_file(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    refused = client.post(form(stage), {**evening(stage, **{"f-topic": ""}), "f-lecture_file-file": paper()})
    assert refused.status_code == 422 and "讲稿.pdf" in refused.content.decode()


def test_two_people_who_filed_the_same_evening_see_each_others_record(stage: Cast, signed: Signed) -> None:
    deputy = account("deputy", Role.SECRETARY, stage.first.uid)
    signed(deputy).post(form(stage), evening(stage))
    page = signed(stage.secretary).post(form(stage), evening(stage), follow=True).content.decode()
    assert page.count("同一天已有另一份") == 3 and "deputy录入" in page
    assert Record.objects.filter(until=NEVER).count() == 6


def test_an_earlier_cycle_is_asked_only_of_what_the_form_was_opened_for(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    url = form(stage, "theme_day", "branch_general_meeting") + "&duty=theme_day_month&cycle=2026-03"
    page = client.get(url).content.decode()
    assert "所属期" in page and 'name="on_day" value=""' in page
    sent = evening(stage, part=["theme_day", "branch_general_meeting"], belongs="theme_day_month|2026-03")
    assert client.post(url, sent).status_code == 302
    slot = client.get(f"/slot/theme_day_month/2026-03/{stage.first.uid}/").content.decode()
    assert "未完成" in slot and "补开" in slot


def test_only_the_bodys_own_gatherings_and_only_for_who_may_file(stage: Cast, signed: Signed) -> None:
    assert signed(stage.secretary).get(f"/records/gathering/{stage.first.uid}/nothing/").status_code == 404
    assert signed(stage.secretary).get(f"/records/gathering/{stage.clinic.uid}/branch_life/").status_code == 404
    assert signed(stage.leader).get(form(stage)).status_code == 404


def test_correcting_one_part_leaves_the_others(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    client.post(form(stage), evening(stage))
    uids = dict(Record.objects.values_list("kind", "uid"))
    sent = evening(stage, **{"f-theme": "改后", "f-place": "一楼", "version": "1", "reason": "写错"})
    assert client.post(f"/records/{uids['theme_day']}/correct/", sent).status_code == 302
    kept = Record.objects.get(kind="branch_general_meeting", until=NEVER)
    assert (kept.version, kept.values["place"], kept.on_day) == (1, "三楼会议室", date(2026, 4, 10))
    page = client.get(f"/records/{uids['theme_day']}/").content.decode()
    assert "同一场活动" in page and uids["branch_general_meeting"] in page


def test_dues_are_filed_with_the_evening_and_ask_for_nothing_else(stage: Cast, signed: Signed) -> None:
    given = evening(stage, part=["theme_day", "dues_collection"], **{"f-dues_received": "120"})
    answer = signed(stage.secretary).post(form(stage), given)
    assert answer.status_code == 302, answer.content.decode()
    rows = {row.kind: row for row in Record.objects.filter(until=NEVER)}
    assert set(rows) == {"theme_day", "dues_collection"}
    assert rows["dues_collection"].values == {"dues_received": "120"}
    assert len({(row.on_day, row.gathering) for row in rows.values()}) == 1
