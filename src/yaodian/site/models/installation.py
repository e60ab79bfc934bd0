from django.db import models

from yaodian.site.models.days import MomentField


class Purpose(models.TextChoices):
    REAL = "real", "正式"
    DEMO = "demo", "演示"


class Ceiling(models.TextChoices):
    """The most confidential material that may be entered here (R23)."""

    PUBLIC = "公开", "公开"
    INTERNAL = "内部", "内部"
    WORK_SECRET = "工作秘密", "工作秘密"


class Installation(models.Model):
    """What this installation is: a single row (id 1), its purpose fixed for good. `key_mark` recognises its keys."""

    purpose = models.CharField(max_length=4, choices=Purpose.choices)
    ceiling = models.CharField(max_length=8, choices=Ceiling.choices, default=Ceiling.INTERNAL)
    name = models.CharField(max_length=200)
    made_at = MomentField()
    key_mark = models.CharField(max_length=64)

    class Meta:
        db_table = "installation"
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="installation_single_row")]

    def __str__(self) -> str:
        return self.name
