"""From nothing to an installation with its bodies and people: all faults at once, all rows or none, nothing twice."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.apps import apps
from django.db import connection
from tests.site.cast import AT

from yaodian.files.mechanisms import load_catalogue
from yaodian.files.sheets import Row, read_sheet
from yaodian.site.actions.import_roster import Imported
from yaodian.site.jobs.init import Wish, set_up, write_templates
from yaodian.site.jobs.roster_columns import BODIES, PEOPLE, body_columns, people_columns
from yaodian.site.jobs.sheet_cells import Reader
from yaodian.site.models import Account, AuditLine, Body, Installation, Membership, Person, Post, Purpose, Role, Term
from yaodian.site.queries.scope import Verb, scope

PASSWORD = "足够长的一个密码"
NUMBER = "11010519491231002X"
TREE = [
    ["02", "第一党支部", "党支部", "01", "2020年7月1日", "", ""],
    ["01", "市财政局机关党委", "机关党委", "", "2019-03-05", date(2024, 3, 5), date(2029, 3, 4)],
]
STAFF = [
    ["王小明", NUMBER, "13800138000", "02", "正式党员", "党支部书记", "", "2021-01-01"],
    ["王小明", NUMBER, "13800138000", "02", "正式党员", "党组织书记", "01", "2022-01-01"],
    ["李四", "", "", "02", "预备党员", "", "", "2025-07-01"],
    ["赵五", "", "", "01", "非党员干部", "", "", "2025-07-01"],
]


def sheet(path: Path, name: str, heading: list[str], rows: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet(name)
        for at, row in enumerate([heading, *rows]):
            page.write_row(at, 0, row)
    return path


@pytest.fixture
def books(tmp_path: Path):
    catalogue = load_catalogue()

    def write(bodies=TREE, people=STAFF) -> dict[str, Path]:
        return {
            "bodies": sheet(tmp_path / "b.xlsx", BODIES, [c.title for c in body_columns(catalogue)], bodies),
            "people": sheet(tmp_path / "p.xlsx", PEOPLE, [c.title for c in people_columns(catalogue)], people),
        }

    return write


def wish(purpose: Purpose = Purpose.REAL, **files: Path) -> Wish:
    accounts = ((Role.ADMINISTRATOR, "admin"), (Role.OFFICE, "office"))
    return Wish(name="示例", purpose=purpose, accounts=accounts, password=lambda role: PASSWORD, **files)


def rows() -> dict[str, int]:
    return {m.__name__: m._default_manager.count() for m in apps.get_app_config("yaodian").get_models()}


@pytest.mark.django_db
def test_an_installation_begins_with_two_accounts_and_no_data() -> None:
    assert set_up(wish(), AT) == Imported(0, 0, 0)
    assert Installation.objects.get().purpose == "real"
    day = AT.date()
    admin, office = (scope(Account.objects.get(username=name), day) for name in ("admin", "office"))
    assert admin.may(Verb.GRANT) and not admin.may(Verb.SEE)
    assert office.can(Verb.PLACE, "0001") and not office.may(Verb.GRANT)


@pytest.mark.django_db
def test_the_templates_lead_in(books) -> None:
    assert set_up(wish(**books()), AT) == Imported(2, 3, 2)
    root, branch = Body.objects.order_by("id")
    assert (root.code, root.kind, branch.code) == ("01", "organ_party_committee", "02")
    assert Term.objects.get().last_day == date(2029, 3, 4)
    wang = Person.objects.get(name="王小明")
    posts = Post.objects.filter(person_uid=wang.uid).order_by("id")
    assert [(p.title, p.body_uid) for p in posts] == [
        ("branch_secretary", branch.uid),
        ("organisation_secretary", root.uid),
    ]
    assert sorted(Membership.objects.values_list("standing", flat=True)) == ["full", "none", "probationary"]
    assert [line.action for line in AuditLine.objects.order_by("seq")].count("import_roster") == 1
    assert NUMBER not in str(list(AuditLine.objects.values()))


@pytest.mark.django_db
def test_repeated_it_adds_only_what_is_new(books) -> None:
    set_up(wish(**books()), AT)
    before = rows()
    assert set_up(wish(**books()), AT) == Imported(0, 0, 0)
    after = rows()
    assert {k for k in after if after[k] != before[k]} == {"AuditLine"}
    more = [*STAFF, ["钱六", "", "", "02", "正式党员", "", "", "2026-01-01"]]
    assert set_up(wish(**books(people=more)), AT) == Imported(0, 1, 0)


BAD_BODIES = [
    ["01", "", "机关党委", "", "2019-03-05", "", ""],
    ["01", "甲", "公司", "", "去年", "2024-01-01", ""],
    ["03", "乙", "党支部", "99", "2019-03-05", "2024-01-01", "2023-01-01"],
    ["04", "丙", "党支部", "05", "2019-03-05", "", ""],
    ["05", "丁", "党支部", "04", "2019-03-05", "", ""],
]
BAD_PEOPLE = [
    ["", "123", "1", "77", "群众", "主席", "", "2018-01-01"],
    ["李四", "", "", "03", "正式党员", "", "", "2018-01-01"],
    ["李四", "", "", "03", "正式党员", "", "", "2020-02-30"],
]


@pytest.mark.django_db
def test_every_fault_is_told_at_once_and_nothing_is_written(books) -> None:
    problems = set_up(wish(**books(BAD_BODIES, BAD_PEOPLE)), AT)
    assert isinstance(problems, list)
    assert {problem.where for problem in problems} == {
        "表“组织”第2行“名称”列",
        "表“组织”第3行“类型”列",
        "表“组织”第3行“成立日期”列",
        "表“组织”第3行“届期止”列",
        "表“组织”第3行“编号”列",
        "表“组织”第4行“上级编号”列",
        "表“组织”第4行“届期止”列",
        "表“组织”第5行“上级编号”列",
        "表“组织”第6行“上级编号”列",
        "表“人员”第2行“姓名”列",
        "表“人员”第2行“身份证号”列",
        "表“人员”第2行“手机”列",
        "表“人员”第2行“所在组织编号”列",
        "表“人员”第2行“身份”列",
        "表“人员”第2行“职务”列",
        "表“人员”第4行“自日期”列",
        "表“人员”第4行“姓名”列",
        "表“人员”第3行“自日期”列",
    }
    assert all(problem.what and problem.mend for problem in problems)
    assert not any(n for name, n in rows().items() if name != "AuditHead")


@pytest.mark.django_db
def test_a_weak_password_is_told_before_anything_is_written() -> None:
    weak = Wish(
        name="示例", purpose=Purpose.REAL, accounts=((Role.ADMINISTRATOR, "admin"),), password=lambda role: "123"
    )
    problems = set_up(weak, AT)
    assert isinstance(problems, list) and "admin" in str(problems[0]) and not Installation.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("first", "second"), [(Purpose.REAL, Purpose.DEMO), (Purpose.DEMO, Purpose.REAL)])
def test_demo_and_real_never_mix(books, first: Purpose, second: Purpose) -> None:
    set_up(wish(first), AT)
    problems = set_up(wish(second, **books()), AT)
    assert isinstance(problems, list) and "不能装入" in str(problems[0])
    assert not Body.objects.exists()


@pytest.mark.django_db
def test_a_file_that_is_no_template_is_told(tmp_path: Path) -> None:
    wrong = tmp_path / "x.xlsx"
    wrong.write_text("not a workbook")
    problems = set_up(wish(bodies=wrong), AT)
    assert isinstance(problems, list) and "x.xlsx" in problems[0].where


def test_a_word_that_is_no_option_is_answered_with_titles_alone() -> None:
    reader = Reader("组织")
    assert reader.choice(Row(2, {"类型": "党委"}), "类型", {"党支部": "branch", "branch": "branch"}) is None
    assert [fault.mend for fault in reader.problems] == ["请从这些中选一项：党支部"]


def test_templates_have_the_columns_that_the_import_reads(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    bodies, people, plan = write_templates(tmp_path / "new")
    assert read_sheet(bodies, BODIES, [c.title for c in body_columns(catalogue)]) == []
    assert read_sheet(people, PEOPLE, [c.title for c in people_columns(catalogue)]) == []
    assert "示范文本" in plan.read_text(encoding="utf-8")


@pytest.mark.django_db
def test_the_installation_row_is_single_and_its_purpose_stays() -> None:
    set_up(wish(), AT)
    with pytest.raises(Exception, match="append-only"), connection.cursor() as cursor:
        cursor.execute("UPDATE installation SET purpose = 'demo'")
