"""R18: a request for material cites an entry of the year's plan of inspections; one without is logged as 计划外."""

import pytest
from tests.rules.issues import LOOPS

from yaodian.cli import SITE


@pytest.mark.xfail(strict=True, reason=LOOPS)
def test_a_bundle_answers_an_entry_of_the_plan_of_inspections() -> None:
    assert "bundle" in SITE
