"""The scorer: matching, overlap, and the same figures as the scorer of the corpus."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from scripts.agreement import FIGURES, STRICT, TOGETHER, differences, scores
from scripts.annotated_plan import documents

from yaodian.core.plan import as_json, read

CLAUSES = Path(__file__).parents[1] / "core" / "plan" / "annotated"


def span(start: int, end: int, **said: object) -> dict[str, object]:
    return {"start": start, "end": end, **said}


def document(**lists: list[dict[str, object]]) -> dict[str, object]:
    return {"id": "d", "text": "甲" * 100, **lists}


def agreed(figure: str, gold: list[dict[str, object]], found: list[dict[str, object]]) -> tuple[int, int, int]:
    key = FIGURES[figure][0]
    score = scores([document(**{key: gold})], {"d": document(**{key: found})})[figure]
    return score.gold, score.pred, score.tp


@pytest.mark.parametrize(("end", "pairs"), [(10, 1), (3, 0), (4, 1), (30, 1), (31, 0)])
def test_half_of_the_characters_of_both_must_be_common(end: int, pairs: int) -> None:
    # Dice: 2 × common / (10 + length); a third of the longer one is just enough.
    assert agreed("links", [span(0, 10)], [span(0, end)]) == (1, 1, pairs)


def test_touching_spans_do_not_agree() -> None:
    assert agreed("links", [span(0, 10)], [span(10, 20)]) == (1, 1, 0)


def test_matching_finds_the_most_pairs_whatever_the_order() -> None:
    wide, narrow = span(0, 12), span(0, 6)
    # The narrow expected one agrees with both, the widest only with the wide one.
    assert agreed("links", [span(0, 8), span(2, 14)], [wide, narrow]) == (2, 2, 2)
    assert agreed("links", [span(2, 14), span(0, 8)], [narrow, wide]) == (2, 2, 2)
    assert agreed("links", [span(0, 10)], [span(0, 10), span(0, 10)]) == (1, 2, 1)


def test_a_strict_quota_says_count_period_and_comparator() -> None:
    gold = span(0, 10, count=1.0, period=None, comparator=">=")
    assert agreed("quotas", [gold], [gold | {"count": 1, "period": "null"}])[2] == 1
    for wrong in ({"count": 2}, {"count": None}, {"period": "month"}, {"comparator": "="}):
        assert agreed("quotas", [gold], [gold | wrong])[2] == 0
        assert agreed("quotas (relaxed: span)", [gold], [gold | wrong])[2] == 1
    assert agreed("quotas (no comparator)", [gold], [gold | {"comparator": "="}])[2] == 1


def test_a_heading_is_exact_or_near() -> None:
    gold: dict[str, object] = {"start": 10, "level": 2}
    assert agreed("headings", [gold], [{"start": 10, "level": 2}])[2] == 1
    for near in ({"start": 12, "level": 2}, {"start": 10, "level": 1}):
        assert agreed("headings", [gold], [near])[2] == 0
        assert agreed("headings (start±2)", [gold], [near])[2] == 1
    assert agreed("headings (start±2)", [gold], [{"start": 13, "level": 2}])[2] == 0


def test_nothing_asked_and_nothing_found_is_perfect_and_a_missing_document_is_nothing_found() -> None:
    assert scores([document()], {})[TOGETHER].f1 == 1.0
    table = scores([document(links=[span(0, 4)])], {})
    assert (table["links"].precision, table["links"].recall, table["links"].f1) == (0.0, 0.0, 0.0)
    assert (table["campaigns"].f1, table[TOGETHER].gold) == (1.0, 1)


def test_differences_name_what_was_missed_and_what_was_too_much() -> None:
    gold, found = document(links=[span(0, 4), span(50, 60)]), document(links=[span(0, 4), span(20, 24)])
    told = [(one.missed, one.finding["start"], one.words) for one in differences([gold], {"d": found}, "links")]
    assert told == [(False, 20, "甲" * 4), (True, 50, "甲" * 10)]


def damaged(gold: list[dict], seed: int) -> list[dict]:
    """Lists with findings dropped, doubled, moved and changed, in another order."""
    dice = random.Random(seed)
    return [{**one, **{key: list(_damaged(one[key], dice)) for key in STRICT}} for one in gold]


def _damaged(findings: list[dict], dice: random.Random) -> list[dict]:
    found = []
    for one in findings:
        for _ in range(dice.choice((0, 1, 1, 1, 2))):
            move = dice.choice((0, 0, 1, 2, 3, 7))
            changed = {key: value + move if key in ("start", "end") else value for key, value in one.items()}
            found.append(_said_otherwise(changed, dice))
    dice.shuffle(found)
    return found


def _said_otherwise(finding: dict, dice: random.Random) -> dict:
    others = {
        "count": (None, "", "2", 1, 1.0, "若干"),
        "period": (None, "", "null", "month"),
        "comparator": (">=", "="),
        "level": (1, 2),
        "date": ("06-30",),
        "kind": ("plan",),
    }
    keys = [key for key in others if key in finding]
    if not keys or dice.random() < 0.5:
        return finding
    key = dice.choice(keys)
    return finding | {key: dice.choice(others[key])}


def as_read(gold: list[dict], seed: int) -> list[dict]:
    return [as_json(one["id"], read(one["text"]).plan) for one in gold]


@pytest.mark.parametrize(("of", "seed"), [(as_read, 0), (damaged, 1), (damaged, 2), (damaged, 3)])
def test_it_equals_the_scorer_of_the_corpus(
    corpus: Path, tmp_path: Path, of: Callable[[list[dict], int], list[dict]], seed: int
) -> None:
    gold = list(documents({path.stem: path.read_text(encoding="utf-8") for path in CLAUSES.glob("*.txt")}))
    found = of(gold, seed)[1:]  # One document was not read.
    paths = [tmp_path / "gold.jsonl", tmp_path / "found.jsonl"]
    for path, lines in zip(paths, (gold, found), strict=True):
        path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")
    command = [sys.executable, str(corpus / "score.py"), *map(str, paths), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)
    ours = scores(gold, {one["id"]: one for one in found})
    assert {name: score.as_json() for name, score in ours.items()} == theirs
