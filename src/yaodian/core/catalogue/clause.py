"""What a clause of a plan may become, and by which words: data of a mechanism file."""

from dataclasses import dataclass

from yaodian.core.duty import Coverage, Occasion
from yaodian.core.period import Rhythm

# What a clause of a plan can be. A closed list: pages, counts and `yaodian read` speak these words.
STATES = (
    "duty",
    "undecided",
    "ledger",
    "campaign",
    "assessment",
    "training",
    "publicity",
    "paper",
    "roster",
    "link",
    "guidance",
    "boundary",
    "missing",
)


@dataclass(frozen=True, slots=True)
class Words:
    """A condition on a clause: all of these words, any of those, none of the last; `title` is
    asked of its item.
    """

    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    none: tuple[str, ...] = ()
    title: tuple[str, ...] = ()

    def fit(self, text: str, title: str = "") -> bool:
        return (
            all(word in text for word in self.all)
            and (not self.any or any(word in text for word in self.any))
            and not any(word in text for word in self.none)
            and (not self.title or any(word in title for word in self.title))
        )


@dataclass(frozen=True, slots=True)
class NumberInWords:
    """A number that a set phrase itself states: “一支部一品牌” is one a branch."""

    words: tuple[str, ...]
    count: int
    occasion: Occasion


@dataclass(frozen=True, slots=True)
class CoverageInWords:
    """A coverage that the clause states in words, such as “覆盖全体党员干部”."""

    words: tuple[str, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class DutyRule:
    """How a clause proposes a duty.

    `activity`: a quota finding that holds one of these words sets number and cycle; with `periods`
    only a finding of these rhythms (or one without any, 定期), so that “每月” and “全年不少于12次”
    stay two duties. `only_if_counted`: no such finding, no duty. `bearer_words`: the bearer is
    stated only where the clause names one of them.
    """

    duty: str
    activity: tuple[str, ...] = ()
    periods: tuple[Rhythm, ...] = ()
    only_if_counted: bool = False
    number_in_words: NumberInWords | None = None
    coverage_in_words: CoverageInWords | None = None
    bearer_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """How a clause becomes this mechanism: its words, the states it brings, the duties it
    proposes. `notices`: only in a 通知 or 交办, where a single sentence asks for a single thing.
    """

    when: Words
    states: tuple[str, ...] = ()
    duties: tuple[DutyRule, ...] = ()
    note: str = ""
    notices: bool = False


@dataclass(frozen=True, slots=True)
class StateRule:
    """Words that bring a state whichever mechanism they belong to."""

    state: str
    when: Words
