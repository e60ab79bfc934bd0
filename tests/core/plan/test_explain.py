"""Every rule that finds something has a name and an example; every finding can be said in Chinese."""

import ast
from pathlib import Path

import pytest

from yaodian.core.plan import explain, findings, hits, read
from yaodian.core.plan.confidence import KINDS
from yaodian.core.plan.explain import RULES, date_says, explained

TEXTS = sorted((Path(__file__).parent / "kinds").glob("*.txt"))
EXAMPLES = [example for rules in RULES.values() for example in rules.values()]


def test_every_rule_has_an_example() -> None:
    assert all(example for rules in RULES.values() for example in rules.values())
    assert set(RULES) == {*KINDS, "parties"}


@pytest.mark.parametrize("text", [*(path.read_text(encoding="utf-8") for path in TEXTS), "\n".join(EXAMPLES)])
def test_no_finding_comes_by_a_rule_without_an_example(text: str) -> None:
    found = findings(read(f"一、总则\n{text}\n").plan)
    for kind in (*KINDS, "parties"):
        for one in getattr(found, kind):
            said = explained(kind, one)
            assert said.example, f"{kind} {said.rule}"
            assert said.says and "None" not in str(said)


def test_every_hit_of_a_quota_names_a_rule_that_has_an_example() -> None:
    tree = ast.parse(Path(hits.__file__).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "Hit"]
    named = {leaf.value for call in calls for leaf in ast.walk(call.args[0]) if isinstance(leaf, ast.Constant)}
    assert named and named <= set(hits.RULES)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2026-03-05", "2026年3月5日"),
        ("03-15", "3月15日"),
        ("year-end", "年底"),
        ("rel:7d", "7天内"),
        ("rel:-1d", "提前1天"),
        ("monthly-25", "每月25日"),
        ("Q2", "第2季度"),
    ],
)
def test_dates_are_said_as_people_say_them(date: str, said: str) -> None:
    assert date_says(date) == said


def test_quotas_are_said_as_people_say_them() -> None:
    found = findings(read("一、总则\n每季度至少召开一次支委会。定期走访。\n").plan)
    assert [explain.quota_says(one) for one in found.quotas] == ["每季度至少1次", "定期，没有写次数和周期"]
