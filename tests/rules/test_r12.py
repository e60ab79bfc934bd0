"""R12: leaving is possible. A backup is JSON lines that anything can read, counted and hashed."""

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.rules.issues import PEOPLE
from tests.site.cast import AT, make_cast

from yaodian.cli import SITE
from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.jobs.backup import Saved, save
from yaodian.site.models import Body, Purpose


@pytest.mark.django_db(transaction=True)
def test_everything_leaves_in_an_open_format_with_counts_and_hashes(tmp_path: Path) -> None:
    """That it returns whole is proved in tests/site/jobs/test_backup.py."""
    found_installation(actor=None, new=NewInstallation("示例", Purpose.REAL), at=AT)
    make_cast()
    assert isinstance(save(tmp_path / "all.zip", AT), Saved)
    with ZipFile(tmp_path / "all.zip") as box:
        tables = json.loads(box.read("manifest.json"))["tables"]
        texts = {name: box.read(f"tables/{name}.jsonl") for name in tables}
    for name, said in tables.items():
        assert said["rows"] == len(texts[name].splitlines())
        assert said["sha256"] == sha256(texts[name]).hexdigest()
    bodies = [json.loads(line) for line in texts["body"].splitlines()]
    assert [(one["name"], one["first_day"]) for one in bodies] == [
        (one.name, one.first_day.isoformat()) for one in Body.objects.order_by("id")
    ]


@pytest.mark.xfail(strict=True, reason=PEOPLE)
def test_a_command_exports_and_another_imports() -> None:
    assert {"export", "import"} <= set(SITE)
