"""The reader on the annotated clauses of our own, and floors below which it must not fall."""

from pathlib import Path

import pytest
from scripts.agreement import STRICT, Score, scores
from scripts.annotated_plan import documents

from yaodian.core.plan import as_json, read

FOLDER = Path(__file__).parent / "annotated"
FLOOR = 0.9


@pytest.fixture(scope="module")
def gold() -> list[dict]:
    return list(documents({path.stem: path.read_bytes().decode("utf-8") for path in FOLDER.glob("*.txt")}))


@pytest.fixture(scope="module")
def table(gold: list[dict]) -> dict[str, Score]:
    return scores(gold, {one["id"]: as_json(one["id"], read(one["text"]).plan) for one in gold})


@pytest.mark.parametrize("figure", STRICT)
def test_the_reader_agrees_with_our_own_annotation(table: dict[str, Score], figure: str) -> None:
    assert table[figure].f1 >= FLOOR, table[figure]


def test_thirty_kinds_of_text_of_a_page_each(gold: list[dict]) -> None:
    assert len(gold) == 30
    assert all(250 <= len(one["text"]) <= 700 for one in gold), {one["id"]: len(one["text"]) for one in gold}
    assert not any(set("⟦⟧›") & set(one["text"]) for one in gold)


def test_every_list_and_nearly_every_value_occurs(gold: list[dict]) -> None:
    quotas = [quota for one in gold for quota in one["quotas"]]
    periods = {"day", "week", "half-month", "month", "two-months", "quarter", "semester", "half-year", "year", "once"}
    assert {quota["period"] for quota in quotas} == periods | {None}
    assert {quota["comparator"] for quota in quotas} == {">=", "<=", "="}
    assert {heading["level"] for one in gold for heading in one["headings"]} == {1, 2, 3}
    assert any(not any(one[name] for name in STRICT[1:]) for one in gold), "one text asks for nothing"
