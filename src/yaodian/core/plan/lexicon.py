"""Finding the longest known word at a place, and the parts it may play."""

from collections.abc import Iterable, Mapping

from yaodian.core.plan import words

Roles = frozenset[str]
# a last character that belongs to what follows: 负责制定 holds 制定, 每周一次 holds 一次
_BELONGS = {"期": ("限",), "制": ("定", "订"), "一": ("次", "场", "期", "篇", "个", "项", "轮", "回", "堂", "学")}


class Lexicon:
    """An immutable table of words; a look-up costs the length of the longest word, never the text."""

    def __init__(self, table: Mapping[str, Iterable[str]]) -> None:
        roles: dict[str, set[str]] = {}
        for role, members in table.items():
            for word in members:
                roles.setdefault(word, set()).add(role)
        self._roles: dict[str, Roles] = {word: frozenset(found) for word, found in roles.items()}
        first: dict[str, list[str]] = {}
        for word in sorted(self._roles, key=len, reverse=True):
            first.setdefault(word[0], []).append(word)
        self._first = {mark: tuple(found) for mark, found in first.items()}

    def at(self, text: str, at: int, end: int) -> tuple[str, Roles] | None:
        """The longest word that begins at `at` and stops before `end`, with its roles."""
        for word in self._first.get(text[at], ()):
            stop = at + len(word)
            if stop <= end and text.startswith(word, at) and text[stop : stop + 1] not in _BELONGS.get(word[-1], ()):
                return word, self._roles[word]
        return None


def _table() -> dict[str, list[str]]:
    table = {
        "period": [word for found in words.PERIODS.values() for word in found.split()],
        "thing": [word for found in words.KINDS.values() for word in found.split()],
        "more": words.AT_LEAST.split(),
        "less": words.AT_MOST.split(),
        "more_after": words.AT_LEAST_AFTER.split(),
        "less_after": words.AT_MOST_AFTER.split(),
        "regular": [words.REGULAR],
        "build": [words.BUILD],
    }
    for role in [
        "make",
        "hold",
        "launch",
        "prepare",
        "produce",
        "ties",
        "apply",
        "also",
        "systems",
        "helpers",
        "training",
        "events",
        "suffixes",
        "govern",
        "assess",
        "into",
        "targets",
        "target_tails",
        "plain",
        "stock",
        "negations",
        "joins",
        "stops",
        "each",
        "coverage",
        "scoring",
        "empty_verbs",
    ]:
        table[role] = getattr(words, role.upper()).split()
    return table


FIELD = Lexicon(_table())
PERIOD_OF: dict[str, str] = {word: name for name, found in words.PERIODS.items() for word in found.split()}
SPAN_OF: dict[str, str] = {word: name for name, found in words.SPANS.items() for word in found.split()}
KIND_OF: dict[str, str] = {word: kind for kind, found in words.KINDS.items() for word in found.split()}
UNITS = tuple(sorted({*words.DEEDS.split(), *words.PRODUCTS.split(), *words.SIZES.split()}, key=len, reverse=True))
UNITS_AT = Lexicon({"unit": UNITS})
