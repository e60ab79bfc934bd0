"""Two plans beside each other, for whoever sees both."""

import pytest
from django.test import Client
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.site.models import Plan

pytestmark = pytest.mark.django_db

OLD = "2025年工作要点\n一、基础\n1.组织生活\n各支部每季度召开1次支部党员大会。定期走访困难群众。\n"
NEW = "2026年工作要点\n一、基础\n1.组织生活\n各支部每月召开1次支部党员大会。建立谈心台账。\n"


def read(client: Client, text: str) -> str:
    assert client.post("/plans/new/", {"text": text}).status_code == 302
    return Plan.objects.latest("since").uid


def test_each_difference_stands_under_its_word(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    page = client.get(f"/plans/{read(client, OLD)}/compare/{read(client, NEW)}/").content.decode()
    assert "每季度1次 → 每月1次" in page and "数字有变" in page
    assert "建立谈心台账。" in page and "新增" in page and "定期走访困难群众。" in page and "不再有" in page


def test_a_plan_beside_itself_has_no_difference(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    uid = read(client, OLD)
    assert "没有差别" in client.get(f"/plans/{uid}/compare/{uid}/").content.decode()


def test_nobody_compares_what_they_do_not_see(stage: Cast, signed: Signed) -> None:
    client = signed(stage.office)
    url = f"/plans/{read(client, OLD)}/compare/{read(client, NEW)}/"
    assert all(signed(one).get(url).status_code == 404 for one in (stage.leader, stage.member, stage.secretary))
    assert client.get(f"/plans/{read(client, OLD)}/compare/nothing/").status_code == 404
