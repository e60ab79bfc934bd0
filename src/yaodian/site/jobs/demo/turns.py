"""What does not go by the plan: a new branch, a merger, a late transfer, decisions, corrections, confirmations."""

from collections.abc import Iterator
from datetime import date, datetime

from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.add_account import NewAccount, add_account
from yaodian.site.actions.add_body import NewBody, add_body
from yaodian.site.actions.confirm_record import confirm_record
from yaodian.site.actions.correct_record import Correction, correct_record
from yaodian.site.actions.enter_post import enter_post
from yaodian.site.actions.grant_role import grant_role
from yaodian.site.actions.merge_body import merge_body
from yaodian.site.actions.rule_slot import NewRuling, rule_slot
from yaodian.site.actions.save_draft import save_draft
from yaodian.site.actions.transfer_person import transfer_person
from yaodian.site.actions.void_record import void_record
from yaodian.site.clock import day_at
from yaodian.site.jobs.demo.roster import name_of
from yaodian.site.jobs.demo.stage import DemoRecord, Scene, Stage, filing, moment, sure
from yaodian.site.models import Deed, Record, Role, RulingKind
from yaodian.site.queries.records import kind_of

PASSWORD = "shili-2026-yanshi"
FOUNDED = date(2026, 1, 5)
MERGED = date(2026, 5, 11)
EXPLAINED = "示例说明：全员参加防汛值守，当月未能集中"


def scenes() -> Iterator[Scene]:
    yield Scene(moment(date(2026, 1, 6), 10), found_branch)
    yield Scene(moment(date(2026, 1, 8), 9), set_window)
    yield Scene(moment(date(2026, 3, 24), 11), waive)
    yield Scene(moment(date(2026, 5, 6), 9), transfer_late)
    yield Scene(moment(date(2026, 5, 12), 9), merge)
    yield filing(_made_up(), date(2026, 7, 15))
    yield Scene(moment(date(2026, 7, 16), 9), explain)
    yield Scene(moment(date(2026, 7, 20), 9), correct)
    yield Scene(moment(date(2026, 7, 21), 9), file_twice_and_void)
    yield Scene(moment(date(2026, 7, 31), 17), confirm)
    yield Scene(moment(date(2026, 9, 2), 9), wait)
    yield Scene(moment(date(2026, 9, 16), 9), object_to)
    yield Scene(moment(date(2026, 9, 17), 17), begin_a_form)


def found_branch(stage: Stage, at: datetime) -> None:
    """Founded on 5 January with six people of the first branch."""
    new = NewBody(
        kind="branch",
        name="示例文旅第二党支部",
        first_day=FOUNDED,
        parent_uid=stage.bodies["WZ"],
        code="W2",
    )
    office = stage.accounts["office"]
    uid = stage.bodies["W2"] = sure(add_body(actor=office, new=new, at=at)).uid
    for number in range(10, 16):
        person = stage.people[name_of("W1", number)]
        sure(transfer_person(actor=office, person_uid=person, body_uid=uid, day=FOUNDED, at=at))
    secretary = stage.people[name_of("W1", 10)]
    place = (uid, "branch_secretary")
    sure(enter_post(actor=office, person_uid=secretary, place=place, first_day=FOUNDED, at=at))
    open_account(stage, ("w2", "示例文旅第二党支部书记", Role.SECRETARY, "W2"), at)


def open_account(stage: Stage, wanted: tuple[str, str, Role, str], at: datetime, person: str = "") -> None:
    """User name, name, role and the code of the body; an empty code is the whole installation."""
    username, name, role, code = wanted
    known = next((one.password for one in stage.accounts.values()), "")
    new = NewAccount(
        username=username, name=name, password=PASSWORD, person_uid=stage.people.get(person, ""), encoded=known
    )
    account = stage.accounts[username] = sure(add_account(actor=None, new=new, at=at))
    reach = (role, stage.bodies[code] if code else "")
    sure(grant_role(actor=None, account=account, reach=reach, first_day=day_at(at), at=at))


def set_window(stage: Stage, at: datetime) -> None:
    ruling = NewRuling(
        kind=RulingKind.WINDOW,
        duty="organisational_life_year",
        cycle="2025",
        reason="示例通知：2025年度组织生活会于2026年3月31日前召开",
        decided_by="示例市委组织部",
        decided_on=date(2026, 1, 7),
        last_day=date(2026, 3, 31),
        doc_no="示组通〔2026〕2号",
    )
    sure(rule_slot(actor=stage.accounts["office"], new=ruling, at=at, on=day_at(at)))


