"""The shape of every fact: a thing's public id, its version, and from when until when it was known."""

import secrets
from typing import TYPE_CHECKING

from django.db import models

from yaodian.core.roster.rows import NEVER
from yaodian.site.models.days import MomentField

if TYPE_CHECKING:
    _Text = models.CharField[str, str]
else:
    _Text = models.CharField

UID_LENGTH = 20
# By byte the letter that stands for its last five bits.
_LETTERS = b"abcdefghijklmnopqrstuvwxyz234567" * 8
ENTERED_BY = "yaodian.Account"


def new_uid() -> str:
    """A fresh opaque id: twenty random letters of base32, a hundred bits. Tells nothing of order or kind."""
    return secrets.token_bytes(UID_LENGTH).translate(_LETTERS).decode()


class UidField(_Text):
    """The id of some other thing (all its versions), or empty."""

    def __init__(self, max_length: int = UID_LENGTH, default: str = "", blank: bool = True) -> None:
        super().__init__(max_length=max_length, default=default, blank=blank)


class Fact(models.Model):
    """A bitemporal row. A correction closes `until` and inserts the next version; nothing is overwritten.

    `entered_by` is empty for what an import or the set-up entered.
    """

    uid = models.CharField(max_length=UID_LENGTH, default=new_uid)
    version = models.IntegerField(default=1)
    since = MomentField()
    until = MomentField(default=NEVER)
    entered_by = models.ForeignKey(ENTERED_BY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["uid", "version"], name="%(class)s_version"),
            models.UniqueConstraint(fields=["uid"], condition=models.Q(until=NEVER), name="%(class)s_one_open"),
            models.CheckConstraint(condition=models.Q(until__gte=models.F("since")), name="%(class)s_known_span"),
        ]


def days_in_order(name: str) -> models.CheckConstraint:
    """A span of days never ends before it begins."""
    return models.CheckConstraint(condition=models.Q(last_day__gte=models.F("first_day")), name=f"{name}_days_in_order")
