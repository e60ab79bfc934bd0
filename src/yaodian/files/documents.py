"""A document that was handed in, to its text; or, in Chinese, why it cannot be read."""

from pathlib import Path

from yaodian.core.problem import Problem
from yaodian.files.plain_text import decoded
from yaodian.files.word import text_of_word

LARGEST = 20 * 1024 * 1024
PLAIN = (".txt", ".md")
WORD = (".docx",)
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
MENDS = {
    ".doc": "请在 Word 或 WPS 中另存为 .docx 后再上传",
    ".wps": "请在 WPS 中另存为 .docx 后再上传",
    ".pdf": "请复制其中的文字，粘贴为 .txt 后再上传",
    ".ofd": "请复制其中的文字，粘贴为 .txt 后再上传",
    ".xlsx": "请把清单内容粘贴为 .txt 或 .docx 后再上传",
}
OTHER = "目前可读 .txt、.md 和 .docx，请转换格式后再上传"


def text_of(name: str, data: bytes) -> str | Problem:
    """The text of a document. `name` is the file's name and decides, by its suffix, how to read.

    A .txt comes back to the character: line ends stay as they are. A byte order mark belongs to
    the encoding and is not part of the text. Whatever cannot be read is a Problem, never an
    exception.
    """
    suffix = Path(name).suffix.lower()
    if len(data) > LARGEST:
        return _too_large(name)
    if suffix in PLAIN:
        return _plain(name, data)
    if suffix in WORD:
        return _word(name, data)
    return Problem(name, f"不能读取 {suffix or '没有扩展名的'} 文件", MENDS.get(suffix, OTHER))


def read_file(path: Path) -> str | Problem:
    """The text of the document at `path`; a file that cannot be opened is a Problem too."""
    try:
        if path.stat().st_size > LARGEST:
            return _too_large(path.name)
        return text_of(path.name, path.read_bytes())
    except FileNotFoundError:
        return Problem(str(path), "找不到文件", "请检查路径是否写对")
    except OSError as error:
        return Problem(str(path), f"打不开文件（{error.strerror}）", "请检查是否有读取权限，或是否为文件夹")


def _too_large(name: str) -> Problem:
    return Problem(name, "文件超过 20 MB", "请只上传要点正文，去掉图片和附件")


def _plain(name: str, data: bytes) -> str | Problem:
    if data.startswith((OLD_OFFICE, ZIP, b"%PDF")):
        return Problem(name, "扩展名是文本，内容却不是文本", "请按真实格式改回扩展名，或另存为文本")
    text = decoded(data)
    if text is None:
        return Problem(name, "认不出文字编码", "请另存为 UTF-8 编码的文本后再上传")
    return text


def _word(name: str, data: bytes) -> str | Problem:
    if data.startswith(OLD_OFFICE):
        return Problem(name, "文件已加密，或实为旧版 .doc", "请去掉打开密码，另存为 .docx 后再上传")
    return text_of_word(name, data)
