from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.site.cast import PASSWORD, Cast

from yaodian.site.models import AuditLine


def enter(client: Client, password: str = PASSWORD, **more: str):
    return client.post("/login/", {"username": "secretary", "password": password, **more})


def test_the_secretarys_first_page_is_what_is_due(stage: Cast) -> None:
    client = Client()
    assert enter(client).headers["Location"] == "/"
    page = client.get("/", follow=True)
    assert page.redirect_chain[-1][0] == f"/todo/{stage.first.uid}/"
    assert "第一党支部" in page.content.decode()


def test_a_wrong_password_is_told_in_chinese_and_the_name_stays(cast: Cast) -> None:
    answer = enter(Client(), "错的密码")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "账号或密码不正确" in page and "锁定15分钟" in page and 'value="secretary"' in page
    assert "错的密码" not in page


def test_after_five_failures_the_right_password_is_refused_too(cast: Cast) -> None:
    client = Client()
    for _ in range(5):
        enter(client, "错的密码")
    answer = enter(client)
    assert answer.status_code == 422
    assert "暂时锁定" in answer.content.decode()


@pytest.mark.parametrize(
    ("wanted", "led"),
    [("/plans/", "/plans/"), ("https://elsewhere.example/", "/"), ("//elsewhere.example/", "/"), ("", "/")],
)
def test_a_sign_in_leads_back_and_never_outside(wanted: str, led: str, cast: Cast) -> None:
    assert enter(Client(), next=wanted).headers["Location"] == led


def test_a_page_without_a_session_leads_to_the_sign_in_and_back(stage: Cast) -> None:
    answer = Client().get("/plans/")
    assert answer.headers["Location"] == "/login/?next=%2Fplans%2F"


def test_what_was_sent_without_a_session_is_told_and_its_page_opened_again(stage: Cast) -> None:
    page = f"/records/new/{stage.first.uid}/theme_day/?duty=theme_day_month&cycle=2026-04"
    answer = Client().post(page, {"f-theme": "甲"}, headers={"Referer": f"http://testserver{page}"})
    assert "刚才的提交没有写入" in Client().get(answer.headers["Location"]).content.decode()
    assert parse_qs(urlsplit(answer.headers["Location"]).query)["next"] == [page]
    elsewhere = Client().post(page, {}, headers={"Referer": "http://elsewhere.example/x"})
    assert parse_qs(urlsplit(elsewhere.headers["Location"]).query)["next"] == [page.partition("?")[0]]


def test_a_member_is_told_who_records_what_they_attend(stage: Cast) -> None:
    client = Client()
    client.force_login(stage.member)
    page = client.get("/").content.decode()
    assert "您不用另外填报" in page and "管理员" not in page


def test_signing_out_ends_the_session_and_leaves_a_line(stage: Cast) -> None:
    client = Client()
    enter(client)
    assert client.post("/logout/").status_code == 302
    assert client.get("/plans/").status_code == 302
    assert AuditLine.objects.filter(action="sign_out", actor=stage.secretary.uid).count() == 1


def test_large_type_is_switched_for_the_session_and_survives_signing_out(stage: Cast) -> None:
    client = Client()
    enter(client)
    assert client.post("/type-size/", {"back": "/plans/"}).headers["Location"] == "/plans/"
    assert 'class="large"' in client.get("/plans/").content.decode()
    client.post("/logout/")
    assert 'class="large"' in client.get("/login/").content.decode()
    client.post("/type-size/", {"back": "https://elsewhere.example/"})
    assert 'class="large"' not in client.get("/login/").content.decode()


def test_a_form_sent_with_an_old_token_is_refused_in_chinese(stage: Cast) -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "secretary", "password": PASSWORD})
    assert answer.status_code == 403
    assert "这一页已经过期" in answer.content.decode() and 'href="">重新打开这一页<' in answer.content.decode()
