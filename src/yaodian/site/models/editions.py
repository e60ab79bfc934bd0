from django.db import models

from yaodian.core.period import LAST_DAY
from yaodian.core.roster.rows import NEVER
from yaodian.site.models.days import DayField, MomentField
from yaodian.site.models.fact import ENTERED_BY, UID_LENGTH, Fact, UidField, days_in_order, new_uid


class Plan(models.Model):
    """A text as it was read in, character for character."""

    uid = models.CharField(max_length=UID_LENGTH, default=new_uid, unique=True)
    title = models.CharField(max_length=300)
    file_name = models.CharField(max_length=300, blank=True, default="")
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    since = MomentField()
    entered_by = models.ForeignKey(ENTERED_BY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "plan"

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """Definitions as adopted: `document` is canonical JSON. `last_day` is the natural end; no row ever changes."""

    uid = models.CharField(max_length=UID_LENGTH, default=new_uid, unique=True)
    series = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    body_uid = UidField()
    year = models.IntegerField(null=True, blank=True)
    first_day = DayField()
    last_day = DayField(default=LAST_DAY)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    meeting = models.CharField("通过会议", max_length=200, blank=True, default="")
    adopted_on = DayField("通过日期")
    doc_no = models.CharField("文号", max_length=100, blank=True, default="")
    issued_on = DayField("印发日期", null=True, blank=True)  # type: ignore[misc]
    entered_by = models.ForeignKey(ENTERED_BY, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = MomentField()
    plan_uid = UidField()

    class Meta:
        db_table = "edition"
        constraints = [days_in_order("edition")]
        indexes = [models.Index(fields=["series", "first_day"], name="edition_series")]

    def __str__(self) -> str:
        return self.title


class Issuance(Fact):
    """Under which number and on which day an adopted edition went out, where that was not known at its adoption."""

    edition_uid = UidField()
    doc_no = models.CharField("文号", max_length=100, blank=True, default="")
    issued_on = DayField("印发日期", null=True, blank=True)  # type: ignore[misc]

    class Meta(Fact.Meta):
        db_table = "issuance"
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(fields=["edition_uid"], condition=models.Q(until=NEVER), name="issuance_once"),
        ]

    def __str__(self) -> str:
        return self.doc_no
