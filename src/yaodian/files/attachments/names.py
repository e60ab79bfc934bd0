"""A file's name as handed in: shown to people and written into headers, never a path on our disk."""

import unicodedata

from yaodian.files.attachments.unfit import Unfit

LONGEST = 150
_RENAME = "请改名后重新上传"


def sound_name(name: str) -> str:
    """The name in its usual form. Raises Unfit."""
    name = unicodedata.normalize("NFC", name).strip()
    if any(unicodedata.category(sign).startswith("C") for sign in name):
        raise Unfit("文件名里有看不见的字符", _RENAME)
    if "/" in name or "\\" in name or name.startswith("."):
        raise Unfit("文件名里有路径，或以点开头", _RENAME)
    if len(name) > LONGEST:
        raise Unfit(f"文件名有{len(name)}个字，超过{LONGEST}个", _RENAME)
    return name
