"""The first act of an installation: what it is for, for good."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from yaodian.site.actions.audited import Done, audited
from yaodian.site.actions.refusal import Refusal, forbidden, invalid
from yaodian.site.keys import read_keys
from yaodian.site.models import Account, Ceiling, Installation, Purpose


@dataclass(frozen=True, slots=True)
class NewInstallation:
    name: str
    purpose: Purpose
    ceiling: Ceiling = Ceiling.INTERNAL


@audited("found_installation", "installation")
def found_installation(*, actor: Account | None, new: NewInstallation, at: datetime) -> Done[Installation] | Refusal:
    """Only the product itself, at the console, and only once."""
    if actor is not None:
        return forbidden("安装")
    if Installation.objects.exists():
        return invalid("安装", "已经初始化过", "无需重复")
    made = Installation(
        pk=1,
        purpose=new.purpose,
        ceiling=new.ceiling,
        name=new.name,
        made_at=at,
        key_mark=read_keys(settings.ENV.key_file).mark,
    )
    made.save(force_insert=True)
    return Done(made, "", {"purpose": new.purpose.value, "ceiling": new.ceiling.value})
