"""Not read yet."""

from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused


def read_html(data: bytes) -> Reading:
    raise Refused("尚不能读取", "请另存为 .docx")
