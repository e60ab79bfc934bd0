"""Small PDFs written by hand: Chinese text in a font that every reader knows by name, rules, pictures."""

import zlib
from collections.abc import Iterable, Sequence

FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000"
    b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0"
    b"/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>]>>"
)
WIDTH, HEIGHT = 595, 842


def text(x: float, y: float, said: str, size: float = 14) -> str:
    """`y` from the top of the page, where the line stands."""
    return f"BT /F1 {size} Tf {x} {HEIGHT - y} Td <{said.encode('utf-16-be').hex()}> Tj ET\n"


def rule(x: float, y: float, across: float, along: float) -> str:
    return f"{x} {HEIGHT - y} m {across} {HEIGHT - along} l S\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    return "".join(rule(xs[0], y, xs[-1], y) for y in ys) + "".join(rule(x, ys[0], x, ys[-1]) for x in xs)


def picture() -> str:
    """One grey point over the whole page."""
    return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"


def pdf(*pages: str, more: Iterable[bytes] = ()) -> bytes:
    """Objects 1 to 3 are catalogue, page tree and font; `more` are numbered behind the pages."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(), FONT]
    for n, page in enumerate(pages):
        box = f"/MediaBox[0 0 {WIDTH} {HEIGHT}]/Resources<</Font<</F1 3 0 R>>>>/Contents {5 + 2 * n} 0 R"
        objects += [f"<</Type/Page/Parent 2 0 R{box}>>".encode(), stream(page.encode("latin-1"))]
    return assembled([*objects, *more])


def stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)
