"""Correct a record: the version on file is closed, the corrected one follows it, and both stay readable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from yaodian.core.catalogue.secrecy import NO_MARK, secrecy_mark
from yaodian.core.problem import Problem
from yaodian.site.actions.attach_files import digests_of, enter_files, file_faults, files_of
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.belonging_faults import Claimed, belonging_faults
from yaodian.site.actions.filed import Filed, filed, overtaken
from yaodian.site.actions.form import Form, form_of, life_faults
from yaodian.site.actions.keep_counts import refresh_counts
from yaodian.site.actions.powers import powers
from yaodian.site.actions.record_rows import close_belongings, close_deeds, enter_belongings, enter_deeds
from yaodian.site.actions.refusal import Refusal, Why, absent, forbidden, invalid
from yaodian.site.actions.supersede import Entering, supersede
from yaodian.site.chain import Json
from yaodian.site.models import Account, Body, Record, RecordState
from yaodian.site.queries.bodies import known_bodies
from yaodian.site.queries.records import belongings_of, find_record, kind_of, record
from yaodian.site.queries.scope import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """`version`: the one that the form was opened on. `belongs` None: as it was."""

    record_uid: str
    version: int
    on_day: date
    values: Mapping[str, object]
    reason: str
    belongs: Mapping[str, str] | None = None


@audited("correct_record", "record")
def correct_record(*, actor: Account | None, new: Correction, at: datetime, on: date) -> Done[Filed] | Refusal:
    """By the definition that the record was filed under, whatever holds today. A later version is a `Conflict`."""
    row = to_change(actor, new.record_uid, on)
    if isinstance(row, Refusal):
        return row
    if row.version != new.version:
        return overtaken(new.values, row)
    if row.state == RecordState.VOID:
        return invalid("记录", "已经作废", "需要的话请重新填报一份")
    form = form_of(kind_of(row), row.body_uid, new.values, on_day=new.on_day, on=on)
    belongs = belongings_of(row.uid) if new.belongs is None else new.belongs
    problems = (*_problems(form, belongs, new, at), *file_faults(form, actor, record_uid=row.uid, at=at))
    if problems:
        return Refusal(Why.INVALID, problems)
    following = supersede(row, Entering(actor, at), values=form.values, on_day=new.on_day, reason=new.reason.strip())
    if following is None:
        return overtaken(new.values, record(row.uid) or row)
    _rows(following, form, belongs, Entering(actor, following.since))
    refresh_counts(row.uid)
    why_not = next((draft.why_not for draft in form.drafts if draft.why_not), "")
    value = filed(following, why_not, on=on, at=following.since)
    said: dict[str, Json] = {"version": following.version, "on_day": new.on_day.isoformat()}
    return Done(value, row.uid, {**said, **digests_of(files_of(form))})


def to_change(actor: Account | None, record_uid: str, on: date) -> Record | Refusal:
    """The record's latest version, for one who may file for its body."""
    scope = powers(actor, on)
    row = find_record(scope, record_uid, Verb.FILE)
    if row is None:
        return forbidden("记录") if find_record(scope, record_uid) else absent("记录")
    return row


def _rows(following: Record, form: Form, belongs: Mapping[str, str], entering: Entering) -> None:
    """The deeds of the old version end in the moment in which those of the new begin."""
    close_deeds(following.uid, following.since)
    enter_deeds(following, form.drafts)
    enter_files(following, files_of(form), entering)
    if dict(belongs) != belongings_of(following.uid):
        close_belongings(following.uid, following.since)
        enter_belongings(following.uid, belongs, entering)


def _problems(form: Form, belongs: Mapping[str, str], new: Correction, at: datetime) -> Iterator[Problem]:
    if not new.reason.strip():
        yield Problem("更正原因", "没有填写", "请写明为什么更正，原来的内容仍可查看")
    if mark := secrecy_mark(new.reason):
        yield Problem("更正原因", f"有密级标志“{mark}”", NO_MARK)
    yield from form.problems
    body: Body = known_bodies().get(uid=form.entry.body)
    yield from life_faults(body, new.on_day)
    bearers = frozenset(uid for draft in form.drafts for uid in (draft.bearer, *draft.persons))
    yield from belonging_faults(belongs, Claimed(form.kind.key, bearers, new.on_day), on=form.entry.today, at=at)
