"""What may be handed in with a record, by its content; and a clear refusal of everything else."""

import io

import pytest
from PIL import Image
from tests.files.handed_in import (
    LARGEST,
    MEGABYTE,
    OLE,
    PDF,
    bomb,
    ofd,
    old_office,
    photo,
    png,
    sheet,
    vast_png,
    word,
    zipped,
)

from yaodian.core.problem import Problem
from yaodian.files.attachments import FORMATS, Taken, taken

SOUND = [
    ("讲稿.pdf", PDF, "pdf"),
    ("讲稿.DOCX", word("学习保守国家秘密法。"), "docx"),
    ("名单.xlsx", sheet("王小明", "李小红"), "xlsx"),
    ("通知.ofd", ofd("关于开展主题党日的通知"), "ofd"),
    ("讲稿.doc", old_office("WordDocument", "学习材料"), "doc"),
    ("讲稿.wps", old_office("WordDocument"), "wps"),
    ("名单.xls", old_office("Workbook"), "xls"),
    ("现场.jpeg", photo(), "jpg"),
    ("现场.png", png(), "png"),
    ("会议记录.txt", "会议记录".encode("gb18030"), "txt"),
]


def sure(outcome: Taken | Problem) -> Taken:
    assert isinstance(outcome, Taken), str(outcome)
    return outcome


def why(name: str, data: bytes, largest: int = LARGEST) -> str:
    outcome = taken(name, data, largest)
    assert isinstance(outcome, Problem)
    assert outcome.what and outcome.mend
    return outcome.what


@pytest.mark.parametrize(("name", "data", "key"), SOUND, ids=[name for name, _, _ in SOUND])
def test_each_format_of_the_list_is_taken(name: str, data: bytes, key: str) -> None:
    assert sure(taken(name, data, LARGEST)).format.key == key


def test_the_list_is_closed_and_each_of_it_is_tried() -> None:
    assert {key for _, _, key in SOUND} == {one.key for one in FORMATS.values()}


def test_what_is_no_picture_is_kept_to_the_byte() -> None:
    for name, data, key in SOUND:
        if key not in ("jpg", "png"):
            assert sure(taken(name, data, LARGEST)).data == data


