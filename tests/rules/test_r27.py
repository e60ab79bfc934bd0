"""R27: looking changes nothing, a stranger changes nothing, passwords are hashed well, guessing locks out."""

import pytest
from django.test import Client
from tests.rules.house import TRACES, addresses, contents
from tests.rules.issues import PEOPLE
from tests.site.cast import PASSWORD, Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

from yaodian.site import settings
from yaodian.site.actions.sign_in import LOCKED_FOR, MOST_FAILURES
from yaodian.site.queries.scope import MAY, Verb

# A stranger's sign-in leaves a failure and its audit line; everything else stays as it was.
OF_A_SIGN_IN = TRACES | {"sign_in_failure", "audit_line", "audit_head"}
ROLES = ("office", "leader", "body", "secretary", "member", "administrator", None)


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_no_look_changes_a_fact_a_definition_a_draft_or_a_decision(
    role: str | None, stage: Cast, signed: Signed
) -> None:
    urls = addresses(stage, file_theme_day(stage).record_uid)
    client = signed(getattr(stage, role)) if role else Client()
    before = contents()
    for url in urls.values():
        for query in ("", "?filed=1&of=x&item=9&sort=-n"):
            client.get(url + query)
            client.head(url + query)
    assert contents() == before


def test_who_is_not_signed_in_changes_nothing_but_by_signing_in(stage: Cast) -> None:
    urls = addresses(stage, file_theme_day(stage).record_uid)
    client = Client()
    before = contents(frozenset(OF_A_SIGN_IN))
    for url in urls.values():
        for method in (client.post, client.put, client.delete, client.patch):
            answer = method(url, {"username": "office", "password": "wrong", "reason": "x", "text": "x"})
            assert answer.status_code in (200, 302, 401, 405, 422), (url, answer.status_code)
    assert contents(frozenset(OF_A_SIGN_IN)) == before


def test_a_form_without_its_token_changes_nothing(stage: Cast) -> None:
    urls = addresses(stage, file_theme_day(stage).record_uid)
    client = Client(enforce_csrf_checks=True)
    client.force_login(stage.office, backend="django.contrib.auth.backends.ModelBackend")
    before = contents()
    answers = {url: client.post(url, {"reason": "x"}).status_code for url in urls.values()}
    assert set(answers.values()) <= {403, 405}
    assert contents() == before


def test_guessing_locks_out(stage: Cast) -> None:
    client = Client()
    for _ in range(MOST_FAILURES):
        client.post("/login/", {"username": "office", "password": "wrong"})
    locked = client.post("/login/", {"username": "office", "password": PASSWORD})
    assert locked.status_code == 422 and LOCKED_FOR.total_seconds() >= 600


def test_passwords_are_hashed_by_a_modern_function() -> None:
    assert settings.PASSWORD_HASHERS[0].endswith("ScryptPasswordHasher")


@pytest.mark.xfail(strict=True, reason=PEOPLE)
def test_system_security_and_audit_administrators_are_three() -> None:
    assert not any({Verb.GRANT, Verb.AUDIT} <= verbs for verbs in MAY.values())
