"""Attachments leave with the backup and return whole; the examination reads every one of them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test.utils import override_settings
from tests.files.handed_in import PDF, photo
from tests.site.actions.attaching import attached, upload
from tests.site.cast import AT, make_cast
from tests.site.jobs.test_backup import empty, rewritten, told
from tests.site.pages.stage import set_stage

from yaodian.site.actions.found_installation import NewInstallation, found_installation
from yaodian.site.actions.keep_head import keep_head
from yaodian.site.jobs.backup import Saved, save
from yaodian.site.jobs.doctor import examine
from yaodian.site.jobs.restore import Restored, restore
from yaodian.site.models import Attachment, Purpose
from yaodian.site.store import content, held, place_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """A store of its own, whose files no other test counts."""
    with override_settings(ENV=replace(settings.ENV, home=tmp_path / "home")):
        (tmp_path / "home").mkdir()
        yield tmp_path / "home"


@pytest.fixture
def digests() -> list[str]:
    """A record with a paper, and a picture that waits for its record."""
    found_installation(actor=None, new=NewInstallation("示例", Purpose.REAL), at=AT)
    cast = set_stage(make_cast())
    attached(cast)
    waiting = upload(cast.secretary, "现场.jpg", photo())
    keep_head(AT.date())
    return [Attachment.objects.get().sha256, waiting.sha256]


def moved(home: Path) -> Path:
    """The store of the machine that burnt down."""
    return home.joinpath("files").rename(home / "burnt")


def ill() -> str:
    return "\n".join(str(one) for f in examine() if f.subject == "附件" for one in f.problems)


def said() -> str:
    return next(f.text for f in examine() if f.subject == "附件")


def test_what_was_attached_returns_to_the_byte(digests: list[str], home: Path, tmp_path: Path) -> None:
    saved = save(tmp_path / "b.zip", AT)
    assert isinstance(saved, Saved) and (saved.files, saved.missing) == (2, ())
    with ZipFile(tmp_path / "b.zip") as box:
        assert json.loads(box.read("manifest.json"))["files"] == sorted(digests)
    empty()
    moved(home)
    restored = restore(tmp_path / "b.zip", AT)
    assert isinstance(restored, Restored) and restored.files == 2
    assert sorted(held(settings.ENV.files)) == sorted(digests) and ill() == ""
    assert content(settings.ENV.files, Attachment.objects.get().sha256) == PDF


def test_a_backup_whose_file_was_changed_or_cut_out_is_refused(digests: list[str], home: Path, tmp_path: Path) -> None:
    save(tmp_path / "b.zip", AT)
    empty()
    moved(home)
    spoilt = rewritten(tmp_path / "b.zip", f"files/{digests[0]}", lambda _: b"other")
    assert "备份中的附件" in told(restore(spoilt, AT))
    without = tmp_path / "without.zip"
    with ZipFile(tmp_path / "b.zip") as old, ZipFile(without, "w") as new:
        for name in old.namelist():
            if not name.startswith("files/"):
                new.writestr(name, old.read(name))
    assert "不是完整的" in told(restore(without, AT))
    assert not Attachment.objects.exists() and not list(held(settings.ENV.files))


def test_a_missing_file_spoils_no_backup_and_is_told(digests: list[str], tmp_path: Path) -> None:
    place_of(settings.ENV.files, digests[0]).unlink()
    saved = save(tmp_path / "b.zip", AT)
    assert isinstance(saved, Saved) and (saved.files, saved.missing) == (1, (digests[0],))
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("backup", str(tmp_path / "c.zip"), stdout=out, stderr=err)
    assert ended.value.code == 1 and "已备份到" in out.getvalue() and "1个缺失或损坏" in err.getvalue()
    empty()
    assert isinstance(restore(tmp_path / "b.zip", AT), Restored) and "不在存储目录中" in ill()


def test_the_examination_finds_what_is_gone_and_what_was_changed(digests: list[str]) -> None:
    assert ill() == "" and said() == "2个"
    place_of(settings.ENV.files, digests[0]).unlink()
    assert "有1个不在存储目录中" in ill()
    place_of(settings.ENV.files, digests[1]).write_bytes(b"other")
    assert "有1个与登记的校验码不符" in ill()


def test_what_nobody_speaks_of_is_counted(digests: list[str]) -> None:
    stray = place_of(settings.ENV.files, "ff" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"x")
    assert said() == "2个，另有1个无人引用"
