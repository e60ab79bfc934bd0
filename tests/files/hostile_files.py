"""Files that mean harm, or are so broken that they do; made when they are needed, never kept."""

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests.files import pdf_files
from tests.files.handed_in import MEGABYTE, sheet, word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NONE = 0xFFFFFFFF
CONTENT = "word/document.xml"


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in parts.items():
            box.writestr(name, data)
    return out.getvalue()


def document(inner: str) -> bytes:
    return packed({CONTENT: f"<w:document {W}><w:body>{inner}</w:body></w:document>".encode()})


def swollen(name: str, size: int, **more: bytes) -> bytes:
    """A part that is a thousand times as large as the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for path, data in more.items():
            box.writestr(path.replace("__", "/"), data)
        with box.open(name, "w", force_zip64=True) as part:
            for _ in range(size // MEGABYTE):
                part.write(b" " * MEGABYTE)
    return out.getvalue()


def lying() -> bytes:
    """Says of its document that it is ten bytes long; a hundred megabytes are in it."""
    data = bytearray(swollen(CONTENT, 100 * MEGABYTE))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    return bytes(data)


def many_entries() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for number in range(60_000):
            box.writestr(f"{number}.xml", b"")
    return out.getvalue()


def matryoshka() -> bytes:
    data = b"x"
    for depth in range(40):
        data = packed({f"{depth}.zip": data})
    return data


def overlapping() -> bytes:
    """A thousand entries that all are the same forty megabytes."""
    data = swollen("0.xml", 40 * MEGABYTE)
    start, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    entry = data[start:end]
    size = struct.pack("<HHII", 1000, 1000, len(entry) * 1000, start)
    return data[:start] + entry * 1000 + data[end : end + 8] + size + b"\0\0"


def xxe(encoding: str = "utf-8") -> bytes:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    return packed({CONTENT: xml.encode(encoding)})


def billion_laughs() -> bytes:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return packed({CONTENT: f'<!DOCTYPE a [<!ENTITY a0 "哈">{entities}]><a>&a11;</a>'.encode()})


def nested_tables(deep: int = 3000) -> bytes:
    return document("<w:tbl><w:tr><w:tc>" * deep + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * deep)


def nested_elements(deep: int = 1_000_000) -> bytes:
    return document("<w:ins>" * deep + "<w:p/>" + "</w:ins>" * deep)


def empty_paragraphs(many: int = 5_000_000) -> bytes:
    return document("<w:p/>" * many)


def with_flag(data: bytes, bit: int) -> bytes:
    """Every entry marked as encrypted."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at] |= bit
            place = changed.find(mark, place + 4)
    return bytes(changed)


