"""Why an action was not done: an expected outcome, so a value."""

from dataclasses import dataclass
from enum import StrEnum

from yaodian.core.problem import Problem


class Why(StrEnum):
    ABSENT = "absent"  # there is no such thing, or it is not yours: the two are told apart nowhere
    FORBIDDEN = "forbidden"  # you see it, and may not do this with it
    CONFLICT = "conflict"  # somebody changed it meanwhile
    INVALID = "invalid"  # what was entered cannot be


@dataclass(frozen=True, slots=True)
class Refusal:
    why: Why
    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


def absent(what: str) -> Refusal:
    """`what` in Chinese: 组织, 人员 …"""
    return Refusal(Why.ABSENT, (Problem(what, "不存在", "请返回列表重新选择"),))


def forbidden(what: str) -> Refusal:
    return Refusal(Why.FORBIDDEN, (Problem(what, "您没有办理此事的权限", "请联系党建办或管理员"),))


def conflict(what: str) -> Refusal:
    return Refusal(Why.CONFLICT, (Problem(what, "刚刚被别人改动过", "请刷新后核对，再重新提交"),))


def invalid(where: str, what: str, mend: str) -> Refusal:
    return Refusal(Why.INVALID, (Problem(where, what, mend),))
