"""文号 and 印发日期 entered on a page of their own, and shown wherever the edition is."""

import io

import pytest
from docx import Document
from python_calamine import CalamineWorkbook
from tests.site.cast import Cast
from tests.site.pages.breaking_down import ADOPTION, sent
from tests.site.pages.conftest import Signed
from tests.site.pages.test_plan import adopt

from yaodian.site.models import Edition, Issuance

pytestmark = pytest.mark.django_db

NUMBER = "市直党〔2026〕9号"
LATER = {"doc_no": NUMBER, "issued_on": "2026-04-02", "version": "0"}


def test_it_is_shown_on_the_editions_page_in_the_list_and_on_the_papers(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = sent(client, stage)
    client.post(f"/plans/review/{uid}/", {**ADOPTION, "doc_no": "", "issued_on": ""})
    base = f"/plans/{Edition.objects.get(plan_uid=uid).uid}/"
    assert "补录文号、印发日期" in client.get(base).content.decode()
    answer = client.post(f"{base}issue/", LATER, follow=True)
    assert answer.redirect_chain == [(base, 302)]
    pages = {url: client.get(url).content.decode() for url in (base, f"{base}tasks/", "/plans/")}
    assert all(NUMBER in page for page in pages.values())
    assert "2026年4月2日" in pages[base] and "2026年4月2日印发" in pages[f"{base}tasks/"]
    said = f"{NUMBER}　工委第3次会议2026年3月20日通过　2026年4月2日印发"
    assert Document(io.BytesIO(client.get(f"{base}tasks/docx/").content)).paragraphs[1].text == said
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{base}tasks/xlsx/").content)).get_sheet_by_index(0)
    assert sheet.to_python()[1][0] == said


def test_the_form_comes_filled_in_and_a_correction_shows_what_stood_there(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    base = adopt(client).partition("?")[0]
    form = client.get(f"{base}issue/").content.decode()
    assert 'value="市直党〔2026〕3号"' in form and 'name="version" value="0"' in form
    client.post(f"{base}issue/", LATER)
    assert 'name="version" value="1"' in client.get(f"{base}issue/").content.decode()
    client.post(f"{base}issue/", {**LATER, "doc_no": "市直党〔2026〕10号", "version": "1"})
    page = client.get(base).content.decode()
    assert "更正文号" in page and "市直党〔2026〕10号" in page and f"当时写作 {NUMBER}" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"issued_on": "明天"}, "不是一个日期"),
        ({"issued_on": "2026-03-01"}, "早于通过日期"),
        ({"version": "5"}, "改动"),
    ],
)
def test_a_fault_is_told_and_nothing_typed_is_lost(
    typed: dict[str, str], said: str, stage: Cast, signed: Signed
) -> None:
    client = signed(stage.office)
    base = adopt(client).partition("?")[0]
    answer = client.post(f"{base}issue/", {**LATER, **typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and NUMBER in page and not Issuance.objects.exists()


def test_the_day_of_issue_of_what_was_decided_later_is_kept(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    base = adopt(client).partition("?")[0]
    given = {"d-political_ecology_analysis": "offer", "meeting": "工委第4次会议", "adopted_on": "2026-04-15"}
    given |= {"first_day": "2026-04-15", "issued_on": "2026-04-16"}
    wrong = client.post(f"{base}decide/", {**given, "issued_on": "后天"})
    assert wrong.status_code == 422 and "印发日期" in wrong.content.decode()
    assert client.post(f"{base}decide/", given).status_code == 302
    assert "2026年4月16日" in client.get(f"/plans/{Edition.objects.latest('since').uid}/").content.decode()


def test_only_whoever_adopts_opens_the_form(stage: Cast, signed: Signed) -> None:
    base = adopt(signed(stage.office)).partition("?")[0]
    for account in (stage.leader, stage.body, stage.secretary, stage.member, stage.administrator):
        client = signed(account)
        assert client.get(f"{base}issue/").status_code == 404
        assert client.post(f"{base}issue/", LATER).status_code == 404
    assert "补录文号" not in signed(stage.leader).get(base).content.decode()
