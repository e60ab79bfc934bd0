"""A duty as one Chinese sentence, said from the parsed value and nothing else."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from yaodian.core.duty.occasion import After, AnchorKind, Every, Occasion, Standing, Window
from yaodian.core.duty.quota import AtLeast, Coverage, EveryTime, Quota
from yaodian.core.duty.rule import Basis, Credit, Duty, Face
from yaodian.core.period import Offset, OffsetUnit, Rhythm, written
from yaodian.core.roster.selector import Selector, Who

RHYTHMS = {
    Rhythm.WEEK: "每周",
    Rhythm.MONTH: "每月",
    Rhythm.TWO_MONTHS: "每两个月",
    Rhythm.QUARTER: "每季度",
    Rhythm.HALF: "每半年",
    Rhythm.YEAR: "每年",
}
# Units of things that are held; of anything else so many are completed.
HELD_UNITS = ("次", "场", "期", "节", "堂", "轮")
FACES = {Face.CYCLE: "周期未定", Face.BEARER: "主体未定", Face.SCOPE: "范围未定"}
_CHARACTERS = re.compile(r"（第\d+至\d+字）$")
_UNITS = {OffsetUnit.DAY: "天", OffsetUnit.WORKDAY: "个工作日", OffsetUnit.MONTH: "个月"}


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """What keys are called: single ones by `words`, sets of body kinds by `groups`. An unknown
    key is its own name.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    groups: Mapping[frozenset[str], str] = field(default_factory=dict)

    def of(self, key: str) -> str:
        return self.words.get(key, key)

    def listed(self, keys: tuple[str, ...]) -> str:
        return self.groups.get(frozenset(keys)) or "、".join(map(self.of, keys))


def explain(duty: Duty, names: Names, *, once: int | None = None) -> str:
    """Who owes what, how often, until when it may be entered, and why. `once`: the one year its window lies in."""
    parts = [_owed(duty, names, once), *_terms(duty)]
    if duty.in_force:
        parts.append(f"{written(duty.in_force)}起施行")
    if duty.bases:
        parts.append("依据" + bases_text(duty.bases))
    if _is_reading(duty):
        parts.append("其中次数或时限是理解，不是原文写明")
    return "；".join(parts) + "。"


def _owed(duty: Duty, names: Names, once: int | None) -> str:
    """The first part of the sentence: bearer, time, number, thing."""
    bearer = _bearer(duty, names)
    if Face.CYCLE in duty.undecided:
        return f"{bearer}应开展{_quoted(duty.title)}，{faces_text(duty)}"
    every_time = any(isinstance(quota, EveryTime) for quota in duty.quotas)
    when = "" if every_time else occasion_text(duty.occasion, names)
    if once and isinstance(duty.occasion, Window):
        when = f"{once}年{when.removeprefix('每年')}"
    what = "，并且".join(_quota(quota, duty, names) for quota in duty.quotas)
    owed = f"{bearer}{when}{what}{_object(duty, names)}"
    return f"{owed}，{faces_text(duty)}" if duty.undecided else owed


def faces_text(duty: Duty) -> str:
    """What its text left open, e.g. 周期未定、主体未定."""
    return "、".join(FACES[face] for face in duty.undecided)


def _bearer(duty: Duty, names: Names) -> str:
    if Face.BEARER in duty.undecided:
        return "责任主体（待明确）"
    who = selector_text(duty.bearer, names)
    return f"每名{who}" if duty.bearer.picks_persons else who


def selector_text(selector: Selector, names: Names) -> str:
    """Who is meant, e.g. 党支部, 市政府党组的书记."""
    kinds = names.listed(selector.kinds)
    if selector.who is Who.BODIES:
        return "本级组织" if selector.here else kinds or "各级组织"
    if selector.who is Who.HOLDERS:
        posts = "、".join(map(names.of, selector.posts))
        return f"{kinds}的{posts}" if kinds else posts
    if selector.who is Who.ROSTER:
        return f"“{names.of(selector.roster)}”上的人员"
    people = "党员" if selector.who is Who.MEMBERS else "党员干部"
    return f"{kinds}的{people}" if kinds else people


