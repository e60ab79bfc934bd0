from django.db import models

from yaodian.core.roster.rows import NEVER
from yaodian.site.models.days import DayField, MomentField
from yaodian.site.models.fact import Fact, UidField


class RecordState(models.TextChoices):
    FILED = "filed", "已归档"
    VOID = "void", "已作废"


class Record(Fact):
    """What was filed, as filed, by the definition of `edition_uid`. `reason` says why a version replaced the last."""

    kind = models.CharField(max_length=60)
    body_uid = UidField()
    on_day = DayField("发生日期")
    values = models.JSONField(default=dict)
    edition_uid = UidField()
    gathering = models.CharField(max_length=60, blank=True, default="")
    state = models.CharField(max_length=8, choices=RecordState.choices, default=RecordState.FILED)
    reason = models.TextField(blank=True, default="")

    class Meta(Fact.Meta):
        db_table = "record"
        indexes = [
            models.Index(fields=["body_uid", "on_day"], name="record_body"),
            models.Index(fields=["kind", "on_day"], name="record_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.on_day}"


class Deed(Fact):
    """What counts of a record: one row a bearer. `amount` is in hundredths; `confirmed` is NEVER until someone does.

    `entered`: when the first version of its record was filed.
    """

    record_uid = UidField()
    bearer = UidField()
    kind = models.CharField(max_length=60)
    on_day = DayField()
    amount = models.IntegerField(default=0)
    counts = models.BooleanField(default=True)
    confirmed = MomentField(default=NEVER)
    entered = MomentField()

    class Meta(Fact.Meta):
        db_table = "deed"
        indexes = [
            models.Index(fields=["kind", "on_day"], name="deed_of_kind"),
            models.Index(fields=["kind", "bearer", "on_day"], name="deed_served"),
            models.Index(fields=["record_uid"], name="deed_record"),
            models.Index(fields=["confirmed", "until", "record_uid"], name="deed_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.bearer} {self.on_day}"


class DeedPerson(models.Model):
    """One person who was due at a deed."""

    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="people", db_index=False)
    person_uid = UidField()
    present = models.BooleanField()
    reason = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        db_table = "deed_person"
        constraints = [models.UniqueConstraint(fields=["deed", "person_uid"], name="deed_person_once")]
        indexes = [models.Index(fields=["person_uid", "deed"], name="deed_person_deeds")]

    def __str__(self) -> str:
        return self.person_uid


class DeedBody(models.Model):
    """A body that a deed was done to or with: heard, visited."""

    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="bodies", db_index=False)
    body_uid = UidField()

    class Meta:
        db_table = "deed_body"
        constraints = [models.UniqueConstraint(fields=["deed", "body_uid"], name="deed_body_once")]
        indexes = [models.Index(fields=["body_uid", "deed"], name="deed_body_deeds")]

    def __str__(self) -> str:
        return self.body_uid


class DeedFlag(models.Model):
    """A condition that is known of a deed. No row: not known, which is not `false`."""

    deed = models.ForeignKey(Deed, on_delete=models.PROTECT, related_name="flags", db_index=False)
    flag = models.CharField(max_length=60)
    value = models.BooleanField()

    class Meta:
        db_table = "deed_flag"
        constraints = [models.UniqueConstraint(fields=["deed", "flag"], name="deed_flag_once")]

    def __str__(self) -> str:
        return self.flag
