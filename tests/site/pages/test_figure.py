"""Every figure opens: what stands behind it adds up to it, and leads on to the slots."""

import re
from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.cut import Cut, asked_cut

pytestmark = pytest.mark.django_db


def opened(client: Client, url: str) -> tuple[int, int]:
    """The figure at the head of the page, and the sum of what is listed below it."""
    answer = client.get(url)
    assert answer.status_code == 200
    page = answer.content.decode()
    head = re.search(r'<span class="figure">(\d+)</span>', page)
    assert head
    listed = re.findall(r'<small class="soft">(\d+)</small>', page)
    return int(head[1]), sum(map(int, listed))


def test_every_figure_of_the_months_opens_to_as_many(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage, date(2026, 4, 10))
    client = signed(stage.office)
    page = client.get("/desk/").content.decode()
    figures = re.findall(r'<td class="num"><a href="([^"]*)">(\d+)</a>', page[page.index('id="months"') :])
    assert len(figures) > 20
    for url, count in figures:
        assert opened(client, url.replace("&amp;", "&")) == (int(count), int(count)), url


def test_the_months_of_an_item_are_that_items_alone(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = client.get(f"/desk/item/4/{stage.finance.uid}/").content.decode()
    urls = re.findall(r'<td class="num"><a href="([^"]*)">', page[page.index('id="months"') :])
    assert urls and all(f"of={stage.finance.uid}&amp;item=4&amp;month=" in url for url in urls)
    text = client.get(urls[0].replace("&amp;", "&")).content.decode()
    assert "第4条" in text and stage.clinic.name not in text


def test_it_leads_on_to_the_slots(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = client.get("/desk/figure/?duty=theme_day_month&state=missed").content.decode()
    assert f'href="/desk/theme_day_month/{stage.first.uid}/"' in page and "“未完成”" in page


def test_what_is_undecided_is_a_list_and_no_sum(stage: Cast, signed: Signed) -> None:
    page = signed(stage.office).get("/desk/figure/?state=undecided").content.decode()
    assert "联系流动党员" in page and 'class="figure"' not in page


def test_a_figure_that_meanwhile_is_nothing_says_so(stage: Cast, signed: Signed) -> None:
    assert "这里没有事项" in signed(stage.office).get("/desk/figure/?item=23&month=2").content.decode()


def test_another_bodys_figure_is_not_there_and_ones_own_is_only_ones_own(stage: Cast, signed: Signed) -> None:
    leader = signed(stage.leader)
    assert leader.get(f"/desk/figure/?of={stage.health.uid}").status_code == 404
    assert stage.clinic.name not in leader.get("/desk/figure/").content.decode()
    assert signed(stage.member).get("/desk/figure/").status_code == 404


@pytest.mark.parametrize(
    "query", ["month=13", "month=x", "item=９", "item=-1", "state=best", "past=yes", "month=0", "item=99999999999"]
)
def test_what_an_address_cannot_mean_leaves_nothing_out(query: str) -> None:
    assert asked_cut(QueryDict(query)) == Cut()


def test_a_cut_comes_back_from_its_own_address(db: None) -> None:
    cut = Cut(of="abc", alone=True, item=0, duty="d", month=3, state=Verdict.LATE, past=True)
    assert asked_cut(QueryDict(cut.url.split("?")[1])) == cut
