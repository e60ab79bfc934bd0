"""Adopt an edition: definitions become an immutable, hashed document that binds a body's subtree from a day on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.duty import Duty
from yaodian.core.edition.adoption import adoption_faults
from yaodian.core.edition.decision import Decision
from yaodian.core.edition.document import Definitions, canonical, digest, to_document
from yaodian.core.period import FIRST_DAY, LAST_DAY, written
from yaodian.core.problem import Problem
from yaodian.files.workdays import load_workdays
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.keep_counts import rebuild_counts
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, Why, absent, forbidden
from yaodian.site.actions.taking_turns import lock_editions
from yaodian.site.actions.text_faults import text_faults
from yaodian.site.catalogue import load_catalogue
from yaodian.site.models import Account, Edition, Plan
from yaodian.site.queries.breakdowns import assignments
from yaodian.site.queries.editions import definitions
from yaodian.site.queries.floors import floors
from yaodian.site.queries.plans import latest_of
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of

BASELINE = "baseline"
LONGEST_NUMBER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """Who adopted it, when, under which number (文号), and when it was issued (印发日期; None: not yet)."""

    meeting: str
    adopted_on: date
    doc_no: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEdition:
    """`series` and `year` name the body's line of revisions: an amendment has those of its predecessor, and a later
    day. Another body may call its own line the same.

    `year` None: standing. `plan_uid`: the text it was read from. `last_day`: where it is not the end of the year.
    `follows`: the revision that it was made from, where it would undo what another one says.
    """

    body_uid: str
    series: str
    title: str
    first_day: date
    definitions: Definitions
    adoption: Adoption
    year: int | None = None
    plan_uid: str = ""
    last_day: date | None = None
    follows: str = ""


@audited("adopt_edition", "edition")
def adopt_edition(*, actor: Account | None, new: NewEdition, at: datetime, on: date) -> Done[Edition] | Refusal:
    """The day of effect may lie before the day of adoption: nobody is late for what was not known (R16).

    The 任务分解表 that was prepared for the text becomes part of the document, and cannot be changed any more.
    """
    lock_editions()
    scope, path = powers(actor, on), path_of(new.body_uid, on)
    if not scope.can(Verb.ADOPT, path):
        return forbidden("通过版本") if scope.can(Verb.SEE, path) else absent("通过的组织")
    problems = tuple(edition_faults(new, on))
    if problems:
        return Refusal(Why.INVALID, problems)
    row = edition_row(_frozen(new), actor, at)
    row.save(force_insert=True)
    rebuild_counts(on=on, at=at)
    detail = {"sha256": row.sha256, "body": new.body_uid, "first_day": new.first_day.isoformat()}
    return Done(row, row.uid, detail)


def adopt_baseline(*, actor: Account | None, body_uid: str, at: datetime, on: date) -> Edition | Refusal:
    """The standing 法规基线 of the catalogue that came with the product, in force from every body's first day."""
    new = NewEdition(
        body_uid=body_uid,
        series=BASELINE,
        title="法规基线",
        first_day=FIRST_DAY,
        definitions=with_copies(load_catalogue().baseline()),
        adoption=Adoption(meeting="随系统启用", adopted_on=on),
    )
    return adopt_edition(actor=actor, new=new, at=at, on=on)


def with_copies(duties: tuple[Duty, ...], decisions: tuple[Decision, ...] = ()) -> Definitions:
    """The duties with full copies of the record kinds they are judged by and of the working days, as shipped today."""
    return Definitions(duties, copied_kinds(duties), decisions, load_workdays())


def copied_kinds(duties: tuple[Duty, ...], held: tuple[RecordKind, ...] = ()) -> tuple[RecordKind, ...]:
    """The kinds held already as they are, and copies of the others that the duties are judged by."""
    used = {key for duty in duties for key in duty.kinds_read} - {kind.key for kind in held}
    return (*held, *(kind for kind in load_catalogue().kinds if kind.key in used))


def _frozen(new: NewEdition) -> NewEdition:
    prepared = () if new.definitions.assignments else assignments(new.plan_uid, new.body_uid)
    return replace(new, definitions=replace(new.definitions, assignments=prepared)) if prepared else new


def edition_row(new: NewEdition, actor: Account | None, at: datetime) -> Edition:
    """The row, not yet saved: for the caller's transaction."""
    document = to_document(new.definitions)
    year_end = LAST_DAY if new.year is None else date(new.year, 12, 31)
    return Edition(
        series=new.series,
        title=new.title.strip(),
        body_uid=new.body_uid,
        year=new.year,
        first_day=new.first_day,
        last_day=new.last_day or year_end,
        document=canonical(document),
        sha256=digest(document),
        meeting=new.adoption.meeting.strip(),
        adopted_on=new.adoption.adopted_on,
        doc_no=new.adoption.doc_no.strip(),
        issued_on=new.adoption.issued_on,  # type: ignore[misc]
        entered_by=actor,
        since=at,
        plan_uid=new.plan_uid,
    )


def edition_faults(new: NewEdition, on: date) -> Iterator[Problem]:
    yield from _paper_faults(new, on)
    yield from _day_faults(new, on)
    if not new.definitions.duties:
        yield Problem("应尽之责", "一件也没有", "请至少采用一项")
    if new.plan_uid and not Plan.objects.filter(uid=new.plan_uid).exists():
        yield Problem("要点原文", "不存在", "请重新上传原文")
    known = [definitions(sha256) for sha256 in Edition.objects.values_list("sha256", flat=True).distinct()]
    above = floors(new.body_uid, new.first_day, (new.series, new.year))
    yield from adoption_faults(new.definitions, known, above)


def _paper_faults(new: NewEdition, on: date) -> Iterator[Problem]:
    if not new.title.strip():
        yield Problem("名称", "没有填写", "请填写这一版的名称")
    if not new.adoption.meeting.strip():
        yield Problem("通过会议", "没有填写", "请写明由哪次会议通过")
    yield from text_faults(
        ("名称", new.title, 300), ("通过会议", new.adoption.meeting, 200), ("文号", new.adoption.doc_no, LONGEST_NUMBER)
    )
    if new.adoption.adopted_on > on:
        yield Problem("通过日期", "还没有到", "请在会议通过以后再录入")
    yield from issue_day_faults(new.adoption.issued_on, new.adoption.adopted_on, on)


def issue_day_faults(issued: date | None, adopted: date, on: date) -> Iterator[Problem]:
    if issued and not adopted <= issued <= on:
        yield Problem("印发日期", "早于通过日期，或还没有到", "请填写实际印发的日期，还没有印发的留空")


def _day_faults(new: NewEdition, on: date) -> Iterator[Problem]:
    if new.first_day.year > on.year + 1:
        yield Problem("生效日期", "在明年以后", "请填写明年底以前的日期；以后的等到那时再通过")
    if new.year is not None and new.first_day.year != new.year:
        yield Problem("生效日期", f"不在{new.year}年之内", "请核对年度和生效日期")
    latest = latest_of(new.series, new.body_uid, new.year)
    if latest and new.follows not in ("", latest.uid):
        yield Problem(
            "版本", f"已有后来的一版，自{written(latest.first_day)}起生效", "请在“年度要点”中打开那一版，在它上面明确"
        )
    elif latest and new.first_day <= latest.first_day:
        yield Problem("生效日期", "不晚于上一版的生效日期", "修订版的生效日期应晚于上一版；上一版一直有效到前一天")