def with_macro() -> bytes:
    parts = dict(contents(word("一、总则")))
    return packed({**parts, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


def contents(data: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        yield from ((name, box.read(name)) for name in box.namelist())


def wide_sheet() -> bytes:
    """Two cells at the far ends of a sheet, so that all between them would be filled."""
    parts = dict(contents(sheet("甲")))
    name = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return packed({**parts, name: parts[name].replace(b"</sheetData>", far)})


def shared_strings() -> bytes:
    """The words of a workbook, of which each is a megabyte of spaces."""
    parts = dict(contents(sheet("甲")))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, data in parts.items():
            if not name.endswith("sharedStrings.xml"):
                box.writestr(name, data)
        with box.open("xl/sharedStrings.xml", "w") as part:
            part.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            for _ in range(390):
                part.write(b"<si><t>" + b"a" * MEGABYTE + b"</t></si>")
            part.write(b"</sst>")
    return out.getvalue()


def ole(streams: int = 0, *, fat: bytes = b"", directory: bytes = b"") -> bytes:
    """A compound file: header, one sector of allocation table, one of the directory, then as many more."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (512 - len(head) - 4)
    return head + (fat or b"\xff" * 512).ljust(512, b"\xff") + directory.ljust(512, b"\0") + bytes(512 * streams)


def entry(
    name: str, kind: int, *, start: int = 0xFFFFFFFE, size: int = 0, right: int = NONE, child: int = NONE
) -> bytes:
    own = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", NONE, right, child)
    return (
        own.ljust(64, b"\0")
        + struct.pack("<HBB", len(own), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def looping_chain() -> bytes:
    """A document whose sectors follow upon each other in a circle."""
    fat = struct.pack("<IIII", 0xFFFFFFFD, 0xFFFFFFFE, 3, 2)
    entries = entry("Root Entry", 5, child=1) + entry("WordDocument", 2, start=2, size=0x7FFFFFFF)
    return ole(2, fat=fat, directory=entries)


def looping_directory() -> bytes:
    fat = struct.pack("<II", 0xFFFFFFFD, 1)
    return ole(2, fat=fat, directory=entry("Root Entry", 5, child=0))


def encrypted_package() -> bytes:
    fat = struct.pack("<IIII", 0xFFFFFFFD, 0xFFFFFFFE, 3, 0xFFFFFFFE)
    entries = entry("Root Entry", 5, child=1) + entry("EncryptedPackage", 2, start=2, size=4096)
    return ole(8, fat=fat, directory=entries)


def old_word(*, flags: int = 0x0200, pieces: bytes = b"", mark: int = 0xA5EC) -> bytes:
    """A .doc of two streams of eight sectors each."""
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 10), 0xFFFFFFFE, *range(11, 18), 0xFFFFFFFE]
    directory = entry("Root Entry", 5, child=1) + entry("WordDocument", 2, start=2, size=4096, right=2)
    directory += entry("1Table", 2, start=10, size=4096)
    main = bytearray(4096)
    struct.pack_into("<H", main, 0, mark)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into("<i", main, 0x4C, 1_000_000)
    struct.pack_into("<II", main, 0x1A2, 0, len(pieces))
    return (
        ole(fat=struct.pack(f"<{len(chain)}I", *chain), directory=directory) + bytes(main) + pieces.ljust(4096, b"\0")
    )


def swelling_pieces() -> bytes:
    """Pieces that all are the same bytes of the file, a million of them."""
    count = 300
    positions = b"".join(struct.pack("<I", n * 100_000_000 // count) for n in range(count + 1))
    records = struct.pack("<HIH", 0, 0x40000000, 0) * count
    return old_word(pieces=b"\2" + struct.pack("<I", len(positions + records)) + positions + records)


def pdf_many_pages(many: int = 100_000) -> bytes:
    kids = b" ".join([b"3 0 R"] * many)
    tree = b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % many
    return pdf_files.assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>", tree, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]
    )


def pdf_looping_tree() -> bytes:
    loop = b"<</Type/Pages/Kids[3 0 R]/Count 5/Parent 3 0 R>>"
    return pdf_files.assembled([b"<</Type/Catalog/Pages 2 0 R>>", loop, loop.replace(b"3 0 R]", b"2 0 R]")])


def pdf_swollen(size: int = 600 * MEGABYTE) -> bytes:
    packer = zlib.compressobj()
    block = pdf_files.text(10, 10, "甲").encode() * (MEGABYTE // 40)
    data = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 5 0 R>>"
    content = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(data), data)
    tree = b"<</Type/Pages/Kids[4 0 R]/Count 1>>"
    return pdf_files.assembled([b"<</Type/Catalog/Pages 2 0 R>>", tree, pdf_files.FONT, page, content])


def pdf_encrypted() -> bytes:
    """Says that it is encrypted by a key that no empty password makes."""
    whole = pdf_files.pdf(pdf_files.text(100, 100, "一、总则"))
    key = b"<</Filter/Standard/V 2/R 3/Length 128/P -44/O<" + b"61" * 32 + b">/U<" + b"62" * 32 + b">>>"
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R/ID[<61><61>]/Encrypt " + key)


def ofd(content: bytes, *, location: str = "Pages/Page_0/Content.xml", more: dict[str, bytes] | None = None) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    root = f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
    main = (
        f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
        f'</ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="{location}"/></ofd:Pages></ofd:Document>'
    )
    parts = {"OFD.xml": root.encode(), "Doc_0/Document.xml": main.encode(), "Doc_0/Pages/Page_0/Content.xml": content}
    return packed({**parts, **(more or {})})


def ofd_page(*objects: str) -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return f"<ofd:Page {space}><ofd:Content><ofd:Layer>{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>".encode()


def ofd_text(x: float, y: float, said: str, size: float = 5) -> str:
    return (
        f'<ofd:TextObject Boundary="{x} {y} 180 {size}" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size * 0.85}" DeltaX="g {len(said) - 1} {size}">{said}</ofd:TextCode>'
        "</ofd:TextObject>"
    )


def ofd_picture() -> str:
    return '<ofd:ImageObject Boundary="0 0 210 297" ResourceID="1"/>'


def noise(size: int, seed: int = 7) -> bytes:
    return random.Random(seed).randbytes(size)
