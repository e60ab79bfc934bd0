"""What is a secrecy mark and what is only a sentence about secrets (R23)."""

from dataclasses import replace

import pytest
from tests.core.catalogue.test_filing import ENTRY, KIND

from yaodian.core.catalogue.filing import check_filing
from yaodian.core.catalogue.secrecy import secrecy_mark, secrecy_mark_of_name


@pytest.mark.parametrize(
    "text",
    [
        "绝密★",
        "机密★10年",
        "秘密★1年\n2026年工作要点",
        "附件：机 密 ★ 长期",
        "秘　密☆",
        "机密*5年",
        "密级：机密",
        "密级|秘密|份数",
        "000001\n机密\n特急\n关于……的通知",
        "【绝密】\n名单",
        "秘密级 3年\n名单",
        "机\u200b密★",
    ],
)
def test_a_mark_is_found(text: str) -> None:
    assert secrecy_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "学习保守国家秘密法，签订保密承诺书。",
        "严禁在互联网上处理国家秘密、工作秘密。",
        "工作秘密★3年",
        "机密文件由专人管理，绝密文件不得复印",
        "**保守秘密**",
        "★★★ 三星支部",
        "",
    ],
)
def test_a_sentence_about_secrets_is_none(text: str) -> None:
    assert secrecy_mark(text) == ""


def test_a_level_alone_is_a_mark_in_the_head_only() -> None:
    assert secrecy_mark("一\n" * 3 + "机密\n") and not secrecy_mark("一行\n" * 40 + "机密\n")


@pytest.mark.parametrize(
    "name", ["机密.docx", "【秘密】通知.pdf", "绝密★名单.xlsx", "2026-机密-名单.txt", "(机密级)会议.doc"]
)
def test_a_name_may_bear_one(name: str) -> None:
    assert secrecy_mark_of_name(name)


@pytest.mark.parametrize("name", ["保守秘密教育课件.docx", "机密管理学习.pdf", "现场.jpg"])
def test_a_name_may_speak_of_secrets(name: str) -> None:
    assert secrecy_mark_of_name(name) == ""


@pytest.mark.parametrize("key", ["topic", "minutes_text"])
def test_typed_text_with_a_mark_is_refused_at_its_field(key: str) -> None:
    entry = replace(ENTRY, values={"topic": "学习", key: "传达机密★10年文件"})
    (problem,) = check_filing(KIND, entry)
    assert "密级标志“机密★”" in problem.what


def test_a_reason_for_being_absent_is_text_too() -> None:
    line = {"person": "p1", "present": False, "reason": "参加机密★会议"}
    (problem,) = check_filing(KIND, replace(ENTRY, values={"topic": "学习", "attendance": [line]}))
    assert "缺席原因里有密级标志" in problem.what
