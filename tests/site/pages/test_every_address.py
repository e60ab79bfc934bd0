"""Every address has an expectation for every role, changes nothing when it is only looked at, and is in Chinese."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from tests.site.cast import Cast, account
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

from yaodian.site.models import Edition, Role

ROLES = ("office", "leader", "body", "secretary", "member", "administrator", "nobody")
IN, TO, NO = 200, 302, 404
LAYOUT = "organisational_life"
POSTED = 405
# What may be written behind a look: the view log, the function counters and the session's touch.
TRACES = {"view_log", "function_count", "django_session"}

# office leader body secretary member administrator, and somebody who is not signed in
EXPECTED = {
    "healthz": (IN, IN, IN, IN, IN, IN, IN),
    "home": (TO, TO, TO, TO, IN, IN, TO),
    "sign-in": (TO, TO, TO, TO, TO, TO, IN),
    "sign-out": (POSTED,) * 7,
    "type-size": (POSTED,) * 7,
    "desk": (IN, IN, IN, IN, NO, NO, TO),
    "figure": (IN, IN, IN, IN, NO, NO, TO),
    "item": (IN, IN, IN, IN, NO, NO, TO),
    "leader": (IN, IN, NO, NO, NO, NO, TO),
    "cell": (IN, IN, IN, IN, NO, NO, TO),
    "plans": (IN, IN, IN, IN, NO, NO, TO),
    "plan-new": (IN, NO, NO, NO, NO, NO, TO),
    "plan-review": (NO, NO, NO, NO, NO, NO, TO),  # the stage has no text that waits for its review
    # What is prepared before an adoption has its own matrix in test_breakdown.py.
    "plan-reading": (NO, NO, NO, NO, NO, NO, TO),
    "plan-compare": (NO, NO, NO, NO, NO, NO, TO),
    "plan-open": (NO, NO, NO, NO, NO, NO, TO),
    "plan-tasks": (NO, NO, NO, NO, NO, NO, TO),
    "plan-tasks-file": (NO, NO, NO, NO, NO, NO, TO),
    "plan-opinions": (NO, NO, NO, NO, NO, NO, TO),
    "opinion-import": (NO, NO, NO, NO, NO, NO, TO),
    "consult-sheets": (NO, NO, NO, NO, NO, NO, TO),
    "consult": (NO, NO, NO, NO, NO, NO, TO),
    "consult-sheet": (NO, NO, NO, NO, NO, NO, TO),
    "edition-tasks": (NO, NO, NO, NO, NO, NO, TO),  # the baseline has no table of tasks
    "edition-tasks-file": (NO, NO, NO, NO, NO, NO, TO),
    "notice-new": (IN, NO, NO, NO, NO, NO, TO),
    # A notice in hand and one taken up have their own matrix in test_notice.py.
    "notice-review": (NO, NO, NO, NO, NO, NO, TO),
    "notice-withdraw": (NO, NO, NO, NO, NO, NO, TO),
    "edition": (IN, IN, IN, IN, NO, NO, TO),
    "plan-text": (NO, NO, NO, NO, NO, NO, TO),  # the baseline was read from no plan
    "edition-issue": (IN, NO, NO, NO, NO, NO, TO),
    "edition-decide": (IN, NO, NO, NO, NO, NO, TO),
    "todo": (IN, IN, TO, TO, IN, IN, TO),
    "todo-body": (IN, IN, IN, IN, NO, NO, TO),
    "records": (IN, IN, TO, TO, IN, IN, TO),
    "records-body": (IN, IN, IN, IN, NO, NO, TO),
    "gathering-new": (IN, NO, IN, IN, NO, NO, TO),
    "sheet-new": (NO, NO, NO, NO, NO, NO, TO),  # the stage's branch has no groups; test_group_form.py has
    "records-filed": (IN, IN, IN, IN, NO, NO, TO),
    "records-print": (IN, IN, IN, IN, NO, NO, TO),
    "records-columns": (IN, IN, IN, IN, NO, NO, TO),
    "record-new": (IN, NO, IN, IN, NO, NO, TO),
    "record": (IN, IN, IN, IN, NO, NO, TO),
    "record-correct": (IN, NO, IN, IN, NO, NO, TO),
    "record-void": (POSTED,) * 7,
    "record-confirm": (POSTED,) * 7,
    "record-file": (NO, NO, NO, NO, NO, NO, TO),  # the stage's record has none; test_attachments.py has
    "slot": (IN, IN, IN, IN, NO, NO, TO),
    "draft": (POSTED,) * 7,
    "draft-drop": (POSTED,) * 7,
}


def addresses(cast: Cast, record: str) -> dict[str, str]:
    first, edition = cast.first.uid, Edition.objects.get().uid
    given: dict[str, list[str]] = {
        "item": ["4", first],
        "cell": ["theme_day_month", first],
        "notice-review": ["none"],
        "notice-withdraw": [edition],
        **{name: ["none"] for name in ("plan-review", "plan-open", "plan-tasks", "plan-opinions", "consult-sheets")},
        "opinion-import": ["none"],
        "plan-reading": ["none"],
        "plan-compare": [edition, edition],
        "plan-tasks-file": ["none", "docx"],
        **{name: ["none", first] for name in ("consult", "consult-sheet")},
        "edition-tasks": [edition],
        "edition-tasks-file": [edition, "docx"],
        "edition": [edition],
        "plan-text": [edition],
        "edition-issue": [edition],
        "edition-decide": [edition],
        "todo-body": [first],
        "records-body": [first],
        "record-new": [first, "theme_day"],
        "gathering-new": [first, "branch_life"],
        "sheet-new": [first, "party_group_meeting"],
        "records-columns": [first],
        **{name: [record] for name in ("record", "record-correct", "record-void", "record-confirm")},
        "record-file": [record, "none"],
        "slot": ["theme_day_month", "2026-04", first],
    }
    asked = {"records-filed": f"?r={record}", "records-print": f"?r={record}", "records-columns": f"?layout={LAYOUT}"}
    return {name: reverse(name, args=given.get(name)) + asked.get(name, "") for name in EXPECTED}


def test_every_address_has_an_expectation() -> None:
    named = {one.name for one in get_resolver().url_patterns if isinstance(one, URLPattern)}
    assert named == set(EXPECTED)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_its_own_and_a_look_changes_nothing(role: str, stage: Cast, signed: Signed) -> None:
    client = Client() if role == "nobody" else signed(getattr(stage, role))
    urls = addresses(stage, file_theme_day(stage).record_uid)
    before = contents()
    seen = {name: client.get(url).status_code for name, url in urls.items()}
    assert seen == {name: codes[ROLES.index(role)] for name, codes in EXPECTED.items()}
    assert contents() == before


def test_what_is_another_branchs_is_as_absent_as_what_never_was(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    other = stage.clinic.uid
    there = [
        reverse("todo-body", args=[other]),
        reverse("records-body", args=[other]),
        reverse("record-new", args=[other, "theme_day"]),
        reverse("gathering-new", args=[other, "branch_life"]),
        reverse("sheet-new", args=[other, "party_group_meeting"]),
        reverse("records-columns", args=[other]) + f"?layout={LAYOUT}",
        reverse("slot", args=["theme_day_month", "2026-04", other]),
        reverse("item", args=[4, other]),
        reverse("cell", args=["theme_day_month", other]),
    ]
    nowhere = reverse("todo-body", args=["nothing"])
    answers = [client.get(url) for url in [*there, nowhere]]
    assert [answer.status_code for answer in answers] == [404] * (len(there) + 1)
    assert len({main_of(answer.content.decode()) for answer in answers}) == 1


def test_a_record_of_another_branch_is_not_found(stage: Cast, signed: Signed) -> None:
    record = file_theme_day(stage).record_uid
    client = signed(account("clinic", Role.SECRETARY, stage.clinic.uid))
    for name in ("record", "record-correct"):
        assert client.get(reverse(name, args=[record])).status_code == 404
    for name in ("records-filed", "records-print"):
        assert client.get(f"{reverse(name)}?r={record}").status_code == 404
        assert client.get(reverse(name)).status_code == 404
    for name in ("record-void", "record-confirm", "record-correct"):
        assert client.post(reverse(name, args=[record]), {"reason": "误填"}).status_code == 404


@pytest.mark.parametrize("role", ["office", "secretary"])
def test_pages_say_what_they_are(role: str, stage: Cast, signed: Signed) -> None:
    client = signed(getattr(stage, role))
    for url in addresses(stage, file_theme_day(stage).record_uid).values():
        answer = client.get(url)
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            page = answer.content.decode()
            assert '<html lang="zh-CN"' in page and "<h1" in page and 'href="#main"' in page, url
            assert " style=" not in page and "<style" not in page and "javascript:" not in page, url


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


def contents() -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the traces."""
    return {table: sorted(rows(table), key=repr) for table in tables() if table not in TRACES}


def tables() -> Iterator[str]:
    return (model._meta.db_table for model in apps.get_models())


def rows(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return cursor.fetchall()
