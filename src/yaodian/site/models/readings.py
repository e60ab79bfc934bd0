from django.db import models

from yaodian.core.plan.correction import Stance
from yaodian.core.roster.rows import NEVER
from yaodian.site.models.fact import Fact, UidField

STANCES = {
    Stance.RIGHT: "读得对",
    Stance.WRONG: "不是",
    Stance.CHANGED: "改为",
    Stance.ADDED: "补读",
    Stance.NONE: "没有漏",
}


class Correction(Fact):
    """What somebody said about the reading of a plan's text from `start` up to `stop`.

    Taken back: the version is closed. `said` is what it shall be. `sentence` and `surface` are the words there, by
    which it is found again in another year's text.
    """

    plan_uid = UidField()
    kind = models.CharField(max_length=20)
    start = models.IntegerField()
    stop = models.IntegerField()
    stance = models.CharField("核对", max_length=8, choices=[(str(key), word) for key, word in STANCES.items()])
    said = models.JSONField(default=dict)
    surface = models.TextField()
    sentence = models.TextField()

    class Meta(Fact.Meta):
        db_table = "correction"
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["plan_uid", "kind", "start", "stop"], condition=models.Q(until=NEVER), name="correction_once"
            ),
        ]

    def __str__(self) -> str:
        return self.get_stance_display()
