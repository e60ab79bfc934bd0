from django.db import models

from yaodian.core.breakdown.opinion import STANCES
from yaodian.core.period import LAST_DAY
from yaodian.core.roster.rows import NEVER
from yaodian.site.models.days import DayField
from yaodian.site.models.fact import Fact, UidField


def _one_open(name: str, *fields: str) -> models.UniqueConstraint:
    """Two people who enter the same thing at once do not make two of it."""
    return models.UniqueConstraint(fields=fields, condition=models.Q(until=NEVER), name=name)


class Assignment(Fact):
    """A row of a 任务分解表 in preparation: the sentence of the plan that begins at `start`, for its issuer.

    The three units are lists of name and uid. `listed`: the row stands in the table.
    """

    plan_uid = UidField()
    issuer_uid = UidField()
    start = models.IntegerField()
    listed = models.BooleanField(default=True)
    text = models.TextField("任务")
    item = models.CharField(max_length=300, blank=True, default="")
    duties = models.JSONField(default=list)
    lead = models.JSONField("牵头单位", default=list)
    responsible = models.JSONField("责任单位", default=list)
    support = models.JSONField("配合单位", default=list)
    leader = models.CharField("责任领导", max_length=200, blank=True, default="")
    due = models.CharField("完成时限", max_length=200, blank=True, default="")
    outcome = models.CharField("成果形式", max_length=500, blank=True, default="")

    class Meta(Fact.Meta):
        db_table = "assignment"
        constraints = [*Fact.Meta.constraints, _one_open("assignment_once", "plan_uid", "issuer_uid", "start")]

    def __str__(self) -> str:
        return self.text


class Consultation(Fact):
    """The draft was sent to a unit for its opinion (征求意见). `due_on`: until when it is asked to answer."""

    plan_uid = UidField()
    issuer_uid = UidField()
    body_uid = UidField()
    sent_on = DayField("征求日期")
    due_on = DayField("答复期限", default=LAST_DAY)

    class Meta(Fact.Meta):
        db_table = "consultation"
        constraints = [*Fact.Meta.constraints, _one_open("consultation_once", "plan_uid", "issuer_uid", "body_uid")]
        indexes = [models.Index(fields=["body_uid"], name="consultation_body")]

    def __str__(self) -> str:
        return f"{self.plan_uid} {self.body_uid}"


class Opinion(Fact):
    """What a unit answers to a row. `seen`: the version of the row that it answers. `by_sheet`: out of an .xlsx."""

    plan_uid = UidField()
    issuer_uid = UidField()
    body_uid = UidField()
    start = models.IntegerField()
    seen = models.IntegerField(default=1)
    stance = models.CharField("意见", max_length=8, choices=[(str(key), word) for key, word in STANCES.items()])
    reason = models.TextField("理由", blank=True, default="")
    to = models.CharField("建议牵头单位", max_length=200, blank=True, default="")
    on_day = DayField("答复日期")
    by_sheet = models.BooleanField(default=False)

    class Meta(Fact.Meta):
        db_table = "opinion"
        constraints = [
            *Fact.Meta.constraints,
            _one_open("opinion_once", "plan_uid", "issuer_uid", "body_uid", "start"),
        ]

    def __str__(self) -> str:
        return self.get_stance_display()


class Reply(Fact):
    """What the issuer answers to an opinion, in the version it had then: taken (采纳) or not, with words."""

    opinion_uid = UidField()
    opinion_version = models.IntegerField(default=1)
    taken = models.BooleanField("采纳")
    words = models.TextField("答复", blank=True, default="")
    on_day = DayField("答复日期")

    class Meta(Fact.Meta):
        db_table = "reply"
        constraints = [*Fact.Meta.constraints, _one_open("reply_once", "opinion_uid")]

    def __str__(self) -> str:
        return "采纳" if self.taken else "不采纳"
