"""The store of attachments: each file under the hash of its content, so that nothing is there twice or overwritten."""

import os
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex


def place_of(folder: Path, digest: str) -> Path:
    return folder / digest[:2] / digest


def keep(folder: Path, data: bytes, at: datetime) -> str:
    """The hash under which the content now lies. The file's own time says when somebody last handed it in."""
    digest = sha256(data).hexdigest()
    place = place_of(folder, digest)
    if not is_intact(folder, digest):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place, data)
    os.utime(place, (at.timestamp(), at.timestamp()))
    return digest


def content(folder: Path, digest: str) -> bytes | None:
    """What lies there; None when it is gone or no longer what it was."""
    try:
        data = place_of(folder, digest).read_bytes()
    except OSError:
        return None
    return data if sha256(data).hexdigest() == digest else None


def is_intact(folder: Path, digest: str) -> bool:
    return content(folder, digest) is not None


def forget(folder: Path, digest: str, before: datetime) -> None:
    """Remove what nobody has handed in since."""
    place = place_of(folder, digest)
    try:
        if place.stat().st_mtime <= before.timestamp():
            place.unlink()
    except FileNotFoundError:
        return


def held(folder: Path) -> Iterator[str]:
    """Every hash that the store has a file for, half-written ones left out."""
    return (path.name for path in sorted(folder.glob("??/*")) if len(path.name) == sha256().digest_size * 2)


def _write(place: Path, data: bytes) -> None:
    """All or nothing, on the disk before any row speaks of it."""
    half = place.with_name(f".{token_hex(8)}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    half.replace(place)
