from django.db import models

from yaodian.core.period import LAST_DAY
from yaodian.core.roster.rows import NEVER
from yaodian.site.models.days import DayField
from yaodian.site.models.fact import Fact, UidField, days_in_order


class MemberStanding(models.TextChoices):
    FULL = "full", "正式党员"
    PROBATIONARY = "probationary", "预备党员"
    NONE = "none", "非党员干部"


class Person(Fact):
    """Someone whom the records name. Number and phone are ciphertext; `id_index` finds a number without opening it."""

    name = models.CharField("姓名", max_length=60)
    id_number = models.TextField("身份证号（加密）", blank=True, default="")
    phone = models.TextField("手机（加密）", blank=True, default="")
    id_index = models.CharField("身份证号盲索引", max_length=64, blank=True, default="")

    class Meta(Fact.Meta):
        db_table = "person"
        constraints = [
            *Fact.Meta.constraints,
            models.UniqueConstraint(
                fields=["id_index"],
                condition=models.Q(until=NEVER) & ~models.Q(id_index=""),
                name="person_id_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Membership(Fact):
    """A person's place in a branch or unit, with the standing the person has there."""

    person_uid = UidField()
    body_uid = UidField()
    standing = models.CharField("身份", max_length=12, choices=MemberStanding.choices)
    first_day = DayField()
    last_day = DayField(default=LAST_DAY)

    class Meta(Fact.Meta):
        db_table = "membership"
        constraints = [*Fact.Meta.constraints, days_in_order("membership")]
        indexes = [
            models.Index(fields=["body_uid", "first_day"], name="membership_body"),
            models.Index(fields=["person_uid"], name="membership_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_uid} {self.body_uid}"


class Post(Fact):
    """A person in a post of a body; `title` is a key such as `branch_secretary`."""

    person_uid = UidField()
    body_uid = UidField()
    title = models.CharField("职务", max_length=60)
    first_day = DayField()
    last_day = DayField(default=LAST_DAY)

    class Meta(Fact.Meta):
        db_table = "post"
        constraints = [*Fact.Meta.constraints, days_in_order("post")]
        indexes = [
            models.Index(fields=["body_uid", "title"], name="post_body"),
            models.Index(fields=["person_uid"], name="post_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person_uid} {self.title}"


class RosterEntry(Fact):
    """A person on a named list that a body keeps (花名册)."""

    roster = models.CharField(max_length=60)
    body_uid = UidField()
    person_uid = UidField()
    first_day = DayField()
    last_day = DayField(default=LAST_DAY)

    class Meta(Fact.Meta):
        db_table = "roster_entry"
        constraints = [*Fact.Meta.constraints, days_in_order("roster_entry")]
        indexes = [
            models.Index(fields=["roster", "body_uid"], name="roster_entry_list"),
            models.Index(fields=["person_uid"], name="roster_entry_person"),
        ]

    def __str__(self) -> str:
        return f"{self.roster} {self.person_uid}"
