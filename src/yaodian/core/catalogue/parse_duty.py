"""Duties, selectors, quotas and occasions out of data."""

import re
from collections.abc import Mapping
from fractions import Fraction

from yaodian.core.catalogue.mechanism import DutyTemplate, Offer
from yaodian.core.catalogue.node import Node
from yaodian.core.duty import (
    After,
    AnchorKind,
    AtLeast,
    Basis,
    Coverage,
    Credit,
    Duty,
    Every,
    EveryTime,
    Face,
    Occasion,
    Quota,
    Standing,
    Window,
)
from yaodian.core.period import Offset, OffsetUnit, Rhythm
from yaodian.core.roster.selector import Selector, Who

Groups = Mapping[str, tuple[str, ...]]
_SHARE = re.compile(r"(\d{1,3})%\Z|(\d+)/(\d+)\Z|1\Z")
_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})\Z")
_DAYS_OF_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NOWHERE = Selector(Who.BODIES)


def read_selector(node: Node | None, groups: Groups) -> Selector:
    """A selector; a group's word stands for its body kinds."""
    if node is None:
        return NOWHERE
    kinds = (kind for word in node.texts("kinds") for kind in groups.get(word, (word,)))
    return Selector(
        who=node.choice("who", Who, Who.BODIES),
        kinds=tuple(dict.fromkeys(kinds)),
        posts=node.texts("posts"),
        roster=node.text("roster"),
        here=node.flag("here"),
    )


def read_share(node: Node, key: str = "share") -> Fraction:
    """`80%`, `4/5` or `1`; whether it lies in (0, 1] is the X-ray's business."""
    found = _SHARE.match(str(node.data.get(key, "")))
    if not found or found[3] == "0":
        node.fault(f"“{node.data.get(key)}”不是比例", "写成 80%、4/5 或 1", key)
        return Fraction(1)
    if found[1]:
        return Fraction(int(found[1]), 100)
    return Fraction(int(found[2]), int(found[3])) if found[2] else Fraction(1)


def read_coverage(node: Node, groups: Groups) -> Coverage:
    return Coverage(read_share(node), read_selector(node.node("of", "selector"), groups))


def read_quotas(parent: Node, groups: Groups) -> tuple[tuple[Quota, ...], bool]:
    """The quotas, and whether every number among them is stated by a source."""
    nodes = parent.nodes("quotas", "quota")
    quotas = (_read_quota(node, groups) for node in nodes)
    stated = bool(nodes) and all([node.flag("stated") for node in nodes])
    return tuple(q for q in quotas if q is not None), stated


def _read_quota(node: Node, groups: Groups) -> Quota | None:
    if not _is_one_of(node, ("at_least", "coverage", "every_time")):
        return None
    if at_least := node.node("at_least", "at_least"):
        return AtLeast(
            count=at_least.number("count", 1, least=1),
            of_amount=at_least.flag("of_amount"),
            unit=at_least.text("unit", "次"),
        )
    if coverage := node.node("coverage", "coverage"):
        return read_coverage(coverage, groups)
    every_time = node.node("every_time", "every_time")
    return EveryTime(every_time.name("flag")) if every_time else None


def _is_one_of(node: Node, words: tuple[str, ...]) -> bool:
    if sum(node.has(word) for word in words) == 1:
        return True
    node.fault("应当恰好写明其中一种", f"只写一种：{'、'.join(words)}")
    return False


def read_occasion(node: Node | None) -> Occasion | None:
    if node is None or not _is_one_of(node, ("every", "window", "after", "standing")):
        return None
    if node.has("every"):
        return Every(node.choice("every", Rhythm, Rhythm.YEAR))
    if window := node.node("window", "window"):
        return Window(*_month_day(window, "from"), *_month_day(window, "to"))
    if after := node.node("after", "after"):
        return _read_after(after)
    if not node.flag("standing"):
        node.fault("standing 只能写 true", "不是长期事项的，改写别的周期", "standing")
    return Standing()


def _month_day(node: Node, key: str) -> tuple[int, int]:
    found = _MONTH_DAY.match(str(node.data.get(key, "")))
    month, day = (int(found[1]), int(found[2])) if found else (0, 0)
    if not (1 <= month <= 12 and 1 <= day <= _DAYS_OF_MONTH[month - 1]):
        node.fault(f"“{node.data.get(key)}”不是月日", '写成 "03-31"，加引号', key)
        return 1, 1
    return month, day


def _read_after(node: Node) -> After:
    return After(
        anchor=node.choice("anchor", AnchorKind, AnchorKind.DEED),
        name=node.text("name"),
        offset=read_offset(node.node("offset", "offset")) or Offset(0, OffsetUnit.DAY),
        opens=read_offset(node.node("opens", "offset")),
        repeats=node.flag("repeats"),
    )


def read_offset(node: Node | None) -> Offset | None:
    if node is None:
        return None
    return Offset(node.number("count"), node.choice("unit", OffsetUnit, OffsetUnit.DAY))


def read_bases(node: Node, key: str) -> tuple[Basis, ...]:
    return tuple(
        Basis(b.text("source"), b.text("place"), b.text("quote"), b.flag("stated")) for b in node.nodes(key, "basis")
    )


def read_duty(node: Node, groups: Groups, mechanism: str) -> DutyTemplate:
    quotas, stated = read_quotas(node, groups)
    undecided = tuple(face for word in node.texts("undecided") if (face := _face(node, word)))
    duty = Duty(
        key=node.name(),
        title=node.text("title"),
        bearer=read_selector(node.node("bearer", "selector"), groups),
        kinds=node.texts("kinds"),
        quotas=quotas,
        occasion=_occasion_of(node, undecided),
        object=read_selector(object_, groups) if (object_ := node.node("object", "selector")) else None,
        credit=node.choice("credit", Credit, Credit.DONE),
        grace=node.number("grace", 7),
        curable=node.flag("curable"),
        minutes=node.number("minutes"),
        bases=read_bases(node, "bases"),
        undecided=undecided,
        mechanism=mechanism,
        in_force=node.day("in_force"),
    )
    return DutyTemplate(duty, node.flag("baseline"), stated, _read_offer(node, groups))


def _occasion_of(node: Node, undecided: tuple[Face, ...]) -> Occasion:
    """A duty whose cycle is open has no occasion of its own; Standing only keeps its place."""
    if Face.CYCLE in undecided:
        for key in ("occasion", "quotas"):
            if node.has(key):
                node.fault("周期未定的事项不能自带次数或周期", "移到 offer 里，作为建议的最窄理解", key)
        return Standing()
    for key in ("occasion", "quotas"):
        if not node.has(key):
            node.fault(f"缺少“{key}”", "补上；原文没有写明的，写 undecided: [cycle]")
    return read_occasion(node.node("occasion", "occasion")) or Standing()


def _read_offer(node: Node, groups: Groups) -> Offer | None:
    offer = node.node("offer", "offer")
    if offer is None:
        return None
    occasion = read_occasion(offer.node("occasion", "occasion"))
    return Offer(offer.text("why"), occasion, read_quotas(offer, groups)[0])


def _face(node: Node, word: str) -> Face | None:
    if word in set(Face):
        return Face(word)
    node.fault(f"“{word}”不是未定的方面", f"可选：{'、'.join(Face)}", "undecided")
    return None
