"""Several records in one action: one gathering or several bodies, all or nothing, once however often it is sent."""

from dataclasses import replace
from datetime import date
from threading import Thread

import pytest
from django.db import connection, connections
from tests.site.actions.filing import AT, ON, YEAR, adopt, day, stands
from tests.site.cast import Cast, account, body, make_cast, sure

from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.verdict import Verdict
from yaodian.site.actions import file_record as filing
from yaodian.site.actions.correct_record import Correction, correct_record
from yaodian.site.actions.file_record import NewRecord
from yaodian.site.actions.file_records import FiledTogether, RefusedTogether, file_records
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.void_record import void_record
from yaodian.site.models import AuditLine, Deed, Record, RecordState, Role
from yaodian.site.queries.audit import verify
from yaodian.site.queries.records import of_one_gathering, record

DAY = date(2026, 5, 8)


def gathering(cast: Cast, token: str = "t1", on_day: date = DAY) -> tuple[NewRecord, ...]:
    """A theme day with a general meeting and a lecture."""
    shared = {"attendance": [{"person": cast.wang.uid, "present": True}]}
    own: dict[str, dict[str, object]] = {
        "theme_day": {"theme": "学习研讨", "place": "三楼会议室", "theme_hours": "1"},
        "branch_general_meeting": {"topic": "讨论工作", "place": "三楼会议室"},
        "party_lecture": {"lecturer": cast.wang.uid, "lecture_title": "一课", "lecture_hours": "1"},
    }
    return tuple(
        NewRecord(
            body_uid=cast.first.uid,
            kind_key=kind,
            on_day=on_day,
            values={**shared, **values},
            gathering=token,
            token=token,
        )
        for kind, values in own.items()
    )


def send(cast: Cast, new: tuple[NewRecord, ...], actor=None) -> FiledTogether | Refusal:
    return file_records(actor=actor or cast.secretary, new=new, at=AT, on=ON)


def test_three_kinds_of_one_evening_are_three_records_of_one_gathering_and_one_line(cast: Cast) -> None:
    adopt(cast)
    lines = AuditLine.objects.count()
    done = sure(send(cast, gathering(cast)))
    rows = list(Record.objects.order_by("id"))
    assert [row.kind for row in rows] == ["theme_day", "branch_general_meeting", "party_lecture"]
    assert {row.gathering for row in rows} == {"t1"} and len(of_one_gathering(rows[0])) == 2
    assert [one.record_uid for one in done.records] == [row.uid for row in rows]
    assert ("theme_day_month", "2026-05") in done.records[0].serves
    assert ("branch_general_meeting_quarter", "2026-Q2") in done.records[1].serves
    assert all(("member_hours_year", "2026") in one.serves for one in (done.records[0], done.records[2]))
    assert stands("member_hours_year", "2026", cast.wang.uid).measures[0].have == 200
    line = AuditLine.objects.order_by("-seq")[0]
    assert AuditLine.objects.count() == lines + 1 and (line.action, line.outcome) == ("file_records", "done")
    assert all(row.uid in str(line.detail) for row in rows)


def test_each_record_holds_what_its_own_kind_asks_and_the_shared_values(cast: Cast) -> None:
    adopt(cast)
    sure(send(cast, gathering(cast)))
    values = {row.kind: row.values for row in Record.objects.all()}
    assert values["theme_day"]["place"] == values["branch_general_meeting"]["place"] == "三楼会议室"
    assert "place" not in values["party_lecture"] and all("attendance" in one for one in values.values())


def test_a_fault_in_one_files_none_and_is_told_with_the_one_it_belongs_to(cast: Cast) -> None:
    adopt(cast)
    first, second, third = gathering(cast)
    broken = replace(second, values={**second.values, "topic": ""})
    found = send(cast, (first, broken, replace(third, values={**third.values, "lecture_hours": "两"})))
    assert isinstance(found, RefusedTogether) and found.why is Why.INVALID
    assert [[p.where for p in each] for each in found.each] == [[], ["“议题”"], ["“党课学时”"]]
    assert [p.where for p in found.problems] == ["“议题”", "“党课学时”"]
    assert not Record.objects.exists() and not Deed.objects.exists()
    assert AuditLine.objects.order_by("-seq")[0].outcome == "refused"


def test_the_same_fault_of_all_is_told_once(cast: Cast) -> None:
    adopt(cast)
    found = send(cast, gathering(cast, on_day=date(2026, 5, 21)))
    assert isinstance(found, RefusedTogether)
    assert [p.where for p in found.problems] == ["发生日期"] and all(len(each) == 1 for each in found.each)


def test_sent_twice_it_files_once_and_answers_the_same(cast: Cast) -> None:
    adopt(cast)
    assert sure(send(cast, gathering(cast))) == sure(send(cast, gathering(cast)))
    assert Record.objects.count() == 3


