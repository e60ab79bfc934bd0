import django.db.models.deletion
from django.db import migrations, models

from yaodian.site.models.vendor.install import stamp_rosters


class Migration(migrations.Migration):
    dependencies = [
        ("yaodian", "0004_breakdowns"),
    ]

    operations = [
        migrations.AddField("slotspec", "flag", models.CharField(default="", max_length=60)),
        migrations.AddField("slotspec", "grace", models.IntegerField(default=0)),
        migrations.AddField("slotcount", "with_flag", models.IntegerField(default=0)),
        migrations.AddField("slotcount", "without_flag", models.IntegerField(default=0)),
        migrations.AddField("slotcount", "last_without", models.IntegerField(default=0)),
        migrations.CreateModel(
            name="SlotStamp",
            fields=[
                (
                    "spec",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="stamp",
                        serialize=False,
                        to="yaodian.slotspec",
                    ),
                ),
                ("token", models.CharField(max_length=40)),
            ],
            options={"db_table": "slot_stamp"},
        ),
        migrations.CreateModel(
            name="KindStamp",
            fields=[
                ("kind", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("token", models.CharField(max_length=40)),
            ],
            options={"db_table": "kind_stamp"},
        ),
        migrations.AddIndex("deed", models.Index(fields=["confirmed", "until", "record_uid"], name="deed_waiting")),
        # A table that was made anew has lost its triggers.
        migrations.RunPython(stamp_rosters, migrations.RunPython.noop),
    ]
