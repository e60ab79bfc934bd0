"""A PDF with text in it. A scanned one is recognised, and refused in so many words."""

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from yaodian.files.readers.layout.drawn import Page
from yaodian.files.readers.layout.text import text_of_pages
from yaodian.files.readers.pdf_page import page_of
from yaodian.files.readers.pictures import refuse_pictures
from yaodian.files.readers.reading import Reading
from yaodian.files.readers.refused import Refused
from yaodian.files.readers.workbook import LOCKED

MOST_PAGES = 2_000
DAMAGED = Refused("PDF 已损坏或不完整，打不开", "请重新导出 PDF，或把正文粘贴到页面上")


def read_pdf(data: bytes) -> Reading:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise LOCKED if error.err_code == raw.FPDF_ERR_PASSWORD else DAMAGED from error
    if len(document) > MOST_PAGES:
        raise Refused(f"PDF 有 {len(document)} 页，超过 {MOST_PAGES} 页", "请只留要点正文的几页后再上传")
    pages = [_page(document, number) for number in range(len(document))]
    notes = refuse_pictures("PDF", pages)
    return Reading(text_of_pages(pages), notes)


def _page(document: pdfium.PdfDocument, number: int) -> Page:
    """A page that cannot be opened is an empty one."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return Page(1.0, 1.0, ())
    try:
        return page_of(page)
    finally:
        page.close()
