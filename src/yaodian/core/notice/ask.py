"""One ask of a 通知: a stretch of its text with its deadline, whom it names, and what mechanisms make of it."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from yaodian.core.plan.found import Quota
from yaodian.core.propose import DutyProposal, SentenceProposal
from yaodian.core.propose.number import number_of

TASK = "assigned_task"  # the duty of the mechanism file that a one-off task is made of
LONGEST_TITLE = 40
_LEADS = re.compile(
    "^(?:[（(]?[一二三四五六七八九十0-9]+[）)、.．]|请|要|应|须|需|务必|务于|于|在|并|同时|另外|其中|，|,|、|：|:|\\s)+"
)
_VERBS = "要应须需请于在将把向每按"
_WHOM = re.compile(
    f"^由?各[^，,。；;]{{1,14}}?(?=[{_VERBS}0-9]|务必|召开|开展|组织|完成|报送|上报|制定|举办|学习|参加|填报|提交|反馈|$)"
)
_END = "。；;！!，,、 　"


@dataclass(frozen=True, slots=True)
class Ask:
    """`words`: the deadline as it is worded; `first` and `last` what it means, None where the text does not say.

    `asked`: its words ask for something to be done once. `matched`: what mechanisms propose for it, as with a plan.
    `lead`: what stands before it in its sentence, where somebody may be named who is meant here as well.
    """

    proposal: SentenceProposal
    text: str
    place: str
    title: str
    words: str = ""
    first: date | None = None
    last: date | None = None
    asked: bool = False
    matched: tuple[DutyProposal, ...] = ()
    count: int = 1
    lead: str = ""

    @property
    def start(self) -> int:
        return self.proposal.start

    @property
    def plain(self) -> tuple[DutyProposal, ...]:
        """What is proposed as with a plan: it states its own number and cycle, or no day is named for it."""
        return self.matched if self.last is None else tuple(one for one in self.matched if one.stated)

    @property
    def dated(self) -> tuple[DutyProposal, ...]:
        """Known kinds of work for which this text names a day."""
        return () if self.last is None else tuple(one for one in self.matched if not one.stated)


@dataclass(frozen=True, slots=True)
class Filled:
    """An ask as people confirmed it: its name and its days. No last day: it stays open."""

    title: str
    first: date
    last: date | None


def key_of(text: str, start: int) -> str:
    """Of a task: the same for the same place of the same text, so a text read in twice asks once."""
    return f"task_{sha256(f'{start} {text}'.encode()).hexdigest()[:12]}"


def counted(quotas: tuple[Quota, ...]) -> int:
    """How often a single ask wants it: 召开2次; once where it does not say."""
    numbers = (number_of(quota) for quota in quotas)
    found = (n.at_least for n in numbers if n and n.occasion is None and not n.at_least.of_amount)
    return next((one.count for one in found), 1)


def name_of(text: str, deadline: str) -> str:
    """What the sentence asks, in its own words, without its deadline and without whom it addresses."""
    left = text.replace(deadline, "", 1) if deadline else text
    for _ in range(3):
        left = _WHOM.sub("", _LEADS.sub("", left.strip()))
    left = left.strip(_END)
    return left if len(left) <= LONGEST_TITLE else f"{left[: LONGEST_TITLE - 1]}…"
