"""A 通知 in hand before it is taken up: its outside as confirmed, its asks with their answers, and what they cost."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property, lru_cache

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.typed import read_day
from yaodian.core.duty import Duty
from yaodian.core.edition.document import Definitions
from yaodian.core.edition.incoming import Incoming
from yaodian.core.edition.overlay import Laid, laid_over
from yaodian.core.notice import Held, Meant, NoticeReading, meant_of, read_notice
from yaodian.core.notice.drawn import Drawn, drawn, task_kinds
from yaodian.core.notice.meant import Known
from yaodian.core.notice.option import Around
from yaodian.core.notice.reading import Received, source_of
from yaodian.core.plan.letter import Letter, letter_of
from yaodian.core.problem import Problem
from yaodian.core.propose import burden
from yaodian.files.workdays import load_workdays
from yaodian.site.actions.adopt_edition import copied_kinds
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Plan
from yaodian.site.pages.gate import Viewer
from yaodian.site.pages.notice_asks import Asked, Context, asked_of, faults_of, unknown_addressees
from yaodian.site.pages.preparing import in_preparation, typed_in
from yaodian.site.queries.bodies import Placed
from yaodian.site.queries.floors import floors
from yaodian.site.queries.notices import held_by, names_known, series_of

FORM = "notice-review"
MEETING = "收文办理"


@lru_cache(maxsize=16)
def notice_read(text: str, on: date, source: str) -> NoticeReading:
    """The same for the same text, so kept by it."""
    return read_notice(text, load_catalogue(), Received(on, load_workdays(), source))


@dataclass(frozen=True)
class NoticeDesk:
    plan: Plan
    typed: MultiValueDict[str, str]
    bodies: tuple[Placed, ...]
    known: Known
    today: date

    def text(self, name: str, otherwise: str = "") -> str:
        return str(self.typed.get(name) or "").strip() if name in self.typed else otherwise

    @cached_property
    def letter(self) -> Letter:
        return letter_of(self.plan.text)

    @property
    def outside(self) -> dict[str, str]:
        """What stands on the form about the notice as a whole: as typed, else as its text says."""
        letter, received = self.letter, self.text("received_on", self.today.isoformat())
        return {
            "title": self.text("title", letter.title),
            "doc_no": self.text("doc_no", letter.doc_no),
            "issuer": self.text("issuer", letter.issuer),
            "issued_on": self.text("issued_on", letter.issued_on.isoformat() if letter.issued_on else ""),
            "received_on": received,
            "to": self.text("to", "、".join(letter.addressed)),
            "meeting": self.text("meeting", MEETING),
            "adopted_on": self.text("adopted_on", self.today.isoformat()),
            "first_day": self.text("first_day", received),
        }

    def day(self, name: str) -> date | None:
        """A day of this year or of those beside it: any other is a slip of the pen."""
        day = read_day(self.outside[name])
        return day if day and abs(day.year - self.today.year) <= 1 else None

    @property
    def first_day(self) -> date:
        return self.day("first_day") or self.today

    @property
    def source(self) -> str:
        outside = self.outside
        return source_of(outside["title"] or "来文", outside["issuer"], outside["doc_no"])

    @property
    def issuer(self) -> str:
        """Whose edition it will be for kinds of body: whoever was chosen, else the first that the viewer adopts for."""
        known = [one.body.uid for one in self.bodies]
        return self.text("body") if self.text("body") in known else known[0]

    @property
    def addressed(self) -> Meant:
        return meant_of(self.outside["to"], self.known)

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """All that binds whom it addresses anyway."""
        named = tuple(uid for uid, _ in self.addressed.bodies)
        return held_by((self.issuer, *named), self.first_day, series_of(self.plan.uid))

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        around = Around(self.plan.text, self.source, load_catalogue(), self.held)
        context = Context(around, self.typed, self.known, self.addressed, self.first_day)
        reading = notice_read(self.plan.text, self.day("received_on") or self.today, self.source)
        return tuple(asked_of(ask, context) for ask in reading.asks)

    @property
    def by(self) -> str:
        return " ".join(filter(None, (self.outside["meeting"], self.outside["doc_no"])))

    @cached_property
    def drawn(self) -> tuple[Drawn, ...]:
        return drawn((one.answer for one in self.asked), self.issuer, by=self.by)

    @cached_property
    def laid(self) -> tuple[tuple[Drawn, tuple[Laid, ...]], ...]:
        """What each body adopts, as it lies to what binds it anyway."""
        line = (series_of(self.plan.uid), self.first_day.year)
        return tuple((one, laid_over(one.duties, floors(one.body, self.first_day, line))) for one in self.drawn)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Each once, however many bodies adopt it."""
        return tuple({one.duty.key: one.duty for _, laid in self.laid for one in laid}.values())

    @property
    def added(self) -> Fraction:
        """Minutes that a branch needs for it in the year, beyond what it needs anyway."""
        before = tuple({one.duty.key: one.duty for one in reversed(self.held)}.values())
        return 12 * (burden((*before, *self.duties)).minutes - burden(before).minutes)

    @property
    def definitions(self) -> tuple[tuple[str, Definitions], ...]:
        return tuple((one.body, self._defined(one, laid)) for one, laid in self.laid)

    def _defined(self, one: Drawn, laid: tuple[Laid, ...]) -> Definitions:
        duties = tuple(each.duty for each in laid)
        kinds = copied_kinds(duties, task_kinds(duties, load_catalogue()))
        return Definitions(duties, kinds, one.decisions, load_workdays(), incoming=self.incoming)

    @property
    def incoming(self) -> Incoming:
        said = self.outside
        issued_on, received_on = read_day(said["issued_on"]), self.day("received_on")
        return Incoming(said["title"], said["issuer"], said["doc_no"], issued_on, received_on, said["to"])

    def faults(self) -> Iterator[tuple[Problem, str]]:
        """Everything that keeps it from being taken up, each with the field that mends it."""
        if not self.outside["title"]:
            yield Problem("标题", "没有填写", "请照原文填写"), "title"
        if not self.outside["meeting"]:
            yield Problem("批办", "没有填写", "请写明由谁批办，或由哪次会议决定"), "meeting"
        for where, name in (("收文日期", "received_on"), ("批办日期", "adopted_on"), ("生效日期", "first_day")):
            if self.day(name) is None:
                yield Problem(where, "没有填写，或不是去年、今年或明年的一个日期", "请填写日期"), name
        if self.outside["issued_on"] and read_day(self.outside["issued_on"]) is None:
            yield Problem("印发日期", "不是一个日期", "请填写日期，不清楚的留空"), "issued_on"
        yield from unknown_addressees(self.addressed)
        for one in self.asked:
            yield from faults_of(one, self.today)


def notice_desk_of(request: HttpRequest, viewer: Viewer, uid: str) -> NoticeDesk:
    """For whoever may adopt, of a text that one's own office read in."""
    row, bodies = in_preparation(viewer, uid)
    typed = typed_in(request, viewer, (FORM, row.uid))
    return NoticeDesk(row, typed, bodies, names_known(viewer.scope, viewer.on), viewer.on)
