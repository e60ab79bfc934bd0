from django.db import models

from yaodian.site.models.days import DayField, MomentField
from yaodian.site.models.fact import UidField


class Outcome(models.TextChoices):
    DONE = "done", "完成"
    REFUSED = "refused", "被拒绝"


class AuditLine(models.Model):
    """One link of the keyed chain. `mac` covers this line and the mac before it; the row never changes."""

    seq = models.BigIntegerField(primary_key=True)
    at = MomentField()
    actor = UidField()
    role = models.CharField(max_length=80, blank=True, default="")
    address = models.CharField(max_length=45, blank=True, default="")
    action = models.CharField(max_length=60)
    object_kind = models.CharField(max_length=40, blank=True, default="")
    object_uid = UidField()
    detail = models.JSONField(default=dict)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    mac = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_line"
        indexes = [
            models.Index(fields=["object_uid"], name="audit_line_object"),
            models.Index(fields=["actor", "at"], name="audit_line_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class AuditHead(models.Model):
    """The chain's last link, in a single row (id 1) that every writer locks."""

    seq = models.BigIntegerField(default=0)
    mac = models.CharField(max_length=64, default="")

    class Meta:
        db_table = "audit_head"

    def __str__(self) -> str:
        return str(self.seq)


class ViewLog(models.Model):
    """Who looked at a member's file. The member can read it (R25)."""

    at = MomentField()
    viewer_uid = UidField()
    person_uid = UidField()
    function = models.CharField(max_length=80)

    class Meta:
        db_table = "view_log"
        indexes = [models.Index(fields=["person_uid", "at"], name="view_log_person")]

    def __str__(self) -> str:
        return self.function


class FunctionCount(models.Model):
    """How often a function was used in a month, by anyone (R30). `month` is the month's first day."""

    function = models.CharField(max_length=80)
    month = DayField()
    n = models.IntegerField(default=0)

    class Meta:
        db_table = "function_count"
        constraints = [models.UniqueConstraint(fields=["function", "month"], name="function_count_once")]

    def __str__(self) -> str:
        return self.function
