"""X-ray of what forms ask: nothing twice, nothing that is known, nothing that must not be asked."""

from collections.abc import Iterator
from itertools import combinations

from yaodian.core.catalogue.collection import Catalogue
from yaodian.core.catalogue.fault import Fault
from yaodian.core.catalogue.forbidden import (
    BELIEF_KEYS,
    BELIEF_WORDS,
    KNOWN_KEYS,
    KNOWN_TITLES,
    ONLINE_KEYS,
    ONLINE_WORDS,
    RANK_WORDS,
    SIGN_IN_KEYS,
    SIGN_IN_WORDS,
)
from yaodian.core.catalogue.kind import Bears, Field, FieldType, RecordKind
from yaodian.core.catalogue.ledger import Ledger, Roster

Asker = RecordKind | Ledger | Roster


def askers(catalogue: Catalogue) -> tuple[Asker, ...]:
    """All that ask for values."""
    return (*catalogue.kinds, *catalogue.ledgers, *catalogue.rosters)


def fields_of(catalogue: Catalogue) -> Iterator[tuple[Asker, Field]]:
    return ((asker, field) for asker in askers(catalogue) for field in asker.fields)


def place(asker: Asker, field: Field | None = None) -> str:
    """Where a fault stands, as the author of a file sees it."""
    section = "kinds" if isinstance(asker, RecordKind) else "ledgers" if isinstance(asker, Ledger) else "rosters"
    where = f"{asker.mechanism}.{section}[{asker.key}]"
    return f"{where}.fields[{field.key}]" if field else where


