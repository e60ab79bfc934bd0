from django.db import models

from yaodian.site.models.fact import UidField


class SlotCount(models.Model):
    """Derived: what counts towards one slot of one bearer. Rebuilt by command; holds no verdict."""

    key = models.CharField(max_length=200)
    bearer = UidField()
    n = models.IntegerField(default=0)
    amount = models.IntegerField(default=0)
    prompt = models.IntegerField(default=0)
    prompt_amount = models.IntegerField(default=0)
    unconfirmed = models.IntegerField(default=0)
    corrected = models.IntegerField(default=0)

    class Meta:
        db_table = "slot_count"
        constraints = [models.UniqueConstraint(fields=["key", "bearer"], name="slot_count_once")]
        indexes = [models.Index(fields=["bearer"], name="slot_count_bearer")]

    def __str__(self) -> str:
        return f"{self.key} {self.bearer}"
