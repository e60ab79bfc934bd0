"""Make the demo: an installation of its own, then every scene of the year in the order in which it happened."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.adopt_edition import adopt_baseline
from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.actions.import_roster import import_roster
from yaodian.site.actions.keep_head import keep_head
from yaodian.site.actions.load_example import load_records, load_rosters
from yaodian.site.clock import day_at
from yaodian.site.jobs.demo import branch_year, leaders_year, plan_year, task_year, turns, work_year
from yaodian.site.jobs.demo.city import STORY_BRANCHES, City, build
from yaodian.site.jobs.demo.city_year import Year
from yaodian.site.jobs.demo.roster import ROOT, body_rows, name_of, person_rows
from yaodian.site.jobs.demo.stage import DEMO_DAY, OPENED, Stage, moment, sure
from yaodian.site.jobs.init import prepare
from yaodian.site.models import Body, Person, Placement, Purpose, Record, Relation, Role
from yaodian.site.queries.attendance import due_persons
from yaodian.site.queries.history import snapshot
from yaodian.site.queries.installation import installation, require_purpose
from yaodian.site.queries.tree import path_of

MARK = "demo-complete"
BRANCHES, MEMBERS = 320, 5200
# User name, name, role, code of the body, and whose account it is.
ACCOUNTS = (
    ("office", "示例党建办", Role.OFFICE, "", ""),
    ("leader", "示例领导", Role.LEADER, "S", name_of("J1", 0)),
    ("jiguan", "示例机关党委", Role.BODY, "J", name_of("J1", 6)),
    ("fazhan", "示例发展局党组", Role.BODY, "F", name_of("F1", 1)),
    ("wenlv", "示例文旅局党组", Role.BODY, "W", name_of("W1", 1)),
    ("shuiwu", "示例水务局党组", Role.BODY, "H", name_of("H1", 1)),
    ("j1", "示例综合第一党支部书记", Role.SECRETARY, "J1", name_of("J1", 7)),
    ("j2", "示例综合第二党支部书记", Role.SECRETARY, "J2", name_of("J2", 0)),
    ("j3", "示例离退休党支部书记", Role.SECRETARY, "J3", name_of("J3", 0)),
    ("f1", "示例发展第一党支部书记", Role.SECRETARY, "F1", name_of("F1", 3)),
    ("f2", "示例发展第二党支部书记", Role.SECRETARY, "F2", name_of("F2", 0)),
    ("w1", "示例文旅第一党支部书记", Role.SECRETARY, "W1", name_of("W1", 3)),
    ("h1", "示例水务党支部书记", Role.SECRETARY, "H1", name_of("H1", 3)),
    ("member", "示例党员", Role.MEMBER, "J1", name_of("J1", 12)),
    ("admin", "示例管理员", Role.ADMINISTRATOR, "", ""),
)


def make_demo(branches: int = BRANCHES, members: int = MEMBERS) -> list[Problem]:
    """The story and the city around it. Nothing is made twice.

    Raises WrongPurpose in a real installation, BrokenDemo where a scene is refused.
    """
    problems = prepare()
    if problems:
        return problems
    mark = settings.ENV.home / MARK
    if installation() is not None:
        require_purpose(Purpose.DEMO)
        if mark.exists():
            return []
        mend = f"请删除目录 {settings.ENV.home}，再运行 yaodian demo"
        return [Problem("示例单位", "上一次没有建完", mend)]
    stage = set_up()
    city = found_city(stage, branches, members) if branches > STORY_BRANCHES else None
    play(stage)
    if city:
        fill_city(city)
    keep_head(DEMO_DAY, again=True)
    mark.write_text(f"{DEMO_DAY}\n", encoding="utf-8")
    return []


def found_city(stage: Stage, branches: int, members: int) -> City:
    """Everybody else. Their departments are there from the beginning, for the plan is put to them."""
    root = stage.bodies[ROOT]
    taken = Placement.objects.filter(parent_uid=root, relation=Relation.BELONGS).values("path").distinct().count()
    city = build(branches, members, (root, path_of(root, DEMO_DAY)), taken)
    sure(load_rosters(actor=None, rosters=city.departments, at=OPENED))
    return city


def fill_city(city: City) -> None:
    """Their branches and people, and what they did until the demo day."""
    at = moment(DEMO_DAY, 6)
    sure(load_rosters(actor=None, rosters=city.rest, at=at))
    known = {place.uid: place.name for place in snapshot().census(DEMO_DAY).places.values()}
    story = frozenset(uid for uid in known if uid not in city.called)
    called = {**known, **dict(Person.objects.filter(until=NEVER).values_list("uid", "name"))}
    due = {**city.due_lists(), **{uid: due_persons(uid, DEMO_DAY) for uid in story}}
    told = frozenset(Record.objects.filter(body_uid__in=story).values_list("kind", flat=True))
    year = Year(called, due, told, story)
    with _uncollected():
        year.plan()
        sure(load_records(actor=None, records=year.records, rulings=year.rulings, at=at))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of garbage, which would walk again and again through millions of values, none of them in
    a circle.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def play(stage: Stage) -> None:
    every = [
        scene for part in (task_year, plan_year, branch_year, leaders_year, work_year, turns) for scene in part.scenes()
    ]
    for scene in sorted(every, key=lambda scene: scene.at):
        scene.act(stage, scene.at)


def set_up() -> Stage:
    """Bodies, people, the 法规基线 and the accounts, as on the day the product came into use."""
    sure(found_installation(actor=None, new=NewInstallation("示例单位", Purpose.DEMO), at=OPENED))
    sure(import_roster(actor=None, bodies=body_rows(), people=person_rows(), at=OPENED))
    stage = Stage(
        bodies=dict(Body.objects.filter(until=NEVER).order_by("id").values_list("code", "uid")),
        people=dict(Person.objects.filter(until=NEVER).order_by("id").values_list("name", "uid")),
    )
    for username, name, role, code, person in ACCOUNTS:
        turns.open_account(stage, (username, name, role, code), OPENED, person)
    sure(adopt_baseline(actor=None, body_uid=stage.bodies[ROOT], at=OPENED, on=day_at(OPENED)))
    return stage
