"""The demo's plan: an example text of all 24 items, each of which becomes something that can be owed."""

from yaodian.core.plan import findings, read
from yaodian.core.propose import propose
from yaodian.site.catalogue import load_catalogue
from yaodian.site.jobs.init import PLAN_FILE


def test_the_plan_is_an_example_with_all_its_items_written_out() -> None:
    text = PLAN_FILE.read_text(encoding="utf-8")
    plan = read(text).plan
    assert plan.title == "示例市政府机关党的建设2026年工作要点（示范文本）" and "不是任何上级机关的要求" in text
    assert [item.number for item in plan.items] == list(range(1, 25)) and len(plan.parts) == 6
    assert not [item.title for item in plan.items if item.text_missing]
    assert 5000 < len(text) < 7000


def test_every_item_of_the_plan_becomes_something() -> None:
    plan = read(PLAN_FILE.read_text(encoding="utf-8")).plan
    made = {one.start: one for one in propose(plan, findings(plan), load_catalogue())}
    for item in plan.items:
        of_item = [made[clause.start] for clause in item.clauses]
        assert any(one.duties for one in of_item), item.title
        assert any("ledger" in one.states for one in of_item), item.title
    undecided = [one for one in made.values() if any(duty.duty.undecided for duty in one.duties)]
    stated = [duty for one in made.values() for duty in one.duties if duty.stated]
    assert len(undecided) >= 10 and len(stated) >= 40
