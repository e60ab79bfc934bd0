"""The bodies and people of the demo. Every name says that it is an example."""

from collections.abc import Iterator
from datetime import date

from yaodian.site.actions.import_roster import BodyRow, PersonRow

FOUNDED = date(2018, 1, 1)
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROOT = "S"
TERM = (date(2024, 3, 1), date(2027, 2, 28))
ENDED_IN_JUNE = (date(2023, 7, 1), date(2026, 6, 30))
ENDS_IN_NOVEMBER = (date(2023, 12, 1), date(2026, 11, 30))

# code, parent, kind, name, term
_BODIES: tuple[tuple[str, str, str, str, tuple[date, date] | None], ...] = (
    ("S", "", "government_party_group", "示例市政府党组", None),
    ("SZ", "S", "study_group", "示例市政府党组理论学习中心组", None),
    ("J", "S", "organ_party_committee", "示例市政府机关党委", (date(2022, 5, 1), date(2027, 4, 30))),
    ("J1", "J", "branch", "示例综合第一党支部", TERM),
    ("J1W", "J1", "branch_committee", "示例综合第一党支部委员会", None),
    ("J1A", "J1", "party_group_small", "示例综合第一党支部一小组", None),
    ("J1B", "J1", "party_group_small", "示例综合第一党支部二小组", None),
    ("J2", "J", "branch", "示例综合第二党支部", ENDED_IN_JUNE),
    ("J3", "J", "retired_branch", "示例离退休党支部", ENDS_IN_NOVEMBER),
    ("F", "S", "department_party_group", "示例发展局党组", None),
    ("FZ", "F", "general_branch", "示例发展局机关党总支", TERM),
    ("F1", "FZ", "branch", "示例发展第一党支部", TERM),
    ("F1W", "F1", "branch_committee", "示例发展第一党支部委员会", None),
    ("F2", "FZ", "branch", "示例发展第二党支部", TERM),
    ("W", "S", "department_party_group", "示例文旅局党组", None),
    ("WZ", "W", "general_branch", "示例文旅局机关党总支", TERM),
    ("W1", "WZ", "branch", "示例文旅第一党支部", TERM),
    ("W1W", "W1", "branch_committee", "示例文旅第一党支部委员会", None),
    ("H", "S", "department_party_group", "示例水务局党组", None),
    ("H1", "H", "branch", "示例水务党支部", TERM),
    ("H1W", "H1", "branch_committee", "示例水务党支部委员会", None),
)
# Where people belong, and how many there are; the last two of each are a probationary member and a cadre.
SIZES = {"J1": 16, "J2": 10, "J3": 12, "F1": 13, "F2": 9, "W1": 18, "H1": 12}
# Posts by place and number in the list above.
_POSTS: tuple[tuple[str, int, str, str], ...] = (
    ("J1", 0, "S", "group_secretary"),
    *(("J1", n, "S", "group_member") for n in (1, 2, 3, 4)),
    ("J1", 5, "J", "organisation_secretary"),
    ("J1", 6, "J", "deputy_secretary_full_time"),
    *(("J1", n, "J1W", "committee_member") for n in (7, 8, 9)),
    ("J1", 7, "J1", "branch_secretary"),
    ("J1", 10, "J1A", "small_group_leader"),
    ("J1", 11, "J1B", "small_group_leader"),
    ("J2", 0, "J2", "branch_secretary"),
    ("J3", 0, "J3", "branch_secretary"),
    ("F1", 0, "F", "group_secretary"),
    *(("F1", n, "F", "group_member") for n in (1, 2)),
    *(("F1", n, "F1W", "committee_member") for n in (3, 4, 5)),
    ("F1", 3, "F1", "branch_secretary"),
    ("F2", 0, "F2", "branch_secretary"),
    ("W1", 0, "W", "group_secretary"),
    *(("W1", n, "W", "group_member") for n in (1, 2)),
    *(("W1", n, "W1W", "committee_member") for n in (3, 4, 5)),
    ("W1", 3, "W1", "branch_secretary"),
    ("H1", 0, "H", "group_secretary"),
    *(("H1", n, "H", "group_member") for n in (1, 2)),
    *(("H1", n, "H1W", "committee_member") for n in (3, 4, 5)),
    ("H1", 3, "H1", "branch_secretary"),
)


def name_of(code: str, number: int) -> str:
    """示例甲子, 示例乙丑 …: sixty of them, then the same with a 二."""
    place = (
        sum(size for earlier, size in SIZES.items() if list(SIZES).index(earlier) < list(SIZES).index(code)) + number
    )
    return f"示例{STEMS[place % 10]}{BRANCHES[place % 12]}{'二' if place >= 60 else ''}"


def body_rows() -> list[BodyRow]:
    return [BodyRow(code, name, kind, parent, FOUNDED, term) for code, parent, kind, name, term in _BODIES]


def person_rows() -> list[PersonRow]:
    """Each person once for every post, as in a filled-in sheet."""
    return list(_rows())


def _rows() -> Iterator[PersonRow]:
    for code, size in SIZES.items():
        for number in range(size):
            held = [(body, title) for place, n, body, title in _POSTS if (place, n) == (code, number)]
            for body, title in held or [("", "")]:
                yield PersonRow(
                    name=name_of(code, number),
                    id_number="",
                    phone="",
                    body_code=code,
                    standing=_standing(number, size),
                    title=title,
                    post_code=body,
                    first_day=FOUNDED,
                )


def _standing(number: int, size: int) -> str:
    return {size - 2: "probationary", size - 1: "none"}.get(number, "full")
