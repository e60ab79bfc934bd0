"""The demo: a year with everything in it that a year has, plainly marked, and never made twice."""

import socket
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.verdict import Judgement, Label, Verdict
from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.clock import now, today
from yaodian.site.env import surroundings
from yaodian.site.jobs.demo.make import make_demo
from yaodian.site.jobs.demo.stage import DEMO_DAY, OPENED
from yaodian.site.jobs.demo.turns import PASSWORD
from yaodian.site.jobs.doctor import start_faults
from yaodian.site.jobs.init import PLAN_FILE
from yaodian.site.models import Account, Body, Deed, Draft, Person, Purpose, Record, RecordState, RoleGrant
from yaodian.site.queries.audit import verify
from yaodian.site.queries.editions import editions, sentences
from yaodian.site.queries.installation import WrongPurpose, installation
from yaodian.site.queries.judging import judgements, year_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_day(tmp_path: Path):
    with override_settings(ENV=replace(settings.ENV, home=tmp_path, today=DEMO_DAY)):
        yield


def standing() -> tuple[Judgement, ...]:
    return judgements(on=today(), known=now(), within=year_of(today()))


@pytest.mark.slow
def test_the_demo_year(demo_day: None) -> None:
    assert make_demo(branches=0) == []
    _is_plainly_an_example()
    _has_everything_a_year_has()
    _can_be_signed_in_to()
    _leads_from_a_verdict_to_the_sentence()
    _holds_a_form_that_was_begun()
    assert not verify().problems
    before = (Record.objects.count(), Person.objects.count(), Body.objects.count(), Account.objects.count())
    assert make_demo(branches=0) == []
    assert before == (Record.objects.count(), Person.objects.count(), Body.objects.count(), Account.objects.count())
    call_command("demo", "--no-serve", "--branches", "0")


def _is_plainly_an_example() -> None:
    here = installation()
    assert here is not None and here.purpose == Purpose.DEMO and "示例" in here.name
    assert all(name.startswith("示例") for name in Person.objects.values_list("name", flat=True))
    assert all(name.startswith("示例") for name in Body.objects.values_list("name", flat=True))
    assert not Person.objects.exclude(id_number="").exists()
    assert today() == DEMO_DAY


def _has_everything_a_year_has() -> None:
    found = standing()
    verdicts = Counter(j.verdict for j in found)
    wanted = set(Verdict) - {Verdict.GRACE}
    assert {v for v in wanted if not verdicts[v]} == set()
    labels = {label for j in found for label in j.labels}
    assert labels == set(Label)
    assert Record.objects.filter(state=RecordState.VOID).count() == 1
    assert Deed.objects.filter(until=NEVER, confirmed=NEVER).exists()
    assert not Record.objects.filter(since__gt=now()).exists()
    merged = Body.objects.get(code="F2", until=NEVER)
    assert merged.last_day == date(2026, 5, 10) and merged.successor_uid
    assert Body.objects.get(code="W2", until=NEVER).first_day == date(2026, 1, 5)


def _can_be_signed_in_to() -> None:
    roles = set(RoleGrant.objects.values_list("role", flat=True))
    assert roles == {"office", "leader", "body", "secretary", "member", "administrator"}
    assert all(account.check_password(PASSWORD) for account in Account.objects.all())


def _leads_from_a_verdict_to_the_sentence() -> None:
    plan = next(e for e in editions() if e.series == "city")
    (sentence,) = sentences(plan.uid, "party_spirit_year")
    assert PLAN_FILE.read_text(encoding="utf-8")[sentence.start : sentence.end] == sentence.quote


def _holds_a_form_that_was_begun() -> None:
    """Shown to the one who began it when the form is opened again."""
    assert Draft.objects.count() == 1
    secretary, body = Account.objects.get(username="j1"), Body.objects.get(code="J1", until=NEVER)
    client = Client()
    client.force_login(secretary)
    page = client.get(reverse("record-new", args=[body.uid, "theme_day"])).content.decode()
    assert "已带出您上次没有提交的内容" in page and 'value="示例：写到一半的主题"' in page


def test_demo_data_never_enters_a_real_installation(demo_day: None) -> None:
    found_installation(actor=None, new=NewInstallation("正式单位", Purpose.REAL), at=OPENED)
    with pytest.raises(WrongPurpose):
        make_demo(branches=0)
    assert not Person.objects.exists()


def test_a_demo_that_was_not_finished_says_what_to_delete(demo_day: None) -> None:
    found_installation(actor=None, new=NewInstallation("示例单位", Purpose.DEMO), at=OPENED)
    (problem,) = make_demo(branches=0)
    assert str(settings.ENV.home) in problem.mend


def test_a_real_installation_does_not_start_on_a_day_of_its_own(demo_day: None) -> None:
    found_installation(actor=None, new=NewInstallation("正式单位", Purpose.REAL), at=OPENED)
    assert [problem.where for problem in start_faults()] == ["环境变量 YAODIAN_TODAY"]


def test_the_demo_has_surroundings_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YAODIAN_DATABASE", "postgresql://real")
    found = surroundings(YAODIAN_DATABASE="", YAODIAN_TODAY="2026-09-18")
    assert "YAODIAN_DATABASE" not in found and found["YAODIAN_TODAY"] == "2026-09-18"


@pytest.mark.parametrize("port", ["0", "99999"])
def test_a_number_that_is_no_port_is_said(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call_command("demo", "--port", port)
    assert ended.value.code == 2 and "没有这样的端口" in capsys.readouterr().err


def test_a_port_in_use_is_said_before_anything_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(SystemExit) as ended:
            call_command("demo", "--port", str(other.getsockname()[1]))
    assert ended.value.code == 2 and "占用" in capsys.readouterr().err
    assert installation() is None
