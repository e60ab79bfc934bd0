import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yaodian.site.models.days
import yaodian.site.models.fact
from yaodian.site.models.vendor.install import guard_all, guards_in

NEVER = datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.UTC)
STANCES = [("right", "读得对"), ("wrong", "不是"), ("changed", "改为"), ("added", "补读"), ("none", "没有漏")]


def guard(apps, editor):
    guard_all(editor.connection, [one for one in guards_in(apps) if one.table == "correction"])


class Migration(migrations.Migration):
    dependencies = [
        ("yaodian", "0006_issuances"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(default=yaodian.site.models.fact.new_uid, max_length=20)),
                ("version", models.IntegerField(default=1)),
                ("since", yaodian.site.models.days.MomentField()),
                ("until", yaodian.site.models.days.MomentField(default=NEVER)),
                ("plan_uid", yaodian.site.models.fact.UidField(blank=True, default="", max_length=20)),
                ("kind", models.CharField(max_length=20)),
                ("start", models.IntegerField()),
                ("stop", models.IntegerField()),
                ("stance", models.CharField(choices=STANCES, max_length=8, verbose_name="核对")),
                ("said", models.JSONField(default=dict)),
                ("surface", models.TextField()),
                ("sentence", models.TextField()),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "correction",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("uid", "version"), name="correction_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until", NEVER)), fields=("uid",), name="correction_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))), name="correction_known_span"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", NEVER)),
                        fields=("plan_uid", "kind", "start", "stop"),
                        name="correction_once",
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
