"""征求意见: what a unit answers to a row of the draft, and what such an answer must say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yaodian.core.catalogue.secrecy import NO_MARK, secrecy_mark
from yaodian.core.problem import Problem

LONGEST = 2000
LONGEST_NAME = 200


class Stance(StrEnum):
    """How a unit stands to a row. No stance is none: silence is shown as 未回复, never as agreement."""

    CLAIM = "claim"
    OBJECT = "object"
    RELEAD = "relead"


STANCES = {Stance.CLAIM: "认领", Stance.OBJECT: "有异议", Stance.RELEAD: "建议改牵头"}
SILENCE = "未回复"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a unit says to the row that begins at `start`, on a day. `to`: who should lead instead (建议改牵头).

    `version`: of the row that it had before its eyes; a later version of the row was not answered by it.
    """

    start: int
    stance: Stance
    on: date
    reason: str = ""
    to: str = ""
    version: int = 1

    @property
    def content(self) -> tuple[str, ...]:
        """All that it says, whenever it was said."""
        return (self.stance, self.reason, self.to)


def opinion_faults(opinion: Opinion, where: str, *, sent_on: date, today: date) -> Iterator[Problem]:
    """Every fault at once."""
    if opinion.stance is Stance.OBJECT and not opinion.reason:
        yield Problem(where, "有异议，没有写理由", "请写明理由，便于答复")
    if opinion.stance is Stance.RELEAD and not opinion.to:
        yield Problem(where, "建议改牵头，没有写建议由谁牵头", "请写明建议的牵头单位")
    if opinion.to and opinion.stance is not Stance.RELEAD:
        yield Problem(where, f"写了建议牵头单位，意见却是“{STANCES[opinion.stance]}”", "请改选“建议改牵头”，或删去单位")
    yield from _text_faults(opinion, where)
    if opinion.on > today:
        yield Problem(where, "答复日期还没有到", "请填写实际答复的日期")
    if opinion.on < sent_on:
        yield Problem(where, "答复日期早于征求意见的日期", f"请填写{sent_on.isoformat()}以后的日期")


def _text_faults(opinion: Opinion, where: str) -> Iterator[Problem]:
    for name, text, longest in (("理由", opinion.reason, LONGEST), ("建议牵头单位", opinion.to, LONGEST_NAME)):
        if len(text) > longest:
            yield Problem(where, f"{name}有{len(text)}个字", f"请缩短到{longest}个字以内")
        if mark := secrecy_mark(text):
            yield Problem(where, f"{name}里有密级标志“{mark}”", NO_MARK)
