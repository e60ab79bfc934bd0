from django.db import models

from yaodian.core.period import LAST_DAY
from yaodian.site.models.days import DayField
from yaodian.site.models.fact import Fact, UidField


class RulingKind(models.TextChoices):
    WAIVE = "waive", "经批准不开展"
    WINDOW = "window", "所属年度"
    EXCUSE = "excuse", "经批准不参加"
    WAITING = "waiting", "待他方"
    OBJECTION = "objection", "有异议"
    EXPLAIN = "explain", "说明"
    REOPEN = "reopen", "重新打开"


class Belonging(Fact):
    """This record serves that cycle of that duty (所属年度, 补开)."""

    record_uid = UidField()
    duty_key = models.CharField(max_length=120)
    cycle_key = models.CharField(max_length=40)

    class Meta(Fact.Meta):
        db_table = "belonging"
        indexes = [models.Index(fields=["record_uid"], name="belonging_record")]

    def __str__(self) -> str:
        return f"{self.duty_key} {self.cycle_key}"


class Ruling(Fact):
    """What a named person decided on a duty's cycle. An empty `bearer` or `person_uid` means all of them."""

    kind = models.CharField(max_length=12, choices=RulingKind.choices)
    duty_key = models.CharField(max_length=120)
    cycle_key = models.CharField(max_length=40, blank=True, default="")
    bearer = UidField()
    person_uid = UidField()
    until_day = DayField(default=LAST_DAY)
    reason = models.TextField("理由", blank=True, default="")
    doc_no = models.CharField("文号", max_length=100, blank=True, default="")
    decided_by = models.CharField("决定人", max_length=100, blank=True, default="")
    decided_on = DayField("决定日期")

    class Meta(Fact.Meta):
        db_table = "ruling"
        indexes = [models.Index(fields=["duty_key", "bearer"], name="ruling_duty")]

    def __str__(self) -> str:
        return f"{self.kind} {self.duty_key}"
