"""Times by which something is to happen, as patterns over calendar tokens, and the date each stands for."""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from yaodian.core.plan.tokens import Token

Matched = Mapping[str, Token]
XUN_DAY = {"上旬": 10, "中旬": 20}
EDGE_DAY = {"初": 10, "中": 20}
_UNITS = {"d": "天 日 工作日 个工作日", "m": "个月 月", "w": "周 星期", "y": "年", "h": "小时 个小时"}
RELATIVE_UNIT = {unit: short for short, units in _UNITS.items() for unit in units.split()}


@dataclass(frozen=True)
class Time:
    """A pattern: roles in order, `?` for what may be absent; the example is a test."""

    name: str
    pattern: str
    date: Callable[[Matched], str]
    example: str


def _last_day(year: int | None, month: int) -> int:
    return calendar.monthrange(year or 2025, month)[1]


def _written(year: int | None, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"{month:02d}-{day:02d}"


def _whole(token: Token | None) -> int | None:
    return int(token.number.high) if token and token.number else None


def _month_date(found: Matched) -> str:
    year, month = _whole(found.get("year2") or found.get("year")), _whole(found.get("month2") or found.get("month"))
    day = _whole(found.get("day2") or (found.get("day") if "month2" not in found else None))
    if day is None:
        rough = found["xun"].text if "xun" in found else found["edge"].text if "edge" in found else ""
        day = XUN_DAY.get(rough) or EDGE_DAY.get(rough) or _last_day(year, month or 12)
    return _written(year, month or 12, day)


def _year_end(found: Matched) -> str:
    year = _whole(found.get("year"))
    return f"{year:04d}-12-31" if year else "year-end"


def _year_start(found: Matched) -> str:
    return "year-start"


def _half(found: Matched) -> str:
    year = _whole(found.get("year"))
    if "half2" in found:
        return _year_end(found)
    return f"{year:04d}-06-30" if year else "half-year-end"


def _relative(found: Matched) -> str:
    measure = found["measure"]
    unit, number = RELATIVE_UNIT.get(measure.unit, "d"), _whole(measure) or 0
    return f"rel:{7 * number}d" if unit == "w" else f"rel:{number}{unit}"


def _relative_days(found: Matched) -> str:
    return f"rel:{_whole(found['number'])}d"


def _ahead(found: Matched) -> str:
    return _relative(found).replace("rel:", "rel:-")


def _quarter(found: Matched) -> str:
    return f"Q{'一二三四'.index(found['quarter'].text[-3]) + 1}"


def _semester(found: Matched) -> str:
    return "semester-end" if "semend" in found else "semester-start"


def _monthly(found: Matched) -> str:
    day = _whole(found.get("day"))
    return f"monthly-{day}" if day else "monthly-end"


def _figures(found: Matched) -> str:
    parts = [int(part) for part in re.split(r"[.\-/]", found["date"].text)]
    year, month = parts[0], parts[1]
    return _written(year, month, parts[2] if len(parts) > 2 else _last_day(year, month))


TIMES = (
    Time("数字日期", "date before?", _figures, "2026.8.15前完成摸底"),
    Time("每月几日前", "monthly day before", _monthly, "每月5日前报送台账"),
    Time(
        "月日区间",
        "year? month day? xun? edge? till year2? month2 day2? xun? edge? before?",
        _month_date,
        "3月5日至4月10日集中整治",
    ),
    Time("同月区间", "year? month day till day2 before?", _month_date, "5月6日至20日公示"),
    Time("某月", "year? month day? xun? edge? before?", _month_date, "4～5月完成摸底"),
    Time("年底", "year? yearend before?", _year_end, "年底前全部整改到位"),
    Time("到某月", "till year month day? xun? edge? before?", _month_date, "到2026年8月底建成"),
    Time("到某年", "till year edge? before?", _year_end, "到2030年全部达标"),
    Time("某年前", "year edge before?", _year_end, "2027年底前建成"),
    Time("年初", "yearstart before?", _year_start, "每年初列出清单"),
    Time("半年", "year? half1|half2 edge? before?", _half, "上半年完成轮训"),
    Time("多少日内", "measure within", _relative, "接件后7个工作日内答复"),
    Time("日内", "number within", _relative_days, "难件20内办结"),
    Time("几天前", "measure 前", _ahead, "活动日5天前发出通知"),
    Time("提前", "提 前 measure", _ahead, "提前3天发出通知"),
    Time("会前", "会 前 measure", _ahead, "会前一天报送议题"),
    Time("之前几天", "前 measure", _ahead, "任期届满前6个月提出申请"),
    Time("几季度", "year? quarter edge? before?", _quarter, "第三季度末前开展测评"),
    Time("开学初", "semstart before?", _semester, "开学初排定课表"),
    Time("学期末", "semend before?", _semester, "期末前完成测评"),
    Time("用时", "measure 的 时 间", _relative, "用3年的时间完成改造"),
)
STEPS = {time.name: tuple(time.pattern.split()) for time in TIMES}
