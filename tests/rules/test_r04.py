"""R4: no reports on installs, log-ins or activity. Log-in data is for the auditor alone."""

from tests.rules.house import SOURCE, addresses, imports_of, routes
from tests.site.cast import Cast, account
from tests.site.pages.conftest import Signed

from yaodian.site.actions.sign_in import sign_in
from yaodian.site.models import FunctionCount, Role
from yaodian.site.queries.scope import MAY, Verb

LOGS = {"AuditLine", "SignInFailure", "FunctionCount", "ViewLog", "Session"}


def test_only_the_administrator_who_has_no_business_data_may_read_the_trail() -> None:
    assert [role for role, verbs in MAY.items() if Verb.AUDIT in verbs] == [Role.ADMINISTRATOR]
    assert MAY[Role.ADMINISTRATOR] & {Verb.SEE, Verb.FILE, Verb.DECIDE, Verb.ADOPT} == set()


def test_no_page_reads_a_log() -> None:
    read = {name.rsplit(".", 1)[-1] for names in imports_of(SOURCE / "site" / "pages").values() for name in names}
    assert read & LOGS == set()
    assert [route for route in routes() if "activ" in route or "usage" in route or "statistic" in route] == []


def test_a_function_counts_uses_and_never_persons() -> None:
    assert {field.name for field in FunctionCount._meta.fields} == {"id", "function", "month", "n"}


def test_who_signed_in_is_on_nobodys_page(stage: Cast, signed: Signed) -> None:
    """An account that belongs to no body and did nothing but sign in is not to be seen anywhere."""
    account("guest-account", Role.MEMBER, stage.clinic.uid)
    for _ in range(3):
        sign_in(username="guest-account", password="wrong", address="10.0.0.9", at=stage.office.made_at)
    for role in ("office", "leader", "body", "secretary", "member", "administrator"):
        client = signed(getattr(stage, role))
        for url in addresses(stage).values():
            assert "guest-account" not in client.get(url).content.decode(errors="replace"), (role, url)
