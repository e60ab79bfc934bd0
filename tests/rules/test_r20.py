"""R20: no reminder while on time; a ladder with a grace for each step. Today nothing leaves the product at all."""

import re
from importlib.util import find_spec

import pytest
from tests.rules.house import SOURCE
from tests.rules.issues import LOOPS
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import file_theme_day

from yaodian.core.verdict.verdict import Verdict
from yaodian.site.pages.slot_rows import WORKING

SENDING = re.compile(r"send_mail|EmailMessage|smtplib|urlopen|requests\.|httpx|\bsms\b", re.IGNORECASE)


def test_nothing_is_sent_to_anybody() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py")}
    assert [name for name, text in texts.items() if SENDING.search(text)] == []


def test_what_is_done_or_not_due_asks_for_nothing(stage: Cast, signed: Signed) -> None:
    assert Verdict.MET not in WORKING and Verdict.AHEAD not in WORKING
    form = "/branch_life/?kind=theme_day&amp;duty=theme_day_month&amp;cycle=2026-04"
    todo = f"/todo/{stage.first.uid}/"
    assert form in signed(stage.secretary).get(todo).content.decode()
    file_theme_day(stage)
    assert form not in signed(stage.secretary).get(todo).content.decode()


@pytest.mark.xfail(strict=True, reason=LOOPS)
def test_a_simulated_year_of_reminders_keeps_to_the_ladder() -> None:
    assert find_spec("yaodian.site.jobs.reminders") is not None
