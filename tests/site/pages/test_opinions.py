"""征求意见 on its pages: a unit answers for itself, or by a sheet that the office takes in after looking at it."""

import io
from datetime import date
from zipfile import ZipFile

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.site.actions.breaking_down import FIRST, SECOND
from tests.site.cast import Cast
from tests.site.pages.breaking_down import ADOPTION, hidden, opine, save_tasks, sent, upload
from tests.site.pages.conftest import Signed

from yaodian.core.roster.rows import NEVER
from yaodian.site.models import Assignment, Opinion, Reply

pytestmark = pytest.mark.django_db


def test_a_unit_sees_its_own_sentences_and_silence_is_no_agreement(stage: Cast, signed: Signed) -> None:
    uid = sent(signed(stage.office), stage)
    page = signed(stage.body).get(f"/plans/consult/{uid}/{stage.finance.uid}/").content.decode()
    assert "主题党日。" in page and "支部党员大会。" in page and page.count(">未回复<") == 2
    assert "政治生态" not in page
    office = signed(stage.office).get(f"/plans/review/{uid}/opinions/").content.decode()
    assert "未回复 2" in office and "未回复 1" in office and "认领" not in office.replace("认领 ", "")


def test_a_unit_finds_what_it_is_asked_and_only_the_unit_does(stage: Cast, signed: Signed) -> None:
    uid = sent(signed(stage.office), stage)
    link = f"/plans/consult/{uid}/{stage.finance.uid}/"
    seen = {
        role: link in signed(getattr(stage, role)).get("/plans/").content.decode()
        for role in ("office", "leader", "body", "secretary")
    }
    assert seen == {"office": False, "leader": True, "body": True, "secretary": False}


@pytest.mark.parametrize(
    ("role", "status"),
    [("office", 200), ("leader", 200), ("body", 200), ("secretary", 404), ("member", 404), ("administrator", 404)],
)
def test_who_sees_what_was_asked_of_finance(role: str, status: int, stage: Cast, signed: Signed) -> None:
    uid = sent(signed(stage.office), stage)
    client = signed(getattr(stage, role))
    for place in ("", "sheet/"):
        assert client.get(f"/plans/consult/{uid}/{stage.finance.uid}/{place}").status_code == status
    if role != "office":
        assert client.get(f"/plans/consult/{uid}/{stage.health.uid}/").status_code == 404
    assert client.get(f"/plans/consult/{uid}/{stage.second.uid}/").status_code == 404


def test_a_unit_answers_sentence_by_sentence_and_the_office_replies(stage: Cast, signed: Signed) -> None:
    office, unit = signed(stage.office), signed(stage.body)
    uid = sent(office, stage)
    given = {f"o-{FIRST}-answer": "claim", f"o-{SECOND}-answer": "relead", f"o-{SECOND}-to": stage.health.name}
    page = opine(unit, uid, stage.finance.uid, **given).content.decode()
    assert "已提交 2 条意见" in page
    url = f"/plans/review/{uid}/opinions/"
    page = office.get(url).content.decode()
    assert f"建议由“{stage.health.name}”牵头" in page and "待答复" in page
    opinion = Opinion.objects.get(start=SECOND)
    reply = {"opinion": opinion.uid, "version": "1", "taken": "yes", "words": "同意"}
    assert office.post(url, reply).status_code == 302
    assert Assignment.objects.get(start=SECOND, until=NEVER).lead == [[stage.health.name, stage.health.uid]]
    page = unit.get(f"/plans/consult/{uid}/{stage.finance.uid}/").content.decode()
    assert "党建办答复：采纳" in page and "这一条已不再写到本单位" in page
    assert f'name="o-{SECOND}-answer"' not in page and "已答复" in office.get(url).content.decode()


def test_an_answer_without_its_reason_loses_nothing_that_was_typed(stage: Cast, signed: Signed) -> None:
    uid = sent(signed(stage.office), stage)
    given = {f"o-{FIRST}-answer": "object", f"o-{SECOND}-answer": "claim", f"o-{SECOND}-reason": "可以承担"}
    answer = opine(signed(stage.body), uid, stage.finance.uid, **given)
    page = answer.content.decode()
    assert answer.status_code == 422 and "没有写理由" in page and "可以承担" in page
    assert f'name="o-{FIRST}-answer" value="object" checked' in page and not Opinion.objects.exists()


def test_what_is_typed_is_kept_as_a_draft_and_goes_with_the_answer(stage: Cast, signed: Signed) -> None:
    uid, client = sent(signed(stage.office), stage), signed(stage.body)
    about = {"draft-form": "consult", "draft-object": f"{uid}-{stage.finance.uid}"}
    client.post("/draft/", {**about, f"o-{FIRST}-reason": "还在商量"})
    assert "还在商量" in client.get(f"/plans/consult/{uid}/{stage.finance.uid}/").content.decode()
    opine(client, uid, stage.finance.uid, **{f"o-{FIRST}-answer": "claim"})
    assert "还在商量" not in client.get(f"/plans/consult/{uid}/{stage.finance.uid}/").content.decode()


