"""The audit trail's arithmetic: each mac covers its line and the mac before it, by a key outside the database."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from yaodian.site.models.days import micros_of

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one line of the trail says. `detail` holds no fractions, so that every database gives it back unchanged."""

    at: datetime
    action: str
    outcome: str
    actor: str = ""
    role: str = ""
    address: str = ""
    object_kind: str = ""
    object_uid: str = ""
    detail: Mapping[str, Json] = field(default_factory=dict)


def mac_of(key: bytes, previous: str, seq: int, line: Line) -> str:
    said = [
        previous,
        seq,
        micros_of(line.at),
        line.actor,
        line.role,
        line.address,
        line.action,
        line.object_kind,
        line.object_uid,
        line.outcome,
        line.detail,
    ]
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def head_mac(key: bytes, day: str, seq: int, mac: str) -> str:
    """Vouches for a head that was copied outside."""
    return hmac.new(key, f"head {day} {seq} {mac}".encode(), hashlib.sha256).hexdigest()


def veiled(key: bytes, value: str) -> dict[str, Json]:
    """What the trail says of a sensitive value: that it changed, and a keyed digest that can be compared."""
    digest = hmac.new(key, f"veiled {value}".encode(), hashlib.sha256).hexdigest()
    return {"changed": True, "digest": digest[:32]}