def occasion_text(occasion: Occasion, names: Names) -> str:
    """When: 每月, 每年1月1日至3月31日, 届满后30天内."""
    if isinstance(occasion, Every):
        return RHYTHMS[occasion.rhythm]
    if isinstance(occasion, Window):
        crossing = (occasion.to_month, occasion.to_day) < (occasion.from_month, occasion.from_day)
        to = f"{'次年' if crossing else ''}{occasion.to_month}月{occasion.to_day}日"
        return f"每年{occasion.from_month}月{occasion.from_day}日至{to}"
    if isinstance(occasion, Standing):
        return "长期"
    return _after(occasion, names)


def _after(occasion: After, names: Names) -> str:
    anchor = anchor_text(occasion.anchor, names.of(occasion.name))
    distance = offset_text(occasion.offset)
    if occasion.repeats:
        return f"自{anchor}之日起每满{distance}"
    due = f"在{anchor}后{distance}内" if occasion.offset.count else f"在{anchor}之日前"
    return f"{due}（提前{offset_text(occasion.opens)}开始办理）" if occasion.opens else due


def anchor_text(anchor: AnchorKind, name: str) -> str:
    """What sets the clock running."""
    return {
        AnchorKind.DEED: f"“{name}”办理",
        AnchorKind.POST_START: f"任{name}" if name else "任职",
        AnchorKind.TERM_END: "任期届满",
        AnchorKind.ROSTER_ENTRY: f"列入“{name}”",
        AnchorKind.STEP: f"“{name}”完成",
    }[anchor]


def offset_text(offset: Offset) -> str:
    return f"{abs(offset.count)}{_UNITS[offset.unit]}"


def _quota(quota: Quota, duty: Duty, names: Names) -> str:
    if isinstance(quota, EveryTime):
        kinds = "、".join(map(names.of, duty.kinds))
        return f"每次“{kinds}”都应落实{_quoted(names.of(quota.flag))}"
    if isinstance(quota, Coverage):
        # What another quota has named already is not named again.
        what = f"{_quoted(duty.title)}应" if quota is duty.quotas[0] else ""
        return what + _coverage(quota, names)
    return _at_least(quota, duty)


def _coverage(quota: Coverage, names: Names) -> str:
    of = selector_text(quota.of, names)
    share = quota.share.numerator * 100 / quota.share.denominator
    return f"覆盖全部{of}" if quota.share == 1 else f"覆盖{of}的{share:g}%以上"


def _at_least(quota: AtLeast, duty: Duty) -> str:
    if isinstance(duty.occasion, Standing):
        return f"应建立并保持{_quoted(duty.title)}"
    held = not quota.of_amount and quota.unit in HELD_UNITS
    verb = "参加" if duty.credit is Credit.ATTENDED else "开展" if held else "完成"
    return f"至少{verb}{quota.count}{quota.unit}{_quoted(duty.title)}"


def _object(duty: Duty, names: Names) -> str:
    return f"（对象：{selector_text(duty.object, names)}）" if duty.object else ""


def _terms(duty: Duty) -> list[str]:
    """What happens after the due day; a duty without slots has none."""
    if Face.CYCLE in duty.undecided or isinstance(duty.occasion, Standing):
        return []
    terms = [f"到期后{duty.grace}天内可补录"] if duty.grace else ["到期当日录入截止后仍可补录并注明"]
    return [*terms, "逾期补办的记为逾期完成"] if duty.curable else terms


def basis_text(basis: Basis) -> str:
    """《source》place."""
    named = basis.source if basis.source[:1] == "“" or "《" in basis.source else f"《{basis.source}》"
    return named + basis.place


def bases_text(bases: Iterable[Basis]) -> str:
    """Every source once, in order, with its places; at which characters a sentence stands is left to its own page."""
    sources = groupby(bases, key=lambda basis: basis.source)
    return "、".join(_source_text(list(group)) for _, group in sources)


def _source_text(bases: list[Basis]) -> str:
    places = dict.fromkeys(_CHARACTERS.sub("", basis.place) for basis in bases)
    return basis_text(Basis(bases[0].source, "、".join(filter(None, places))))


def _is_reading(duty: Duty) -> bool:
    """A number stands in the duty that none of its sources states."""
    counts = any(isinstance(quota, AtLeast | Coverage) for quota in duty.quotas)
    stands = isinstance(duty.occasion, Standing)
    return counts and not stands and not any(basis.stated for basis in duty.bases)


def _quoted(title: str) -> str:
    return title if "“" in title else f"“{title}”"