def test_a_leader_looks_and_does_not_answer_and_nobody_does_after_the_adoption(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    url, given = f"/plans/consult/{uid}/{stage.finance.uid}/", {f"o-{FIRST}-answer": "claim", f"o-{FIRST}-seen": "1"}
    page = signed(stage.leader).get(url).content.decode()
    assert "只能查看" in page and "提交意见" not in page
    assert signed(stage.leader).post(url, given).status_code == 422
    office.post(f"/plans/review/{uid}/", ADOPTION)
    assert signed(stage.body).post(url, given).status_code == 422
    assert not Opinion.objects.exists()


def test_a_row_changed_after_its_answer_says_so(stage: Cast, signed: Signed) -> None:
    office, unit = signed(stage.office), signed(stage.body)
    uid = sent(office, stage)
    opine(unit, uid, stage.finance.uid, **{f"o-{FIRST}-answer": "object", f"o-{FIRST}-reason": "时限太紧"})
    save_tasks(office, uid, **{f"t-{FIRST}-due": "年底前"})
    assert "这一条后来有改动" in unit.get(f"/plans/consult/{uid}/{stage.finance.uid}/").content.decode()
    assert "针对修改前的内容" in office.get(f"/plans/review/{uid}/opinions/").content.decode()


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({"taken": ""}, 422, "没有选采纳或不采纳"),
        ({"taken": "no"}, 422, "不采纳，没有写理由"),
        ({"taken": "yes", "version": "7"}, 409, "刚刚被别人改动过"),
        ({"taken": "yes", "version": "x"}, 409, "刚刚被别人改动过"),
        ({"taken": "yes", "opinion": "none"}, 422, "不存在"),
    ],
)
def test_a_reply_that_cannot_be(changes: dict[str, str], status: int, said: str, stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    opine(signed(stage.body), uid, stage.finance.uid, **{f"o-{FIRST}-answer": "object", f"o-{FIRST}-reason": "太紧"})
    typed = {"opinion": Opinion.objects.get().uid, "version": "1", **changes}
    answer = office.post(f"/plans/review/{uid}/opinions/", typed)
    assert answer.status_code == status and said in answer.content.decode()
    assert not Reply.objects.exists()


def filled(client: Client, uid: str, unit: str, *answers: dict[str, str]) -> bytes:
    """The sheet as exported, with these answers typed into its rows."""
    data = client.get(f"/plans/consult/{uid}/{unit}/sheet/").content
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("征求意见").to_python()
    box = io.BytesIO()
    with xlsxwriter.Workbook(box, {"in_memory": True}) as book:
        page = book.add_worksheet("征求意见")
        page.write_row(0, 0, head)
        for line, row in enumerate(rows, 1):
            typed = answers[line - 1] if line <= len(answers) else {}
            page.write_row(line, 0, [typed.get(str(word), cell) for word, cell in zip(head, row, strict=True)])
    return box.getvalue()


def test_a_sheet_shows_its_differences_before_anything_is_written(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    data = filled(office, uid, stage.finance.uid, {"意见": "认领"}, {"意见": "有异议", "理由": "任务重复"})
    page = upload(office, uid, data).content.decode()
    assert "会改动 2 行" in page and "任务重复" in page and "写入 2 条意见" in page
    assert not Opinion.objects.exists()
    answer = office.post(f"/plans/review/{uid}/opinions/import/", unescaped(hidden(page)), follow=True)
    assert "已写入 2 条意见" in answer.content.decode()
    assert set(Opinion.objects.values_list("body_uid", "stance", "by_sheet", "on_day")) == {
        (stage.finance.uid, "claim", True, date(2026, 4, 20)),
        (stage.finance.uid, "object", True, date(2026, 4, 20)),
    }


def test_all_sheets_go_out_in_one_file_and_come_back_together(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    archive = office.get(f"/plans/review/{uid}/opinions/sheets/")
    with ZipFile(io.BytesIO(archive.content)) as files:
        names = {f"征求意见－{unit.name}.xlsx" for unit in (stage.finance, stage.health)}
        assert archive.headers["Content-Type"] == "application/zip" and set(files.namelist()) == names
    units = {stage.finance.uid, stage.health.uid}
    sheets = [SimpleUploadedFile(f"{unit}.xlsx", filled(office, uid, unit, {"意见": "认领"})) for unit in units]
    page = office.post(f"/plans/review/{uid}/opinions/import/", {"file": sheets}).content.decode()
    assert "写入 2 条意见" in page
    office.post(f"/plans/review/{uid}/opinions/import/", unescaped(hidden(page)))
    assert set(Opinion.objects.values_list("body_uid", flat=True)) == units
    assert signed(stage.body).get(f"/plans/review/{uid}/opinions/sheets/").status_code == 404


def test_a_unit_claims_all_that_it_did_not_answer_otherwise(stage: Cast, signed: Signed) -> None:
    uid = sent(signed(stage.office), stage)
    given = {f"o-{SECOND}-answer": "object", f"o-{SECOND}-reason": "任务重复", "claim": "1"}
    page = opine(signed(stage.body), uid, stage.finance.uid, **given).content.decode()
    assert "已提交 2 条意见" in page and "没有选的都认领" not in page
    assert set(Opinion.objects.values_list("start", "stance")) == {(FIRST, "claim"), (SECOND, "object")}


def test_the_same_sheet_again_changes_nothing(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    data = filled(office, uid, stage.finance.uid, {"意见": "认领"})
    office.post(f"/plans/review/{uid}/opinions/import/", unescaped(hidden(upload(office, uid, data).content.decode())))
    page = upload(office, uid, data).content.decode()
    assert "没有需要写入的内容" in page and "条意见</button>" not in page
    assert Opinion.objects.count() == 1


def test_one_row_that_is_wrong_keeps_all_of_them_out(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    data = filled(office, uid, stage.finance.uid, {"意见": "认领"}, {"意见": "同意"})
    answer = upload(office, uid, data)
    page = answer.content.decode()
    assert answer.status_code == 422 and "第3行：“同意”不是可选的意见" in page and "条意见</button>" not in page
    rows = {"rows": '[{"number":2,"key":"x"}]', "state": "x"}
    assert office.post(f"/plans/review/{uid}/opinions/import/", rows).status_code == 422
    assert not Opinion.objects.exists()


def test_an_answer_that_came_in_meanwhile_is_shown_again_first(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    page = upload(office, uid, filled(office, uid, stage.finance.uid, {"意见": "认领"})).content.decode()
    given = {f"o-{FIRST}-answer": "object", f"o-{FIRST}-reason": "自己改了主意"}
    opine(signed(stage.body), uid, stage.finance.uid, **given)
    answer = office.post(f"/plans/review/{uid}/opinions/import/", unescaped(hidden(page)))
    assert answer.status_code == 422 and "自己改了主意" in answer.content.decode()
    assert [row.stance for row in Opinion.objects.all()] == ["object"]


@pytest.mark.parametrize(
    "rows", ["", "x", "{}", "[1]", '[{"number":"x"}]', '[{"number":2,"key":"k","other":1}]', "[" * 9999]
)
def test_rows_that_no_page_sent_are_none(rows: str, stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    assert office.post(f"/plans/review/{uid}/opinions/import/", {"rows": rows, "state": ""}).status_code == 422
    assert not Opinion.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("意见表.xlsx", b"no", "意见表.xlsx"),
        ("意见表.txt", "认领".encode(), "不是 .xlsx 文件"),
        ("意见表.xlsx", b"", "意见表.xlsx"),
    ],
)
def test_another_file_says_what_to_do(name: str, data: bytes, said: str, stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    answer = upload(office, sent(office, stage), data, name)
    assert answer.status_code == 422 and said in answer.content.decode()


def test_sending_to_nobody_is_told(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    url = f"/plans/review/{uid}/opinions/"
    assert "一个也没有选" in office.post(url, {}).content.decode()
    assert "不是一个日期" in office.post(url, {"unit": stage.finance.uid, "due_on": "明天"}).content.decode()


def unescaped(fields: dict[str, str]) -> dict[str, str]:
    return {key: value.replace("&quot;", '"').replace("&amp;", "&") for key, value in fields.items()}


def stuck(client: Client, url: str = "/desk/") -> str:
    page = client.get(url).content.decode()
    return page.partition("卡在哪里")[2].partition("</details>" if url == "/desk/" else "</section>")[0]


def test_who_has_not_answered_stands_under_what_is_stuck_with_whom_and_since_when(stage: Cast, signed: Signed) -> None:
    office = signed(stage.office)
    uid = sent(office, stage)
    answers = f"/plans/review/{uid}/opinions/"
    for url in ("/desk/", "/leader/"):
        told = stuck(office, url)
        assert f'href="{answers}"' in told and "2 个单位" in told and "2026年4月20日发出" in told, url
        assert "等2个组织答复：财政局机关党委、卫健委机关党委" in told
    own = stuck(signed(stage.leader))
    assert (
        "1 个单位" in own and "等财政局机关党委答复" in own and "/plans/review/" not in own and 'href="/plans/"' in own
    )
    opine(signed(stage.body), uid, stage.finance.uid, **{f"o-{FIRST}-answer": "claim"})
    assert "等卫健委机关党委答复" in stuck(office) and "征求意见" not in stuck(signed(stage.leader))
    office.post(f"/plans/review/{uid}/", ADOPTION)
    assert "征求意见" not in stuck(office)