@pytest.mark.parametrize("change", ["fewer", "more", "other text"])
def test_another_text_under_the_same_token_is_refused_and_nothing_is_lost_silently(cast: Cast, change: str) -> None:
    adopt(cast)
    whole = gathering(cast)
    sure(send(cast, whole[:2]))
    other = replace(whole[0], values={**whole[0].values, "theme": "另一个主题"})
    sent = {"fewer": whole[:1], "more": whole, "other text": (other, whole[1])}[change]
    found = send(cast, sent)
    assert isinstance(found, Refusal) and "已经提交过" in str(found)
    assert Record.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_four_clicks_at_the_same_moment_file_once() -> None:
    cast = make_cast()
    adopt(cast)
    new, answers = gathering(cast), []

    def click() -> None:
        answers.append(send(cast, new))
        connections.close_all()

    at_once(click, click, click, click)
    assert len(answers) == 4 and len({tuple(one.record_uid for one in a.records) for a in answers}) == 1
    assert Record.objects.count() == 3
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_are_both_kept_whole() -> None:
    """Whether it was the same evening is for people to say; the page after filing shows them the other's record."""
    cast = make_cast()
    adopt(cast)
    deputy = account("deputy", Role.SECRETARY, cast.first.uid)
    answers = []

    def file(actor, token: str) -> None:
        answers.append(send(cast, gathering(cast, token), actor))
        connections.close_all()

    at_once(lambda: file(cast.secretary, "mine"), lambda: file(deputy, "theirs"))
    assert all(isinstance(answer, FiledTogether) for answer in answers)
    rows = Record.objects.all()
    assert {(row.gathering, row.entered_by_id) for row in rows} == {("mine", cast.secretary.pk), ("theirs", deputy.pk)}
    assert rows.count() == Record.objects.filter(until=NEVER).count() == 6 and verify().problems == ()
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_killed_between_two_records_nothing_is_on_file_and_the_same_form_files_afterwards(monkeypatch) -> None:
    cast = make_cast()
    adopt(cast)
    real, calls = filing.refresh_counts, []

    def killed(uid: str) -> None:
        calls.append(uid)
        if len(calls) == 2:
            raise SystemExit
        real(uid)

    with monkeypatch.context() as patch:
        patch.setattr(filing, "refresh_counts", killed)
        with pytest.raises(SystemExit):
            send(cast, gathering(cast))
    assert len(calls) == 2 and not Record.objects.exists() and not Deed.objects.exists()
    assert verify().problems == ()
    assert len(sure(send(cast, gathering(cast))).records) == Record.objects.count() == 3


def test_correcting_or_voiding_one_leaves_the_others(cast: Cast) -> None:
    adopt(cast)
    theme, meeting, lecture = sure(send(cast, gathering(cast))).records
    new = gathering(cast)[0]
    values = {**new.values, "theme": "改后的主题", "place": "一楼"}
    change = Correction(record_uid=theme.record_uid, version=1, on_day=DAY, values=values, reason="写错了")
    sure(correct_record(actor=cast.secretary, new=change, at=AT, on=ON))
    target = (lecture.record_uid, 1)
    sure(void_record(actor=cast.secretary, target=target, reason="没有讲", at=AT, on=ON))
    kept = record(meeting.record_uid)
    assert kept is not None and (kept.version, kept.values["place"]) == (1, "三楼会议室")
    assert [row.kind for row in of_one_gathering(kept)] == ["theme_day"]
    assert stands("branch_general_meeting_quarter", "2026-Q2", cast.first.uid).verdict is Verdict.MET
    assert record(lecture.record_uid).state == RecordState.VOID


def test_after_a_corrected_day_the_gathering_still_takes_what_was_forgotten(cast: Cast) -> None:
    adopt(cast)
    theme, meeting, lecture = gathering(cast)
    filed = sure(send(cast, (theme, meeting))).records[0]
    other = date(2026, 5, 9)
    change = Correction(record_uid=filed.record_uid, version=1, on_day=other, values=theme.values, reason="日期写错")
    sure(correct_record(actor=cast.secretary, new=change, at=AT, on=ON))
    sure(send(cast, (replace(lecture, on_day=other, token="t2"),)))
    far = send(cast, (replace(lecture, on_day=date(2026, 5, 10), token="t3"),))
    assert isinstance(far, Refusal) and [p.where for p in far.problems] == ["同一场活动"]


def test_the_parts_of_one_gathering_are_of_one_day_and_one_of_each_kind(cast: Cast) -> None:
    adopt(cast)
    theme, meeting, _ = gathering(cast)
    for apart in ((theme, replace(meeting, on_day=date(2026, 5, 9))), (theme, theme)):
        found = send(cast, apart)
        assert isinstance(found, Refusal) and [p.where for p in found.problems] == ["同一场活动"]
    assert not Record.objects.exists()


def test_groups_of_a_branch_file_each_its_own_in_one_action(cast: Cast) -> None:
    adopt(cast)
    groups = [body(f"第{number}党小组", "party_group_small", cast.first.uid) for number in "一二三四"]
    new = [meeting_of(group.uid, cast, number) for number, group in enumerate(groups[:3])]
    done = sure(send(cast, tuple(new)))
    assert [one.serves for one in done.records] == [(("party_group_month", "2026-05"),)] * 3
    assert {row.on_day for row in Record.objects.all()} == {date(2026, 5, number) for number in (6, 7, 8)}
    met = [stands("party_group_month", "2026-05", group.uid).verdict for group in groups]
    assert met == [Verdict.MET] * 3 + [Verdict.OPEN]
    assert day(AT) in YEAR


def test_a_body_out_of_reach_keeps_all_from_being_filed(cast: Cast) -> None:
    adopt(cast)
    group, other = (
        body(name, "party_group_small", uid) for name, uid in (("一组", cast.first.uid), ("二组", cast.clinic.uid))
    )
    found = send(cast, (meeting_of(group.uid, cast, 1), meeting_of(other.uid, cast, 2)))
    assert isinstance(found, RefusedTogether) and found.why is Why.ABSENT
    assert [len(each) for each in found.each] == [0, 1] and not Record.objects.exists()


def test_nothing_is_not_filed(cast: Cast) -> None:
    assert isinstance(send(cast, ()), Refusal)


def meeting_of(uid: str, cast: Cast, number: int) -> NewRecord:
    values = {"topic": "读文件", "attendance": [{"person": cast.wang.uid, "present": True}]}
    on_day = date(2026, 5, 6 + number)
    return NewRecord(body_uid=uid, kind_key="party_group_meeting", on_day=on_day, values=values, token="sheet")


def at_once(*doing) -> None:
    threads = [Thread(target=one) for one in doing]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
