"""Whom a 通知 means: words such as 各机关党委 or the names of bodies → kinds of body and single bodies."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from yaodian.core.catalogue import Catalogue
from yaodian.core.duty import Duty
from yaodian.core.roster.selector import Selector, Who

_BETWEEN = re.compile(r"[、，,；;：:\s]+")
_ALL = re.compile("^(?:请|由|市直机关|市直|市级|全市|机关|所属|下属|全体|所有|各级|各)")
_ASIDE = re.compile("[（(][^）)]*[）)]")
_STARTS = ("各", "请各", "由各", "全体", "所有")


@dataclass(frozen=True, slots=True)
class Meant:
    """`kinds`: every body of these kinds below the issuer; `bodies`: single ones, uid by name with their kind."""

    kinds: tuple[str, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()  # uid, kind
    unknown: tuple[str, ...] = ()

    @property
    def nobody(self) -> bool:
        return not self.kinds and not self.bodies


@dataclass(frozen=True, slots=True)
class Known:
    """What names may mean here: words for kinds of body, and the bodies of the roster by name as uid and kind."""

    kinds: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def kind_words(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Every word that stands for kinds of body; a group's word wins over that of a single kind."""
    words: dict[str, tuple[str, ...]] = {}
    for one in catalogue.body_kinds:
        words |= dict.fromkeys((one.title, _ASIDE.sub("", one.title), *one.called), (one.key,))
    for group in catalogue.groups:
        words |= dict.fromkeys((group.title, *group.called), group.kinds)
    return words


def meant_of(text: str, known: Known) -> Meant:
    """The names of a line, parted by 、 or a comma. What is neither a kind nor a body here stands in `unknown`."""
    return _meant((name for name in _BETWEEN.split(text) if name), known)


def meant_in(text: str, known: Known) -> Meant:
    """Whom a sentence itself names: 各党支部…, or bodies by their name; nobody where it names none."""
    named = sorted((name for name in known.bodies if len(name) > 3 and name in text), key=len, reverse=True)
    bodies = [name for n, name in enumerate(named) if not any(name in longer for longer in named[:n])]
    words = sorted(known.kinds, key=len, reverse=True)
    begins = (begin + len(start) for start in _STARTS for begin in _places(text, start))
    kinds = (next((word for word in words if text.startswith(word, at)), "") for at in sorted(set(begins)))
    return _meant([*bodies, *filter(None, kinds)], known)


def _places(text: str, word: str) -> Iterable[int]:
    return (found.start() for found in re.finditer(re.escape(word), text))


def _meant(names: Iterable[str], known: Known) -> Meant:
    kinds: list[str] = []
    bodies: list[tuple[str, str]] = []
    unknown: list[str] = []
    for name in names:
        if name in known.bodies:
            bodies.append(known.bodies[name])
        elif found := next((known.kinds[word] for word in _barer(name) if word in known.kinds), None):
            kinds += found
        else:
            unknown.append(name)
    return Meant(tuple(dict.fromkeys(kinds)), tuple(dict.fromkeys(bodies)), tuple(dict.fromkeys(unknown)))


def _barer(name: str) -> Iterator[str]:
    """The name as it stands, then without each word in front that only says how many are meant."""
    while name:
        yield name
        yield _ASIDE.sub("", name)
        shorter = _ALL.sub("", name)
        if shorter == name:
            return
        name = shorter


def bearers(meant: Meant, root: str) -> tuple[tuple[str, Selector], ...]:
    """A body that adopts, with whom it means by it: the issuer for kinds, each single body for itself."""
    own = ((root, Selector(Who.BODIES, meant.kinds)),) if meant.kinds else ()
    return (*own, *((uid, Selector(Who.BODIES, (kind,), here=True)) for uid, kind in meant.bodies))


def placed(duty: Duty, meant: Meant, root: str) -> tuple[tuple[str, Selector], ...]:
    """Of a duty whose bearer a mechanism knows: the bearer narrowed to whom the notice means, where it can be."""
    bearer = duty.bearer
    if bearer.who is not Who.BODIES or bearer.here:
        return tuple((one, bearer) for one in _roots(meant, root))
    narrowed = tuple(kind for kind in bearer.kinds if kind in meant.kinds) or bearer.kinds
    own = ((root, Selector(Who.BODIES, narrowed)),) if meant.kinds else ()
    single = (
        (uid, Selector(Who.BODIES, (kind,), here=True) if kind in bearer.kinds else bearer)
        for uid, kind in meant.bodies
    )
    return (*own, *single)


def _roots(meant: Meant, root: str) -> tuple[str, ...]:
    return (*([root] if meant.kinds else ()), *(uid for uid, _ in meant.bodies))
