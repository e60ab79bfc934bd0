"""Whether every attachment that a row speaks of lies in the store, and is what it was."""

from django.conf import settings

from yaodian.core.problem import Problem
from yaodian.site.queries.attachments import stored_digests
from yaodian.site.store import content, held, place_of


def examine_files() -> tuple[str, tuple[Problem, ...]]:
    """What was found, and what is wrong. Reads every file: a hash is believed of nothing that was not read."""
    folder, wanted = settings.ENV.files, stored_digests()
    gone = [digest for digest in wanted if not place_of(folder, digest).exists()]
    spoilt = [digest for digest in wanted - set(gone) if content(folder, digest) is None]
    unclaimed = len(set(held(folder)) - wanted)
    said = f"{len(wanted)}个" + (f"，另有{unclaimed}个无人引用" if unclaimed else "")
    return said, (*_faults(gone, "不在存储目录中"), *_faults(spoilt, "与登记的校验码不符，损坏或被改动"))


def _faults(digests: list[str], what: str) -> list[Problem]:
    named = "、".join(f"{digest[:12]}…" for digest in sorted(digests)[:3])
    mend = f"请从备份中取出 files/ 下的同名文件，放回 {settings.ENV.files} 下以其前两位命名的目录"
    return [Problem("附件", f"有{len(digests)}个{what}（{named}）", mend)] if digests else []
