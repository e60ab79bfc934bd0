"""Documents to text, to the character; and clear refusals."""

import codecs
import io
import zipfile
from pathlib import Path

import docx
import pytest

from yaodian.core.problem import Problem
from yaodian.files.documents import LARGEST, Document, document_of, read_file, text_of

TEXT = "一、总则\r\n各科室应当配合。\n\n\t二〇三一年，完。"
ENCODED = [
    ("utf-8", TEXT.encode()),
    ("utf-8 with mark", codecs.BOM_UTF8 + TEXT.encode()),
    ("utf-16 little", TEXT.encode("utf-16-le")),
    ("utf-16 big", TEXT.encode("utf-16-be")),
    ("utf-16 little with mark", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")),
    ("utf-16 big with mark", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")),
    ("gb18030", TEXT.encode("gb18030")),
    ("gb18030 with mark", b"\x84\x31\x95\x33" + TEXT.encode("gb18030")),
]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(document: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("word/document.xml", document)
        for name, content in parts.items():
            written.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def body(inner: str) -> str:
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>"


@pytest.mark.parametrize("data", [data for _, data in ENCODED], ids=[name for name, _ in ENCODED])
def test_a_text_comes_back_to_the_character(data: bytes) -> None:
    assert text_of("要点.txt", data) == TEXT


REFUSED = [
    ("要点.txt", b"", "空的"),
    ("要点.txt", codecs.BOM_UTF16_LE, "空的"),
    ("要点.txt", b" \n\t\n", "没有文字"),
    ("要点.txt", b"PK\x03\x04....", "损坏"),
    ("要点.txt", b"\xff\xff\x00\x81\x00\x81\x00", "认不出文字编码"),
    ("要点.txt", ("一、总则\n二、任务" * 9).encode()[:-2], "末尾不完整"),
    ("要点.txt", ("一、总则\n" * 9).encode() + b"\xff" + ("二、任务" * 9).encode(), "第10行有认不出的字节"),
    ("要点.txt", ("一、总则" * 2000 + "\0").encode(), "空字符"),
    ("要点", b"\x7fELF\x02\x01", "程序"),
    ("要点.pdf", b"%PDF-1.7", "PDF 已损坏"),
    ("要点.doc", b"\xd0\xcf\x11\xe0", "损坏"),
    ("要点.docx", b"PK\x03\x04" + b"\x00" * 40, "损坏"),
    ("要点.docx", package("<broken"), "结构已损坏"),
    ("要点.docx", package('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "不安全"),
    ("要点.docx", package("<a/>"), "没有正文"),
    ("要点.docx", package(body("<w:p/>")), "没有文字"),
    ("要点.docx", package("<a>" + " " * (41 * 1024 * 1024) + "</a>"), "过大"),
]


@pytest.mark.parametrize(("name", "data", "what"), REFUSED, ids=[f"{n}-{w}" for n, _, w in REFUSED])
def test_a_refusal_says_why_and_what_to_do(name: str, data: bytes, what: str) -> None:
    problem = text_of(name, data)
    assert isinstance(problem, Problem)
    assert what in problem.what
    assert problem.where == name
    assert problem.mend.startswith("请")


def test_a_huge_file_is_refused_by_its_size() -> None:
    problem = text_of("要点.txt", b" " * (LARGEST + 1))
    assert isinstance(problem, Problem) and "20 MB" in problem.what


def test_word_paragraphs_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、总则")
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("任务", "时间", "建好书屋", "3月")):
        table.cell(place // 2, place % 2).text = words
    document.add_paragraph("请照办。")
    document.save(str(tmp_path / "要点.docx"))
    assert read_file(tmp_path / "要点.docx") == "一、总则\n任务|时间\n建好书屋|3月\n请照办。\n"


def test_word_numbers_deletions_and_merged_cells() -> None:
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    )
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>'
    )
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
    )
    inner = "".join(numbered.format(*pair) for pair in ((0, "甲"), (1, "乙"), (1, "丙"), (0, "丁"), (1, "戊")))
    inner += "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = "<w:tr>" + cell.format("<w:vMerge/>", "") + cell.format("", "己") + cell.format("", "庚") + "</w:tr>"
    data = package(body(f"{inner}<w:tbl>{row}</w:tbl>"), numbering=numbering)
    assert text_of("要点.docx", data) == "一、甲\n1.乙\n2.丙\n二、丁\n1.戊\n新\n己|庚\n"


WRONGLY_NAMED = [
    ("要点.docx", "一、总则".encode(), "文本", ".txt"),
    ("要点.pdf", package(body("<w:p><w:r><w:t>一、总则</w:t></w:r></w:p>")), "Word 文档", ".docx"),
    ("要点.xlsx", b"{\\rtf1 \\u19968?}", "RTF 文档", ".rtf"),
]


@pytest.mark.parametrize(("name", "data", "kind", "suffix"), WRONGLY_NAMED, ids=[n for n, *_ in WRONGLY_NAMED])
def test_a_wrong_extension_is_read_as_what_it_is_and_told(name: str, data: bytes, kind: str, suffix: str) -> None:
    found = document_of(name, data)
    assert isinstance(found, Document)
    assert (found.text.strip()[0], found.kind.title) == ("一", kind)
    (note,) = found.notes
    assert Path(name).suffix in note.what and kind in note.what and suffix in note.mend


@pytest.mark.parametrize("name", ["要点.txt", "要点", "要点.MD", "要点.log", "BM.txt"])
def test_names_of_text_promise_nothing_else(name: str) -> None:
    found = document_of(name, "BM：一、总则".encode())
    assert isinstance(found, Document) and found.notes == ()


def test_macros_are_left_alone_and_told() -> None:
    data = package(body("<w:p><w:r><w:t>一、总则</w:t></w:r></w:p>"), vbaProject="x")
    found = document_of("要点.docm", data.replace(b"Project.xml", b"Project.bin"))
    assert isinstance(found, Document)
    assert (found.text, [note.what for note in found.notes]) == ("一、总则\n", ["文件里有宏"])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problem = read_file(tmp_path / "无.txt")
    assert isinstance(problem, Problem) and problem.what == "找不到文件"


def test_a_folder_is_not_a_document(tmp_path: Path) -> None:
    folder = tmp_path / "夹.txt"
    folder.mkdir()
    assert isinstance(read_file(folder), Problem)
