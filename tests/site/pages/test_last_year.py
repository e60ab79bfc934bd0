"""What the body decided about a duty last year is offered again on both pages of deciding, and taken by a click."""

import pytest
from django.test import Client
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.site.models import Edition, Plan
from yaodian.site.queries.editions import definitions

pytestmark = pytest.mark.django_db

TEXT = "{}年市直机关党建工作要点\n一、夯实基础\n1.加强政治建设\n党组定期开展政治生态分析。\n"
KEY = "political_ecology_analysis"


def read(client: Client, year: int) -> str:
    assert client.post("/plans/new/", {"text": TEXT.format(year)}).status_code == 302
    return f"/plans/review/{Plan.objects.latest('since').uid}/"


def adopt(client: Client, url: str, year: int, **more: str) -> str:
    said = {"title": f"{year}年要点", "meeting": f"{year}年第3次会议", "adopted_on": "2026-03-20"}
    answer = client.post(url, {**said, "first_day": f"{year}-04-10", **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def question(year: int) -> str:
    return f"d-{TEXT.format(year).index('党组定期')}-{KEY}"


@pytest.fixture
def following(stage: Cast, signed: Signed) -> tuple[Client, str]:
    """The review of 2027 after 2026 was adopted with its open duty decided."""
    client = signed(stage.office)
    adopt(client, read(client, 2026), 2026, **{question(2026): "offer"})
    return client, read(client, 2027)


def test_it_is_offered_and_not_taken(following: tuple[Client, str]) -> None:
    client, url = following
    page = client.get(f"{url}open/").content.decode()
    assert "去年定为" in page and "2026年第3次会议" in page
    assert f'name="{question(2027)}" value="last" checked' not in page
    assert "去年定为" in client.get(url).content.decode()


def test_all_of_it_by_one_click_and_back_again(following: tuple[Client, str]) -> None:
    client, url = following
    checked = f'name="{question(2027)}" value="last" checked'
    assert client.post(f"{url}open/", {"former": "1"}).status_code == 302
    assert checked in client.get(f"{url}open/").content.decode()
    assert checked in client.get(url).content.decode()
    client.post(f"{url}open/", {"undo": "1"})
    assert checked not in client.get(f"{url}open/").content.decode()


def test_what_was_taken_over_is_decided_by_this_years_meeting(following: tuple[Client, str]) -> None:
    client, url = following
    adopt(client, url, 2027, **{question(2027): "last"})
    duty = next(one for one in definitions(Edition.objects.latest("since").sha256).duties if one.key == KEY)
    assert not duty.undecided and duty.quotas[0].count == 1
    assert duty.bases[-1].place.startswith("2027年第3次会议")


def test_an_adopted_edition_offers_it_where_it_is_decided_later(following: tuple[Client, str]) -> None:
    client, url = following
    edition = adopt(client, url, 2027).split("?")[0]
    page = client.get(f"{edition}decide/").content.decode()
    assert "去年定为" in page and "全部按去年（1 项）" in page
    filled = client.post(f"{edition}decide/", {"all": "last"}).content.decode()
    assert f'name="d-{KEY}" value="last" checked' in filled
    said = {"meeting": "第4次会议", "adopted_on": "2026-04-15", "first_day": "2027-05-01", f"d-{KEY}": "last"}
    assert client.post(f"{edition}decide/", said).status_code == 302
    assert not next(d for d in definitions(Edition.objects.latest("since").sha256).duties if d.key == KEY).undecided


def test_the_first_year_offers_nothing(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = read(client, 2026)
    assert "去年" not in client.get(f"{url}open/").content.decode()
