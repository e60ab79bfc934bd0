"""Working-day files, one cited file a year → a calendar."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from yaodian.core.period import WorkCalendar
from yaodian.core.problem import Problem
from yaodian.files.mechanisms import FOLDER

WORKDAYS = FOLDER / "_workdays"
KEYS = {"year", "source", "seen", "off", "made_up"}


class BrokenCalendar(ValueError):
    """The working-day files that came with the product do not parse: the installation is damaged."""


def read_workdays(folder: Path = WORKDAYS) -> tuple[WorkCalendar, list[Problem]]:
    """All years of the folder. A file with a fault is left out, and its faults are told."""
    off: set[date] = set()
    made_up: set[date] = set()
    years: set[int] = set()
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        data = _load(path)
        faults = list(_faults(path, data))
        problems += faults
        if not faults:
            years.add(data["year"])
            off |= {day for first, last in data["off"] for day in _days(first, last)}
            made_up |= set(data["made_up"])
    return WorkCalendar(frozenset(off), frozenset(made_up), frozenset(years)), problems


@cache
def load_workdays() -> WorkCalendar:
    """The calendar that came with the product."""
    calendar, problems = read_workdays()
    if problems:
        raise BrokenCalendar("；".join(map(str, problems)))
    return calendar


def _load(path: Path) -> Any:  # noqa: ANN401 - any YAML
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError):
        return None


def _faults(path: Path, data: object) -> Iterator[Problem]:
    """The shape first; then that every day lies in the year, and that no day is both."""
    if not isinstance(data, dict) or set(data) != KEYS:
        yield Problem(path.name, "内容不全或有多余的键", f"只写这几个键：{'、'.join(sorted(KEYS))}")
    elif data["year"] != _year_named(path):
        yield Problem(path.name, "年份与文件名不一致", "文件名写年份，如 2027.yaml")
    elif not (_are_spans(data["off"]) and _are_days(data["made_up"])):
        yield Problem(path.name, "日期写法不对", "放假写 [首日, 末日]，补班逐日写，如 2027-01-01")
    else:
        off = {day for first, last in data["off"] for day in _days(first, last)}
        made_up = set(data["made_up"])
        if any(day.year != data["year"] for day in off | made_up):
            yield Problem(path.name, "有别的年份的日子", "跨年的假期分写在两年的文件里")
        if off & made_up:
            yield Problem(path.name, "有的日子既放假又补班", "核对通知原文")


def _year_named(path: Path) -> int:
    return int(path.stem) if path.stem.isdecimal() else 0


def _are_spans(value: object) -> bool:
    return isinstance(value, list) and all(_are_days(span) and len(span) == 2 and span[0] <= span[1] for span in value)


def _are_days(value: object) -> bool:
    return isinstance(value, list) and all(type(day) is date for day in value)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
