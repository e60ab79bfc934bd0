"""OFD (GB/T 33190): a zip of pages that say of each run of text where it stands. Read by place, as a PDF is.

Templates of pages (letterheads), annotations and seals are not read; pictures are told.
"""

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from yaodian.files.readers.layout.drawn import Page
from yaodian.files.readers.layout.text import text_of_pages
from yaodian.files.readers.ofd_page import local, page_of
from yaodian.files.readers.packages import AGAIN, Package, inside
from yaodian.files.readers.pictures import refuse_pictures
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused

ROOT = "OFD.xml"
MOST_PAGES = 2_000


def read_ofd(package: Package) -> Reading:
    root = package.tree(ROOT)
    pages: list[Page] = []
    for path in _named(root, "DocRoot"):
        pages += _pages(package, inside("", path), room=MOST_PAGES - len(pages))
    if not pages:
        raise Refused("OFD 里没有一页", AGAIN)
    notes = refuse_pictures("OFD", pages)
    return Reading(text_of_pages(pages), notes)


def _pages(package: Package, path: str, *, room: int) -> Iterator[Page]:
    document = package.tree(path)
    folder = posixpath.dirname(path)
    named = [one.get("BaseLoc", "") for one in _all(document, "Pages") for one in one if local(one) == "Page"]
    if len(named) > room:
        raise Refused(f"OFD 超过 {MOST_PAGES} 页", "请只留要点正文的几页后再上传")
    usual = next(iter(_named(document, "PhysicalBox")), "")
    for name in named:
        content = package.tree(inside(folder, name))
        if content is not None:
            yield page_of(content, next(iter(_named(content, "PhysicalBox")), usual))


def _named(tree: Element | None, name: str) -> list[str]:
    return [(one.text or "").strip() for one in _all(tree, name)]


def _all(tree: Element | None, name: str) -> Iterator[Element]:
    yield from (one for one in (tree.iter() if tree is not None else ()) if local(one) == name)
