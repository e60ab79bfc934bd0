"""R17: late entry is accepted and labelled, never blocked, never hidden; both days stay."""

from datetime import date

from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import AT, ON, file_theme_day

from yaodian.core.period import Span
from yaodian.core.verdict.verdict import Label, Verdict
from yaodian.site.queries.judging import judgements

HELD = date(2026, 1, 20)


def test_ninety_days_late_it_counts_is_labelled_and_keeps_both_days(stage: Cast, signed: Signed) -> None:
    assert (ON - HELD).days == 90
    filed = file_theme_day(stage, on_day=HELD)
    assert filed.entered_late and ("theme_day_month", "2026-01") in filed.serves
    (january,) = (
        one
        for one in judgements(on=ON, known=AT, within=Span(HELD, HELD), bearers=frozenset({stage.first.uid}))
        if (one.duty, one.cycle) == ("theme_day_month", "2026-01")
    )
    assert january.verdict is Verdict.MET and Label.ENTERED_LATE in january.labels
    page = signed(stage.office).get(f"/records/{filed.record_uid}/").content.decode()
    assert "2026年1月20日" in page and "2026年4月20日" in page
    slot = signed(stage.office).get(f"/slot/theme_day_month/2026-01/{stage.first.uid}/").content.decode()
    assert "已完成" in slot and "补录" in slot


def test_the_form_takes_any_past_day_and_says_so(stage: Cast, signed: Signed) -> None:
    page = signed(stage.secretary).get(f"/records/new/{stage.first.uid}/theme_day/").content.decode()
    assert " min=" not in page and "晚录入没有关系" in page
