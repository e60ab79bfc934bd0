"""A whole city around the few bodies of the story: its departments, branches and people, all invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from yaodian.core.period import LAST_DAY
from yaodian.site.actions.load_example import ExampleRosters
from yaodian.site.jobs.demo.roster import ENDED_IN_JUNE, ENDS_IN_NOVEMBER, FOUNDED, TERM
from yaodian.site.jobs.demo.stage import OPENED, luck
from yaodian.site.models import Body, Membership, MemberStanding, Person, Placement, Post, Term, new_uid
from yaodian.site.queries.attendance import DuePerson

DEPARTMENTS = (
    *("政务办", "教育局", "科技局", "工信局", "民宗局", "公安局", "民政局", "司法局", "财政局", "人社局", "资源局"),
    *("生态局", "住建局", "交通局", "农业局", "商务局", "卫健委", "退役局", "应急局", "审计局", "外事办", "国资委"),
    *("市场局", "体育局", "统计局", "医保局", "信访局", "林业局", "数据局", "城管局", "机关事务局", "研究室", "人防办"),
    *("金融办", "政务服务局", "税务局", "气象局", "邮政局", "消防局"),
)
SURNAMES = "安白柏程池丁方冯高耿关何贺洪江金康柯乐黎林龙鲁罗梅孟苗宁潘齐秦邱任邵石宋唐陶田汪韦夏"
GIVEN = "澄川达帆恒嘉朗宁启然睿舒韬闻熙岩远泽"
DEPARTMENT = "department_party_group"
STORY_BRANCHES, STORY_MEMBERS = 7, 90
SMALLEST = 8


@dataclass
class City:
    """Rows of bodies and people while they are being made. `sizes`: members by branch."""

    branches: int
    members: int
    top: tuple[str, str]
    free: int
    bodies: list[Body] = field(default_factory=list)
    placements: list[Placement] = field(default_factory=list)
    persons: list[Person] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    below: dict[str, int] = field(default_factory=dict)

    def body(self, name: str, kind: str, parent: tuple[str, str]) -> tuple[str, str]:
        """The id and the path of a new body."""
        uid, number = new_uid(), self.below.get(parent[0], self.free if parent == self.top else 0) + 1
        self.below[parent[0]] = number
        path = f"{parent[1]}{number:04d}"
        self.bodies.append(Body(uid=uid, since=OPENED, kind=kind, name=name, first_day=FOUNDED, last_day=LAST_DAY))
        self.placements.append(
            Placement(since=OPENED, body_uid=uid, parent_uid=parent[0], path=path, first_day=FOUNDED)
        )
        return uid, path

    def person(self, branch: str, standing: str) -> str:
        uid = new_uid()
        self.persons.append(Person(uid=uid, since=OPENED, name=name_of(len(self.persons))))
        self.memberships.append(
            Membership(since=OPENED, person_uid=uid, body_uid=branch, standing=standing, first_day=FOUNDED)
        )
        return uid

    def post(self, person: str, body: str, title: str) -> None:
        self.posts.append(Post(since=OPENED, person_uid=person, body_uid=body, title=title, first_day=FOUNDED))

    def term(self, body: str, days: tuple[date, date]) -> None:
        self.terms.append(Term(since=OPENED, body_uid=body, first_day=days[0], last_day=days[1]))

    @cached_property
    def called(self) -> dict[str, str]:
        """Every name by its id."""
        return {b.uid: b.name for b in self.bodies} | {p.uid: p.name for p in self.persons}

    def due_lists(self) -> dict[str, tuple[DuePerson, ...]]:
        """Who is due at each body's meetings: what `queries.attendance.due_persons` finds, all at once."""
        own: dict[str, dict[str, bool]] = {body.uid: {} for body in self.bodies}
        for member in self.memberships:
            own[member.body_uid][member.person_uid] = member.standing == MemberStanding.FULL
        for post in self.posts:
            own[post.body_uid][post.person_uid] = True
        homes = {member.body_uid for member in self.memberships}
        peopled = {p.path[:n] for p in self.placements if p.body_uid in homes for n in range(4, len(p.path) + 1, 4)}
        return {
            p.body_uid: self._listed(own[p.body_uid] if p.path in peopled else self._drawn(own, p))
            for p in self.placements
        }

    def _drawn(self, own: Mapping[str, dict[str, bool]], place: Placement) -> dict[str, bool]:
        """A body without people of its own draws on the one above."""
        return {**dict.fromkeys(own.get(place.parent_uid, {}), False), **own[place.body_uid]}

    def _listed(self, people: Mapping[str, bool]) -> tuple[DuePerson, ...]:
        found = (DuePerson(uid, self.called[uid], full) for uid, full in people.items())
        return tuple(sorted(found, key=lambda one: (one.name, one.uid)))

    @property
    def departments(self) -> ExampleRosters:
        """The departments themselves, which are asked about the plan before anybody of them files anything."""
        return self._rosters(of_departments=True)

    @property
    def rest(self) -> ExampleRosters:
        found = self._rosters(of_departments=False)
        return replace(found, persons=self.persons, memberships=self.memberships, posts=self.posts, terms=self.terms)

    def _rosters(self, *, of_departments: bool) -> ExampleRosters:
        bodies = [body for body in self.bodies if (body.kind == DEPARTMENT) is of_departments]
        uids = {body.uid for body in bodies}
        return ExampleRosters(bodies, [place for place in self.placements if place.body_uid in uids])


