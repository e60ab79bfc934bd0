"""A signed-in secretary sends what no form offered: numbers that are none, and keys of what is not theirs."""

from decimal import Decimal

import pytest
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import sent

from yaodian.site.models import Deed, Record

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
