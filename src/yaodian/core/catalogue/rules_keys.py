"""X-ray of names: keys that are unique and never come back, references that lead somewhere."""

from collections import Counter
from collections.abc import Iterator

from yaodian.core.catalogue.collection import Catalogue
from yaodian.core.catalogue.fault import Fault
from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.catalogue.ledger import Ledger, Roster, Rubric
from yaodian.core.catalogue.mechanism import DutyTemplate
from yaodian.core.duty import After, AnchorKind, Coverage
from yaodian.core.roster.selector import Selector, Who


def duty_place(template: DutyTemplate) -> str:
    return f"{template.duty.mechanism}.duties[{template.duty.key}]"


def unique_keys(catalogue: Catalogue) -> Iterator[Fault]:
    """One namespace for mechanisms, one for duties, one for all that a page names by its key."""
    named = [body.key for body in catalogue.body_kinds]
    named += [post.key for post in catalogue.posts] + [kind.key for kind in catalogue.kinds]
    for mechanism in catalogue.mechanisms:
        named += [ledger.key for ledger in mechanism.ledgers]
        named += [roster.key for roster in mechanism.rosters] + [rubric.key for rubric in mechanism.rubrics]
    spaces = (
        ("机制", [m.key for m in catalogue.mechanisms]),
        ("应尽之责", [t.duty.key for t in catalogue.templates]),
        ("名称", named),
    )
    for space, keys in spaces:
        for key, times in Counter(keys).items():
            if times > 1:
                what = f"{space}的键“{key}”用了{times}次"
                yield Fault(key, what, "每个键只给一样东西，换一个新键", "unique-key")
            if key in catalogue.retired:
                what = f"{space}的键“{key}”从前用过"
                yield Fault(key, what, "停用的键不再启用，换一个新键", "unique-key")


def purpose_and_basis(catalogue: Catalogue) -> Iterator[Fault]:
    """R9: what for, on what basis, who sees it, when it ends, what it costs."""
    things: list[tuple[str, RecordKind | Ledger | Roster | Rubric]] = []
    for mechanism in catalogue.mechanisms:
        things += [(f"{mechanism.key}.kinds[{kind.key}]", kind) for kind in mechanism.kinds]
        things += [(f"{mechanism.key}.ledgers[{one.key}]", one) for one in mechanism.ledgers]
        things += [(f"{mechanism.key}.rosters[{one.key}]", one) for one in mechanism.rosters]
        things += [(f"{mechanism.key}.rubrics[{one.key}]", one) for one in mechanism.rubrics]
    words = (
        ("purpose", "目的"),
        ("basis", "依据"),
        ("audience", "谁能看到"),
        ("ends", "何时结束保存"),
        ("minutes", "填报要用的分钟数"),
    )
    for where, thing in things:
        for key, word in words:
            if not getattr(thing, key, True):
                yield Fault(where, f"没有写明{word}", f"补上 {key}", "R9-purpose")


def known_references(catalogue: Catalogue) -> Iterator[Fault]:
    """Every body kind, post, roster, record kind and duty that is named exists."""
    known = _Known(catalogue)
    for kind in catalogue.kinds:
        where = f"{kind.mechanism}.kinds[{kind.key}]"
        yield from known.bodies(where, kind.filed_by)
        if kind.confirmed_by:
            yield from known.posts(where, (kind.confirmed_by,))
    for template in catalogue.templates:
        yield from _duty_references(template, known)
    for ledger in catalogue.ledgers:
        where = f"{ledger.mechanism}.ledgers[{ledger.key}]"
        yield from known.bodies(where, ledger.held_by)
        yield from known.kinds(where, ledger.view_of)
    for rubric in catalogue.rubrics:
        where = f"{rubric.mechanism}.rubrics[{rubric.key}]"
        yield from known.selector(where, rubric.subject)
        yield from known.evidence(where, tuple(key for one in rubric.criteria for key in one.evidence))
    for mechanism in catalogue.mechanisms:
        for number, rule in enumerate(mechanism.proposes, 1):
            names = tuple(duty.duty for duty in rule.duties)
            yield from known.duties(f"{mechanism.key}.proposes[{number}]", names)


def _duty_references(template: DutyTemplate, known: "_Known") -> Iterator[Fault]:
    duty, where = template.duty, duty_place(template)
    yield from known.kinds(where, duty.kinds)
    offered = template.offer.quotas if template.offer else ()
    covered = (q.of for q in (*duty.quotas, *offered) if isinstance(q, Coverage))
    for selector in (duty.bearer, *([duty.object] if duty.object else []), *covered):
        yield from known.selector(where, selector)
    for occasion in (duty.occasion, template.offer.occasion if template.offer else None):
        if isinstance(occasion, After):
            yield from known.anchor(where, occasion)


class _Known:
    """All keys that may be named, by what they are."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.sets = {
            "组织类别": {b.key for b in catalogue.body_kinds},
            "职务": {p.key for p in catalogue.posts},
            "名册": {r.key for m in catalogue.mechanisms for r in m.rosters},
            "表单": {k.key for k in catalogue.kinds},
            "台账": {one.key for one in catalogue.ledgers},
            "应尽之责": {t.duty.key for t in catalogue.templates},
        }

    def _missing(self, where: str, keys: tuple[str, ...], space: str) -> Iterator[Fault]:
        for key in keys:
            if key not in self.sets[space]:
                mend = "改正拼写，或先在相应的文件中定义"
                yield Fault(where, f"没有“{key}”这个{space}", mend, "reference")

    def bodies(self, where: str, keys: tuple[str, ...]) -> Iterator[Fault]:
        return self._missing(where, keys, "组织类别")

    def posts(self, where: str, keys: tuple[str, ...]) -> Iterator[Fault]:
        return self._missing(where, keys, "职务")

    def kinds(self, where: str, keys: tuple[str, ...]) -> Iterator[Fault]:
        return self._missing(where, keys, "表单")

    def duties(self, where: str, keys: tuple[str, ...]) -> Iterator[Fault]:
        return self._missing(where, keys, "应尽之责")

    def evidence(self, where: str, keys: tuple[str, ...]) -> Iterator[Fault]:
        for key in keys:
            if not any(key in self.sets[space] for space in ("应尽之责", "表单", "台账")):
                what = f"没有“{key}”这个应尽之责、表单或台账"
                yield Fault(where, what, "改正拼写，或先在相应的文件中定义", "reference")

    def selector(self, where: str, selector: Selector) -> Iterator[Fault]:
        yield from self.bodies(where, selector.kinds)
        yield from self.posts(where, selector.posts)
        if selector.who is Who.ROSTER:
            yield from self._missing(where, (selector.roster,), "名册")
        if selector.who is Who.HOLDERS and not selector.posts:
            yield Fault(where, "按职务选人，却没有写职务", "补上 posts", "reference")

    def anchor(self, where: str, occasion: After) -> Iterator[Fault]:
        spaces = {
            AnchorKind.DEED: "表单",
            AnchorKind.POST_START: "职务",
            AnchorKind.ROSTER_ENTRY: "名册",
        }
        if space := spaces.get(occasion.anchor):
            yield from self._missing(where, (occasion.name,), space)
