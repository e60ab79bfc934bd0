"""Which cells of an .xlsx show their number as a percentage: 0.85 in the file is 85% to whoever wrote the sheet."""

import posixpath
from xml.etree.ElementTree import Element

from yaodian.files.readers.packages import Package, inside

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BUILT_IN = frozenset({"9", "10"})
Place = tuple[int, int]


def shares_of(package: Package) -> dict[str, frozenset[Place]]:
    """By the name of the sheet; rows and columns from 0."""
    styles, book = package.tree("xl/styles.xml"), package.tree("xl/workbook.xml")
    shown = _styles(styles) if styles is not None else frozenset()
    if not shown or book is None:
        return {}
    relations = package.tree("xl/_rels/workbook.xml.rels")
    targets = {one.get("Id", ""): one.get("Target", "") for one in (relations if relations is not None else ())}
    found = {}
    for sheet in book.iter(f"{S}sheet"):
        page = package.tree(inside("xl", targets.get(sheet.get(_ID, ""), posixpath.sep)))
        if page is not None:
            found[sheet.get("name", "")] = _cells(page, shown)
    return found


def _styles(styles: Element) -> frozenset[str]:
    """The numbers of the cell styles whose format holds a %."""
    own = {one.get("numFmtId", "") for one in styles.iter(f"{S}numFmt") if "%" in one.get("formatCode", "")}
    formats = styles.find(f"{S}cellXfs")
    return frozenset(
        str(at)
        for at, one in enumerate(formats if formats is not None else ())
        if one.get("numFmtId", "") in own | _BUILT_IN
    )


def _cells(page: Element, shown: frozenset[str]) -> frozenset[Place]:
    places = (_place(cell.get("r", "")) for cell in page.iter(f"{S}c") if cell.get("s") in shown)
    return frozenset(place for place in places if place)


def _place(name: str) -> Place | None:
    """C5 is (4, 2)."""
    letters, digits = name.rstrip("0123456789"), name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if not (
        letters.isascii() and letters.isupper() and digits.isdecimal() and letters + digits == name and len(name) < 11
    ):
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(digits) - 1, column - 1
