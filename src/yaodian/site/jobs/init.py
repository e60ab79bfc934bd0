"""Makes an installation: database, keys, first accounts, bodies and people. Run again it adds only what is new."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER, PATH_DIGITS
from yaodian.files.sheets import write_template
from yaodian.site.actions.add_account import NewAccount, add_account, password_faults
from yaodian.site.actions.adopt_edition import BASELINE, adopt_baseline
from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.actions.grant_role import grant_role
from yaodian.site.actions.import_roster import BodyRow, Imported, PersonRow, import_roster
from yaodian.site.actions.keep_head import keep_head
from yaodian.site.actions.refusal import Refusal
from yaodian.site.catalogue import load_catalogue
from yaodian.site.clock import day_at
from yaodian.site.jobs.read_bodies import read_bodies
from yaodian.site.jobs.read_people import read_people
from yaodian.site.jobs.roster_columns import BODIES, BODIES_FILE, PEOPLE, PEOPLE_FILE, body_columns, people_columns
from yaodian.site.jobs.upgrade import upgrade
from yaodian.site.keys import make_key_file, read_keys
from yaodian.site.models import Account, Body, Ceiling, Edition, Purpose, Role
from yaodian.site.queries.installation import WrongPurpose, installation, key_fault, require_purpose
from yaodian.site.queries.tree import placements

# The plan of the example city: 示范文本, to practise on before one's own comes.
PLAN_FILE = Path(__file__).with_name("demo") / "plan.txt"
EXAMPLE_FILE = "示范要点.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """`accounts` are the first administrator and the office; `password` is asked for each that is not there yet."""

    name: str
    purpose: Purpose
    accounts: tuple[tuple[Role, str], ...]
    password: Callable[[Role], str]
    ceiling: Ceiling = Ceiling.INTERNAL
    bodies: Path | None = None
    people: Path | None = None


def write_templates(folder: Path) -> list[Path]:
    """The two empty workbooks, and a plan to practise on."""
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = load_catalogue()
    write_template(folder / BODIES_FILE, BODIES, body_columns(catalogue))
    write_template(folder / PEOPLE_FILE, PEOPLE, people_columns(catalogue))
    (folder / EXAMPLE_FILE).write_bytes(PLAN_FILE.read_bytes())
    return [folder / BODIES_FILE, folder / PEOPLE_FILE, folder / EXAMPLE_FILE]


def prepare() -> list[Problem]:
    """The database's tables, and keys where no installation has its own already."""
    settings.ENV.home.mkdir(parents=True, exist_ok=True)
    upgrade()
    if installation() is None and not settings.ENV.key_file.exists():
        make_key_file(settings.ENV.key_file)
        read_keys.cache_clear()
    fault = key_fault()
    return [fault] if fault else []


def set_up(wish: Wish, at: datetime) -> Imported | list[Problem]:
    """All faults before anything is written; then the installation, its accounts, its bodies and people."""
    problems = prepare() or _purpose_faults(wish)
    if problems:
        return problems
    bodies, people, problems = read_roster(wish)
    accounts = _new_accounts(wish)
    problems += [fault for _, new in accounts for fault in _account_faults(new)]
    if problems:
        return problems
    outcome = _make(wish, accounts, (bodies, people), at)
    keep_head(day_at(at), again=True)
    return list(outcome.problems) if isinstance(outcome, Refusal) else outcome


def read_roster(wish: Wish) -> tuple[list[BodyRow], list[PersonRow], list[Problem]]:
    """Both sheets, examined against each other and against what the installation holds."""
    catalogue = load_catalogue()
    known = dict(Body.objects.filter(until=NEVER).exclude(code="").values_list("code", "first_day"))
    bodies: list[BodyRow] = []
    people: list[PersonRow] = []
    problems: list[Problem] = []
    if wish.bodies:
        bodies, problems = read_bodies(wish.bodies, catalogue, frozenset(known))
    if wish.people:
        founded: dict[str, date] = {**{body.code: body.first_day for body in bodies}, **known}
        people, faults = read_people(wish.people, catalogue, founded)
        problems = problems + faults
    return bodies, people, problems


def _purpose_faults(wish: Wish) -> list[Problem]:
    if installation() is None:
        return [] if wish.name else [Problem("--name", "没有填写", "请写明使用单位的名称，如 --name 市直机关工委")]
    try:
        require_purpose(wish.purpose)
    except WrongPurpose as error:
        return [error.problem]
    return []


def _new_accounts(wish: Wish) -> list[tuple[Role, NewAccount]]:
    """Those of the wished accounts that are not there yet, with the passwords asked for them."""
    there = set(Account.objects.values_list("username", flat=True))
    return [
        (role, NewAccount(username=name, name=role.label, password=wish.password(role)))
        for role, name in wish.accounts
        if name not in there
    ]


def _account_faults(new: NewAccount) -> list[Problem]:
    faults = password_faults(new.password, Account(username=new.username, name=new.name))
    return [Problem(f"账号“{new.username}”的{fault.where}", fault.what, fault.mend) for fault in faults]


def _make(
    wish: Wish,
    accounts: list[tuple[Role, NewAccount]],
    roster: tuple[list[BodyRow], list[PersonRow]],
    at: datetime,
) -> Imported | Refusal:
    if installation() is None:
        founded = found_installation(actor=None, new=NewInstallation(wish.name, wish.purpose, wish.ceiling), at=at)
        if isinstance(founded, Refusal):
            return founded
    for role, account in accounts:
        refusal = _open(role, account, at)
        if refusal is not None:
            return refusal
    bodies, people = roster
    if not bodies and not people:
        return Imported(0, 0, 0)
    imported = import_roster(actor=None, bodies=bodies, people=people, at=at)
    return imported if isinstance(imported, Refusal) else _adopt_baselines(at) or imported


def _adopt_baselines(at: datetime) -> Refusal | None:
    """The 法规基线 holds in every tree from its first day, whether or not a plan comes."""
    adopted = set(Edition.objects.filter(series=BASELINE).values_list("body_uid", flat=True))
    on = day_at(at)
    for uid, path in placements(on).order_by("path").values_list("body_uid", "path"):
        if len(path) == PATH_DIGITS and uid not in adopted:
            outcome = adopt_baseline(actor=None, body_uid=uid, at=at, on=on)
            if isinstance(outcome, Refusal):
                return outcome
    return None


def _open(role: Role, new: NewAccount, at: datetime) -> Refusal | None:
    account = add_account(actor=None, new=new, at=at)
    if isinstance(account, Refusal):
        return account
    granted = grant_role(actor=None, account=account, reach=(role, ""), first_day=day_at(at), at=at)
    return granted if isinstance(granted, Refusal) else None
