"""Four groups on one sheet: a row each, faults beside their rows, empty rows left out, one action."""

import re
from datetime import date

import pytest
from tests.site.cast import Cast, account, body, person
from tests.site.pages.conftest import Signed

from yaodian.site.models import AuditLine, Body, Draft, Record, Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def groups(stage: Cast) -> list[Body]:
    person("李红", stage.first.uid)
    return [body(f"第{number}党小组", "party_group_small", stage.first.uid) for number in "一二三四"]


def url(cast: Cast) -> str:
    return f"/records/sheet/{cast.first.uid}/party_group_meeting/"


def row(group: Body, cast: Cast, **values: str) -> dict[str, object]:
    """A group whose list is Wang's alone; of Li it says that she is in another."""
    wang = cast.wang.uid
    given: dict[str, object] = {
        f"{group.uid}-f-attendance": [wang],
        f"{group.uid}-f-attendance-{wang}": "present",
    }
    return {**given, **{f"{group.uid}-{key}": value for key, value in values.items()}}


def test_a_row_for_each_group_with_day_topic_and_list(stage: Cast, signed: Signed, groups: list[Body]) -> None:
    page = signed(stage.secretary).get(url(stage)).content.decode()
    assert "一张表填4个组织" in page
    for group in groups:
        assert group.name in page and f'name="{group.uid}-on_day"' in page and f'name="{group.uid}-f-topic"' in page
    assert page.count('value="out" aria-describedby') == 8 and "应到 0 人" in page


def test_ticked_rows_take_the_shared_day_and_topic_and_are_filed_in_one_action(
    stage: Cast, signed: Signed, groups: list[Body]
) -> None:
    one, two, three, _ = groups
    sent = {
        "on_day": "2026-04-09",
        "all-f-topic": "读文件",
        "held": [one.uid, two.uid],
        "token": "t",
        **row(one, stage),
        **row(two, stage, on_day="2026-04-10"),
        **row(three, stage, **{"f-topic": "另一个议题", "f-minutes_text": "写了一些"}),
        "nonsense": "x",
    }
    answer = signed(stage.secretary).post(url(stage), sent, follow=True)
    page = answer.content.decode()
    filed = {r.body_uid: (r.on_day, r.values["topic"]) for r in Record.objects.all()}
    assert filed == {
        one.uid: (date(2026, 4, 9), "读文件"),
        two.uid: (date(2026, 4, 10), "读文件"),
        three.uid: (date(2026, 4, 9), "另一个议题"),
    }
    assert f'href="/todo/{stage.first.uid}/">回到待办' in page
    assert "已提交 3 份记录" in page and page.count("本份记录计入") == 3 and "第三党小组" in page
    assert AuditLine.objects.filter(action="file_records").count() == 1


def test_each_rows_faults_stand_in_its_row_and_nothing_is_written(
    stage: Cast, signed: Signed, groups: list[Body]
) -> None:
    one, two, three, _ = groups
    wang = stage.wang.uid
    sent = {
        "on_day": "",
        "token": "t",
        **row(one, stage, on_day="2026-04-09", **{"f-topic": "读文件"}),
        **row(two, stage, on_day="2026-04-09"),
        **row(three, stage, **{"f-topic": "没写日期", f"f-attendance-{wang}-reason": ""}),
    }
    answer = signed(stage.secretary).post(url(stage), sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Record.objects.exists()
    assert "还有 2 处需要改正" in page
    assert f'href="#{two.uid}-f-topic">第二党小组 “议题”' in page
    assert f'href="#{three.uid}-on_day">第三党小组 发生日期' in page
    rows = re.findall(r"<tbody data-row.*?</tbody>", page, re.S)
    assert [part.count('class="fault"') for part in rows] == [0, 1, 1, 0]
    assert 'value="没写日期"' in page


def test_faults_that_only_the_action_sees_are_told_in_their_row_too(
    stage: Cast, signed: Signed, groups: list[Body]
) -> None:
    one, two, *_ = groups
    sent = {"on_day": "2026-04-09", "held": [one.uid, two.uid], "all-f-topic": "读", "token": "t", **row(one, stage)}
    answer = signed(stage.secretary).post(url(stage), sent)
    assert answer.status_code == 422 and not Record.objects.exists()
    assert f'href="#{two.uid}-f-attendance">第二党小组 “到会情况”' in answer.content.decode()


def test_no_row_at_all_is_told(stage: Cast, signed: Signed, groups: list[Body]) -> None:
    answer = signed(stage.secretary).post(url(stage), {"on_day": "2026-04-09", "token": "t"})
    assert answer.status_code == 422 and "一行也没有填" in answer.content.decode()


def test_next_month_the_list_comes_from_the_last_record(stage: Cast, signed: Signed, groups: list[Body]) -> None:
    client, one = signed(stage.secretary), groups[0]
    client.post(url(stage), {"on_day": "2026-03-09", "token": "t", **row(one, stage, **{"f-topic": "读文件"})})
    page = client.get(url(stage)).content.decode()
    wang, name = stage.wang.uid, f"{one.uid}-f-attendance"
    assert re.search(rf'name="{name}-{wang}" value="present"[^>]* checked', page)
    assert "应到 1 人，到会 1 人" in page and page.count("应到 0 人") == 3
    sent = {"on_day": "2026-04-09", "token": "t2", **row(one, stage)}
    assert client.post(url(stage), sent).status_code == 422  # a list as it came is not yet a meeting


def test_the_single_form_asks_a_group_for_its_list_too(stage: Cast, signed: Signed, groups: list[Body]) -> None:
    page = signed(stage.secretary).get(f"/records/new/{groups[0].uid}/party_group_meeting/").content.decode()
    assert "应到 0 人" in page and "不在名单" in page and "上一级组织的人员" in page
    own = signed(stage.secretary).get(f"/records/new/{stage.first.uid}/theme_day/").content.decode()
    assert "不在名单" not in own and "应到 2 人，到会 2 人" in own


def test_a_draft_brings_the_rows_back_and_a_second_click_files_once(
    stage: Cast, signed: Signed, groups: list[Body]
) -> None:
    client, one = signed(stage.secretary), groups[0]
    typed = {"on_day": "2026-04-09", "token": "t", **row(one, stage, **{"f-topic": "还没写完"})}
    about = {"draft-form": "sheet:party_group_meeting", "draft-object": stage.first.uid}
    assert client.post("/draft/", {**typed, **about}).status_code == 204
    assert "还没写完" in client.get(url(stage)).content.decode()
    for _ in range(2):
        assert client.post(url(stage), typed).status_code == 302
    assert Record.objects.count() == 1 and not Draft.objects.exists()


def test_only_for_who_may_file_and_only_where_there_are_such_bodies(
    stage: Cast, signed: Signed, groups: list[Body]
) -> None:
    assert signed(stage.leader).get(url(stage)).status_code == 404
    assert signed(stage.secretary).get(f"/records/sheet/{stage.first.uid}/nothing/").status_code == 404
    clinic = account("clinic", Role.SECRETARY, stage.clinic.uid)
    assert signed(clinic).get(url(stage)).status_code == 404