def name_of(number: int) -> str:
    """示例安澄, 示例白川川 …: every one says that it is an example, and no two are alike."""
    surname, rest = SURNAMES[number % len(SURNAMES)], number // len(SURNAMES)
    first, second = GIVEN[rest % len(GIVEN)], rest // len(GIVEN)
    return f"示例{surname}{first}{GIVEN[second % len(GIVEN)] if second else ''}{second // len(GIVEN) or ''}"


def build(branches: int, members: int, top: tuple[str, str], free: int) -> City:
    """So many branches and members, the story's own included, below the body `top` (id and path).

    `free`: how many places below it are taken.
    """
    city = City(branches - STORY_BRANCHES, members - STORY_MEMBERS, top, free)
    sizes = list(_sizes(city))
    for number, title in enumerate(DEPARTMENTS):
        own = sizes[number :: len(DEPARTMENTS)]
        if own:
            _department(city, title, own)
    return city


def _sizes(city: City) -> Iterator[int]:
    """How many members each branch has: some small, some large, together as many as asked for."""
    left = city.members
    for number in range(city.branches):
        mean = left // (city.branches - number)
        spread = max(1, mean - SMALLEST)
        size = mean if number == city.branches - 1 else SMALLEST + luck("branch", number, of=2 * spread + 1)
        left -= size
        yield size


def _department(city: City, title: str, sizes: list[int]) -> None:
    group = city.body(f"示例{title}党组", DEPARTMENT, city.top)
    city.body(f"示例{title}党组理论学习中心组", "study_group", group)
    large = sum(sizes) >= 100
    kind, word = ("organ_party_committee", "机关党委") if large else ("general_branch", "机关党总支")
    committee = city.body(f"示例{title}{word}", kind, group)
    city.term(committee[0], TERM)
    for number, size in enumerate(sizes):
        people = _branch(city, (title, number, len(sizes)), committee, size)
        if number == 0:
            city.post(people[0], group[0], "group_secretary")
            for person in people[1:4]:
                city.post(person, group[0], "group_member")
            city.post(people[4], committee[0], "organisation_secretary")
            if large:
                city.post(people[5], committee[0], "deputy_secretary_full_time")


def _branch(city: City, place: tuple[str, int, int], above: tuple[str, str], size: int) -> list[str]:
    """The branch's people, its secretary and its committee."""
    title, number, count = place
    kind, word = _kind(title, number, count)
    name = f"示例{title}第{_chinese(number + 1)}党支部" if kind == "branch" else f"示例{title}{word}"
    branch = city.body(name, kind, above)
    people = [city.person(branch[0], _standing(n, size)) for n in range(size)]
    city.post(people[6], branch[0], "branch_secretary")
    if kind != "temporary_branch":
        city.term(branch[0], (TERM, TERM, ENDED_IN_JUNE, ENDS_IN_NOVEMBER)[luck(name, "term", of=4)])
    if kind == "branch" and size >= 10:
        committee = city.body(f"{name}委员会", "branch_committee", branch)
        for person in (people[6], people[5], people[7]):
            city.post(person, committee[0], "committee_member")
    return people


def _kind(title: str, number: int, count: int) -> tuple[str, str]:
    """The last branch of a larger department is of the retired; a few are temporary or joint."""
    if count >= 5 and number == count - 1:
        return "retired_branch", "离退休党支部"
    if number == count - 2 and luck(title, "temporary", of=5) == 0:
        return "temporary_branch", "临时党支部"
    if number == count - 2 and luck(title, "joint", of=6) == 0:
        return "joint_branch", "联合党支部"
    return "branch", ""


def _standing(number: int, size: int) -> str:
    return {size - 1: "probationary", size - 2: "none"}.get(number, "full") if size > 12 else "full"


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (f"{digits[tens] if tens > 1 else ''}十" if tens else "") + (digits[ones] if ones or not tens else "")