def _says(field: Field, words: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """The forbidden word in any text that the form shows, or the forbidden key."""
    shown = (field.title, field.hint, *field.options)
    found = next((word for word in words if any(word in text for text in shown)), "")
    return found or (field.key if _holds(field.key, keys) else "")


def _holds(key: str, forbidden: tuple[str, ...]) -> bool:
    """True when the forbidden key is one of the words that `key` is made of."""
    return any(f"_{word}_" in f"_{key}_" for word in forbidden)


def known_value(catalogue: Catalogue) -> Iterator[Fault]:
    for kind, field in fields_of(catalogue):
        if field.title in KNOWN_TITLES or field.key in KNOWN_KEYS:
            what = f"“{field.title}”是系统已知的值，不能再问"
            yield Fault(place(kind, field), what, "删去这一栏，表单会自动带出", "R8-known")


def ask_once(catalogue: Catalogue) -> Iterator[Fault]:
    """Within one kind no title or key twice; in one gathering the same value has the same key."""
    for asker in askers(catalogue):
        yield from _asked_twice(asker, asker)
    for one, other in combinations(catalogue.kinds, 2):
        if one.gathering and one.gathering == other.gathering:
            yield from _asked_twice(one, other)


def _asked_twice(one: Asker, other: Asker) -> Iterator[Fault]:
    pairs = combinations(one.fields, 2) if one is other else ((a, b) for a in one.fields for b in other.fields)
    for a, b in pairs:
        if one is other and a.key == b.key:
            yield Fault(place(other, b), f"键“{b.key}”在一张表里出现两次", "删去其一", "R8-once")
        elif a.title == b.title and a.key != b.key:
            what = f"“{b.title}”与“{one.title}”的同名栏问的是同一个值"
            yield Fault(place(other, b), what, f"共用键“{a.key}”，或改为各自的名称", "R8-once")
        elif a.key == b.key and (a.title, a.type, a.unit) != (b.title, b.type, b.unit):
            what = f"键“{b.key}”在同一场活动的“{one.title}”里是另一种栏"
            yield Fault(place(other, b), what, "同一个键的名称、类型和单位要一致，或换一个键", "R8-once")


def no_sign_in(catalogue: Catalogue) -> Iterator[Fault]:
    mend = "删去；到会情况由召集人在名单上确认"
    for kind, field in fields_of(catalogue):
        if word := _says(field, SIGN_IN_WORDS, SIGN_IN_KEYS):
            yield Fault(place(kind, field), f"不得设签到、定位类的栏（{word}）", mend, "R1-sign-in")
        if word := _says(field, ONLINE_WORDS, ONLINE_KEYS):
            yield Fault(place(kind, field), f"不得记录在线时长和活跃情况（{word}）", "删去", "R3-online")
        if word := _says(field, RANK_WORDS, ("rank", "ranking")):
            yield Fault(place(kind, field), f"不得排名（{word}）", "删去", "R2-rank")


def optional_files(catalogue: Catalogue) -> Iterator[Fault]:
    for kind, field in fields_of(catalogue):
        if field.type is FieldType.FILE and field.required:
            yield Fault(place(kind, field), "附件不能必填", "去掉 required", "R6-file")


def boundary(catalogue: Catalogue) -> Iterator[Fault]:
    for kind, field in fields_of(catalogue):
        if word := _says(field, BELIEF_WORDS, BELIEF_KEYS):
            what = f"不得设涉及信仰、宗教或家庭政治情况的栏（{word}）"
            yield Fault(place(kind, field), what, "删去；系统不收集这类信息", "R24-boundary")


def field_types(catalogue: Catalogue) -> Iterator[Fault]:
    """Options belong to choices alone; what a kind's own keys name is a field of the right type."""
    for kind, field in fields_of(catalogue):
        if (field.type is FieldType.CHOICE) != bool(field.options):
            mend = "选择栏至少写两个选项，其他栏不写 options"
            yield Fault(place(kind, field), "选项与类型不符", mend, "field-type")
        if len(set(field.options)) != len(field.options):
            yield Fault(place(kind, field), "选项有重复", "每个选项只写一次", "field-type")
    for kind in catalogue.kinds:
        yield from _named_fields(kind)


def _named_fields(kind: RecordKind) -> Iterator[Fault]:
    types = {field.key: field.type for field in kind.fields}
    wanted = (
        ("person_field", kind.person_field, FieldType.PERSON),
        ("joint_field", kind.joint_field, FieldType.BODIES),
        ("amount_field", kind.amount_field, FieldType.NUMBER),
    )
    for word, key, type_ in wanted:
        if key and types.get(key) is not type_:
            what = f"{word} 所指的“{key}”不是 {type_} 类型的栏"
            yield Fault(place(kind), what, "改为本表中该类型的栏的键", "field-type")
    if kind.bears in (Bears.PERSON, Bears.BOTH) and not kind.person_field:
        yield Fault(place(kind), "计入个人，却没有写明哪一栏是这个人", "补上 person_field", "field-type")
    if kind.bears is Bears.JOINT and not kind.joint_field:
        yield Fault(place(kind), "联合举办，却没有写明哪一栏是联合方", "补上 joint_field", "field-type")


def views_ask_nothing(catalogue: Catalogue) -> Iterator[Fault]:
    """A ledger over records is read, never typed; any other asks for something."""
    for ledger in catalogue.ledgers:
        if ledger.view_of and ledger.fields:
            what = f"“{ledger.title}”取自已有记录，不再另填"
            yield Fault(place(ledger), what, "删去 fields，或删去 view_of", "R8-view")
        if not ledger.view_of and not ledger.fields:
            yield Fault(
                place(ledger), f"“{ledger.title}”没有一栏", "写明 fields，或写明取自哪些记录（view_of）", "R8-view"
            )


def organisations_alone(catalogue: Catalogue) -> Iterator[Fault]:
    """A ledger that holds nothing about persons asks for none."""
    for ledger in catalogue.ledgers:
        for field in ledger.fields:
            if ledger.organisation_only and field.type in (FieldType.PERSON, FieldType.ATTENDANCE):
                what = f"“{ledger.title}”只记组织层面的事，不能有人员栏"
                yield Fault(place(ledger, field), what, "删去这一栏", "R24-organisation")
