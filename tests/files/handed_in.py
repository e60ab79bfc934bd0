"""Files as people hand them in, made in memory."""

import io
import struct
import zipfile
import zlib

import docx
import xlsxwriter
from PIL import Image
from PIL.PngImagePlugin import PngInfo

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PLACE = (39.0, 54.0, 27.0)


def word(*paragraphs: str, header: str = "", cell: str = "", title: str = "") -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    document.sections[0].header.paragraphs[0].text = header
    document.core_properties.title = title
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(*cells: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    page = book.add_worksheet()
    for row, text in enumerate(cells):
        page.write_string(row, 0, text)
    book.close()
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in parts.items():
            box.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def ofd(text: str) -> bytes:
    page = f'<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:TextObject>{text}</ofd:TextObject></ofd:Page>'
    return zipped(OFD_xml=b"<OFD/>", Doc__Content_xml=page.encode())


def old_office(stream: str, text: str = "") -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(64) + text.encode("utf-16-le")


def photo(orientation: int = 1, size: tuple[int, int] = (40, 20)) -> bytes:
    """A JPEG with a place, a camera, a comment, an XMP packet, and something behind its end."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "示例相机".encode().decode("latin-1"), orientation
    exif.get_ifd(0x8825).update({1: "N", 2: PLACE, 3: "E", 4: (116.0, 23.0, 29.0)})
    out = io.BytesIO()
    picture = Image.new("RGB", size, (200, 30, 30))
    xmp = b"<x:xmpmeta>GPSLatitude=39,54N</x:xmpmeta>"
    picture.save(out, "JPEG", exif=exif, comment=b"taken at home", xmp=xmp)
    return out.getvalue() + b"MotionPhoto-trailer"


def png() -> bytes:
    words = PngInfo()
    words.add_text("Location", "39.9,116.4")
    words.add_itxt("XML:com.adobe.xmp", "GPSLatitude")
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 2: PLACE})
    out = io.BytesIO()
    Image.new("RGBA", (12, 12), (0, 80, 0, 128)).save(out, "PNG", pnginfo=words, exif=exif)
    return out.getvalue()


def vast_png() -> bytes:
    """A few bytes that say of themselves to be a picture of 100,000 by 100,000 points."""
    data = bytearray(png())
    data[16:24] = struct.pack(">II", 100_000, 100_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    return bytes(data)


def bomb(size: int = 300 * MEGABYTE) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("word/document.xml", "<a/>")
        with box.open("word/media/image1.png", "w") as part:
            for _ in range(size // MEGABYTE):
                part.write(bytes(MEGABYTE))
    return out.getvalue()
