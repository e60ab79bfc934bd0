"""年度要点: pasted, reviewed sentence by sentence, adopted; and every verdict leads back to its sentence."""

import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.site.models import Edition, Plan
from yaodian.site.queries.editions import definitions

pytestmark = pytest.mark.django_db

TEXT = """2026年市直机关党建工作要点
一、夯实基础
1.严格组织生活
各党支部每月开展2次主题党日。各支部每季度召开1次支部党员大会。
2.加强政治建设
党组定期开展政治生态分析。
"""
ADOPTION = {
    "title": "2026年市直机关党建工作要点",
    "meeting": "工委第3次会议",
    "adopted_on": "2026-03-20",
    "first_day": "2026-01-01",
    "doc_no": "市直党〔2026〕3号",
}


def read(client: Client) -> str:
    """The address of the review."""
    answer = client.post("/plans/new/", {"text": TEXT})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def adopt(client: Client, **more: str) -> str:
    answer = client.post(read(client), {**ADOPTION, **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def test_the_review_shows_each_sentence_with_what_it_may_become(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = client.get(read(client)).content.decode()
    assert "各党支部每月开展2次主题党日。" in page and "应尽之责" in page and "原文写明" in page
    assert "周期未定" in page and "最窄的合法理解" in page and "列入，先保持待明确" in page
    assert "一个支部每月的负担" in page
    assert Plan.objects.get().text == TEXT


def test_adoption_makes_an_edition_that_says_who_and_when(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = adopt(client)
    page = client.get(url).content.decode()
    edition = Edition.objects.latest("since")
    assert "已通过" in page and "工委第3次会议" in page and "市直党〔2026〕3号" in page and edition.sha256 in page
    assert (edition.first_day, edition.adopted_on) == (date(2026, 1, 1), date(2026, 3, 20))


def test_an_edition_lists_its_duties_by_the_items_of_its_text(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    text = "2026年要点\n一、甲\n1.组织生活\n各党支部每月召开1次支部党员大会。\n2.主题党日\n每月开展2次主题党日。\n"
    adopted = {"title": "要点", "meeting": "会议", "adopted_on": "2026-03-20", "first_day": "2026-01-01"}
    answer = client.post("/plans/new/", {"text": text})
    page = client.post(answer.headers["Location"], adopted, follow=True).content.decode()
    assert re.findall(r'scope="rowgroup">([^<]*)<', page) == ["第1条 组织生活", "第2条 主题党日"]


def test_what_nobody_decided_stays_open_and_what_was_refused_is_left_out(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = client.get(read(client)).content.decode()
    start = TEXT.index("各支部每季度")
    assert f'name="d-{start}-branch_general_meeting_quarter"' in page
    adopt(client, **{f"d-{start}-branch_general_meeting_quarter": "no"})
    duties = {duty.key: duty for duty in definitions(Edition.objects.latest("since").sha256).duties}
    assert "branch_general_meeting_quarter" not in duties
    assert duties["political_ecology_analysis"].undecided and not duties["political_ecology_analysis"].quotas


def test_the_offered_reading_is_taken_only_when_chosen(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    start = TEXT.index("党组定期开展")
    adopt(client, **{f"d-{start}-political_ecology_analysis": "offer"})
    duties = {duty.key: duty for duty in definitions(Edition.objects.latest("since").sha256).duties}
    assert duties["political_ecology_analysis"].quotas[0].count == 1
    assert duties["political_ecology_analysis"].bases[-1].place.startswith("工委第3次会议")


def test_everything_missing_is_told_at_once_and_choices_stay(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    name = f"d-{TEXT.index('党组定期开展')}-political_ecology_analysis"
    answer = client.post(read(client), {"title": "要点", name: "no"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "还有 3 处需要改正" in page
    assert f'name="{name}" value="no" checked' in page
    assert Edition.objects.count() == 1


def test_choices_are_kept_as_a_draft(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    name = f"d-{TEXT.index('党组定期开展')}-political_ecology_analysis"
    about = {"draft-form": "plan-review", "draft-object": Plan.objects.get().uid}
    client.post("/draft/", {**about, name: "no", "meeting": "工委会议"})
    page = client.get(url).content.decode()
    assert f'name="{name}" value="no" checked' in page and 'value="工委会议"' in page


def test_a_verdict_leads_to_its_sentence_in_the_text(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    adopt(client)
    page = client.get(f"/slot/theme_day_month/2026-04/{stage.first.uid}/").content.decode()
    edition, start = Edition.objects.latest("since"), TEXT.index("各党支部每月")
    link = f"/plans/{edition.uid}/text/#s{start}"
    assert "各党支部每月开展2次主题党日。" in page and f'href="{link}"' in page
    text = client.get(f"/plans/{edition.uid}/text/").content.decode()
    assert f'id="s{start}"' in text


def test_an_open_duty_is_decided_by_a_meeting_from_a_day_on(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    adopt(client)
    uid = Edition.objects.latest("since").uid
    page = client.get(f"/plans/{uid}/decide/").content.decode()
    assert "政治生态分析" in page and "按此理解" in page
    empty = client.post(f"/plans/{uid}/decide/", {})
    assert empty.status_code == 422 and "还有 3 处需要改正" in empty.content.decode()
    said = {"d-political_ecology_analysis": "offer", "meeting": "工委第4次会议", "adopted_on": "2026-04-15"}
    answer = client.post(f"/plans/{uid}/decide/", {**said, "first_day": "2026-04-15"})
    assert answer.status_code == 302
    latest = Edition.objects.latest("since")
    assert (latest.series, latest.first_day) == (Edition.objects.get(uid=uid).series, date(2026, 4, 15))


def test_what_was_replaced_is_decided_on_the_page_of_what_replaced_it(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    first = adopt(client).partition("?")[0]
    given = {"meeting": "工委第5次会议", "adopted_on": "2026-04-20", "first_day": "2026-04-20"}
    given |= {"d-political_ecology_analysis": "offer"}
    assert client.get(f"{first}decide/").status_code == 200
    later = client.post(f"{first}decide/", given).headers["Location"].partition("?")[0]
    answer = client.get(f"{first}decide/", follow=True)
    page = answer.content.decode()
    assert [place for place, _ in answer.redirect_chain] == [f"{later}?instead={first.split('/')[2]}"]
    assert "2026年1月1日 起执行的那一版已由后来的一版接替" in page and "没有待明确的事项" in page
    before = client.get(first).content.decode()
    assert f'href="{later}"' in before and "去明确" not in before and "接替" not in client.get(later).content.decode()
    assert "接替" not in client.get(f"{later}?instead=nothing").content.decode()
    again = client.post(f"{first}decide/", given)
    assert again.status_code == 422 and "已有后来的一版" in again.content.decode()


def test_an_amended_text_becomes_the_next_revision_of_the_same_line(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    adopt(client)
    before = Edition.objects.latest("since")
    answer = client.post("/plans/new/", {"text": TEXT.replace("2次主题", "3次主题"), "amends": before.uid})
    url = answer.headers["Location"]
    assert url.endswith(f"?amends={before.uid}")
    assert client.post(url, {**ADOPTION, "amends": before.uid, "first_day": "2026-05-01"}).status_code == 302
    after = Edition.objects.latest("since")
    assert (after.series, after.year) == (before.series, before.year) and after.uid != before.uid


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("要点.pdf", b"%PDF-1.4", "PDF 已损坏"),
        ("要点.txt", b"\xff\xfe\xff\xff\xff", "编码"),
        ("空.txt", b"", "文件是空的"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(
    name: str, content: bytes, said: str, stage: Cast, signed: Signed
) -> None:
    answer = signed(stage.office).post("/plans/new/", {"text": "", "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_text_file_is_read_to_the_character(stage: Cast, signed: Signed) -> None:
    upload = SimpleUploadedFile("要点.txt", TEXT.encode("gb18030"))
    assert signed(stage.office).post("/plans/new/", {"text": "", "file": upload}).status_code == 302
    assert Plan.objects.get().text == TEXT


def test_only_whoever_adopts_may_review(stage: Cast, signed: Signed) -> None:
    url = read(signed(stage.office))
    for account in (stage.leader, stage.body, stage.secretary, stage.member, stage.administrator):
        assert signed(account).get(url).status_code == 404


@pytest.mark.parametrize(
    "text", ["😀", "😀\n\n！！", "Plan for 2026. Do it.", "2026 1. 2.", "要", "一、夯实基础\n1.严格组织生活\n"]
)
@pytest.mark.parametrize("uploaded", [False, True])
def test_a_text_without_a_chinese_sentence_is_no_plan(text: str, uploaded: bool, stage: Cast, signed: Signed) -> None:
    sent = {"file": SimpleUploadedFile("要点.txt", text.encode())} if uploaded else {"text": text}
    answer = signed(stage.office).post("/plans/new/", sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Plan.objects.exists()
    assert "要点原文" in page and "没有读到一句中文" in page and "请粘贴或上传要点全文" in page
    assert text.splitlines()[0] in page


def test_one_sentence_is_a_plan(stage: Cast, signed: Signed) -> None:
    answer = signed(stage.office).post("/plans/new/", {"text": "各党支部每月开展2次主题党日"})
    assert answer.status_code == 302 and Plan.objects.count() == 1
