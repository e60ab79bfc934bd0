"""密级: the mark by which a paper says that it is a state secret. What bears one never enters (R23, 保守国家秘密法).

The mark is the level with ★ and a term (GB/T 9704, 7.2.2), the level after 密级, or the level alone in the head of a
text. A level inside a sentence (保守秘密) is no mark, nor is 工作秘密, which an installation may hold.
"""

import re
import unicodedata

LEVELS = ("绝密", "机密", "秘密")
IN_EVERY_MARK = "密"  # no other sign is written for it: none becomes it by NFKC
STARS = "★☆✩✭✮⭐"
HEAD = 15  # lines in which a level alone is a mark: number of copy, level, urgency, sender
NO_MARK = "标有密级的内容不得录入本系统，请删去后再提交，并按保密规定处理原件"

_LEVEL = r"(?<!工作)(?:绝[ ]*密|机[ ]*密|秘[ ]*密)"
_STARRED = re.compile(rf"{_LEVEL}[ ]*级?[ ]*(?:[{STARS}]|\*[ ]*(?:\d|[一二三五十]|长期))")
_LABELLED = re.compile(rf"密[ ]*级\s*[:|\s]\s*[(\[【]?[ ]*{_LEVEL}")
_ALONE = re.compile(rf"[(\[【]?{_LEVEL}级?[)\]】]?(?:[ ]*(?:\d+[ ]*[年月]|长期))?")
_BETWEEN = re.compile(r"[\s_\-—()\[\]【】《》“”.·、,:;+]+")
_IN_NAMES = frozenset(level + after for level in LEVELS for after in ("", "级", "件", "文件", "资料", "材料"))
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def secrecy_mark(text: str) -> str:
    """The mark that stands in this text, or empty."""
    if IN_EVERY_MARK not in text:
        return ""
    plain = _plain(text)
    found = _STARRED.search(plain) or _LABELLED.search(plain)
    return found[0].strip() if found else _alone(plain)


def secrecy_mark_of_name(name: str) -> str:
    """The mark that a file's name bears, or empty: 【机密】通知.docx bears one, 保守秘密教育.docx does not."""
    plain = _plain(name)
    found = _STARRED.search(plain)
    return found[0].strip() if found else next((part for part in _BETWEEN.split(plain) if part in _IN_NAMES), "")


def _alone(plain: str) -> str:
    lines = (line.strip() for line in plain[:4000].splitlines())
    head = [line for line in lines if line][:HEAD]
    return next((line for line in head if _ALONE.fullmatch(line)), "")


def _plain(text: str) -> str:
    """Full-width signs and spaces as plain ones, without what no reader sees."""
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
