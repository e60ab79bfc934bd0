import datetime

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import yaodian.site.models.days
import yaodian.site.models.fact
from yaodian.site.models.vendor.install import guard_all, guards_in, unguard_all

NEVER = datetime.datetime(9999, 12, 31, 0, 0, tzinfo=datetime.UTC)
RENAMED = (("consultation", "answer_by", "due_on"), ("opinion", "answer", "stance"))


def guards(apps, *tables):
    return [one for one in guards_in(apps) if one.table in tables]


def unguard(apps, editor):
    """The guards name their columns."""
    unguard_all(editor.connection, guards(apps, "consultation", "opinion"))


def guard(apps, editor):
    guard_all(editor.connection, guards(apps, "consultation", "opinion"))


def guard_issuance(apps, editor):
    guard_all(editor.connection, guards(apps, "issuance"))


class Unless:
    """For some hours 0004 itself said what is said here: what is there already is left as it is."""

    def database_forwards(self, app_label, editor, from_state, to_state):
        if not self.is_done(editor.connection):
            super().database_forwards(app_label, editor, from_state, to_state)


class Rename(Unless, migrations.RenameField):
    def is_done(self, connection):
        with connection.cursor() as cursor:
            columns = connection.introspection.get_table_description(cursor, self.model_name_lower)
        return self.new_name in {column.name for column in columns}


class Create(Unless, migrations.CreateModel):
    def is_done(self, connection):
        return self.options["db_table"] in connection.introspection.table_names()


class Migration(migrations.Migration):
    dependencies = [
        ("yaodian", "0005_slot_stamps"),
    ]

    operations = [
        migrations.RunPython(unguard, guard),
        *(Rename(model, old, new) for model, old, new in RENAMED),
        Create(
            name="Issuance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.CharField(default=yaodian.site.models.fact.new_uid, max_length=20)),
                ("version", models.IntegerField(default=1)),
                ("since", yaodian.site.models.days.MomentField()),
                ("until", yaodian.site.models.days.MomentField(default=NEVER)),
                ("edition_uid", yaodian.site.models.fact.UidField(blank=True, default="", max_length=20)),
                ("doc_no", models.CharField(blank=True, default="", max_length=100, verbose_name="文号")),
                ("issued_on", yaodian.site.models.days.DayField(blank=True, null=True, verbose_name="印发日期")),
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
                "db_table": "issuance",
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("uid", "version"), name="issuance_version"),
                    models.UniqueConstraint(
                        condition=models.Q(("until", NEVER)), fields=("uid",), name="issuance_one_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))), name="issuance_known_span"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("until", NEVER)), fields=("edition_uid",), name="issuance_once"
                    ),
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
        migrations.RunPython(guard_issuance, migrations.RunPython.noop),
    ]
