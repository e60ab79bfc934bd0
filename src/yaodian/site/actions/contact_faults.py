"""Faults that an identity number (GB 11643) or a phone number shows by itself."""

import re
from datetime import date

from yaodian.core.problem import Problem

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def contact_faults(id_number: str, phone: str) -> list[Problem]:
    """Empty values have no fault. No message repeats a number."""
    problems = []
    if id_number and not is_id_number(id_number):
        problems.append(Problem("身份证号", "不是有效的18位公民身份号码", "请对照证件核对；最后一位的X请用大写"))
    if phone and not re.fullmatch(r"1\d{10}|0\d{2,3}-?\d{7,8}", phone, re.ASCII):
        problems.append(Problem("手机", "不是有效的电话号码", "请填写11位手机号，或带区号的固定电话"))
    return problems


def is_id_number(text: str) -> bool:
    """Eighteen characters, a real birthday, and the right check character."""
    if not re.fullmatch(r"\d{17}[\dX]", text, re.ASCII):
        return False
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == text[17]
