"""核对读法: what is doubtful first; one click; what is said counts, can be taken back, and is offered next year."""

import re

import pytest
from django.test import Client
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.site.models import AuditLine, Correction, Plan

pytestmark = pytest.mark.django_db

TEXT = """2026年市直机关党建工作要点
一、夯实基础
1.严格组织生活
各党支部原则上每月开展2次主题党日。各支部每季度召开1次支部党员大会。
2.加强政治建设
党组定期开展政治生态分析。材料月底统一归集。
"""


def read(client: Client, text: str = TEXT) -> str:
    assert client.post("/plans/new/", {"text": text}).status_code == 302
    return f"/plans/review/{Plan.objects.latest('since').uid}/reading/"


def place(words: str, kind: str = "quotas", text: str = TEXT) -> str:
    at = text.index(words)
    return f"{kind}-{at}-{at + len(words)}"


THEME = place("每月开展2次主题党日")
MISSED = place("材料月底统一归集。", "missed")


def seen(client: Client, url: str, key: str) -> str:
    page = client.get(f"{url}?at={key}").content.decode()
    found = re.search(rf'name="place" value="{key}"><input type="hidden" name="seen" value="([^"]*)"', page)
    assert found, key
    return found[1]


def say(client: Client, url: str, key: str, stance: str, **more: str):
    return client.post(url, {"place": key, "seen": seen(client, url, key), "stance": stance, **more})


