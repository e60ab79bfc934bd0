"""The reader measured on the annotated corpus, which is not part of the project.

The documents in HELDOUT.txt are neither read nor scored here: the reader was built on the others.
"""

import json
from pathlib import Path

import pytest

from yaodian.core.plan import findings, read

HELDOUT = frozenset((Path(__file__).parent / "HELDOUT.txt").read_text(encoding="utf-8").split())


@pytest.fixture(scope="module")
def documents(corpus: Path) -> dict[str, dict]:
    lines = (corpus / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.strip()]
    return {document["id"]: document for document in found if document["id"] not in HELDOUT}


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    return 2 * max(0, min(a[1], b[1]) - max(a[0], b[0])) / (a[1] - a[0] + b[1] - b[0])


def hits(gold: list[dict], found: list, same) -> int:
    """Greedy one-to-one matching: no better than the scorer's maximum matching."""
    left = list(found)
    count = 0
    for one in gold:
        near = (x for x in left if overlap((one["start"], one["end"]), (x.start, x.end)) >= 0.5 and same(one, x))
        if match := next(near, None):
            left.remove(match)
            count += 1
    return count


def quotas_agree(gold: dict, found) -> bool:
    return (gold["count"], gold["period"], gold["comparator"]) == (found.count, found.period, found.comparator)


def test_the_seed_has_thirty_headings_and_most_of_its_quotas(documents: dict[str, dict]) -> None:
    seed = documents["seed"]
    found = findings(read(seed["text"]).plan)
    expected = [(h["start"], h["level"], h["label"]) for h in seed["headings"]]
    assert [(h.start, h.level, h.label) for h in found.headings] == expected
    assert len(expected) == 30
    assert hits(seed["quotas"], found.quotas, quotas_agree) >= 15


def test_the_seed_file_names_thirteen_items_whose_text_is_missing(corpus: Path) -> None:
    plan = read((corpus / "seed.txt").read_bytes().decode("utf-8")).plan
    assert [item.number for item in plan.items if item.text_missing] == list(range(12, 25))
    assert plan.year == 2026


@pytest.mark.parametrize("kind", ["quotas", "deadlines", "deliverables", "campaigns", "links"])
def test_found_in_all_open_documents(documents: dict[str, dict], kind: str) -> None:
    matched = expected = predicted = 0
    for document in documents.values():
        found = getattr(findings(read(document["text"]).plan), kind)
        same = quotas_agree if kind == "quotas" else (lambda gold, one: True)
        matched += hits(document[kind], found, same)
        expected += len(document[kind])
        predicted += len(found)
    assert 2 * matched / (expected + predicted) >= 0.9
