"""A backup put back, into an empty installation only: hashes before, counts and hashes after, the chain verified."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from yaodian.core.problem import Problem
from yaodian.site.actions.keep_head import keep_head
from yaodian.site.actions.note_backup import note_restore
from yaodian.site.clock import day_at
from yaodian.site.jobs.backup import FORMAT
from yaodian.site.jobs.tables import digest, models, rows, schema
from yaodian.site.jobs.upgrade import upgrade
from yaodian.site.keys import BadKeys, read_keys
from yaodian.site.store import keep

_AGAIN = "请换一份完好的备份"
_OLDER = "请用写出它的那一版程序恢复，再换成本程序运行 yaodian upgrade"
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Restored:
    tables: int
    rows: int
    files: int


class _Broken(Exception):
    """The rows that came out are not the rows that went in; undoes the transaction."""


def restore(path: Path, at: datetime) -> Restored | list[Problem]:
    """Everything or nothing. The key file must be the one of the installation that was saved."""
    settings.ENV.home.mkdir(parents=True, exist_ok=True)
    upgrade()
    try:
        with ZipFile(path) as box:
            manifest = json.loads(box.read("manifest.json"))
            problems = _faults(box, manifest)
            if problems:
                return problems
            files = _put_back(box, manifest["files"], at)
            with transaction.atomic():
                count = sum(_load(box, model, manifest["tables"][model._meta.db_table]) for model in models())
                _reset_sequences()
    except (OSError, BadZipFile, KeyError, ValueError) as error:
        return [Problem(f"文件 {path}", f"不是完整的要点备份（{error}）", _AGAIN)]
    except _Broken as error:
        return [Problem(f"文件 {path}", f"恢复后的表“{error}”与备份不一致，已全部撤销", _AGAIN)]
    note_restore(actor=None, file_name=path.name, rows=count, at=at)
    keep_head(day_at(at), again=True)
    return Restored(len(models()), count, files)


def _faults(box: ZipFile, manifest: dict[str, object]) -> list[Problem]:
    if manifest["format"] != FORMAT:
        return [Problem("备份", f"格式版本是 {manifest['format']}，本程序只认识 {FORMAT}", _OLDER)]
    if manifest["schema"] != schema():
        return [Problem("备份", f"表结构是 {manifest['schema']}，本程序的是 {schema()}", _OLDER)]
    filled = [m._meta.db_table for m in models() if m._default_manager.exists()]
    if filled:
        fault = f"不是空的：{'、'.join(filled)} 表中已有数据"
        return [Problem("当前安装", fault, "请另用一个目录（YAODIAN_HOME）和空数据库恢复")]
    return [
        *_key_faults(str(manifest["key_mark"])),
        *_hash_faults(box, manifest["tables"]),
        *_file_faults(box, manifest["files"]),
    ]


def _key_faults(mark: str) -> list[Problem]:
    path = settings.ENV.key_file
    try:
        fits = read_keys(path).mark == mark
    except BadKeys as error:
        fault = f"{error}。备份里没有密钥"
        return [Problem("密钥", fault, f"请先把备份时使用的 keys.json 放到 {path}")]
    mend = f"请把备份时使用的 keys.json 放到 {path}"
    return [] if fits else [Problem(f"密钥文件 {path}", "不是这份备份的密钥", mend)]


def _hash_faults(box: ZipFile, tables: object) -> list[Problem]:
    assert isinstance(tables, dict)
    problems = []
    for model in models():
        name = model._meta.db_table
        summed = sha256()
        with box.open(f"tables/{name}.jsonl") as file:
            for line in file:
                summed.update(line)
        if summed.hexdigest() != tables[name]["sha256"]:
            problems.append(Problem(f"备份中的表“{name}”", "与清单的校验码不符，文件损坏或被改动", _AGAIN))
    return problems


def _file_faults(box: ZipFile, digests: object) -> list[Problem]:
    assert isinstance(digests, list)
    broken = [one for one in digests if sha256(box.read(f"files/{one}")).hexdigest() != one]
    what = "与清单的校验码不符，文件损坏或被改动"
    return [Problem(f"备份中的附件 {one[:12]}…", what, _AGAIN) for one in broken]


def _put_back(box: ZipFile, digests: list[str], at: datetime) -> int:
    """Before any row: what is left over when the rows fail harms nobody, and is there for the next try."""
    for one in digests:
        keep(settings.ENV.files, box.read(f"files/{one}"), at)
    return len(digests)


def _load(box: ZipFile, model: type[Model], said: dict[str, object]) -> int:
    with box.open(f"tables/{model._meta.db_table}.jsonl") as file:
        for batch in _batches(rows(model, file)):
            model._default_manager.bulk_create(batch)
    count, summed = digest(model)
    if (count, summed) != (said["rows"], said["sha256"]):
        raise _Broken(model._meta.db_table)
    return count


def _batches(found: Iterable[Model]) -> Iterator[list[Model]]:
    left = iter(found)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _reset_sequences() -> None:
    """Rows came with their numbers; what is entered next counts on from them."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models()):
            cursor.execute(statement)
