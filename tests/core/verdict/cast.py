"""A cast (演员表) for tests of verdicts: a city, its departments, branches and people, told in short calls.

Every call names the day in the world, and with `entered` the day on which it was keyed in (录入). What is
not said was known since 2020. A day is `d(month, day)` of 2026 or `d(month, day, year)`.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from yaodian.core.duty.edition import Edition
from yaodian.core.duty.rule import Duty
from yaodian.core.period import LAST_DAY, WEEKENDS_ONLY, Span, WorkCalendar
from yaodian.core.roster.rows import Body, Entry, Membership, Placement, Post, Term
from yaodian.core.verdict.facts import Belonging, Deed, Facts, Ruling, RulingKind
from yaodian.core.verdict.reference import judge
from yaodian.core.verdict.verdict import Judgement, Verdict

LONG_AGO = date(2020, 1, 1)
FAR = date(2030, 12, 31)


def d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def noon(day: date) -> datetime:
    """Noon of that day in Shanghai: when the cast's clerks key things in."""
    return datetime.combine(day, time(4, tzinfo=UTC))


class Sheet:
    """Judgements to look things up in (对账单)."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        self.all = tuple(judgements)

    def find(self, bearer: str, cycle: str) -> tuple[Judgement, ...]:
        return tuple(j for j in self.all if (j.bearer, j.cycle) == (bearer, cycle))

    def __getitem__(self, place: tuple[str, str]) -> Judgement:
        """The judgement in force there: the one that is not void, else the void one."""
        found = self.find(*place)
        assert found, f"no judgement at {place}; there are {sorted({(j.bearer, j.cycle) for j in self.all})}"
        owed = [j for j in found if j.verdict is not Verdict.VOID]
        assert len(owed) <= 1, f"two judgements at {place}: {owed}"
        return (owed or list(found))[0]

    def verdict(self, bearer: str, cycle: str) -> Verdict:
        return self[bearer, cycle].verdict

    def cycles(self, bearer: str) -> list[str]:
        return [j.cycle for j in self.all if j.bearer == bearer]


class Cast:
    """Rows of one small world. The city (市) hangs at 0001; departments and branches below it."""

    def __init__(self) -> None:
        self.editions: list[Edition] = []
        self.rows: dict[str, list[Any]] = {}
        self.paths: dict[str, str] = {"": ""}
        self.children: dict[str, int] = {}
        self.body("city", kind="organ", under="")

    # 组织与人
    def body(self, uid: str, *, kind: str = "branch", under: str = "city", **times: Any) -> str:
        """成立: first; 撤销: last; 承接组织: successor; 录入: entered."""
        lived = Span(times.get("first", LONG_AGO), times.get("last", LAST_DAY))
        since, heir = noon(times.get("entered", LONG_AGO)), times.get("successor", "")
        self._add("bodies", Body(uid=uid, kind=kind, name=uid, lived=lived, successor=heir, since=since))
        self.place(uid, under, lived, since=since)
        return uid

    def place(self, body: str, under: str, valid: Span, *, since: datetime) -> None:
        """隶属"""
        self.children[under] = self.children.get(under, 0) + 1
        self.paths[body] = f"{self.paths[under]}{self.children[under]:04d}"
        self._add("placements", Placement(body=body, path=self.paths[body], valid=valid, since=since))

    def end(self, uid: str, last: date, *, successor: str = "", entered: date) -> None:
        """撤销或合并, keyed in later: the old rows are superseded."""
        for name, field in (("bodies", "lived"), ("placements", "valid")):
            for row in [r for r in self.rows[name] if uid in (getattr(r, "uid", ""), getattr(r, "body", ""))]:
                days = Span(getattr(row, field).first, last)
                more = {"successor": successor} if name == "bodies" else {}
                self.revise(name, row, entered, **{field: days}, **more)

    def person(self, uid: str, body: str, *, member: bool = True, **times: Any) -> str:
        """党员（干部）在某支部"""
        valid = Span(times.get("first", LONG_AGO), times.get("last", LAST_DAY))
        since = noon(times.get("entered", LONG_AGO))
        self._add("memberships", Membership(person=uid, body=body, valid=valid, member=member, since=since))
        return uid

    def transfer(self, person: str, *, to: str, on: date, entered: date) -> None:
        """组织关系转接: on the day `on` the person belongs to the new branch."""
        row = next(m for m in reversed(self.rows["memberships"]) if m.person == person)
        gone = Span(row.valid.first, date.fromordinal(on.toordinal() - 1))
        self.revise("memberships", row, entered, valid=gone)
        self.person(person, to, first=on, entered=entered)

    def post(self, uid: str, person: str, body: str, title: str, *, first: date, **times: Any) -> None:
        """任职"""
        valid, since = Span(first, times.get("last", LAST_DAY)), noon(times.get("entered", LONG_AGO))
        self._add("posts", Post(uid=uid, person=person, body=body, title=title, valid=valid, since=since))

    def term(self, uid: str, body: str, first: date, last: date, **times: Any) -> Term:
        """一届"""
        row = Term(uid=uid, body=body, valid=Span(first, last), since=noon(times.get("entered", LONG_AGO)))
        return self._add("terms", row)

    def listed(self, uid: str, roster: str, body: str, person: str, first: date, **times: Any) -> None:
        """列入名册"""
        valid, since = Span(first, times.get("last", LAST_DAY)), noon(times.get("entered", LONG_AGO))
        self._add("entries", Entry(uid=uid, roster=roster, body=body, person=person, valid=valid, since=since))

    # 记录与决定
    def deed(self, bearer: str, on: date, *, entered: date | None = None, **more: Any) -> str:
        """一次实绩: what `bearer` did on that day. Returns its record."""
        record = more.pop("record", None) or f"r{len(self.rows.get('deeds', ())) + 1}"
        since = more.pop("since", noon(entered or on))
        more = {"kind": "meeting", "confirmed": since} | more
        for name in ("persons", "bodies"):
            more[name] = frozenset(more.get(name, ()))
        self._add("deeds", Deed(record=record, bearer=bearer, on=on, since=since, **more))
        return str(record)

    def correct(self, record: str, *, entered: date, **changes: Any) -> None:
        """更正: the new version supersedes the old."""
        for row in [r for r in self.rows["deeds"] if r.record == record]:
            self.revise("deeds", row, entered, version=row.version + 1, entered=row.first_entered, **changes)

    def belongs(self, record: str, cycle: str, *, entered: date, duty: str = "duty") -> None:
        """所属期: this record serves that cycle."""
        self._add("belongings", Belonging(record=record, duty=duty, cycle=cycle, since=noon(entered)))

    def rule(self, kind: RulingKind, cycle: str, *, entered: date, **more: Any) -> Ruling:
        """一项决定"""
        if "withdrawn" in more:
            more["until"] = noon(more.pop("withdrawn"))
        more = {"uid": f"ruling{len(self.rows.get('rulings', ()))}", "duty": "duty"} | more
        return self._add("rulings", Ruling(kind=kind, cycle=cycle, since=noon(entered), **more))

    # 版本
    def edition(self, *duties: Duty, body: str = "city", year: int | None = 2026, **times: Any) -> Edition:
        """采用的版本: in force from `first` (1 January 2026) to `last`; `entered` on its first day unless said."""
        first = times.get("first", d(1, 1))
        calendar: WorkCalendar = times.get("calendar", WEEKENDS_ONLY)
        edition = Edition(
            uid=times.get("uid", f"e{len(self.editions) + 1}"),
            series=times.get("series", "plan"),
            title="要点",
            body=body,
            year=year,
            first=first,
            since=noon(times.get("entered", min(first, LONG_AGO) if year is None else first)),
            duties=duties,
            last=times.get("last", LAST_DAY),
            cut=times.get("cut", False),
            calendar=calendar,
        )
        self.editions.append(edition)
        return edition

    def baseline(self, *duties: Duty, **times: Any) -> Edition:
        """法规基线"""
        return self.edition(*duties, year=None, **{"first": LONG_AGO, "series": "baseline"} | times)

    # 评判
    @property
    def facts(self) -> Facts:
        return Facts(**{name: tuple(rows) for name, rows in self.rows.items()})

    def judge(self, on: date, *, known: date | datetime | None = None, **within: date) -> Sheet:
        """Every verdict on that day, as known at its noon or at `known`."""
        moment = known if isinstance(known, datetime) else noon(known or on)
        days = Span(within.get("first", d(1, 1)), within.get("last", d(12, 31)))
        return Sheet(judge(self.editions, self.facts, on=on, known=moment, within=days))

    def _add(self, name: str, row: Any) -> Any:
        self.rows.setdefault(name, []).append(row)
        return row

    def revise(self, name: str, row: Any, on: date, **changes: Any) -> None:
        """更正一行: the row as it stood is known until noon of `on`, the corrected one from then on."""
        at = noon(on)
        self.rows[name].remove(row)
        self.rows[name] += [replace(row, until=at), replace(row, since=at, **changes)]
