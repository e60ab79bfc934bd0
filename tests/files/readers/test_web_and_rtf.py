"""Web pages and RTF, under whatever name they come."""

import pytest
from tests.files.readers.reading import document, text_in

PAGE = """<html><head><meta charset="{0}"><style>p {{}}</style><title>不读</title></head><body><p>一、总则
 与 任务</p><div>每月<b>一次</b>。<script>x()</script></div><table><tr><th>任务</th><th>时限</th></tr>
<tr><td><p>走访</p><p>慰问</p></td><td>6月|底</td></tr></table>请照办。<br>完&mdash;了</body></html>"""
SAID = "一、总则 与 任务\n每月一次。\n任务|时限\n走访 慰问|6月｜底\n请照办。\n完—了\n"


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030"])
def test_a_page_is_read_in_its_encoding(encoding: str) -> None:
    assert text_in(PAGE.format(encoding).encode(encoding), "html") == SAID


def test_a_page_saved_under_the_name_of_a_document_is_told() -> None:
    found = document("要点.doc", PAGE.format("utf-8").encode())
    assert found.text == SAID
    assert "扩展名是 .doc" in found.notes[0].what


def test_elements_that_never_end_lose_no_text() -> None:
    assert text_in("<html><table><tr><td>甲<td>乙<p>丙".encode(), "html").replace("\n", "").replace(" ", "") != ""


def test_rtf_in_code_page_and_unicode() -> None:
    chinese = "".join(f"\\'{byte:02x}" for byte in "每月一次".encode("gbk"))
    data = (
        rb"{\rtf1\ansi\ansicpg936{\fonttbl{\f0 SimSun;}}{\header \'d2\'b3}{\info{\title x}}"
        rb"\pard \u19968?\u12289?" + chinese.encode() + rb"\'a1\'a3{\v hidden}{\deleted gone}\par "
        rb"\trowd\intbl \u30002?\cell\intbl \u20057?\par \u19993?\cell\row\pard \uc2\u23436ab\par}"
    )
    assert text_in(data, "rtf") == "一、每月一次。\n甲|乙 丙\n完\n"
