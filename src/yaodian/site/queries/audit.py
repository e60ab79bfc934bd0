"""The audit trail read, and proved whole against its key and against the heads kept outside."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from yaodian.core.problem import Problem
from yaodian.site.chain import Line, head_mac, mac_of
from yaodian.site.keys import read_keys
from yaodian.site.models import AuditHead, AuditLine

_RESTORE = "请停止使用，保留现场，用最近一次备份核对"


@dataclass(frozen=True, slots=True)
class OutsideHead:
    """A head as copied outside the database on a day."""

    day: str
    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Verification:
    """`lines` were read, `heads` compared; no problem means that the trail is whole."""

    lines: int
    heads: int
    problems: tuple[Problem, ...]


def verify() -> Verification:
    """Recompute every link, then compare with the head row and with the heads outside."""
    key = read_keys(settings.ENV.key_file).audit
    outside, problems = outside_heads(settings.ENV.heads_file, key)
    wanted = {head.seq: head for head in outside}
    seq, mac = 0, ""
    for row in AuditLine.objects.order_by("seq").iterator(2000):
        problems += _link_problems(key, (seq, mac), row)
        seq, mac = row.seq, row.mac
        kept = wanted.pop(seq, None)
        if kept is not None and kept.head != mac:
            fault = f"与库外{kept.day}留存的链头不一致，此处之前的审计链被重写过"
            problems.append(Problem(f"审计第{seq}条", fault, _RESTORE))
    problems += [
        Problem("审计链末尾", f"库外留存了{head.day}的第{head.seq}条，库内没有：末尾被截去", _RESTORE)
        for head in wanted.values()
    ]
    problems += _head_problems(seq, mac)
    if seq and not outside:
        fault = f"库外链头文件 {settings.ENV.heads_file} 不存在或没有可信内容，无法发现末尾截去或整链重写"
        problems.append(Problem("库外链头", fault, "请从备份介质放回这个文件"))
    return Verification(seq, len(outside), tuple(problems))


def outside_heads(path: Path, key: bytes) -> tuple[list[OutsideHead], list[Problem]]:
    """The heads that the file vouches for, and its lines that cannot be trusted."""
    heads, problems = [], []
    for number, text in enumerate(_lines(path), 1):
        head = _parsed(text, key)
        if head is None:
            where = f"库外链头文件第{number}行"
            problems.append(Problem(where, "内容损坏或被改动", "请从备份介质放回这个文件"))
        else:
            heads.append(head)
    return heads, problems


def _lines(path: Path) -> Iterator[str]:
    if path.exists():
        yield from path.read_text(encoding="utf-8", errors="replace").splitlines()


def _parsed(text: str, key: bytes) -> OutsideHead | None:
    try:
        said = json.loads(text)
        head = OutsideHead(str(said["day"]), int(said["seq"]), str(said["head"]))
        return head if said["mac"] == head_mac(key, head.day, head.seq, head.head) else None
    except (ValueError, KeyError, TypeError):
        return None


def _link_problems(key: bytes, before: tuple[int, str], row: AuditLine) -> list[Problem]:
    seq, mac = before
    if row.seq != seq + 1:
        fault = f"第{seq}条之后直接是第{row.seq}条，中间的记录被删去"
        return [Problem(f"审计第{row.seq}条", fault, _RESTORE)]
    if row.mac != mac_of(key, mac, row.seq, line_of(row)):
        return [Problem(f"审计第{row.seq}条", "内容与校验码不符，被改动过", _RESTORE)]
    return []


def line_of(row: AuditLine) -> Line:
    return Line(
        at=row.at,
        action=row.action,
        outcome=row.outcome,
        actor=row.actor,
        role=row.role,
        address=row.address,
        object_kind=row.object_kind,
        object_uid=row.object_uid,
        detail=row.detail,
    )


def _head_problems(seq: int, mac: str) -> list[Problem]:
    head = AuditHead.objects.filter(pk=1).first()
    said = (head.seq, head.mac) if head else (0, "")
    if said == (seq, mac):
        return []
    return [Problem("审计链头", f"链头记着第{said[0]}条，实际最后一条是第{seq}条", _RESTORE)]
