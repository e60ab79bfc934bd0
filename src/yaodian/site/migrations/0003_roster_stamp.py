from django.db import migrations, models

from yaodian.site.models.vendor.install import leave_rosters, stamp_rosters


class Migration(migrations.Migration):
    dependencies = [
        ("yaodian", "0002_attachments"),
    ]

    operations = [
        migrations.CreateModel(
            name="RosterStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=40)),
            ],
            options={
                "db_table": "roster_stamp",
            },
        ),
        migrations.RunPython(stamp_rosters, leave_rosters),
    ]