def test_what_is_doubtful_stands_first_with_why_and_by_which_rule(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = client.get(read(client)).content.decode()
    assert f'id="card-{THEME}"' in page and "原则上" in page and "待确认" in page
    assert "哪条规则" in page and "每季度至少召开一次支委会" in page
    assert f'id="card-{place("每季度召开1次支部党员大会")}"' not in page
    assert f'id="card-{MISSED}"' in page and "可能漏读" in page


def test_every_mark_of_the_text_leads_to_its_card(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    sure = place("每季度召开1次支部党员大会")
    assert f'href="?at={sure}#card-{sure}"' in client.get(url).content.decode()
    assert f'id="card-{sure}"' in client.get(f"{url}?at={sure}").content.decode()


def test_one_click_says_that_it_is_right_and_goes_on_to_the_next(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    answer = say(client, url, THEME, "right")
    assert answer.status_code == 302 and "#card-" in answer.headers["Location"]
    page = client.get(url).content.decode()
    assert (
        "读得对" in page and "office，" in page and f'<article class="sheet reading-card" id="card-{THEME}"' not in page
    )


def test_a_number_corrected_changes_what_is_proposed_and_can_be_taken_back(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    review = url.replace("reading/", "")
    said = {"count": "3", "comparator": ">=", "unit": "次", "period": "month"}
    assert "每月至少开展2次" in client.get(review).content.decode()
    assert say(client, url, THEME, "changed", **said).status_code == 302
    page = client.get(review).content.decode()
    assert "每月至少开展3次" in page and "每月至少开展2次" not in page
    assert "改为每月至少3次" in client.get(url).content.decode()
    assert say(client, url, THEME, "back").status_code == 302
    assert "每月至少开展2次" in client.get(review).content.decode()
    assert Correction.objects.count() == 1


def test_what_is_no_requirement_proposes_nothing(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    say(client, url, THEME, "wrong")
    assert "每月至少开展2次" not in client.get(url.replace("reading/", "")).content.decode()


def test_the_second_click_changes_nothing(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    body = {"place": THEME, "seen": "", "stance": "right"}
    assert client.post(url, body).status_code == client.post(url, body).status_code == 302
    assert Correction.objects.count() == 1


def test_whoever_comes_second_sees_what_the_first_did_and_loses_nothing(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    client.post(url, {"place": THEME, "seen": "", "stance": "wrong"})
    said = {"count": "7", "comparator": ">=", "unit": "次", "period": "month"}
    answer = client.post(url, {"place": THEME, "seen": "", "stance": "changed", **said})
    page = answer.content.decode()
    assert answer.status_code == 422 and "刚刚被别人改动过" in page
    assert 'value="7"' in page and "不是" in page
    assert Correction.objects.get().stance == "wrong"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"count": "三", "unit": "次"}, "不是0到"),
        ({"count": "-1", "unit": "次"}, "不是0到"),
        ({"count": "1e9", "unit": "次"}, "不是0到"),
        ({"count": "3", "unit": ""}, "单位"),
        ({"count": "3", "unit": "次", "period": "century"}, "周期"),
    ],
)
def test_what_cannot_be_is_told_and_stays_typed(stage: Cast, signed: Signed, more: dict[str, str], fault: str) -> None:
    client = signed(stage.office)
    url = read(client)
    answer = say(client, url, THEME, "changed", **{"comparator": ">=", "period": "month", **more})
    page = answer.content.decode()
    assert answer.status_code == 422 and fault in page and f'value="{more["count"]}"' in page
    assert not Correction.objects.exists()


def test_what_was_missed_is_put_in(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    page = client.get(f"{url}?add={MISSED}").content.decode()
    assert 'id="add"' in page and "材料月底统一归集。</textarea>" in page
    body = {"stance": "added", "within": MISSED, "seen": "", "kind": "deadlines", "words": "月底", "date": "每月25日前"}
    assert client.post(url, body).status_code == 302
    page = client.get(url).content.decode()
    assert "补读时限：每月25日" in page and f'id="card-{MISSED}"' not in page
    wrong = client.post(url, {**body, "words": "年底"})
    assert wrong.status_code == 422 and "在这一句里找不到" in wrong.content.decode()
    assert client.post(url, {**body, "date": "随便"}).status_code == 422


def test_next_year_it_is_offered_again_where_the_sentence_is_alike(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    said = {"count": "3", "comparator": ">=", "unit": "次", "period": "month"}
    say(client, url, THEME, "changed", **said)
    text = TEXT.replace("2026年", "2027年").replace("每月开展2次", "每月开展1次")
    following = read(client, text)
    key = place("每月开展1次主题党日", text=text)
    page = client.get(following).content.decode()
    assert "去年（2026年市直机关党建工作要点）您：<b>改为每月至少3次</b>" in page
    assert say(client, following, key, "recall").status_code == 302
    assert Correction.objects.filter(stance="changed").count() == 2
    assert "每月至少开展3次" in client.get(following.replace("reading/", "")).content.decode()


def test_only_whoever_prepares_the_plan_checks_its_reading(stage: Cast, signed: Signed) -> None:
    url = read(signed(stage.office))
    for account in (stage.leader, stage.secretary, stage.member, stage.administrator):
        client = signed(account)
        assert client.get(url).status_code == 404
        assert client.post(url, {"place": THEME, "seen": "", "stance": "wrong"}).status_code == 404
    assert not Correction.objects.exists()


def test_an_adopted_plan_keeps_its_reading(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    adoption = {"title": "要点", "meeting": "第3次会议", "adopted_on": "2026-03-20", "first_day": "2026-01-01"}
    assert client.post(url.replace("reading/", ""), adoption).status_code == 302
    answer = client.post(url, {"place": THEME, "seen": "", "stance": "wrong"})
    assert answer.status_code == 422 and "读法已定" in answer.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        {"place": "quotas-1-999999", "stance": "wrong"},
        {"place": "passwords-1-5", "stance": "right"},
        {"place": "quotas--1-5", "stance": "right"},
        {"place": THEME, "stance": "none"},
        {"place": THEME, "stance": "delete"},
        {"place": THEME, "stance": "recall"},
        {"place": MISSED, "stance": "right"},
        {"stance": "added", "within": "missed-0-9999999", "kind": "quotas", "words": "x"},
        {"stance": "added", "within": MISSED, "kind": "parties", "words": "月底"},
        {},
    ],
)
def test_a_forged_form_changes_nothing(stage: Cast, signed: Signed, body: dict[str, str]) -> None:
    client = signed(stage.office)
    assert client.post(read(client), {"seen": "", **body}).status_code == 422
    assert not Correction.objects.exists()


def test_each_correction_leaves_a_line(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client)
    say(client, url, THEME, "wrong")
    line = AuditLine.objects.filter(action="correct_reading").get()
    assert line.detail["stance"] == "wrong" and line.object_uid == Plan.objects.get().uid
