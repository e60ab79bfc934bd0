"""The key file: every secret of an installation, outside its database and in no backup.

`seals` are AES-256-GCM keys by id, of which `current` seals what is written now; `index` makes blind
indexes, `audit` the chain and the digests in it, `secret` is Django's.
"""

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_BYTES = 32


class BadKeys(Exception):
    """The key file is missing, unreadable or another database's. The text is shown to whoever starts the product."""


@dataclass(frozen=True, slots=True)
class Keys:
    current: str
    seals: dict[str, bytes]
    index: bytes
    audit: bytes
    secret: str

    @property
    def mark(self) -> str:
        """Recognises these keys without telling them: kept in the database to notice a wrong file."""
        whole = b"".join([self.index, self.audit, *(self.seals[k] for k in sorted(self.seals)[:1])])
        return hmac.new(whole, b"yaodian keys", hashlib.sha256).hexdigest()


def make_key_file(path: Path) -> None:
    """Write fresh keys, readable by the owner alone. Raises FileExistsError rather than replace keys."""
    path.parent.mkdir(parents=True, exist_ok=True)
    document = {
        "about": "要点系统密钥。请离线另存一份；丢失后加密数据无法恢复，审计链无法核验。",
        "current": "k1",
        "seals": {"k1": _fresh()},
        "index": _fresh(),
        "audit": _fresh(),
        "secret": secrets.token_urlsafe(48),
    }
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=1)


@cache
def read_keys(path: Path) -> Keys:
    """The keys in this file. Raises BadKeys with what to do about it."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadKeys(
            f"密钥文件 {path}：不存在。新安装请先运行 yaodian init；"
            "已有数据时，请从备份介质放回原来的 keys.json，再启动"
        ) from None
    except OSError as error:
        raise BadKeys(f"密钥文件 {path}：无法读取（{error.strerror}）。请检查文件权限") from error
    if path.stat().st_mode & 0o077:
        raise BadKeys(f"密钥文件 {path}：其他用户也能读取。请运行 chmod 600 {path}")
    try:
        return _parsed(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadKeys(f"密钥文件 {path}：内容已损坏。请从备份介质放回原来的 keys.json") from error


def read_secret(path: Path) -> str:
    """Django's secret, or a throw-away one where there are no keys yet; the start-up check refuses to serve with it."""
    try:
        return read_keys(path).secret
    except BadKeys:
        return secrets.token_urlsafe(48)


def _parsed(document: dict[str, object]) -> Keys:
    seals = document["seals"]
    assert isinstance(seals, dict)
    keys = Keys(
        current=str(document["current"]),
        seals={str(name): _bytes(value) for name, value in seals.items()},
        index=_bytes(document["index"]),
        audit=_bytes(document["audit"]),
        secret=str(document["secret"]),
    )
    if keys.current not in keys.seals:
        raise ValueError("the current key is not among the keys")
    return keys


def _fresh() -> str:
    return base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def _bytes(value: object) -> bytes:
    key = base64.b64decode(str(value), validate=True)
    if len(key) != _BYTES:
        raise ValueError("a key has 32 bytes")
    return key
