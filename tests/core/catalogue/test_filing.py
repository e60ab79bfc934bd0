"""What a form accepts, what it refuses, and the deeds that come of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yaodian.core.catalogue.drafting import deeds_of, filled, kept
from yaodian.core.catalogue.entry import Attendee, Entry, named_bodies, named_persons
from yaodian.core.catalogue.filing import check_filing
from yaodian.core.catalogue.kind import Bears, Field, FieldType, Quorum, RecordKind
from yaodian.core.catalogue.typed import read_day

TODAY = date(2026, 9, 18)
PEOPLE = {"p1": "示例甲", "p2": "示例乙", "p3": "示例丙"}
ALL_TYPES = (
    Field("topic", "议题", FieldType.LINE, required=True),
    Field("minutes_text", "会议记录", FieldType.TEXT),
    Field("hours", "学时", FieldType.NUMBER, unit="学时"),
    Field("decided_on", "审定日期", FieldType.DATE),
    Field("form", "形式", FieldType.CHOICE, options=("集中", "分散")),
    Field("first_topic", "第一议题", FieldType.FLAG),
    Field("chair", "主持人", FieldType.PERSON),
    Field("attendance", "到会情况", FieldType.ATTENDANCE),
    Field("heard", "听取汇报的部门", FieldType.BODIES),
    Field("photo", "照片", FieldType.FILE),
)
KIND = RecordKind("meeting", "会议", "证明开会", (), (), "", 5, ("branch",), ALL_TYPES, amount_field="hours")
ENTRY = Entry(
    "b1",
    date(2026, 9, 1),
    TODAY,
    {"topic": "学习"},
    due=PEOPLE,
    roster=frozenset(PEOPLE),
    people=PEOPLE,
    bodies={"b2": "示例二支部"},
)


def entry(on: date = date(2026, 9, 1), **values: object) -> Entry:
    return replace(ENTRY, on=on, values={**ENTRY.values, **values})


def here(*uids: str) -> list[dict[str, object]]:
    return [{"person": uid, "present": True} for uid in uids]


def away(uid: str, reason: str = "病假") -> dict[str, object]:
    return {"person": uid, "present": False, "reason": reason}


def faults(on: date = date(2026, 9, 1), **values: object) -> list[str]:
    return [f"{p.where} {p.what}" for p in check_filing(KIND, entry(on, **values))]


def test_a_form_with_every_type_of_field_is_taken_and_kept_as_plain_data() -> None:
    full = entry(
        minutes_text="第一段\n第二段",
        hours=" ２．５０ ",
        decided_on="2026年3月5日",
        form="集中",
        first_topic="是",
        chair="p1",
        attendance=[*here("p1", "p2"), away("p3")],
        heard=["b2"],
        photo="",
    )
    assert check_filing(KIND, full) == ()
    assert kept(KIND, full) == {
        "topic": "学习",
        "minutes_text": "第一段\n第二段",
        "hours": "2.5",
        "decided_on": "2026-03-05",
        "form": "集中",
        "first_topic": True,
        "chair": "p1",
        "attendance": [
            {"person": "p1", "present": True, "reason": ""},
            {"person": "p2", "present": True, "reason": ""},
            {"person": "p3", "present": False, "reason": "病假"},
        ],
        "heard": ["b2"],
    }
    assert filled(KIND, full)["hours"] == Decimal("2.50")


def test_what_was_kept_can_be_given_back_to_the_form() -> None:
    full = entry(hours="1.25", decided_on="2026/1/2", first_topic=False, attendance=here("p1"), heard=["b2"])
    again = replace(full, values=kept(KIND, full))
    assert check_filing(KIND, again) == ()
    assert kept(KIND, again) == kept(KIND, full)
    assert deeds_of(KIND, again) == deeds_of(KIND, full)


def test_all_faults_are_named_at_once_with_their_field_and_how_to_mend_them() -> None:
    found = check_filing(KIND, entry(date(2026, 9, 19), topic=" ", hours="两小时", form="线上", chair="nobody"))
    assert [p.where for p in found] == ["发生日期", "“议题”", "“学时”", "“形式”", "“主持人”"]
    assert all(p.what and p.mend for p in found)
    assert "学时" in found[2].mend and "“集中”“分散”" in found[3].mend


@pytest.mark.parametrize("text", ["1.255", "-1", "1e3", "12345678", "1,5", "一", "2小时", "٣x", True])
def test_a_number_has_at_most_two_decimals(text: object) -> None:
    assert faults(hours=text)[0].startswith("“学时” ")


def test_an_amount_of_nothing_is_no_amount_but_may_be_left_empty() -> None:
    assert faults(hours="0.00") == ["“学时” 填了0，不计入"]
    assert faults(hours="") == []
    assert deeds_of(KIND, entry())[0].amount == 0


@given(st.integers(1, 999_999_999))
def test_amounts_keep_every_hundredth(hundredths: int) -> None:
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    assert deeds_of(KIND, entry(hours=text))[0].amount == hundredths


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "3月5日", "26-03-05", "明天"])
def test_an_impossible_day_is_refused(text: str) -> None:
    assert faults(decided_on=text) == [f"“审定日期” “{text}”不是一个日期"]


def test_days_are_read_as_people_write_them() -> None:
    written = ("2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "２０２６年３月５日", " 2026年03月05 ")
    assert {read_day(text) for text in written} == {date(2026, 3, 5)}


def test_late_is_never_refused_and_the_future_always() -> None:
    assert faults(date(2020, 1, 1)) == []
    assert faults(TODAY) == []
    assert faults(date(2026, 9, 19)) == ["发生日期 2026年9月19日还没有到"]
    assert faults(date(202, 9, 19)) == ["发生日期 202年9月19日过早"]


def test_a_flag_left_empty_is_unknown_and_not_false() -> None:
    assert dict(deeds_of(KIND, entry(first_topic=""))[0].flags) == {}
    assert dict(deeds_of(KIND, entry(first_topic="否"))[0].flags) == {"first_topic": False}
    assert dict(deeds_of(KIND, entry(first_topic=True))[0].flags) == {"first_topic": True}
    assert faults(first_topic="也许") == ["“第一议题” “也许”不是“是”或“否”"]


def test_attendance_names_whoever_is_not_due_listed_twice_or_absent_without_reason() -> None:
    found = faults(attendance=[*here("p1", "p1", "stranger"), away("p2", " ")])
    assert found == [
        "“到会情况” 示例甲列了不止一次",
        "“到会情况” 1名不在名册的人当日不在应到范围",
        "“到会情况” 示例乙缺席，没有写原因",
    ]


@pytest.mark.parametrize("given", ["p1", [["p1"]], [{"person": "p1"}], [{"present": True}], {"p1": True}])
def test_a_broken_attendance_list_is_a_fault_and_no_crash(given: object) -> None:
    assert len(faults(attendance=given)) == 1


@pytest.mark.parametrize("given", ["b2", ["b1"], ["gone"], [1]])
def test_bodies_are_others_that_lived_on_the_day(given: object) -> None:
    assert len(faults(heard=given)) == 1


def file(name: str = "a.jpg") -> dict[str, object]:
    return {"name": name, "format": "jpg", "size": 9, "sha256": "0" * 64}


def test_no_file_is_ever_required() -> None:
    kind = replace(KIND, fields=(Field("photo", "照片", FieldType.FILE, required=True),))
    assert check_filing(kind, replace(ENTRY, values={})) == ()


def test_a_file_is_kept_with_its_name_and_hash() -> None:
    assert faults(photo=[file()]) == [] and faults(photo=[]) == []
    assert kept(KIND, entry(photo=[file()]))["photo"] == [file()]
    assert "photo" not in kept(KIND, entry(photo=[]))


@pytest.mark.parametrize(
    "given", ["a.jpg", ["gone"], [{"name": "a.jpg"}], [file() | {"size": "9"}], [file(), file("b.jpg")]]
)
def test_what_is_no_file_or_more_than_one_is_a_fault(given: object) -> None:
    assert len(faults(photo=given)) == 1


def test_a_value_that_no_field_asks_for_is_a_fault() -> None:
    assert faults(colour="red") == ["“会议” 表中没有“colour”这一栏"]


def test_a_missed_quorum_stays_on_file_and_does_not_count() -> None:
    kind = replace(KIND, quorum=Quorum.MORE_THAN_HALF)
    few = entry(attendance=[*here("p1"), away("p2"), away("p3")])
    assert check_filing(kind, few) == ()
    deed = deeds_of(kind, few)[0]
    assert not deed.counts
    assert deed.why_not == "应到3人，实到1人，未达到超过半数到会的要求，记录照存，不计入次数"
    enough = deeds_of(kind, entry(attendance=[*here("p1", "p2"), away("p3")]))[0]
    assert enough.counts and enough.why_not == ""


def test_where_a_quorum_is_asked_nobody_who_was_due_may_be_left_out() -> None:
    kind = replace(KIND, quorum=Quorum.HALF_OR_MORE)
    assert [p.what for p in check_filing(kind, entry(attendance=here("p1")))] == ["应到的示例乙、示例丙没有列入"]


def test_bearers_follow_from_the_kind() -> None:
    body = entry(chair="p2", heard=["b2"])

    def bearers(**changes: object) -> list[str]:
        return [deed.bearer for deed in deeds_of(replace(KIND, **changes), body)]

    assert bearers() == ["b1"]
    assert bearers(bears=Bears.PERSON, person_field="chair") == ["p2"]
    assert bearers(bears=Bears.BOTH, person_field="chair") == ["b1", "p2"]
    assert bearers(bears=Bears.JOINT, joint_field="heard") == ["b1", "b2"]


def test_each_deed_of_a_record_carries_the_same_attendance_and_amount() -> None:
    kind = replace(KIND, bears=Bears.BOTH, person_field="chair")
    both = deeds_of(kind, entry(chair="p2", hours="1.5", attendance=[*here("p1"), away("p2")]))
    assert [(d.amount, d.persons) for d in both] == [(150, {"p1"}), (150, {"p1"})]
    assert both[0].attendees == (Attendee("p1", True), Attendee("p2", False, "病假"))


def test_bodies_heard_are_objects_and_bodies_that_joined_are_bearers() -> None:
    assert deeds_of(KIND, entry(heard=["b2"]))[0].bodies == ("b2",)
    assert deeds_of(replace(KIND, bears=Bears.JOINT, joint_field="heard"), entry(heard=["b2"]))[0].bodies == ()


def test_a_kind_that_somebody_confirms_starts_unconfirmed() -> None:
    assert deeds_of(KIND, entry())[0].confirmed
    assert not deeds_of(replace(KIND, confirmed_by="branch_secretary"), entry())[0].confirmed


def test_ids_to_look_up_are_those_the_values_name() -> None:
    values = {"chair": "p1", "attendance": [*here("p2"), "junk", {"person": 3}], "heard": ["b2", 4]}
    assert named_persons(KIND, values) == {"p1", "p2"}
    assert named_bodies(KIND, values) == {"b2"}
    assert named_bodies(KIND, {"heard": "b2"}) == frozenset()


_JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.fixed_dictionaries({}, optional={one.key: _JUNK for one in ALL_TYPES}))
def test_whatever_is_sent_there_is_an_answer_and_what_is_accepted_makes_one_deed(values: dict[str, object]) -> None:
    sent = replace(ENTRY, values=values)
    problems = check_filing(KIND, sent)
    assert len(deeds_of(KIND, sent)) == 1
    if not problems:
        assert check_filing(KIND, replace(sent, values=kept(KIND, sent))) == ()
