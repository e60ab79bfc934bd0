from django.db import models

from yaodian.site.models.accounts import Account
from yaodian.site.models.days import MomentField
from yaodian.site.models.fact import UID_LENGTH, Fact, UidField, new_uid

# Characters of a file's name; `yaodian.files.attachments.names` takes fewer.
NAME_LENGTH = 200


class Attachment(Fact):
    """A file of a record's field. What is kept of it lies in the store under its hash; the name is for people."""

    record_uid = UidField()
    field = models.CharField(max_length=60)
    name = models.CharField("文件名", max_length=NAME_LENGTH)
    format = models.CharField("格式", max_length=8)
    size = models.IntegerField("字节")
    sha256 = models.CharField(max_length=64)

    class Meta(Fact.Meta):
        db_table = "attachment"
        indexes = [
            models.Index(fields=["record_uid"], name="attachment_record"),
            models.Index(fields=["sha256"], name="attachment_content"),
        ]

    def __str__(self) -> str:
        return self.name


class Upload(models.Model):
    """A file that somebody handed in and has not filed: private like a draft, and kept as long."""

    uid = models.CharField(max_length=UID_LENGTH, default=new_uid, unique=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=NAME_LENGTH)
    format = models.CharField(max_length=8)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    at = MomentField()

    class Meta:
        db_table = "upload"
        constraints = [models.UniqueConstraint(fields=["account", "sha256", "name"], name="upload_once")]
        indexes = [models.Index(fields=["sha256"], name="upload_content")]

    def __str__(self) -> str:
        return self.name
