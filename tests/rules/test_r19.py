"""R19: closing has three weights: 问题 by another body, 任务 by whoever assigned it, 登记 not at all."""

from importlib.util import find_spec

import pytest
from tests.core.catalogue.samples import BASIS, files
from tests.rules.issues import LOOPS

from yaodian.core.catalogue import parse
from yaodian.core.catalogue.ledger import Closing


def with_ledger(closing: str) -> dict[str, object]:
    data = files()
    words = {"key": "faults", "title": "问题台账", "purpose": "改到位", "audience": ["office"], "ends": "办结后三年"}
    field = {"key": "measure", "title": "整改措施", "type": "text", "purpose": "知道怎么改"}
    more = {"life": "task", "held_by": ["branch"], "fields": [field]}
    data["talks"]["ledgers"] = [{**words, **more, "closing": closing, "basis": [BASIS], "minutes": 5}]
    return data


def test_a_ledger_says_one_of_three_weights_and_no_other() -> None:
    assert set(Closing) == {"problem", "task", "register"}
    assert [parse(with_ledger(closing))[1] for closing in Closing] == [[], [], []]
    found, problems = parse(with_ledger("whoever"))
    assert found is None and problems


@pytest.mark.xfail(strict=True, reason=LOOPS)
def test_a_case_closes_by_its_guards_alone() -> None:
    assert find_spec("yaodian.core.ledger") is not None
