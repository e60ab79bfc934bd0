"""The sentence page: every sentence by what was decided of it, with who carries it and how that stands."""

import re
from dataclasses import replace

import pytest
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.noticing import ROSTER, letter, taken_up
from tests.site.pages.test_plan import ADOPTION, TEXT, adopt

from yaodian.core.duty import Basis
from yaodian.core.propose.decide import DECIDED
from yaodian.files.mechanisms import load_catalogue
from yaodian.site.models import Edition
from yaodian.site.pages.sentences import is_added

pytestmark = pytest.mark.django_db


def sentence(page: str, start: int) -> str:
    """What the page says of the sentence that begins there."""
    return re.split(r'<div class="said|</section>', page[page.index(f'id="s{start}"') :])[0]


def test_a_sentence_names_its_duty_who_carries_it_and_how_it_stands(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    adopt(client)
    page = client.get(f"/plans/{Edition.objects.latest('since').uid}/text/").content.decode()
    said = sentence(page, TEXT.index("各党支部每月"))
    assert "主题党日</a>" in said and "党支部" in said and "未完成" in said and re.search(r"\d+/\d+", said)
    (url,) = re.findall(r'href="(/desk/item/\d+/[^"#]+)#theme_day_month"', said)
    assert 'id="theme_day_month"' in client.get(url).content.decode()


def test_each_sees_how_it_stands_for_those_below_alone(stage: Cast, signed: Signed) -> None:
    adopt(signed(stage.office))
    url = f"/plans/{Edition.objects.latest('since').uid}/text/"
    start = TEXT.index("各党支部每月")
    owed = [
        int(re.findall(r"(\d+)/(\d+)", sentence(signed(account).get(url).content.decode(), start))[-1][1])
        for account in (stage.office, stage.secretary)
    ]
    assert 0 < owed[1] < owed[0]


@pytest.mark.parametrize(("choice", "open_"), [("accept", True), ("offer", False)])
def test_what_was_decided_is_open_no_longer(choice: str, open_: bool, stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    start = TEXT.index("党组定期开展")
    adopt(client, **{f"d-{start}-political_ecology_analysis": choice})
    page = client.get(f"/plans/{Edition.objects.latest('since').uid}/text/").content.decode()
    assert ("待明确" in sentence(page, start)) is open_
    assert ("应尽之责" in sentence(page, start)) is not open_


def test_what_stands_around_a_letter_is_shown_as_what_it_is(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    text = letter(ROSTER)
    page = client.get(f"{taken_up(client, text)}text/").content.decode()
    for line, word in {
        "滨江市直属机关工作委员会\n关于": "发文机关",
        "关于做好": "标题",
        "各党支部：": "主送",
        "滨江市直属机关工作委员会\n2026": "落款",
        "2026年4月17日": "成文日期",
    }.items():
        said = sentence(page, text.index(line))
        assert word in said and "工作要求" not in said, line
    assert "应尽之责" in sentence(page, text.index(ROSTER))
    assert "工作要求" in sentence(page, text.index("特此通知。")) and "共 2 句" in page


def test_a_plan_that_is_signed_and_dated_shows_both(stage: Cast, signed: Signed) -> None:
    client, text = signed(stage.office), f"{TEXT}滨江市直属机关工作委员会\n2026年1月15日\n"
    answer = client.post(client.post("/plans/new/", {"text": text}).headers["Location"], ADOPTION)
    assert answer.status_code == 302
    page = client.get(f"/plans/{Edition.objects.latest('since').uid}/text/").content.decode()
    assert "落款" in sentence(page, text.index("滨江市")) and "成文日期" in sentence(page, text.index("2026年1月"))
    assert "主题党日</a>" in sentence(page, text.index("各党支部每月"))


@pytest.mark.parametrize(
    ("basis", "added"),
    [
        (Basis(DECIDED, "党组会议"), True),
        (Basis("某条例"), True),
        (Basis("某条例", "第三条"), False),
        (Basis("年度要点", "第3条第1句", "各支部每月开展一次。"), False),
    ],
)
def test_without_a_sentence_or_an_article_it_is_the_units_own(basis: Basis, added: bool) -> None:
    duty = load_catalogue().templates[0].duty
    assert is_added(replace(duty, bases=(basis,))) is added