REFUSED = [
    ("病毒.exe", b"MZ\x90", "不收 .exe"),
    ("无名", b"abc", "不收 没有扩展名的"),
    ("网页.html", b"<script>", "不收 .html"),
    ("图.svg", b"<svg/>", "不收 .svg"),
    ("现场.mp4", b"\x00\x00\x00\x18ftyp", "不收 .mp4"),
    ("宏.docm", word("a"), "不收 .docm"),
    ("空.pdf", b"", "是空文件"),
    ("病毒.pdf", b"MZ\x90\x00", "内容却不是PDF 文件"),
    ("照片.png", photo(), "而是JPG 图片"),
    ("照片.jpg", png(), "而是PNG 图片"),
    ("讲稿.docx", sheet("a"), "内容与扩展名不符"),
    ("讲稿.docx", OLE, "旧版 Office 文件，或加了打开密码的文件"),
    ("讲稿.doc", OLE, "内容与扩展名不符"),
    ("讲稿.doc", old_office("EncryptedPackage WordDocument"), "打开密码"),
    ("讲稿.doc", old_office("WordDocument _VBA_PROJECT"), "宏"),
    ("讲稿.docx", zipped(word__document_xml=b"<a/>", word__vbaProject_bin=b"x"), "宏"),
    ("讲稿.docx", b"PK\x03\x04" + bytes(60), "损坏"),
    ("讲稿.docx", word("a")[:-400], "损坏"),
    ("讲稿.docx", zipped(word__document_xml=b"<a>"), "结构已损坏"),
    ("讲稿.docx", zipped(word__document_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "不安全的声明"),
    ("记录.txt", PDF, "而是PDF 文件"),
    ("记录.txt", b"\x00\x01\x02", "不是文本"),
    ("记录.txt", b"a\x07b", "不是文本"),
    ("坏.jpg", photo()[:200], "图片已损坏"),
    ("坏.png", png()[:60], "图片已损坏"),
    ("大.png", vast_png(), "图片太大"),
    ("../../etc/passwd.txt", b"a", "路径"),
    ("..\\system.txt", b"a", "路径"),
    (".htaccess.txt", b"a", "点开头"),
    ("a\0.txt", b"a", "看不见的字符"),
    ("表\u202etxt.exe.txt", b"a", "看不见的字符"),
    ("长" * 200 + ".txt", b"a", "超过150个"),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[f"{n} {said}"[:60] for n, _, said in REFUSED])
def test_a_refusal_says_what_is_wrong(name: str, data: bytes, said: str) -> None:
    assert said in why(name, data)


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_not() -> None:
    assert "超过 1 MB" in why("大.txt", b"a" * (MEGABYTE + 1), MEGABYTE)
    assert isinstance(taken("大.txt", b"a" * MEGABYTE, MEGABYTE), Taken)


def test_a_package_that_would_swell_is_not_unpacked() -> None:
    data = bomb()
    assert len(data) < MEGABYTE
    assert "解压后超过" in why("讲稿.docx", data)
    assert "文件过多" in why("讲稿.docx", zipped(word__document_xml=b"<a/>") + b"PK\x01\x02" * 6000)


MARKED = [
    ("机密.pdf", PDF),
    ("要点.txt", "秘密★1年\n示例单位2031年党建工作要点".encode("gb18030")),
    ("要点.docx", word("正文", "机密★10年")),
    ("页眉.docx", word("正文", header="机密★5年")),
    ("表格.docx", word("正文", cell="绝密★")),
    ("属性.docx", word("正文", title="密级：机密")),
    ("内嵌.docx", zipped(word__document_xml=b"<a/>", word__embeddings__t_xlsx=sheet("机密★3年"))),
    ("名单.xlsx", sheet("姓名", "绝密★")),
    ("通知.ofd", ofd("秘密★6个月")),
    ("旧.doc", old_office("WordDocument", "机密★10年")),
    ("旧.xls", old_office("Workbook", "机密 ★10年")),
    ("属性.pdf", PDF + b"/Title(\xfe\xff" + "机密★".encode("utf-16-be") + b")"),
]


@pytest.mark.parametrize(("name", "data"), MARKED, ids=[name for name, _ in MARKED])
def test_what_bears_a_secrecy_mark_is_refused(name: str, data: bytes) -> None:
    assert "密级标志" in why(name, data)


def test_a_mark_split_over_runs_is_found() -> None:
    inner = b"<w:p><w:r><w:t>\xe6\x9c\xba</w:t></w:r><w:r><w:t>\xe5\xaf\x86\xe2\x98\x85</w:t></w:r></w:p>"
    document = b'<w:document xmlns:w="w">' + inner + b"</w:document>"
    assert "密级标志" in why("拆开.docx", zipped(word__document_xml=document))


def test_a_photo_keeps_its_points_and_nothing_else() -> None:
    raw = photo()
    assert b"GPSLatitude" in raw and Image.open(io.BytesIO(raw)).getexif().get_ifd(0x8825)
    kept = sure(taken("现场.jpg", raw, LARGEST)).data
    picture = Image.open(io.BytesIO(kept))
    assert picture.size == (40, 20) and picture.format == "JPEG"
    assert not picture.getexif() and not picture.getexif().get_ifd(0x8825)
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert not [word for word in (b"Exif", b"GPS", b"xmp", b"taken at home", b"Motion") if word in kept]


def test_a_photo_taken_on_its_side_stands_upright_without_saying_so() -> None:
    kept = sure(taken("现场.jpg", photo(orientation=6), LARGEST)).data
    assert Image.open(io.BytesIO(kept)).size == (20, 40)


def test_a_png_keeps_its_points_and_nothing_else() -> None:
    kept = sure(taken("现场.png", png(), LARGEST)).data
    picture = Image.open(io.BytesIO(kept))
    picture.load()
    assert picture.getpixel((3, 3)) == (0, 80, 0, 128)
    assert not picture.info and not [word for word in (b"tEXt", b"iTXt", b"eXIf", b"GPS") if word in kept]


def test_the_same_photo_is_kept_as_the_same_bytes() -> None:
    assert taken("现场.jpg", photo(), LARGEST) == taken("现场.jpg", photo(), LARGEST)
