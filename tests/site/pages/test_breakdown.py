"""任务分解 on its pages: the undecided in one sitting, the table, the papers, and who sees what."""

import io
import re

import pytest
from docx import Document
from python_calamine import CalamineWorkbook
from tests.site.actions.breaking_down import FIRST, SECOND, TEXT
from tests.site.cast import Cast, account
from tests.site.pages.breaking_down import ADOPTION, OPEN, cells, hidden, read_in, save_tasks, sent
from tests.site.pages.conftest import Signed

from yaodian.core.edition.assignment import Unit
from yaodian.site.models import Assignment, AuditLine, Draft, Edition, Role
from yaodian.site.queries.editions import definitions

pytestmark = pytest.mark.django_db


def test_one_page_lists_what_is_open_with_the_burden_on_top(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = client.get(f"/plans/review/{read_in(client)}/open/").content.decode()
    assert "党组定期开展政治生态分析。" in page and "各党支部每月" not in page[page.index("逐项明确") :]
    assert "全部取最窄读法" in page and "分钟，一个支部每月" in page and "撤销" not in page[page.index("逐项明确") :]


def test_the_narrowest_for_all_is_taken_back_by_one_button(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = read_in(client)
    url = f"/plans/review/{uid}/open/"
    client.post(url, {OPEN: "no"})
    assert f'name="{OPEN}" value="no" checked' in client.get(url).content.decode()
    client.post(url, {"narrowest": "1"})
    page = client.get(url).content.decode()
    assert f'name="{OPEN}" value="offer" checked' in page and "撤销“全部选用”" in page
    assert f'name="{OPEN}" value="offer" checked' in client.get(f"/plans/review/{uid}/").content.decode()
    client.post(url, {"undo": "1"})
    page = client.get(url).content.decode()
    assert f'name="{OPEN}" value="no" checked' in page and "撤销“全部选用”" not in page
    assert not Edition.objects.filter(plan_uid=uid).exists()


def test_the_sitting_touches_no_other_choice_and_takes_no_other_word(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = read_in(client)
    other = f"d-{FIRST}-theme_day_month"
    client.post("/draft/", {"draft-form": "plan-review", "draft-object": uid, other: "no", "meeting": "工委会议"})
    client.post(f"/plans/review/{uid}/open/", {OPEN: "offer", other: "accept", "x": "y"})
    client.post(f"/plans/review/{uid}/open/", {OPEN: "<b>"})
    values = Draft.objects.get(form="plan-review").values
    assert values == {other: ["no"], "meeting": ["工委会议"], OPEN: ["offer"]}


def test_the_table_comes_prefilled_and_nothing_is_kept_until_it_is_saved(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = read_in(client)
    page = client.get(f"/plans/review/{uid}/tasks/").content.decode()
    assert "各党支部</textarea><small" in page and f'name="t-{FIRST}-due" value="每月"' in page
    assert "没有列入的句子" in page and not Assignment.objects.exists()
    page = save_tasks(client, uid, **cells(stage))
    assert "已保存" in page and "改动了 4 条" in page
    row = Assignment.objects.get(start=FIRST)
    assert (row.lead, row.listed) == ([[stage.finance.name, stage.finance.uid]], True)
    assert not Assignment.objects.get(start=TEXT.index("坚持实事求是")).listed
    assert "没有改动" in save_tasks(client, uid, **cells(stage))


def test_a_name_that_is_no_body_is_kept_and_told(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = save_tasks(client, read_in(client), **{f"t-{FIRST}-lead": "市委老干部局、" + stage.finance.name})
    assert "不是本系统组织的名称" in page and "<span>市委老干部局</span>" in page
    assert Assignment.objects.get(start=FIRST).lead == [["市委老干部局", ""], [stage.finance.name, stage.finance.uid]]


def test_a_name_cut_short_is_asked_about(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = save_tasks(client, read_in(client), **{f"t-{FIRST}-lead": stage.finance.name[:3]})
    assert f"是不是“{stage.finance.name}”？" in page


def test_one_name_leads_all_rows_of_an_item_that_have_none(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = read_in(client)
    page = save_tasks(client, uid, **{f"t-{SECOND}-lead": stage.health.name, "lead-1": stage.finance.name})
    leads = dict(Assignment.objects.values_list("start", "lead"))
    assert leads[FIRST] == [[stage.finance.name, stage.finance.uid]]
    assert leads[SECOND] == [[stage.health.name, stage.health.uid]]
    assert leads[TEXT.index("党组定期")] == [] and 'name="lead-2"' in page


def test_what_was_decided_in_the_sitting_stands_in_the_table(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = read_in(client)
    due = f'name="t-{TEXT.index("党组定期")}-due" value="%s"'
    assert due % "" in client.get(f"/plans/review/{uid}/tasks/").content.decode()
    client.post(f"/plans/review/{uid}/open/", {OPEN: "offer"})
    assert due % "每年" in client.get(f"/plans/review/{uid}/tasks/").content.decode()


def test_a_sentence_is_put_into_the_table_and_taken_out(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid, guidance = read_in(client), TEXT.index("坚持实事求是")
    save_tasks(client, uid, **{f"t-{guidance}-listed": "1"})
    url = f"/plans/review/{uid}/tasks/"
    given = hidden(client.get(url).content.decode())
    assert f"t-{guidance}-listed" in given
    del given[f"t-{FIRST}-listed"]
    client.post(url, given)
    assert f"t-{FIRST}-listed" not in hidden(client.get(url).content.decode())


def test_a_row_that_a_colleague_changed_is_shown_as_it_is_now_and_the_rest_stays_typed(
    stage: Cast, signed: Signed
) -> None:
    client = signed(stage.office)
    uid = read_in(client)
    save_tasks(client, uid)
    url = f"/plans/review/{uid}/tasks/"
    opened = hidden(client.get(url).content.decode())
    save_tasks(client, uid, **{f"t-{FIRST}-due": "同事写的"})
    answer = client.post(url, {**opened, f"t-{FIRST}-due": "我写的", f"t-{SECOND}-due": "也是我写的"})
    page = answer.content.decode()
    assert answer.status_code == 409 and "刚刚被别人改过" in page
    assert "同事写的" in page and "我写的</textarea>" not in page.replace("也是我写的", "") and "也是我写的" in page
    assert not Assignment.objects.filter(due="也是我写的").exists()


def test_every_fault_of_the_table_is_told_and_nothing_typed_is_lost(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = f"/plans/review/{read_in(client)}/tasks/"
    given = {**hidden(client.get(url).content.decode()), f"t-{FIRST}-leader": "长" * 201}
    answer = client.post(url, given)
    assert (
        answer.status_code == 422 and "有201个字" in answer.content.decode() and "长" * 201 in answer.content.decode()
    )
    assert not Assignment.objects.exists()


def test_adoption_freezes_the_table_with_meeting_number_and_day_of_issue(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = sent(client, stage)
    assert client.post(f"/plans/review/{uid}/", ADOPTION).status_code == 302
    edition = Edition.objects.get(plan_uid=uid)
    held = definitions(edition.sha256).assignments
    assert held[0].lead == (Unit(stage.finance.name, stage.finance.uid),) and len(held) == 3
    page = client.get(f"/plans/{edition.uid}/").content.decode()
    assert "2026年3月25日" in page and "任务分解表" in page
    late = client.post(f"/plans/review/{uid}/tasks/", {f"t-{FIRST}-listed": "1", f"t-{FIRST}-version": "1"})
    assert late.status_code == 422 and "已定稿" in late.content.decode()
    assert "已定稿" in client.get(f"/plans/review/{uid}/tasks/").content.decode()


@pytest.mark.parametrize("day", ["2026-03-19", "2027-01-01"])
def test_a_day_of_issue_before_the_meeting_or_to_come_is_refused(day: str, stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    answer = client.post(f"/plans/review/{read_in(client)}/", {**ADOPTION, "issued_on": day})
    assert answer.status_code == 422 and "印发日期" in answer.content.decode()


def test_the_next_years_table_takes_over_who_had_the_same_duty(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = sent(client, stage)
    client.post(f"/plans/review/{uid}/", ADOPTION)
    following = read_in(client, TEXT.replace("2026", "2027").replace("每月开展2次", "每月开展3次"))
    page = client.get(f"/plans/review/{following}/tasks/").content.decode()
    assert f'name="t-{FIRST}-lead" value="{stage.finance.name}"' in page and "沿用上一张表" in page


def test_the_adopted_table_is_read_whole_and_by_unit_and_printed_both_ways(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    client.post(f"/plans/review/{sent(client, stage)}/", ADOPTION)
    base = f"/plans/{Edition.objects.latest('since').uid}/tasks/"
    whole, own = (client.get(base + query).content.decode() for query in ("", f"?unit={stage.health.uid}"))
    assert "主题党日。" in whole and "主题党日。" not in own and "支部党员大会。" in own
    word = client.get(f"{base}docx/?unit={stage.health.uid}")
    paper = Document(io.BytesIO(word.content))
    assert (
        paper.paragraphs[0].text == f"{ADOPTION['title']}任务分解表" and stage.health.name in paper.paragraphs[1].text
    )
    assert [row.cells[0].text for row in paper.tables[0].rows] == ["序号", "1.严格组织生活", "2"]
    sheet = client.get(f"{base}xlsx/")
    assert (
        sheet.headers["Content-Type"].endswith("spreadsheetml.sheet")
        and "attachment" in sheet.headers["Content-Disposition"]
    )
    lines = CalamineWorkbook.from_filelike(io.BytesIO(sheet.content)).get_sheet_by_index(0).to_python()
    assert [line[0] for line in lines[3:]] == ["1.严格组织生活", "1", "2", "2.加强政治建设", "3"]
    assert signed(stage.secretary).get(f"{base}docx/").status_code == 200
    for wrong in ("pdf/", "docx/?unit=nobody"):
        assert client.get(base + wrong).status_code == 404


def test_a_draft_is_printed_as_a_draft(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = sent(client, stage)
    paper = Document(io.BytesIO(client.get(f"/plans/review/{uid}/tasks/docx/").content))
    assert paper.paragraphs[1].text == "征求意见稿"


@pytest.mark.parametrize("role", ["leader", "body", "secretary", "member", "administrator"])
def test_what_is_prepared_is_for_whoever_adopts_alone(role: str, stage: Cast, signed: Signed) -> None:
    uid = sent(signed(stage.office), stage)
    client = signed(getattr(stage, role))
    before = AuditLine.objects.count()
    for place in ("", "open/", "tasks/", "tasks/docx/", "opinions/", "opinions/import/"):
        assert client.get(f"/plans/review/{uid}/{place}").status_code == 404, place
        assert client.post(f"/plans/review/{uid}/{place}").status_code in (404, 405), place
    assert AuditLine.objects.count() == before


def test_what_was_adopted_open_is_filled_in_for_all_and_decided_by_nobody_yet(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    client.post(f"/plans/review/{read_in(client)}/", ADOPTION)
    row = Edition.objects.latest("since")
    url, choice = f"/plans/{row.uid}/decide/", 'name="d-political_ecology_analysis" value="{}" checked'
    page = client.post(url, {"all": "offer", "meeting": "工委会议"}).content.decode()
    assert choice.format("offer") in page and 'value="工委会议"' in page and "分钟，一个支部每月" in page
    assert choice.format("") in client.post(url, {"all": "none"}).content.decode()
    assert Edition.objects.filter(plan_uid=row.plan_uid).count() == 1


def test_an_edition_of_another_body_is_not_amended(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = read_in(client)
    assert 'name="body"' in client.get(f"/plans/review/{uid}/?amends=none").content.decode()
    client.post(f"/plans/review/{uid}/", ADOPTION)
    city = Edition.objects.latest("since")
    own = signed(account("caizheng", Role.OFFICE, stage.finance.uid))
    text = read_in(own, TEXT.replace("2次", "4次"))
    for place in ("", "tasks/"):
        page = own.get(f"/plans/review/{text}/{place}?amends={city.uid}").content.decode()
        assert stage.health.name not in page and f'name="amends" value="{city.uid}"' not in page


def test_a_plan_of_two_hundred_sentences_is_saved_at_once(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    more = "".join(f"各党支部每月开展{n}次主题党日。" for n in range(1, 200))
    uid = read_in(client, TEXT.replace("坚持实事求是的作风。", more))
    url = f"/plans/review/{uid}/tasks/"
    page = client.get(url).content.decode()
    boxes = dict.fromkeys(re.findall(r'<(?:input type="text"|textarea) name="([^"]+)"', page), "某单位")
    answer = client.post(url, {**hidden(page), **boxes})
    assert answer.status_code == 302 and len(boxes) > 1000
    assert Assignment.objects.filter(listed=True, leader="某单位").count() > 200
