"""Take up a 通知: one edition for each body that it binds, beside the plans that hold, in one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.duty import Window
from yaodian.core.edition.document import Definitions
from yaodian.core.problem import Problem
from yaodian.core.verdict.openings import window_of
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, edition_faults, edition_row
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.keep_counts import rebuild_counts
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, forbidden, invalid
from yaodian.site.actions.taking_turns import lock_editions
from yaodian.site.actions.text_faults import text_faults
from yaodian.site.models import Account, Edition
from yaodian.site.queries.notices import binds, numbered, series_of, taken_up
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNotice:
    """`bodies`: what each body adopts; the first is the issuer's, or the first of those that are named."""

    plan_uid: str
    title: str
    first_day: date
    adoption: Adoption
    bodies: tuple[tuple[str, Definitions], ...]


@audited("adopt_notice", "edition")
def adopt_notice(
    *, actor: Account | None, new: NewNotice, at: datetime, on: date
) -> Done[tuple[Edition, ...]] | Refusal:
    """What it asks begins on `first_day`; nobody is late for what was not known before it was entered (R16)."""
    lock_editions()
    scope = powers(actor, on)
    for body, _ in new.bodies:
        path = path_of(body, on)
        if not scope.can(Verb.ADOPT, path):
            return forbidden("采用通知") if scope.can(Verb.SEE, path) else absent("主送的组织")
    if not new.bodies:
        return invalid("事项", "一项也没有列入", "请至少列入一项，或不采用这份通知")
    editions = [_edition(new, body, definitions) for body, definitions in new.bodies]
    faults = (one for edition in editions for one in edition_faults(edition, on))
    problems = dict.fromkeys([*_known_already(new, on), *_text_faults(new), *faults])
    if problems:
        return Refusal(Why.INVALID, tuple(problems))
    rows = tuple(edition_row(edition, actor, at) for edition in editions)
    for row in rows:
        row.save(force_insert=True)
    rebuild_counts(on=on, at=at)
    return Done(rows, rows[0].uid, {"editions": [row.uid for row in rows], "first_day": new.first_day.isoformat()})


def _known_already(new: NewNotice, on: date) -> Iterator[Problem]:
    if taken_up(new.plan_uid):
        yield Problem("通知", "这份通知已经采用", "要改的，先撤回，再用改好的正文重新录入")
    for row in numbered(new.adoption.doc_no, new.plan_uid):
        if any(binds(row, body, on) for body, _ in new.bodies):
            what = f"{new.adoption.doc_no}已经录入，就是“{row.title}”"
            yield Problem("文号", what, "同一份通知只录一次；那一份录错了的，先撤回再录")


def _text_faults(new: NewNotice) -> Iterator[Problem]:
    for _, held in new.bodies:
        if held.incoming:
            yield from text_faults(("发文机关", held.incoming.issuer, 200), ("主送", held.incoming.addressed, 2000))
        yield from text_faults(*((f"任务“{duty.title[:20]}”", duty.title, 300) for duty in held.duties))


def _edition(new: NewNotice, body: str, definitions: Definitions) -> NewEdition:
    return NewEdition(
        body_uid=body,
        series=series_of(new.plan_uid),
        title=new.title,
        first_day=new.first_day,
        definitions=definitions,
        adoption=new.adoption,
        year=new.first_day.year,
        plan_uid=new.plan_uid,
        last_day=_last_day(definitions, new.first_day.year),
    )


def _last_day(definitions: Definitions, year: int) -> date:
    """A task of December that is due in January can still be filed then, in its grace as well."""
    ends = [
        window_of(duty.occasion, year).last.toordinal() + duty.grace
        for duty in definitions.duties
        if isinstance(duty.occasion, Window)
    ]
    return max([date(year, 12, 31), *map(date.fromordinal, ends)])
