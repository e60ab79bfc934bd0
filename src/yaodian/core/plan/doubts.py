"""Why a finding may be wrong, as data: words for the page, and what stands around the finding that says so.

Only the finding and the text around it are looked at, never how it was found: the grammar may change without a word
here. Each doubt can be checked by a glance at the spot.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yaodian.core.plan.found import Campaign, Deadline, Deliverable, Link, Party, Quota
from yaodian.core.plan.tree import Heading

Finding = Heading | Quota | Deadline | Deliverable | Campaign | Link | Party
EVERY = ("quotas", "deadlines", "deliverables", "campaigns", "links")
LONGEST = {"quotas": 34, "deadlines": 16, "deliverables": 30, "campaigns": 26, "links": 30}
LONGEST_TAIL = 12
MOST_NUMBERS = 4
STOPS = "。！？!?；;…”）)》」|：:，,、"
BARE_UNITS = frozenset(["个", "项", "件", "条", "处", "种", "位", "家", "分", "元", "%"])
_NUMBER = re.compile("[0-9]+|[一二三四五六七八九十百两]+(?=[次场期篇个名项件天%％])")
_HEDGE = re.compile("左右|约[0-9一二三四五六七八九十]|原则上|视情|有条件|或者?[0-9一二三四五六七八九十每]")
_SCORED = re.compile("[扣加减计得][0-9一二三四五.]+分|分值|满分")
_NOISE = re.compile("[�□■毎欠朋]|[A-Za-z][0-9]|[0-9][A-Za-z](?![A-Za-z])|(?<![\u4e00-\u9fff0-9])[—-][次个月年季期]|七—")
_GAP = re.compile("(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])|\n")
_ACTS = re.compile("[通完报建整开召组制举公落办答到形提签推部检评总发做集启出培学交慰走送上交成修起考查布定会]")


@dataclass(frozen=True, slots=True)
class Spot:
    """A finding where it stands.

    `sentence` is its sentence, else the line of a heading; `near` the finding with two marks on either side;
    `is_askew`: its row of a table has another number of cells than the row in front; `tail` the line behind a heading;
    `leap` the number in front of a heading and its own, where they do not follow; `beside` what else of its kind is in
    the sentence.
    """

    kind: str
    finding: Finding
    said: str
    near: str
    sentence: str
    is_broken: bool = False
    is_in_row: bool = False
    is_askew: bool = False
    in_heading: bool = False
    tail: str = ""
    leap: tuple[int, int] | None = None
    beside: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """`words` stand on the page as the reason to look."""

    words: str
    kinds: tuple[str, ...]
    holds: Callable[[Spot], bool]


def _is_long(spot: Spot) -> bool:
    return len(spot.said) > LONGEST[spot.kind]


def _is_noisy(spot: Spot) -> bool:
    said = spot.finding.title if isinstance(spot.finding, Heading) else spot.said
    return bool(_NOISE.search(spot.near) or _GAP.search(said))


def _is_crossed(spot: Spot) -> bool:
    return any(one.start < spot.finding.end and spot.finding.start < one.end for one in spot.beside)


def _has_bare_number(spot: Spot) -> bool:
    one = spot.finding
    return isinstance(one, Quota) and one.count is not None and one.period is None and one.unit in BARE_UNITS


def _has_many_numbers(spot: Spot) -> bool:
    return len(spot.beside) > 1 and len(_NUMBER.findall(spot.sentence)) > MOST_NUMBERS


def _is_idle(spot: Spot) -> bool:
    return isinstance(spot.finding, Quota) and len(spot.finding.activity or "") < 2


def _is_unlabelled(spot: Spot) -> bool:
    return isinstance(spot.finding, Heading) and not spot.finding.label and not spot.is_in_row


def _is_cut(spot: Spot) -> bool:
    """The next line goes on with a few marks: a title that was broken in two."""
    return bool(spot.tail) and len(spot.tail) <= LONGEST_TAIL and spot.tail[-1] not in STOPS


def _is_idle_time(spot: Spot) -> bool:
    return not _ACTS.search(spot.sentence.replace(spot.said, "", 1))


DOUBTS = (
    Doubt("字迹可能有误：有多余的空格、断行或形近字", (*EVERY, "headings"), _is_noisy),
    Doubt("这一处太长，可能没有断开", EVERY, _is_long),
    Doubt("这一句前后被断行截开", EVERY, lambda spot: spot.is_broken),
    Doubt("写在标题里，可能只是标题", ("quotas", "deliverables", "links"), lambda spot: spot.in_heading),
    Doubt("这一行的列数与上一行不同，请核对各列", ("quotas", "deadlines", "deliverables"), lambda spot: spot.is_askew),
    Doubt("与同一句的另一处重叠", EVERY, _is_crossed),
    Doubt("只有数字和单位，没有周期", ("quotas",), _has_bare_number),
    Doubt("没有读到做什么", ("quotas",), _is_idle),
    Doubt("同一句有好几个数字", ("quotas",), _has_many_numbers),
    Doubt("附近有“左右”“或”“原则上”一类的话", ("quotas",), lambda spot: bool(_HEDGE.search(spot.sentence))),
    Doubt(
        "附近有计分的话，可能是评分标准", ("quotas", "deliverables"), lambda spot: bool(_SCORED.search(spot.sentence))
    ),
    Doubt("同一句里没有要做的事", ("deadlines",), _is_idle_time),
    Doubt("标题没有序号，是按位置猜的", ("headings",), _is_unlabelled),
    Doubt("标题的序号与前面的不连，中间可能有漏读的标题", ("headings",), lambda spot: spot.leap is not None),
    Doubt("标题像是没有写完，下一行可能是它的后半", ("headings",), _is_cut),
)