def waive(stage: Stage, at: datetime) -> None:
    _rule(stage, at, ("office", RulingKind.WAIVE, "theme_day_month", "2026-03", "J2"), "示例理由：集中执行专项任务")


def explain(stage: Stage, at: datetime) -> None:
    _rule(stage, at, ("h1", RulingKind.EXPLAIN, "theme_day_month", "2026-06", "H1"), EXPLAINED)


def wait(stage: Stage, at: datetime) -> None:
    _rule(stage, at, ("j3", RulingKind.WAITING, "branch_general_meeting_quarter", "2026-Q3", "J3"), "示例：待场地维修")


def object_to(stage: Stage, at: datetime) -> None:
    _rule(stage, at, ("w2", RulingKind.OBJECTION, "theme_day_month", "2026-08", "W2"), "示例：当月有一次活动未录入")


def transfer_late(stage: Stage, at: datetime) -> None:
    """Since 1 April in the other branch, entered five weeks after."""
    person, to = stage.people[name_of("W1", 9)], stage.bodies["H1"]
    office = stage.accounts["office"]
    sure(transfer_person(actor=office, person_uid=person, body_uid=to, day=date(2026, 4, 1), at=at))


def merge(stage: Stage, at: datetime) -> None:
    old, heir = stage.bodies["F2"], stage.bodies["F1"]
    sure(merge_body(actor=stage.accounts["office"], body_uid=old, successor_uid=heir, day=MERGED, at=at))


def correct(stage: Stage, at: datetime) -> None:
    row = _last(stage, "F1", "theme_day")
    values = {**row.values, "theme": "红色故事（更正后的主题）"}
    new = Correction(record_uid=row.uid, version=1, on_day=row.on_day, values=values, reason="主题写成了上月的")
    sure(correct_record(actor=stage.accounts["f1"], new=new, at=at, on=day_at(at)))


def file_twice_and_void(stage: Stage, at: datetime) -> None:
    row = _last(stage, "W1", "theme_day")
    again = DemoRecord(by="w1", body="W1", kind="theme_day", on=row.on_day, values=row.values, away=0)
    filed = stage.file(again, at)
    target = (filed.record_uid, 1)
    sure(void_record(actor=stage.accounts["w1"], target=target, reason="与另一份重复", at=at, on=day_at(at)))


def confirm(stage: Stage, at: datetime) -> None:
    """What was filed by the end of July; the lectures of August still wait."""
    by = {"J": "jiguan", "F": "fazhan", "W": "wenlv", "H": "shuiwu"}
    codes = {uid: code for code, uid in stage.bodies.items()}
    for uid in Deed.objects.filter(until=NEVER, confirmed=NEVER).values_list("record_uid", flat=True).distinct():
        row = Record.objects.get(uid=uid, until=NEVER)
        actor = stage.accounts[by[codes[row.body_uid][0]]]
        if kind_of(row).confirmed_by:
            sure(confirm_record(actor=actor, record_uid=uid, at=at, on=day_at(at)))


def begin_a_form(stage: Stage, at: datetime) -> None:
    """As the page keeps it: under the form's own name, a list for each of its fields."""
    values = {"on_day": [day_at(at).isoformat()], "f-theme": ["示例：写到一半的主题"], "f-theme_hours": [""]}
    save_draft(actor=stage.accounts["j1"], form="record:theme_day", object=stage.bodies["J1"], values=values, at=at)


def _made_up() -> DemoRecord:
    """June was missed; a session in July is put beside it and heals nothing."""
    return DemoRecord(
        by="h1",
        body="H1",
        kind="theme_day",
        on=date(2026, 7, 14),
        values={"theme": "补开六月主题党日", "theme_hours": "2"},
        belongs={"theme_day_month": "2026-06"},
    )


def _rule(stage: Stage, at: datetime, said: tuple[str, RulingKind, str, str, str], reason: str) -> None:
    by, kind, duty, cycle, code = said
    account, on = stage.accounts[by], day_at(at)
    ruling = NewRuling(
        kind=kind,
        duty=duty,
        cycle=cycle,
        bearer=stage.bodies[code],
        reason=reason,
        decided_by=account.name,
        decided_on=on,
    )
    sure(rule_slot(actor=account, new=ruling, at=at, on=on))


def _last(stage: Stage, code: str, kind: str) -> Record:
    rows = Record.objects.filter(body_uid=stage.bodies[code], kind=kind, until=NEVER, version=1)
    return rows.latest("on_day")
