"""Text of a plan to a tree of parts, items and clauses, and to what it commits someone to."""

from yaodian.core.plan.findings import as_json, findings
from yaodian.core.plan.found import Campaign, Deadline, Deliverable, Findings, Link, Party, Quota
from yaodian.core.plan.reader import read
from yaodian.core.plan.tree import Clause, Heading, Item, Leaf, Part, Plan, Reading, leaves

__all__ = [
    "Campaign",
    "Clause",
    "Deadline",
    "Deliverable",
    "Findings",
    "Heading",
    "Item",
    "Leaf",
    "Link",
    "Part",
    "Party",
    "Plan",
    "Quota",
    "Reading",
    "as_json",
    "findings",
    "leaves",
    "read",
]  # fmt: skip
