"""R30: a function that nobody used for 180 days is proposed for removal; counted by function, never by person."""

import pytest
from tests.rules.issues import LATER
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

from yaodian.cli import SITE
from yaodian.site.models import FunctionCount


def test_uses_are_counted_by_function_and_month_whoever_it_was(stage: Cast, signed: Signed) -> None:
    for account in (stage.office, stage.leader, stage.office):
        signed(account).get("/desk/")
    (counted,) = FunctionCount.objects.filter(function="desk")
    assert (counted.n, counted.month.day) == (3, 1)
    assert {field.name for field in FunctionCount._meta.fields} == {"id", "function", "month", "n"}


@pytest.mark.xfail(strict=True, reason=LATER)
def test_what_nobody_used_is_proposed_for_removal() -> None:
    assert "unused" in SITE
