from django.db import models

from yaodian.core.period import LAST_DAY
from yaodian.site.models.days import DayField
from yaodian.site.models.fact import Fact, UidField, days_in_order

# ADR: twenty levels of four digits; the deepest real tree that we know has six.
PATH_LENGTH = 80


class Relation(models.TextChoices):
    """How one body stands to another. Paths and powers follow 隶属 alone."""

    BELONGS = "belongs", "隶属"
    LED_BY = "led_by", "党组领导"
    APPROVED_BY = "approved_by", "指导审批"


class Body(Fact):
    """An organisation. `kind` is a key of the kinds of organisation that the mechanisms name."""

    kind = models.CharField("类型", max_length=60)
    name = models.CharField("名称", max_length=200)
    short_name = models.CharField("简称", max_length=60, blank=True, default="")
    code = models.CharField("编号", max_length=40, blank=True, default="")
    first_day = DayField("成立日期")
    last_day = DayField("撤销日期", default=LAST_DAY)
    successor_uid = UidField()

    class Meta(Fact.Meta):
        db_table = "body"
        constraints = [*Fact.Meta.constraints, days_in_order("body")]
        indexes = [models.Index(fields=["kind"], name="body_kind")]

    def __str__(self) -> str:
        return self.short_name or self.name


class Placement(Fact):
    """Where a body hangs in these days. `path` holds four digits a level; it is empty for the other two relations."""

    body_uid = UidField()
    relation = models.CharField(max_length=12, choices=Relation.choices, default=Relation.BELONGS)
    parent_uid = UidField()
    path = models.CharField(max_length=PATH_LENGTH, blank=True, default="")
    first_day = DayField()
    last_day = DayField(default=LAST_DAY)

    class Meta(Fact.Meta):
        db_table = "placement"
        constraints = [*Fact.Meta.constraints, days_in_order("placement")]
        indexes = [
            models.Index(fields=["relation", "path"], name="placement_path"),
            models.Index(fields=["body_uid"], name="placement_body"),
            models.Index(fields=["parent_uid"], name="placement_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.body_uid} {self.path}"


class Term(Fact):
    """A body's term of office (届)."""

    body_uid = UidField()
    first_day = DayField("届期起")
    last_day = DayField("届期止")

    class Meta(Fact.Meta):
        db_table = "term"
        constraints = [*Fact.Meta.constraints, days_in_order("term")]
        indexes = [models.Index(fields=["body_uid"], name="term_body")]

    def __str__(self) -> str:
        return f"{self.first_day}—{self.last_day}"
