"""What looking leaves: a line in the view log, a count, and headers; and nothing else."""

from unittest.mock import patch

import pytest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from django.urls import path
from tests.site.cast import ON, Cast

from yaodian.site.middleware.traces import address_of, looks_at
from yaodian.site.models import FunctionCount, ViewLog
from yaodian.site.queries.people import lookers_at
from yaodian.site.queries.scope import scope


def file_of(request: HttpRequest, uid: str) -> HttpResponse:
    looks_at(request, uid)
    return HttpResponse("档案")


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("页面")


urlpatterns = [path("person/<str:uid>", file_of, name="person"), path("plain", plain, name="plain")]
here = override_settings(ROOT_URLCONF=__name__)
broken = patch("yaodian.site.middleware.traces.leave_traces", side_effect=DatabaseError("full"))


@pytest.fixture
def client(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.office)
    return client


@here
def test_a_look_at_a_file_is_logged_and_its_person_can_read_it(client: Client, cast: Cast) -> None:
    assert client.get(f"/person/{cast.wang.uid}").content.decode() == "档案"
    seen = lookers_at(scope(cast.member, ON)).get()
    assert (seen.viewer_uid, seen.person_uid, seen.function) == (cast.office.uid, cast.wang.uid, "person")


@here
def test_a_file_whose_look_cannot_be_logged_is_not_shown(client: Client, cast: Cast) -> None:
    with broken:
        response = client.get(f"/person/{cast.wang.uid}")
    assert response.status_code == 503 and "档案" not in response.content.decode().replace("人员档案", "")


@here
def test_a_page_without_a_file_is_shown_all_the_same(client: Client) -> None:
    with broken:
        assert client.get("/plain").status_code == 200


@here
def test_functions_are_counted_and_never_by_person(client: Client) -> None:
    for _ in range(3):
        client.get("/plain")
    assert FunctionCount.objects.get().n == 3
    assert {f.name for f in FunctionCount._meta.fields} == {"id", "function", "month", "n"}
    assert not ViewLog.objects.exists()


@here
def test_what_failed_is_not_counted(client: Client) -> None:
    client.get("/nowhere")
    assert not FunctionCount.objects.exists()


def test_health_is_told_without_traces(db: None) -> None:
    response = Client().get("/healthz")
    assert response.json() == {"status": "ok"} and not FunctionCount.objects.exists()


def test_a_database_that_does_not_answer_is_told(db: None) -> None:
    with patch("yaodian.site.health.connection.cursor", side_effect=DatabaseError):
        assert Client().get("/healthz").status_code == 503


def test_headers_leave_no_room_for_foreign_script(db: None) -> None:
    headers = Client().get("/healthz").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [("10.0.0.1", "6.6.6.6", "10.0.0.1"), ("::1", "", "::1"), ("nonsense", "", "")],
)
def test_an_address_is_the_peers_unless_a_proxy_is_ours(remote: str, forwarded: str, address: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address
