"""Not read yet."""

from yaodian.files.readers.packages import Package
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused

ROOT = "OFD.xml"


def read_ofd(data: Package) -> Reading:
    raise Refused("尚不能读取", "请另存为 .docx")
