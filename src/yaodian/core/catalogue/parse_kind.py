"""Record kinds and their fields out of data."""

from yaodian.core.catalogue.kind import Bears, Field, FieldType, Quorum, RecordKind
from yaodian.core.catalogue.node import Node
from yaodian.core.catalogue.parse_duty import Groups, read_bases


def read_kind(node: Node, groups: Groups, mechanism: Node) -> RecordKind:
    """A kind; audience and end of keeping are its mechanism's unless it names its own."""
    filed_by = (kind for word in node.texts("filed_by") for kind in groups.get(word, (word,)))
    return RecordKind(
        key=node.name(),
        title=node.text("title"),
        purpose=node.text("purpose"),
        basis=read_bases(node, "basis"),
        audience=node.texts("audience", mechanism.texts("audience")),
        ends=node.text("ends", mechanism.text("ends")),
        minutes=node.number("minutes"),
        filed_by=tuple(dict.fromkeys(filed_by)),
        fields=tuple(read_field(field) for field in node.nodes("fields", "field")),
        bears=node.choice("bears", Bears, Bears.BODY),
        person_field=node.text("person_field"),
        joint_field=node.text("joint_field"),
        amount_field=node.text("amount_field"),
        quorum=node.choice("quorum", Quorum, Quorum.HALF_OR_MORE) if node.has("quorum") else None,
        confirmed_by=node.text("confirmed_by"),
        gathering=node.text("gathering"),
        mechanism=mechanism.text("key"),
    )


def read_field(node: Node) -> Field:
    return Field(
        key=node.name(),
        title=node.text("title"),
        type=node.choice("type", FieldType, FieldType.LINE),
        purpose=node.text("purpose"),
        required=node.flag("required"),
        unit=node.text("unit"),
        options=node.texts("options"),
        hint=node.text("hint"),
    )
