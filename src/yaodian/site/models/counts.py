from django.db import models

from yaodian.site.models.days import DayField, MomentField
from yaodian.site.models.fact import UidField


class SlotSpec(models.Model):
    """Derived: what is counted for one slot, whoever bears it. See `core.verdict.tables.Spec`."""

    key = models.CharField(max_length=500, unique=True)
    duty = models.CharField(max_length=120)
    cycle = models.CharField(max_length=40)
    kinds = models.CharField(max_length=300)
    attended = models.BooleanField()
    first_day = DayField()
    last_day = DayField()
    due = DayField()
    cure_until = DayField()
    curable = models.BooleanField()
    prompt = MomentField()
    flag = models.CharField(max_length=60, default="")
    grace = models.IntegerField(default=0)

    class Meta:
        db_table = "slot_spec"

    def __str__(self) -> str:
        return self.key


class SlotCount(models.Model):
    """Derived: what was counted for one slot of one bearer. Rebuilt by command; holds no verdict."""

    spec = models.ForeignKey(SlotSpec, on_delete=models.CASCADE, related_name="counts", db_index=False)
    bearer = UidField()
    n = models.IntegerField()
    amount = models.IntegerField()
    prompt_n = models.IntegerField()
    prompt_amount = models.IntegerField()
    cured_n = models.IntegerField()
    cured_amount = models.IntegerField()
    later = models.IntegerField()
    unconfirmed = models.IntegerField()
    corrected = models.IntegerField()
    with_flag = models.IntegerField(default=0)
    without_flag = models.IntegerField(default=0)
    last_without = models.IntegerField(default=0)

    class Meta:
        db_table = "slot_count"
        constraints = [models.UniqueConstraint(fields=["spec", "bearer"], name="slot_count_once")]
        indexes = [models.Index(fields=["bearer"], name="slot_count_bearer")]

    def __str__(self) -> str:
        return f"{self.bearer} {self.n}"


class SlotStamp(models.Model):
    """Derived: a random token for each slot that is counted, new whenever a record that may count for it changes."""

    spec = models.OneToOneField(SlotSpec, on_delete=models.CASCADE, primary_key=True, related_name="stamp")
    token = models.CharField(max_length=40)

    class Meta:
        db_table = "slot_stamp"

    def __str__(self) -> str:
        return self.token


class KindStamp(models.Model):
    """Derived: a random token for each kind of record, new whenever a record of that kind came or changed."""

    kind = models.CharField(max_length=60, primary_key=True)
    token = models.CharField(max_length=40)

    class Meta:
        db_table = "kind_stamp"

    def __str__(self) -> str:
        return self.token


class RosterStamp(models.Model):
    """Derived: a random token, new whenever who owes what may have changed (a single row, written by triggers)."""

    token = models.CharField(max_length=40)

    class Meta:
        db_table = "roster_stamp"

    def __str__(self) -> str:
        return self.token
