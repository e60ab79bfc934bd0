"""A small town as `yaodian init` makes it from two workbooks, with an account for a branch secretary."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import xlsxwriter
from tests.site.cast import sure

from yaodian.files.mechanisms import load_catalogue
from yaodian.site.actions.add_account import NewAccount, add_account
from yaodian.site.actions.grant_role import grant_role
from yaodian.site.actions.import_roster import Imported
from yaodian.site.jobs.init import Wish, set_up
from yaodian.site.jobs.roster_columns import BODIES, PEOPLE, body_columns, people_columns
from yaodian.site.models import Account, Body, Purpose, Role

AT = datetime(2026, 1, 4, 1, 0, tzinfo=UTC)
PASSWORD = "故事里的密码足够长"
TREE = [
    ["01", "滨江市政府党组", "市政府党组", "", "2019-03-05", "", ""],
    ["02", "水务局党组", "部门党组（党委）", "01", "2019-03-05", "", ""],
    ["03", "水务局机关党委", "机关党委", "02", "2019-03-05", "", ""],
    ["04", "水务局第一党支部", "党支部", "03", "2020-07-01", "", ""],
    ["05", "水务局第二党支部", "党支部", "03", "2020-07-01", "", ""],
]
STAFF = [
    ["江一帆", "", "", "04", "正式党员", "党支部书记", "", "2021-01-01"],
    ["何清源", "", "", "04", "正式党员", "", "", "2021-01-01"],
    ["田润泽", "", "", "04", "预备党员", "", "", "2025-07-01"],
    ["沈闻渔", "", "", "05", "正式党员", "党支部书记", "", "2021-01-01"],
]
PLAN = """2026年滨江市机关党建工作要点
一、把支部建强
1.严格组织生活
各党支部每月开展2次主题党日。各支部每季度召开1次支部党员大会。
二、把政治建设摆在首位
2.分析政治生态
党组定期开展政治生态分析。坚持实事求是的作风。
"""


@dataclass(frozen=True)
class Town:
    branch: Body
    secretary: str = "secretary"
    office: str = "office"
    password: str = PASSWORD


def make_town(folder: Path) -> Town:
    catalogue = load_catalogue()
    wish = Wish(
        name="滨江市机关党建",
        purpose=Purpose.REAL,
        accounts=((Role.ADMINISTRATOR, "admin"), (Role.OFFICE, "office")),
        password=lambda role: PASSWORD,
        bodies=sheet(folder / "b.xlsx", BODIES, [c.title for c in body_columns(catalogue)], TREE),
        people=sheet(folder / "p.xlsx", PEOPLE, [c.title for c in people_columns(catalogue)], STAFF),
    )
    made = set_up(wish, AT)
    assert isinstance(made, Imported), made
    branch = Body.objects.get(name="水务局第一党支部")
    open_account("secretary", "江一帆", Role.SECRETARY, branch.name)
    return Town(branch)


def open_account(username: str, name: str, role: Role, body: str) -> str:
    """For somebody who acts for the body of that name from the first day of the year; the user name."""
    new = NewAccount(username=username, name=name, password=PASSWORD)
    account: Account = sure(add_account(actor=None, new=new, at=AT))
    reach = (role, Body.objects.get(name=body).uid)
    sure(grant_role(actor=None, account=account, reach=reach, first_day=date(2026, 1, 1), at=AT))
    return username


def sheet(path: Path, name: str, heading: list[str], rows: list[list[str]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet(name)
        for at, row in enumerate([heading, *rows]):
            page.write_row(at, 0, row)
    return path
