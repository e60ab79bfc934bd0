"""The chain's head copied outside the database once a day, so that a cut tail and a chain written anew are found."""

import json
import os
from datetime import date
from pathlib import Path

from django.conf import settings

from yaodian.site.chain import head_mac
from yaodian.site.keys import read_keys
from yaodian.site.models import AuditHead


def keep_head(day: date, *, again: bool = False) -> bool:
    """Append the head unless the day has one already (`again`: even then). True when a line was appended."""
    path: Path = settings.ENV.heads_file
    if not again and _last_day(path) >= day.isoformat():
        return False
    head = AuditHead.objects.filter(pk=1).first()
    if head is None or not head.seq:
        return False
    key = read_keys(settings.ENV.key_file).audit
    mac = head_mac(key, day.isoformat(), head.seq, head.mac)
    text = json.dumps({"day": day.isoformat(), "seq": head.seq, "head": head.mac, "mac": mac}) + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return True


def _last_day(path: Path) -> str:
    """The day of the last line, from the file's end alone; empty when there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - 400))
            lines = file.read().split(b"\n")
        return str(json.loads(lines[-2])["day"]) if len(lines) > 1 else ""
    except FileNotFoundError:
        return ""
    except (ValueError, KeyError):
        # A spoilt line is for `audit verify` to find; here it must not stop an action.
        return ""
