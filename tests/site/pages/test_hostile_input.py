"""What an attacker sent and no browser would: each ends in a clear answer, and nothing typed is lost silently."""

from datetime import date

import pytest
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day, sent

from yaodian.site.management.commands.standing import day
from yaodian.site.models import Record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("version", ["9" * 5000, "", "-1", "²", "1e3"])
def test_a_version_that_is_none_meets_the_conflict_page(stage: Cast, signed: Signed, version: str) -> None:
    uid = file_theme_day(stage, theme="原来的主题").record_uid
    client = signed(stage.secretary)
    typed = sent(stage, **{"f-theme": "新的主题", "version": version, "reason": "补充"})
    assert client.post(f"/records/{uid}/correct/", typed).status_code == 409
    voided = client.post(f"/records/{uid}/void/", {"version": version, "reason": "错了"})
    assert voided.status_code == 409 and "没有办成，请按说明处理。" in voided.content.decode()
    assert Record.objects.count() == 1


def test_other_text_on_a_form_already_filed_is_said_and_kept(stage: Cast, signed: Signed) -> None:
    client, url = signed(stage.secretary), f"/records/new/{stage.first.uid}/theme_day/"
    assert client.post(url, sent(stage, **{"f-theme": "第一次", "token": "same"})).status_code == 302
    answer = client.post(url, sent(stage, **{"f-theme": "改过的", "token": "same"}))
    page = answer.content.decode()
    assert answer.status_code == 422 and "已经提交过" in page and "改过的" in page
    assert Record.objects.count() == 1


def test_a_nul_in_a_form_is_refused(stage: Cast, signed: Signed) -> None:
    url = f"/records/new/{stage.first.uid}/theme_day/"
    assert signed(stage.secretary).post(url, sent(stage, **{"f-theme": "a\0b"})).status_code == 400
    assert not Record.objects.exists()


def test_a_year_beyond_every_plan_is_refused_at_the_console() -> None:
    assert day("2026-06-30") == date(2026, 6, 30)
    for text in ("0001-01-01", "9999-12-31", "2026-02-30", "x"):
        with pytest.raises(Exception, match="请"):
            day(text)
