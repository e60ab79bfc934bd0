"""What a cycle is called on a page."""

import re
from collections.abc import Callable
from datetime import date

from yaodian.core.duty.explain import FACES

_YEAR = re.compile(r"(20\d\d)(?:-|$)", re.ASCII)
_ORDINALS = "零一二三四五六七八九十"
_WRITTEN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"(\d{4})"), lambda m: f"{m[1]}年"),
    (re.compile(r"(\d{4})-(\d\d)"), lambda m: f"{m[1]}年{int(m[2])}月"),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda m: f"{m[1]}年第{_ORDINALS[int(m[2])]}季度"),
    (re.compile(r"(\d{4})-H([12])"), lambda m: f"{m[1]}年{'上' if m[2] == '1' else '下'}半年"),
    (re.compile(r"(\d{4})-B([1-6])"), lambda m: f"{m[1]}年{int(m[2]) * 2 - 1}—{int(m[2]) * 2}月"),
    (re.compile(r"(\d{4})-W(\d\d)"), lambda m: f"{m[1]}年第{int(m[2])}周"),
    (re.compile(r"(\d{4})-window"), lambda m: f"{m[1]}年度"),
    (re.compile("standing"), lambda m: "长期"),
    (re.compile(r"[a-z2-7]{10,}-(\d+)"), lambda m: "本次" if m[1] == "1" else f"第{m[1]}次"),
)


def year_named(key: str) -> int | None:
    """The year a key begins with; None for 长期 and for what follows an event, even where its id begins with digits."""
    found = _YEAR.match(key)
    return int(found[1]) if found else None


def once_by(last: date) -> str:
    """What a task that comes once is called in place of its year."""
    return f"一次性，{last.month}月{last.day}日截止"


def cycle_name(key: str) -> str:
    """2026-Q1 is 2026年第一季度; the open faces of an undecided duty are named; what is unknown stays as it is."""
    for pattern, write in _WRITTEN:
        found = pattern.fullmatch(key)
        if found:
            return write(found)
    words = {str(face): word for face, word in FACES.items()}
    faces = [words.get(face) for face in key.split("+")]
    return "、".join(face for face in faces if face) if all(faces) else key
