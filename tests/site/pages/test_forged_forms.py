"""A signed-in secretary sends what no form offered: numbers that are none, and keys of what is not theirs."""

from decimal import Decimal

import pytest
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day, sent

from yaodian.site.models import Belonging, Deed, Record

pytestmark = pytest.mark.django_db

NO_NUMBERS = ["1e400", "1e2", "NaN", "nan", "inf", "Infinity", "-0", "−0", "+1", "-1", "1_000", "1,000", "0x10"]
NO_NUMBERS += [str(10**30), "9" * 5000, "12345678", "1.234", ".5", "5.", "²", "①", "٣", "１e５", "一", "1 2", "1\n2"]


def form(cast: Cast, kind: str = "theme_day", query: str = "") -> str:
    return f"/records/new/{cast.first.uid}/{kind}/{query}"


@pytest.mark.parametrize("typed", NO_NUMBERS, ids=lambda typed: ascii(typed)[:20])
def test_what_is_no_number_is_refused_at_its_field_and_kept_there(typed: str, stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage), sent(stage, **{"f-theme_hours": typed}))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Record.objects.exists()
    assert 'href="#f-theme_hours"' in page and "不是数字" in page and "请填写如 2 或 1.5 的数字" in page
    assert typed.splitlines()[0] in page


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("１２", 1200), ("１．５", 150), (" 2.25 ", 225), ("007", 700), ("9999999.99", 999999999)],
)
def test_full_width_digits_are_digits(typed: str, hundredths: int, stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage), sent(stage, **{"f-theme_hours": typed}))
    assert answer.status_code == 302
    assert Deed.objects.get(bearer=stage.first.uid).amount == hundredths
    assert Decimal(Record.objects.get().values["theme_hours"]) * 100 == hundredths


@pytest.mark.parametrize("kind", ["nothing", "study_session", "theme-day", "THEME_DAY", "0", "_facts"])
def test_a_kind_that_the_body_does_not_file_is_not_there(kind: str, stage: Cast, signed: Signed) -> None:
    answer = signed(stage.secretary).post(form(stage, kind), sent(stage))
    assert answer.status_code == 404 and not Record.objects.exists()


@pytest.mark.parametrize("whose", ["second", "clinic", "finance", "city"])
def test_another_bodys_form_is_not_there(whose: str, stage: Cast, signed: Signed) -> None:
    uid = getattr(stage, whose).uid
    client = signed(stage.secretary)
    for url in (f"/records/new/{uid}/theme_day/", "/records/new/nobody/theme_day/"):
        assert client.get(url).status_code == 404
        assert client.post(url, sent(stage)).status_code == 404
    assert not Record.objects.exists()


FORGED = [
    "nothing|2026-03",
    "theme_day_month|2026-13",
    "study_group_quarter|2026-Q1",
    "theme_day_month|",
    "|",
    "x" * 900,
]


@pytest.mark.parametrize("forged", FORGED, ids=lambda forged: forged[:24])
@pytest.mark.parametrize("opened", ["", "?duty=theme_day_month&cycle=2026-03", "forged"])
def test_a_cycle_that_was_not_offered_is_refused(forged: str, opened: str, stage: Cast, signed: Signed) -> None:
    """Whether in the address or in what is sent: nothing is filed under another cycle, nor silently under none."""
    duty, _, cycle = forged.partition("|")
    query = f"?duty={duty}&cycle={cycle}" if opened == "forged" else opened
    answer = signed(stage.secretary).post(form(stage, query=query), sent(stage, belongs=forged))
    page = answer.content.decode()
    assert answer.status_code == 422 and not Record.objects.exists() and not Belonging.objects.exists()
    assert "所属周期" in page and "不能由这份记录补上" in page


@pytest.mark.parametrize("cycle", ["2026-04", "2026-05", "2027-01"])
def test_a_cycle_whose_days_are_not_over_is_not_made_up(cycle: str, stage: Cast, signed: Signed) -> None:
    query = f"?duty=theme_day_month&cycle={cycle}"
    answer = signed(stage.secretary).post(form(stage, query=query), sent(stage, belongs=f"theme_day_month|{cycle}"))
    assert answer.status_code == 422 and not Belonging.objects.exists()


def test_a_cycle_sent_with_a_gathering_or_a_correction_that_offered_none_is_refused(
    stage: Cast, signed: Signed
) -> None:
    client, forged = signed(stage.secretary), "theme_day_month|2026-03"
    together = client.post(
        f"/records/gathering/{stage.first.uid}/branch_life/", sent(stage, part="theme_day", belongs=forged)
    )
    uid = file_theme_day(stage).record_uid
    changed = {"f-theme": "改过的", "version": "1", "reason": "笔误", "belongs": forged}
    corrected = client.post(f"/records/{uid}/correct/", sent(stage, **changed))
    for answer in (together, corrected):
        assert answer.status_code == 422 and "不能由这份记录补上" in answer.content.decode()
    assert Record.objects.count() == 1 and not Belonging.objects.exists()
