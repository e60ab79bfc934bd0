"""Plain data of mechanism files → a catalogue, or every problem at once."""

from collections.abc import Mapping

from yaodian.core.catalogue.clause import STATES, ClauseRule, CoverageInWords, DutyRule, NumberInWords, StateRule, Words
from yaodian.core.catalogue.collection import BodyKind, Catalogue, Group
from yaodian.core.catalogue.mechanism import ITEMS, Mechanism, NamedThing
from yaodian.core.catalogue.node import Node
from yaodian.core.catalogue.parse_duty import (
    Groups,
    read_coverage,
    read_duty,
    read_occasion,
)
from yaodian.core.catalogue.parse_kind import read_kind
from yaodian.core.catalogue.parse_ledger import read_ledger, read_roster, read_rubric
from yaodian.core.duty import Standing
from yaodian.core.period import Rhythm
from yaodian.core.problem import Problem

ORGANISATIONS, STATE_WORDS, RETIRED = "_body_kinds", "_states", "_retired"


def parse(files: Mapping[str, object]) -> tuple[Catalogue | None, list[Problem]]:
    """`files`: a file's name without its suffix → its data. A name that begins with `_` is not a
    mechanism.
    """
    problems: list[Problem] = []
    organisations = Node(ORGANISATIONS, files.get(ORGANISATIONS, {}), "organisations", problems)
    named_groups = _read_groups(organisations)
    groups = {group.key: group.kinds for group in named_groups}
    mechanisms = tuple(
        _read_mechanism(Node(name, data, "mechanism", problems), groups)
        for name, data in sorted(files.items())
        if not name.startswith("_")
    )
    catalogue = Catalogue(
        mechanisms=mechanisms,
        body_kinds=tuple(
            BodyKind(n.name(), n.text("title"), n.flag("branch"), n.texts("called"))
            for n in organisations.nodes("body_kinds", "body_kind")
        ),
        groups=named_groups,
        posts=_read_named(organisations, "posts", "post"),
        states=_read_states(files, problems),
        retired=_read_retired(files, problems),
    )
    return (None if problems else catalogue), list(dict.fromkeys(problems))


def _read_groups(node: Node) -> tuple[Group, ...]:
    return tuple(
        Group(n.name(), n.text("title"), n.texts("kinds"), n.texts("called")) for n in node.nodes("groups", "group")
    )


def _read_states(files: Mapping[str, object], problems: list[Problem]) -> tuple[StateRule, ...]:
    node = Node(STATE_WORDS, files.get(STATE_WORDS, {"states": []}), "states", problems)
    rules = []
    for rule in node.nodes("states", "state"):
        rules.append(StateRule(rule.text("state"), _read_words(rule)))
        _check_states(rule, (rule.text("state"),), "state")
    return tuple(rules)


def _read_retired(files: Mapping[str, object], problems: list[Problem]) -> tuple[str, ...]:
    return Node(RETIRED, files.get(RETIRED, {"keys": []}), "retired", problems).texts("keys")


def _read_mechanism(node: Node, groups: Groups) -> Mechanism:
    return Mechanism(
        key=node.name(),
        title=node.text("title"),
        items=_read_items(node),
        purpose=node.text("purpose"),
        audience=node.texts("audience"),
        ends=node.text("ends"),
        proposes=tuple(_read_clause(n, groups) for n in node.nodes("proposes", "clause")),
        kinds=tuple(read_kind(n, groups, node) for n in node.nodes("kinds", "kind")),
        duties=tuple(read_duty(n, groups, node.text("key")) for n in node.nodes("duties", "duty")),
        ledgers=tuple(read_ledger(n, groups, node) for n in node.nodes("ledgers", "ledger")),
        rosters=tuple(read_roster(n, node) for n in node.nodes("rosters", "roster")),
        rubrics=tuple(read_rubric(n, groups, node) for n in node.nodes("rubrics", "rubric")),
    )


def _read_items(node: Node) -> tuple[int, ...]:
    items = node.data.get("items", [])
    if not isinstance(items, list) or not all(type(i) is int and i in ITEMS for i in items):
        node.fault("应当是要点的条目号", f"写成 [5] 或 [4, 9]，号在{ITEMS[0]}至{ITEMS[-1]}之间", "items")
        return ()
    return tuple(items)


def _read_clause(node: Node, groups: Groups) -> ClauseRule:
    states = node.texts("states")
    _check_states(node, states, "states")
    duties = tuple(_read_clause_duty(n, groups) for n in node.nodes("duties", "clause_duty"))
    words = _read_words(node)
    if not (words.all or words.any or words.title):
        node.fault("没有写明什么样的句子适用", "至少写 all、any、title 中的一种")
    return ClauseRule(words, states, duties, node.text("note"), node.flag("notices"))


def _read_words(node: Node) -> Words:
    return Words(*(node.texts(key) for key in ("all", "any", "none", "title")))


def _check_states(node: Node, states: tuple[str, ...], key: str) -> None:
    for state in states:
        if state not in STATES:
            node.fault(f"“{state}”不是句子的状态", f"可选：{'、'.join(STATES)}", key)


def _read_clause_duty(node: Node, groups: Groups) -> DutyRule:
    number = node.node("number_in_words", "number_in_words")
    coverage = node.node("coverage_in_words", "coverage_in_words")
    return DutyRule(
        duty=node.text("duty"),
        activity=node.texts("activity"),
        periods=_read_periods(node),
        only_if_counted=node.flag("only_if_counted"),
        number_in_words=_read_number(number) if number else None,
        coverage_in_words=CoverageInWords(coverage.texts("words"), read_coverage(coverage, groups))
        if coverage
        else None,
        bearer_words=node.texts("bearer_words"),
    )


def _read_periods(node: Node) -> tuple[Rhythm, ...]:
    words = node.texts("periods")
    for word in words:
        if word not in set(Rhythm):
            node.fault(f"“{word}”不是周期", f"可选：{'、'.join(Rhythm)}", "periods")
    return tuple(Rhythm(word) for word in words if word in set(Rhythm))


def _read_number(node: Node) -> NumberInWords:
    occasion = read_occasion(node.node("occasion", "occasion")) or Standing()
    return NumberInWords(node.texts("words"), node.number("count", 1, least=1), occasion)


def _read_named(node: Node, key: str, section: str) -> tuple[NamedThing, ...]:
    return tuple(NamedThing(n.name(), n.text("title")) for n in node.nodes(key, section))
