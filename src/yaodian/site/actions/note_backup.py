"""Saving and restoring leave their lines in the trail."""

from datetime import datetime

from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.powers import powers
from yaodian.site.actions.refusal import Refusal, forbidden
from yaodian.site.clock import day_at
from yaodian.site.models import Account
from yaodian.site.queries.scope import Verb


@audited("backup", "installation")
def note_backup(*, actor: Account | None, file_name: str, at: datetime) -> Done[None] | Refusal:
    """Written before the rows are read, so that the copy holds its own line."""
    if not powers(actor, day_at(at)).may(Verb.OPERATE):
        return forbidden("备份")
    return Done(None, "", {"file": file_name})


@audited("restore", "installation")
def note_restore(*, actor: Account | None, file_name: str, rows: int, at: datetime) -> Done[None] | Refusal:
    """Continues the restored chain."""
    if not powers(actor, day_at(at)).may(Verb.OPERATE):
        return forbidden("恢复")
    return Done(None, "", {"file": file_name, "rows": rows})
