"""What is sent from the page of 核对读法: of which stretch, and what was said about it; faults told together."""

from collections.abc import Callable, Mapping

from django.http import QueryDict

from yaodian.core.plan import findings, read
from yaodian.core.plan.correction import MAKERS, Correction, Stance
from yaodian.core.plan.explain import COMPARATORS, MADE, PERIODS
from yaodian.core.problem import Problem

Place = tuple[str, int, int]
Values = dict[str, str]
FIELDS = ("count", "comparator", "unit", "period", "date", "made", "level")
MOST = 100_000
LONGEST_UNIT = 8


def place_in(words: str) -> Place | None:
    """quotas-12-20."""
    parts = words.split("-")
    if len(parts) != 3 or not (parts[1].isdecimal() and parts[2].isdecimal() and len(parts[1]) + len(parts[2]) < 18):
        return None
    return parts[0], int(parts[1]), int(parts[2])


def typed_in(post: QueryDict) -> Values:
    return {name: post.get(name, "").strip() for name in (*FIELDS, "words", "kind")}


def correction_in(post: QueryDict, place: Place) -> Correction | list[Problem] | None:
    """None: what was said is taken back."""
    said = post.get("stance", "")
    if said == "back":
        return None
    if said not in set(Stance):
        return [Problem("核对", "没有选择", "请选择“对”、“不是”或“改”")]
    stance = Stance(said)
    values: Values | list[Problem] = {}
    if stance in (Stance.CHANGED, Stance.ADDED):
        values = values_in(place[0], typed_in(post))
    return values if isinstance(values, list) else Correction(*place, stance, tuple(sorted(values.items())))


def added_place(post: QueryDict, text: str) -> Place | list[Problem]:
    """Where the words stand that were missed: inside the sentence that was chosen."""
    kind, words = post.get("kind", ""), post.get("words", "").strip()
    within = place_in(post.get("within", ""))
    if kind not in MAKERS:
        return [Problem("类别", "没有选择", "请选择漏读的是数量、时限还是别的")]
    if within is None or not words:
        return [Problem("原文中的词句", "没有填写", "请填写这一句里漏读的部分，与原文一字不差")]
    at = text.find(words, within[1], within[2])
    if at < 0:
        return [Problem("原文中的词句", "在这一句里找不到", "请从上面的原文中复制，与原文一字不差")]
    return kind, at, at + len(words)


def values_in(kind: str, typed: Values) -> Values | list[Problem]:
    read_ = READERS.get(kind)
    return read_(typed) if read_ else {}


def _quota(typed: Values) -> Values | list[Problem]:
    problems = []
    count, unit = typed["count"], typed["unit"]
    if count and not _is_number(count):
        problems.append(Problem("数量", f"“{count[:10]}”不是0到{MOST}的数", "请填写数字；原文只说定期的留空"))
    if typed["period"] not in ("", *PERIODS) or typed["comparator"] not in COMPARATORS:
        problems.append(Problem("周期", "没有这一项", "请从列出的周期中选择"))
    if len(unit) > LONGEST_UNIT or (count and not unit):
        problems.append(Problem("单位", f"没有填写，或超过{LONGEST_UNIT}个字", "请填写次、期、学时等"))
    kept = {"count": count, "comparator": typed["comparator"], "unit": unit or "次", "period": typed["period"]}
    return problems or kept


def _is_number(words: str) -> bool:
    whole, _, part = words.partition(".")
    return words.isascii() and (whole + part).isdecimal() and bool(whole) and float(words) <= MOST


def _date(typed: Values) -> Values | list[Problem]:
    """Read as the plan is read."""
    words = typed["date"][:40]
    found = findings(read(f"一、时限\n{words}完成报送。\n").plan).deadlines if words else ()
    if found:
        return {"date": found[0].date}
    return [Problem("时限", "读不出日期", "请写成3月15日前、2026年9月底前、年底前、每月25日前或7天内")]


def _made(typed: Values) -> Values | list[Problem]:
    return {"made": typed["made"]} if typed["made"] in MADE else [Problem("成果", "没有选择", "请选择成果的种类")]


def _level(typed: Values) -> Values | list[Problem]:
    levels = ("1", "2", "3")
    return {"level": typed["level"]} if typed["level"] in levels else [Problem("级别", "没有选择", "请选择第几级")]


READERS: Mapping[str, Callable[[Values], Values | list[Problem]]] = {
    "quotas": _quota,
    "deadlines": _date,
    "deliverables": _made,
    "headings": _level,
}
