from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from yaodian.core.period import LAST_DAY
from yaodian.site.models.days import DayField, MomentField
from yaodian.site.models.fact import UID_LENGTH, Fact, UidField, new_uid


class Role(models.TextChoices):
    OFFICE = "office", "党建办"
    LEADER = "leader", "领导"
    BODY = "body", "组织"
    SECRETARY = "secretary", "支部书记"
    MEMBER = "member", "党员"
    ADMINISTRATOR = "administrator", "管理员"


class Accounts(BaseUserManager["Account"]):
    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username=username)


class Account(AbstractBaseUser):
    """Who may sign in. When someone last did is deliberately no column (R3, R4)."""

    last_login = None
    uid = models.CharField(max_length=UID_LENGTH, default=new_uid, unique=True)
    username = models.CharField("账号", max_length=60, unique=True)
    name = models.CharField("姓名", max_length=60)
    person_uid = UidField()
    is_active = models.BooleanField("启用", default=True)
    made_at = MomentField()

    objects = Accounts()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = []

    class Meta:
        db_table = "account"

    def __str__(self) -> str:
        return self.name


class RoleGrant(Fact):
    """A role of an account over a body's subtree, for these days. An administrator's has no body."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField("角色", max_length=14, choices=Role.choices)
    body_uid = UidField()
    first_day = DayField()
    last_day = DayField(default=LAST_DAY)

    class Meta(Fact.Meta):
        db_table = "role_grant"

    def __str__(self) -> str:
        return f"{self.account} {self.role}"


class SignInFailure(models.Model):
    """A wrong password, kept until its lock-out has passed."""

    username = models.CharField(max_length=60)
    address = models.CharField(max_length=45)
    at = MomentField()

    class Meta:
        db_table = "sign_in_failure"
        indexes = [
            models.Index(fields=["username", "at"], name="failure_username"),
            models.Index(fields=["address", "at"], name="failure_address"),
        ]

    def __str__(self) -> str:
        return self.username


class Draft(models.Model):
    """What someone typed and has not filed: private, one row per account, form and object."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="drafts")
    form = models.CharField(max_length=120)
    object = models.CharField(max_length=120)
    values = models.JSONField(default=dict)
    saved_at = MomentField()

    class Meta:
        db_table = "draft"
        constraints = [models.UniqueConstraint(fields=["account", "form", "object"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.form} {self.object}"
