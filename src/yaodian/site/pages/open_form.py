"""One record form as it stands: which kind, for which body, what is filled in and what is wrong with it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from yaodian.core.catalogue.gathering import Gathering
from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.catalogue.typed import read_day
from yaodian.core.problem import Problem
from yaodian.site.models import Body, Record
from yaodian.site.pages.asking import PREFIX, asks, choices, narrowed, objects, typed_in
from yaodian.site.pages.belonging import Belongs
from yaodian.site.pages.form_parts import common_of, parts_of
from yaodian.site.pages.frame import Crumb
from yaodian.site.pages.gate import Viewer
from yaodian.site.pages.version import typed_version
from yaodian.site.queries.attachments import Held
from yaodian.site.queries.bodies import bodies_on
from yaodian.site.queries.editions import in_force
from yaodian.site.queries.records import last_listed
from yaodian.site.queries.scope import system_scope
from yaodian.site.queries.upward import above

DAY = "发生日期"
REASON = "更正原因"
BELONGS = "所属周期"
PARTS = "要开的部分"
PART = "part"


@dataclass(frozen=True)
class OpenForm:
    """One form as it stands: which kind, for which body, what is filled in and what is wrong with it.

    `together`: the gathering whose kinds are filed with this form, and `ticked` those of them that were held.
    """

    kind: RecordKind
    body: Body
    day: str
    values: Mapping[str, object]
    record: Record | None = None
    version: int = 0
    reason: str = ""
    belongs: Belongs | None = None
    belongs_said: str = ""
    gathering: str = ""
    problems: tuple[Problem, ...] = ()
    held: tuple[Held, ...] = ()
    file_faults: tuple[Problem, ...] = ()
    together: Gathering | None = None
    ticked: frozenset[str] = frozenset()
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    @property
    def draft(self) -> tuple[str, str]:
        """Form and object under which what is typed is kept."""
        return f"record:{self.kind.key}", self.record.uid if self.record else self.body.uid

    def filled(self, data: MultiValueDict[str, str]) -> "OpenForm":
        """The same form with what was typed."""
        return replace(
            self,
            day=data.get("on_day", ""),
            values=typed_in(self.kind, data),
            version=typed_version(data.get("version", "")) if "version" in data else self.version,
            reason=data.get("reason", ""),
            belongs_said=data.get("belongs", ""),
            token=data.get("token") or self.token,
            gathering=data.get("gathering") or self.gathering,
            ticked=frozenset(data.getlist(PART)) if self.together else self.ticked,
        )

    @property
    def belongs_chosen(self) -> bool:
        return self.belongs is not None and self.belongs_said == self.belongs.value

    @property
    def seen(self) -> tuple[Problem, ...]:
        """Faults that show before the record is tried: of its files, and a cycle that the form never offered."""
        if not self.belongs_said or self.belongs_chosen:
            return self.file_faults
        stray = Problem(BELONGS, "所选的周期不能由这份记录补上", "请从待办中打开要补的那一期，或按发生日期填报")
        return (*self.file_faults, stray)

    @property
    def kinds(self) -> tuple[RecordKind, ...]:
        """The kinds of record that it may file."""
        return self.together.kinds if self.together else (self.kind,)

    @property
    def parts(self) -> tuple[RecordKind, ...]:
        """Those of them that were held."""
        return tuple(kind for kind in self.kinds if kind.key in self.ticked) if self.together else self.kinds


def no_day(typed: str) -> Problem:
    if typed.strip():
        return Problem(DAY, f"“{typed}”不是一个日期", "请按 2026-03-05 的样式填写")
    return Problem(DAY, "没有填写", "请填写实际发生的日期")


def context_of(viewer: Viewer, form: OpenForm) -> dict[str, object]:
    """What the template shows of the form."""
    placed = bodies_on(viewer.scope, viewer.on)
    here = next(one for one in placed if one.body.uid == form.body.uid)
    day = read_day(form.day) or viewer.on
    # A joint meeting names the branch next door: that it exists is no secret, what it filed is.
    everywhere = bodies_on(system_scope(viewer.on), viewer.on)
    meant = narrowed(everywhere, objects(form.kinds, in_force(form.body.uid, viewer.on)))
    lists = choices(here, meant, above(here.path, viewer.on), min(day, viewer.on))
    listed = last_listed([form.body.uid], [kind.key for kind in form.kinds]).get(form.body.uid, frozenset())
    lists = replace(lists, files=form.held, listed=listed)
    asked = asks(form.kind, form.values, form.problems, lists)
    parts = parts_of(form.together, form.ticked, asked) if form.together else ()
    heading = _heading(form)
    back = reverse("record", args=[form.record.uid]) if form.record else reverse("todo-body", args=[form.body.uid])
    return {
        "title": heading,
        "heading": heading,
        "kind": form.kind,
        "body": form.body,
        "asks": asked,
        "parts": parts,
        "common": common_of(form.together, asked) if form.together else (),
        "parts_faults": [problem for problem in form.problems if problem.where == PARTS],
        "problems": [(problem, _link(form, problem)) for problem in form.problems],
        "day_text": form.day,
        "day_faults": [problem for problem in form.problems if problem.where == DAY],
        "reason": form.reason,
        "reason_faults": [problem for problem in form.problems if problem.where == REASON],
        "version": form.version,
        "belongs": form.belongs,
        "belongs_chosen": form.belongs_chosen,
        "belongs_faults": [problem for problem in form.problems if problem.where == BELONGS],
        "token": form.token,
        "gathering": form.gathering,
        "draft_form": form.draft[0],
        "draft_object": form.draft[1],
        "back": back,
        "trail": (
            Crumb("待办", reverse("todo")),
            Crumb(str(form.body), reverse("todo-body", args=[form.body.uid])),
            Crumb(heading),
        ),
    }


def _heading(form: OpenForm) -> str:
    if form.together:
        return "记录一次活动"
    return f"更正：{form.kind.title}" if form.record else f"记录：{form.kind.title}"


def _link(form: OpenForm, problem: Problem) -> str:
    """The place on the page that a problem speaks of."""
    named = {DAY: "on_day", REASON: "reason", BELONGS: "belongs" if form.belongs else "", PARTS: "parts"}
    if problem.where in named:
        return named[problem.where]
    return next((PREFIX + one.key for one in form.kind.fields if problem.where == f"“{one.title}”"), "")
