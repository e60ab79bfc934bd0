"""领导一页纸: sentences and one table that add up, what is coming, what is stuck and with whom it waits."""

import re
from datetime import date

import pytest
from django.test import Client
from tests.site.cast import Cast, sure
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, ON, file_theme_day
from tests.site.pages.test_figure import opened

from yaodian.site.actions.rule_slot import NewRuling, rule_slot
from yaodian.site.models import RulingKind

pytestmark = pytest.mark.django_db


def one_page(client: Client, query: str = "") -> str:
    answer = client.get(f"/leader/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def part(page: str, heading: str) -> str:
    start = page.index(f"<h2>{heading}")
    return page[start : page.index("</section>", start)]


def wait(cast: Cast, reason: str, *, cycle: str = "2026-04") -> None:
    new = NewRuling(
        kind=RulingKind.WAITING,
        duty="theme_day_month",
        cycle=cycle,
        bearer=cast.first.uid,
        reason=reason,
        decided_by="第一党支部",
        decided_on=ON,
    )
    sure(rule_slot(actor=cast.secretary, new=new, at=AT, on=ON))


def test_it_says_as_of_which_day_and_as_known_when(stage: Cast, signed: Signed) -> None:
    page = one_page(signed(stage.office))
    assert re.search(r"市直机关工委　截至 2026年4月20日，按 2026年4月20日 \d\d:\d\d 已录入的情况", page)


def test_every_figure_opens_to_as_many_and_the_states_add_up(stage: Cast, signed: Signed) -> None:
    file_theme_day(stage, date(2026, 4, 10))
    client = signed(stage.office)
    page = one_page(client).replace("&amp;", "&")
    figures = re.findall(r'href="(/desk/figure/\?[^"]*)">(?:<b>)?(\d+)<', page)
    counted = [(url, int(count)) for url, count in figures if "undecided" not in url]
    assert len(counted) > 10
    for url, count in counted:
        assert opened(client, url) == (count, count), url
    table = page[page.index("<tbody>") : page.index("</tbody>")].split("</tr>")
    rows = [[int(n) for n in re.findall(r">(\d+)<", row)] for row in table]
    owing = [row for row in rows if len(row) > 1]
    assert owing and all(total == sum(parts) for total, *parts, _ in owing)


def test_an_item_that_no_text_titles_is_called_by_its_mechanisms(stage: Cast, signed: Signed) -> None:
    """Only the regulations hold, or a plan of a few items: what it leaves out has a name all the same."""
    client = signed(stage.office)
    named = r'<span class="number" data-name="(\d+)">第\d+条</span><span class="title">([^<]*)</span>'
    bare = dict(re.findall(named, one_page(client)))
    assert bare and all(bare.values())
    text = "2026年工作要点\n一、组织建设\n4.组织生活\n各党支部每月召开1次支部党员大会。\n"
    adopted = {"title": "要点", "meeting": "会议", "adopted_on": "2026-03-20", "first_day": "2026-01-01"}
    answer = client.post("/plans/new/", {"text": text})
    assert client.post(answer.headers["Location"], adopted).status_code == 302
    assert dict(re.findall(named, one_page(client))) == bare | {"4": "组织生活"}


def test_a_duty_stands_under_the_item_whose_sentence_asks_it(stage: Cast, signed: Signed) -> None:
    """The plan counts its items as it likes; which mechanism answers a sentence decides nothing."""
    client = signed(stage.office)
    text = "2026年工作要点\n一、组织建设\n1.看一看\n坚持实事求是。\n2.廉洁文化\n各党支部每年开展1次廉洁文化活动。\n"
    adopted = {"title": "要点", "meeting": "会议", "adopted_on": "2026-03-20", "first_day": "2026-01-01"}
    answer = client.post("/plans/new/", {"text": text})
    assert client.post(answer.headers["Location"], adopted).status_code == 302
    pages = [client.get(f"/desk/item/{item}/{stage.first.uid}/").content.decode() for item in (2, 17)]
    assert ["branch_integrity_culture" in page for page in pages] == [True, False]


def test_what_is_undecided_is_counted_apart(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = one_page(client)
    (count,) = re.findall(r"另有 <a [^>]*><b>(\d+)</b></a> 项待明确", page)
    listed = client.get("/desk/figure/?state=undecided").content.decode()
    assert f"{count} 项" in listed and "联系流动党员" in part(page, "待明确")


def test_what_falls_due_within_a_fortnight_stands_there_with_its_bodies(stage: Cast, signed: Signed) -> None:
    soon = part(one_page(signed(stage.office)), "14 天内到期")
    assert "主题党日" in soon and "4月30日" in soon and "3 个组织 3 期" in soon


def test_a_wait_says_for_what_until_it_holds_nothing_up(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    wait(stage, "等场地维修")
    held = part(one_page(client), "卡在哪里")
    assert "待他方：第一党支部，主题党日" in held and "等场地维修" in held
    assert f'href="/slot/theme_day_month/2026-04/{stage.first.uid}/"' in held
    assert "等场地维修" not in one_page(client, f"?of={stage.health.uid}")
    file_theme_day(stage, date(2026, 4, 10))
    assert "等场地维修" not in one_page(client)


def test_what_waits_for_a_decision_names_whoever_decides(stage: Cast, signed: Signed) -> None:
    assert "等市直机关工委明确" in part(one_page(signed(stage.office)), "卡在哪里")


def test_a_leader_sees_what_lies_below_and_nothing_else(stage: Cast, signed: Signed) -> None:
    page = one_page(signed(stage.leader))
    assert stage.finance.name in page and stage.health.name not in page and stage.clinic.name not in page
    assert one_page(signed(stage.leader), f"?of={stage.health.uid}").count(stage.health.name) == 0


@pytest.mark.parametrize("role", ["body", "secretary", "member", "administrator"])
def test_it_is_for_leaders_and_the_office(role: str, stage: Cast, signed: Signed) -> None:
    client = signed(getattr(stage, role))
    assert client.get("/leader/").status_code == 404
    assert "领导一页纸" not in client.get("/desk/").content.decode()


def test_an_office_without_a_plan_reads_that_there_is_nothing_yet(cast: Cast, signed: Signed) -> None:
    assert "2026年还没有事项" in one_page(signed(cast.office))
