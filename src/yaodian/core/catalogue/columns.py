"""Column layouts (报送列): in which columns a superior's system wants the records that are on file already."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from yaodian.core.catalogue.collection import Catalogue
from yaodian.core.catalogue.kind import FieldType, RecordKind
from yaodian.core.catalogue.node import Node
from yaodian.core.problem import Problem

COLUMNS = "_columns"


class Known(StrEnum):
    """What every record says without a field of its own."""

    BODY = "body"
    KIND = "kind"
    ON_DAY = "on_day"  # 发生
    ENTERED_ON = "entered_on"  # 录入
    DUE = "due"  # 应到人数
    PRESENT = "present"  # 实到人数
    ABSENT = "absent"  # 缺席人数
    ATTENDEES = "attendees"  # 到会人员姓名
    ABSENTEES = "absentees"  # 缺席人员姓名及原因


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column under the superior's own title: a field of the kind by its key, or what every record says."""

    title: str
    field: str = ""
    known: Known | None = None


@dataclass(frozen=True, slots=True)
class KindColumns:
    """One worksheet: the records of one kind, one a row."""

    kind: str
    columns: tuple[LayoutColumn, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What one superior's system takes. `source` says where its titles were seen."""

    key: str
    title: str
    source: str
    kinds: tuple[KindColumns, ...]


def read_layouts(where: str, data: object, catalogue: Catalogue) -> tuple[tuple[Layout, ...], list[Problem]]:
    """The layouts of one file with every problem: bad YAML keys, unknown kinds and fields, titles twice."""
    problems: list[Problem] = []
    node = Node(where, data, "columns", problems)
    layouts = tuple(_layout(one) for one in node.nodes("layouts", "layout"))
    kinds = {kind.key: kind for kind in catalogue.kinds}
    problems += _twice(where, "布局", [layout.key for layout in layouts])
    for layout in layouts:
        problems += _faults(f"{where}.layouts[{layout.key}]", layout, kinds)
    return layouts, problems


def _layout(node: Node) -> Layout:
    return Layout(
        node.name(),
        node.text("title"),
        node.text("source"),
        tuple(
            KindColumns(one.name("kind"), tuple(_column(column) for column in one.nodes("columns", "layout_column")))
            for one in node.nodes("kinds", "layout_kind")
        ),
    )


def _column(node: Node) -> LayoutColumn:
    if node.has("field") == node.has("known"):
        node.fault("应当写明 field 或 known 之一", "field 写表单栏目的键；known 写每份记录都有的值")
    known = node.choice("known", Known, Known.BODY) if node.has("known") else None
    return LayoutColumn(node.text("title"), node.text("field"), known)


def _faults(where: str, layout: Layout, kinds: dict[str, RecordKind]) -> Iterator[Problem]:
    yield from _twice(where, "记录种类", [one.kind for one in layout.kinds])
    for one in layout.kinds:
        here = f"{where}.kinds[{one.kind}]"
        yield from _twice(here, "列名", [column.title for column in one.columns])
        kind = kinds.get(one.kind)
        if kind is None:
            yield Problem(here, f"没有记录种类“{one.kind}”", "写机制文件 kinds 中的键")
        else:
            yield from _unknown_fields(here, one, kind)


def _unknown_fields(where: str, one: KindColumns, kind: RecordKind) -> Iterator[Problem]:
    types = {field.key: field.type for field in kind.fields}
    for column in one.columns:
        if column.field and column.field not in types:
            yield Problem(where, f"“{kind.title}”没有“{column.field}”这一栏", f"可用的键：{'、'.join(types)}")
        elif types.get(column.field) in (FieldType.ATTENDANCE, FieldType.FILE):
            mend = "到会情况用 known: due、present、absent、attendees、absentees；附件不报送"
            yield Problem(where, f"“{column.title}”一列不能取自到会名单或附件", mend)


def _twice(where: str, what: str, names: list[str]) -> Iterator[Problem]:
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(where, f"{what}“{name}”写了不止一次", "每个只写一次")
