"""File a record: the form is checked, its deeds are derived, and the answer says which duties it serves."""

import base64
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import IntegrityError

from yaodian.core.problem import Problem
from yaodian.core.roster.rows import NEVER
from yaodian.site.actions.attach_files import digests_of, enter_files, file_faults, files_of
from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.belonging_faults import Claimed, belonging_faults
from yaodian.site.actions.filed import Filed, filed
from yaodian.site.actions.form import Form, form_of, life_faults
from yaodian.site.actions.keep_counts import refresh_counts
from yaodian.site.actions.powers import powers
from yaodian.site.actions.record_rows import enter_belongings, enter_deeds
from yaodian.site.actions.refusal import Refusal, Why, absent, forbidden, invalid
from yaodian.site.actions.supersede import Entering
from yaodian.site.chain import Json
from yaodian.site.models import Account, Body, Record, RecordState, new_uid
from yaodian.site.queries.bodies import find_body
from yaodian.site.queries.editions import Definition, definition_for
from yaodian.site.queries.records import kind_of, versions
from yaodian.site.queries.scope import Verb
from yaodian.site.queries.tree import path_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRecord:
    """`belongs`: the cycle of a duty that it serves instead of the one its day lies in (所属年度, 补开).

    `gathering`: the same word in the records of one gathering. `token`: drawn when the form was opened; the same token
    of the same account files once, however often it is sent.
    """

    body_uid: str
    kind_key: str
    on_day: date
    values: Mapping[str, object]
    belongs: Mapping[str, str] = field(default_factory=dict)
    gathering: str = ""
    token: str = ""


def file_record(*, actor: Account | None, new: NewRecord, at: datetime, on: date) -> Filed | Refusal:
    """`on` is today: late entry is always taken, the future never."""
    uid = record_uid(actor, new.token)
    before = again(uid, new, on=on, at=at) if new.token else None
    if before:
        return before
    try:
        return _file(actor=actor, uid=uid, new=new, at=at, on=on)
    except IntegrityError:
        # Two clicks at the same moment: the database let one of them in.
        before = again(uid, new, on=on, at=at)
        if before is None:
            raise
        return before


@audited("file_record", "record")
def _file(*, actor: Account | None, uid: str, new: NewRecord, at: datetime, on: date) -> Done[Filed] | Refusal:
    ready = prepared(uid, new, actor=actor, at=at, on=on)
    if isinstance(ready, Refusal):
        return ready
    return Done(entered(ready, Entering(actor, at), on), uid, said_of(ready))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A record that nothing keeps from being filed."""

    uid: str
    new: NewRecord
    defined: Definition
    form: Form


def prepared(uid: str, new: NewRecord, *, actor: Account | None, at: datetime, on: date) -> Prepared | Refusal:
    """Everything that can be known of it before a row is written: powers, definition, all faults at once."""
    scope = powers(actor, on)
    body = find_body(scope, new.body_uid, Verb.FILE)
    if body is None:
        return forbidden("填报") if scope.can(Verb.SEE, path_of(new.body_uid, on)) else absent("组织")
    defined = definition_for(body.uid, new.kind_key, new.on_day) or definition_for(body.uid, new.kind_key, on)
    if defined is None:
        return invalid("表单", "本组织没有这一种记录", "请从“组织生活”中重新选择要填的表")
    form = form_of(defined.kind, body.uid, new.values, on_day=new.on_day, on=on)
    problems = (*_problems(form, body, new, at), *file_faults(form, actor, record_uid=uid, at=at))
    return Refusal(Why.INVALID, problems) if problems else Prepared(uid, new, defined, form)


def entered(ready: Prepared, entering: Entering, on: date) -> Filed:
    """Write its rows, in the caller's transaction."""
    form, new = ready.form, ready.new
    record = entering.enter(_row(ready.uid, new, ready.defined, form))
    enter_deeds(record, form.drafts)
    enter_files(record, files_of(form), entering)
    enter_belongings(record.uid, new.belongs, entering)
    refresh_counts(record.uid)
    return filed(record, _why_not(form), on=on, at=record.since)


def said_of(ready: Prepared) -> dict[str, Json]:
    """What the audit line says of it."""
    new = ready.new
    said: dict[str, Json] = {"kind": new.kind_key, "body": new.body_uid, "on_day": new.on_day.isoformat()}
    return {**said, **digests_of(files_of(ready.form))}


def _row(uid: str, new: NewRecord, defined: Definition, form: Form) -> Record:
    return Record(
        uid=uid,
        kind=new.kind_key,
        body_uid=new.body_uid,
        on_day=new.on_day,
        values=form.values,
        edition_uid=defined.edition_uid,
        gathering=new.gathering,
    )


def _problems(form: Form, body: Body, new: NewRecord, at: datetime) -> Iterator[Problem]:
    yield from form.problems
    yield from life_faults(body, new.on_day)
    yield from _gathering_faults(new)
    bearers = frozenset(uid for draft in form.drafts for uid in (draft.bearer, *draft.persons))
    yield from belonging_faults(new.belongs, Claimed(new.kind_key, bearers, new.on_day), on=form.entry.today, at=at)


def _gathering_faults(new: NewRecord) -> Iterator[Problem]:
    """One gathering is of one body, and was held on the day of one of its records."""
    if not new.gathering:
        return
    known = Record.objects.filter(gathering=new.gathering, until=NEVER, state=RecordState.FILED)
    if known.exists() and not known.filter(body_uid=new.body_uid, on_day=new.on_day).exists():
        yield Problem("同一场活动", "与已填的另一份记录不是同一天或同一组织", "请核对发生日期，或单独填报")


def _why_not(form: Form) -> str:
    return next((draft.why_not for draft in form.drafts if draft.why_not), "")


def record_uid(actor: Account | None, token: str) -> str:
    """The same token of the same account names the same record, which the database lets in once."""
    if not token:
        return new_uid()
    digest = hashlib.sha256(f"{actor.uid if actor else ''} {token}".encode()).digest()
    return base64.b32encode(digest[:12]).decode().rstrip("=").lower()


def again(uid: str, new: NewRecord, *, on: date, at: datetime) -> Filed | Refusal | None:
    """What an earlier submission of the same form filed; other text on a form already filed is not lost silently."""
    record = Record.objects.filter(uid=uid, until=NEVER).first()
    if record is None:
        return None
    first = versions(uid)[0]
    typed = form_of(kind_of(first), first.body_uid, new.values, on_day=new.on_day, on=on)
    if (typed.values, new.on_day) != (first.values, first.on_day):
        return invalid("本表", "已经提交过，这次的内容与已提交的不同", "请打开已提交的记录，用“更正”修改")
    form = form_of(kind_of(record), record.body_uid, record.values, on_day=record.on_day, on=on)
    return filed(record, _why_not(form), on=on, at=max(at, record.since))
