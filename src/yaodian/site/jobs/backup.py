"""A whole installation in one file, the same for every database: JSON lines, attachments, a manifest; not the keys."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.db import connection, transaction

from yaodian import __version__
from yaodian.core.problem import Problem
from yaodian.site.actions.note_backup import note_backup
from yaodian.site.actions.refusal import Refusal
from yaodian.site.jobs.tables import lines, models, schema
from yaodian.site.models import Installation
from yaodian.site.models.vendor import run, vendor_of
from yaodian.site.queries.attachments import stored_digests
from yaodian.site.queries.installation import installation
from yaodian.site.store import content

FORMAT = 3
KEYS_NOTE = "本备份不含密钥文件 keys.json。恢复时需要原来的密钥文件，请与备份分开、离线保存。"


@dataclass(frozen=True, slots=True)
class Saved:
    """`missing`: attachments that a row speaks of and the store has not, or not as they were."""

    path: Path
    tables: int
    rows: int
    files: int
    missing: tuple[str, ...] = ()


def save(path: Path, at: datetime) -> Saved | Problem:
    """Write the backup. The file is readable by its owner alone: names stand in it as in the database."""
    found = installation()
    if found is None:
        return Problem("备份", "还没有初始化", "请先运行 yaodian init")
    if path.exists():
        return Problem(f"文件 {path}", "已经存在", "请换一个文件名，备份不覆盖旧文件")
    noted = note_backup(actor=None, file_name=path.name, at=at)
    if isinstance(noted, Refusal):
        return noted.problems[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file,
        ZipFile(file, "w", ZIP_DEFLATED) as box,
        transaction.atomic(),
    ):
        run(connection, vendor_of(connection).take_snapshot())
        tables = {m._meta.db_table: _save_table(box, m._meta.db_table, lines(m)) for m in models()}
        wanted = stored_digests()
        files = sorted(filter(lambda digest: _save_file(box, digest), wanted))
        manifest = _manifest(found, at) | {"tables": tables, "files": files}
        box.writestr("manifest.json", json.dumps(manifest, ensure_ascii=False, indent=1))
    rows = sum(int(table["rows"]) for table in tables.values())
    return Saved(path, len(tables), rows, len(files), tuple(sorted(wanted - set(files))))


def _manifest(found: Installation, at: datetime) -> dict[str, object]:
    return {
        "format": FORMAT,
        "product": __version__,
        "schema": schema(),
        "made_at": at.isoformat(),
        "purpose": found.purpose,
        "key_mark": found.key_mark,
        "keys": KEYS_NOTE,
    }


def _save_table(box: ZipFile, name: str, text: Iterable[bytes]) -> dict[str, int | str]:
    count, summed = 0, sha256()
    with box.open(f"tables/{name}.jsonl", "w", force_zip64=True) as file:
        for line in text:
            file.write(line)
            summed.update(line)
            count += 1
    return {"rows": count, "sha256": summed.hexdigest()}


def _save_file(box: ZipFile, digest: str) -> bool:
    """Under its hash, so that what is in the box tells itself whether it is whole. False when there is none to save."""
    data = content(settings.ENV.files, digest)
    if data is not None:
        box.writestr(f"files/{digest}", data)
    return data is not None
