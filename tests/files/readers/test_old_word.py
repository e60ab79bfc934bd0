"""A .doc: numbers of lists, tracked changes, hidden text, fields, tables, notes and text boxes."""

import struct

from tests.files import hostile_files
from tests.files.readers.reading import SAMPLES, document, refusal_of, text_in

PLAN = """青溪县示例局2031年书香机关建设要点
为把读书的好风气带进每一个科室，让图书真正借出去、看进去、用起来，结合全局实际，今年的书香机关建设按照下面的安排推进，\
各科室要对照任务逐项落实，年底统一检查。
一、建好阅读阵地
（一）完善借阅制度
1.每季度至少更新一次书目，全年新增图书不少于300册，其中业务类图书所占比例不低于40%，由办公室牵头，各科室配合，\
并在每季度末公布借阅情况。
2.6月底前建成3个楼层书角，并配齐书架和灯具。
（二）丰富阅读活动
1.每月举办1次“午间共读”活动，每名干部全年分享不少于2次。
2.开展“我为青溪荐一本书”活动，评选优秀荐书人10名。
二、落实工作责任
责任分工见下表。
序号|重点任务|责任单位|完成时限
1|更新书目，公布借阅情况，做好新书编目和旧书清点工作|办公室|每季度末
2|建成楼层书角|行政科|6月底前
3|举办“午间共读”|每月
一、有关要求
（一）各科室每半年报送一次小结（格式见内网），不得走过场。
小结不超过800字。
（二）附件由办公室另行印发。
联系人：示例甲。
第1个科室要把读书和业务结合起来，带着问题读、联系实际读，每周安排半天集中学习时间，做好记录，并把学习成果写成短文，\
经科室负责人审阅后交办公室汇总，由办公室在内网专栏刊发。
"""


def test_a_whole_document_is_read_as_word_shows_it() -> None:
    """Its list counts 一、（一）1. by itself and starts anew once; a sentence was deleted with tracking, another
    is hidden; a link is a field; a cell is merged; a note and a text box hang on paragraphs.
    """
    assert text_in((SAMPLES / "plan.doc").read_bytes()) == PLAN


def test_the_same_file_of_another_office_program_is_called_wps() -> None:
    found = document("要点.wps", (SAMPLES / "plan.doc").read_bytes())
    assert (found.text, found.kind.title, found.notes) == (PLAN, "旧版 Word 文档", ())


def pieces(*texts: tuple[int, int, int]) -> bytes:
    """First position, place in the file, width of each; the last is only where it ends."""
    positions = b"".join(struct.pack("<I", start) for start, _, _ in texts)
    flags = (place * 2 | 0x40000000 if width == 1 else place for _, place, width in texts[:-1])
    records = b"".join(struct.pack("<HIH", 0, flag, 0) for flag in flags)
    return b"\2" + struct.pack("<I", len(positions + records)) + positions + records


def old_word(main: bytes, table: bytes) -> bytes:
    data = bytearray(hostile_files.old_word(pieces=table))
    place = data.index(struct.pack("<H", 0xA5EC), 1024)
    data[place + 2048 : place + 2048 + len(main)] = main
    return bytes(data)


def test_pieces_of_one_byte_and_of_two_are_put_together_in_their_order() -> None:
    latin, chinese = b"PLAN 2031\x96", "要点。\r".encode("utf-16-le")
    table = pieces((0, 2048 + len(chinese), 1), (10, 2048, 2), (14, 0, 0))
    assert text_in(old_word(chinese + latin, table)) == "PLAN 2031–要点。\n"


def test_an_instruction_of_a_field_is_not_read_and_one_without_end_is_no_field() -> None:
    said = "甲\x13 PAGE \x141\x15乙\x13丙\r"
    table = pieces((0, 2048, 2), (len(said), 0, 0))
    assert text_in(old_word(said.encode("utf-16-le"), table)) == "甲1乙丙\n"


def test_older_files_and_broken_ones_are_told_apart() -> None:
    assert "Word 95" in refusal_of(hostile_files.old_word(mark=0xA5DC))
    assert "损坏" in refusal_of(hostile_files.old_word(mark=0))
    assert "密码" in refusal_of(hostile_files.old_word(flags=0x0300))
    assert "损坏" in refusal_of(old_word(b"", pieces((0, 900_000, 2), (9, 0, 0))))
