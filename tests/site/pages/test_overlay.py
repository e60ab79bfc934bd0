"""1+X: a department's own plan over the city's adds and raises; what asks no more is one duty, and the page says so."""

import pytest
from django.test import Client
from tests.site.actions.breaking_down import TEXT
from tests.site.cast import Cast, account
from tests.site.pages.breaking_down import ADOPTION, read_in
from tests.site.pages.conftest import Signed

from yaodian.core.duty import AtLeast
from yaodian.site.clock import day_at, now
from yaodian.site.models import Edition, Plan, Role
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.judging import judgements, year_of

pytestmark = pytest.mark.django_db
OWN = """2026年财政局机关党建工作要点
一、夯实基础
1.严格组织生活
各党支部每月开展{times}次主题党日。各支部每月召开1次支部党员大会。
"""
KEY = "theme_day_month"


@pytest.fixture
def department(stage: Cast, signed: Signed) -> Client:
    """The city's plan (2 theme days a month) is adopted; somebody adopts for finance."""
    city = signed(stage.office)
    city.post(f"/plans/review/{read_in(city)}/", ADOPTION)
    return signed(account("caizheng", Role.OFFICE, stage.finance.uid))


def review(client: Client, times: int) -> tuple[str, str]:
    """Address and page of the department's review."""
    url = f"/plans/review/{read_in(client, OWN.format(times=times))}/"
    return url, client.get(url).content.decode()


@pytest.mark.parametrize(("times", "said"), [(1, "并入已有要求"), (2, "合为一项，两个依据"), (3, "高于已有要求")])
def test_the_review_says_how_each_duty_lies_to_the_citys(times: int, said: str, department: Client) -> None:
    _, page = review(department, times)
    above = page[page.index('id="above"') : page.index('id="burden"')]
    row = next(part for part in above.split("<tr>") if "主题党日" in part)
    assert said in row and ADOPTION["title"] in row


@pytest.mark.parametrize(("times", "asked"), [(1, 2), (2, 2), (3, 3)])
def test_what_is_adopted_never_asks_less_than_the_citys(
    times: int, asked: int, department: Client, stage: Cast
) -> None:
    url, _ = review(department, times)
    answer = department.post(url, {**ADOPTION, "title": "财政局要点"})
    assert answer.status_code == 302, answer.content.decode()
    row = Edition.objects.get(title="财政局要点")
    duty = next(one for one in definitions(row.sha256).duties if one.key == KEY)
    assert row.body_uid == stage.finance.uid and duty.quotas == (AtLeast(asked),)
    sources = {basis.source for basis in duty.bases}
    assert "2026年财政局机关党建工作要点" in sources
    assert ("2026年市直机关党建工作要点" in sources) == (times < 2)
    page = department.get(f"/plans/{row.uid}/").content.decode()
    assert (f"与《{ADOPTION['title']}》的要求合为一项" in page) == (times < 3)


def test_one_duty_makes_one_slot_however_many_ask_it(department: Client, stage: Cast) -> None:
    url, _ = review(department, 1)
    department.post(url, {**ADOPTION, "title": "财政局要点"})
    at = now()
    mine = [
        one
        for one in judgements(on=day_at(at), known=at, within=year_of(day_at(at)))
        if (one.duty, one.bearer, one.cycle) == (KEY, stage.first.uid, "2026-04")
    ]
    assert len(mine) == 1 and mine[0].measures[0].need == 2


def test_the_burden_counts_what_the_city_asks_once(department: Client) -> None:
    def minutes(page: str) -> str:
        return page[page.index('class="figure">') :].partition("<")[0]

    assert minutes(review(department, 1)[1]) == minutes(review(department, 2)[1])


def test_a_departments_office_prepares_its_own_and_not_the_citys(
    department: Client, stage: Cast, signed: Signed
) -> None:
    url, _ = review(department, 2)
    page = department.get(f"{url}tasks/").content.decode()
    assert "任务分解" in page and stage.first.name in page and stage.health.name not in page
    assert TEXT.partition("\n")[0] not in page


def test_neither_sees_what_the_other_prepares_even_of_the_same_text(
    department: Client, stage: Cast, signed: Signed
) -> None:
    city = signed(stage.office)
    citys = read_in(city, OWN.format(times=5))
    assert department.get(f"/plans/review/{citys}/").status_code == 404
    assert department.get(f"/plans/review/{citys}/tasks/").status_code == 404
    assert "已读取，还没有通过" not in department.get("/plans/").content.decode()
    own = read_in(department, OWN.format(times=5))
    assert own != citys and Plan.objects.filter(text=OWN.format(times=5)).count() == 2
    assert department.get(f"/plans/review/{own}/tasks/").status_code == 200
    assert f"/plans/review/{own}/" in city.get("/plans/").content.decode()
