"""Ledgers, rosters and rubrics out of data; audience and end of keeping are their mechanism's unless named."""

from yaodian.core.catalogue.ledger import Closing, Criterion, Ledger, Life, Lists, Roster, Rubric
from yaodian.core.catalogue.node import Node
from yaodian.core.catalogue.parse_duty import Groups, read_bases, read_occasion, read_selector
from yaodian.core.catalogue.parse_kind import read_field


def read_ledger(node: Node, groups: Groups, mechanism: Node) -> Ledger:
    held_by = (kind for word in node.texts("held_by") for kind in groups.get(word, (word,)))
    return Ledger(
        key=node.name(),
        title=node.text("title"),
        life=node.choice("life", Life, Life.REGISTER),
        closing=node.choice("closing", Closing, Closing.REGISTER),
        purpose=node.text("purpose"),
        basis=read_bases(node, "basis"),
        audience=node.texts("audience", mechanism.texts("audience")),
        ends=node.text("ends", mechanism.text("ends")),
        minutes=node.number("minutes"),
        held_by=tuple(dict.fromkeys(held_by)),
        fields=tuple(read_field(field) for field in node.nodes("fields", "field")),
        view_of=node.texts("view_of"),
        organisation_only=node.flag("organisation_only"),
        mechanism=mechanism.text("key"),
    )


def read_roster(node: Node, mechanism: Node) -> Roster:
    return Roster(
        key=node.name(),
        title=node.text("title"),
        purpose=node.text("purpose"),
        basis=read_bases(node, "basis"),
        audience=node.texts("audience", mechanism.texts("audience")),
        ends=node.text("ends", mechanism.text("ends")),
        lists=node.choice("lists", Lists, Lists.PERSONS),
        fields=tuple(read_field(field) for field in node.nodes("fields", "field")),
        mechanism=mechanism.text("key"),
    )


def read_rubric(node: Node, groups: Groups, mechanism: Node) -> Rubric:
    return Rubric(
        key=node.name(),
        title=node.text("title"),
        purpose=node.text("purpose"),
        basis=read_bases(node, "basis"),
        audience=node.texts("audience", mechanism.texts("audience")),
        ends=node.text("ends", mechanism.text("ends")),
        minutes=node.number("minutes"),
        subject=read_selector(node.node("subject", "selector"), groups),
        decided_by=node.text("decided_by"),
        steps=node.texts("steps"),
        grades=node.texts("grades"),
        occasion=read_occasion(node.node("occasion", "occasion")),
        criteria=tuple(
            Criterion(one.name(), one.text("title"), one.texts("evidence"))
            for one in node.nodes("criteria", "criterion")
        ),
        uses=node.texts("uses"),
        mechanism=mechanism.text("key"),
    )
