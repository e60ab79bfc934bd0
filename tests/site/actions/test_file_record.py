"""Filing: what it writes, what it serves, what it refuses, and that a double click files once."""

from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Thread

import pytest
from django.db import connection, connections
from tests.site.actions.filing import AT, ON, adopt, file, stands, theme_day
from tests.site.cast import Cast, make_cast, sure

from yaodian.core.roster.rows import NEVER
from yaodian.core.verdict.verdict import Label, Verdict
from yaodian.site.actions.file_record import NewRecord, file_record
from yaodian.site.actions.merge_body import merge_body
from yaodian.site.actions.refusal import Refusal, Why
from yaodian.site.actions.rule_slot import NewRuling, rule_slot
from yaodian.site.models import AuditLine, Belonging, Deed, DeedPerson, Record, RulingKind
from yaodian.site.queries.records import entered_days, kind_of, versions


def refused(actor, new: NewRecord, on: date = ON) -> Refusal:
    found = file_record(actor=actor, new=new, at=AT, on=on)
    assert isinstance(found, Refusal)
    return found


def test_a_record_becomes_a_deed_with_attendance_and_says_what_it_serves(cast: Cast) -> None:
    edition = adopt(cast)
    filed = file(cast.secretary, theme_day(cast))
    assert filed.serves == (("member_hours_year", "2026"), ("theme_day_month", "2026-05"))
    assert (filed.version, filed.entered_late, filed.not_counted, filed.explains) == (1, False, "", ())
    deed = Deed.objects.get(record_uid=filed.record_uid)
    assert (deed.bearer, deed.kind, deed.amount, deed.counts) == (cast.first.uid, "theme_day", 150, True)
    assert deed.confirmed == deed.since == AT and deed.until == NEVER
    assert DeedPerson.objects.get(deed=deed).person_uid == cast.wang.uid
    row = Record.objects.get(uid=filed.record_uid)
    assert (row.edition_uid, row.values["theme_hours"], row.entered_by) == (edition, "1.5", cast.secretary)
    assert kind_of(row).title == "主题党日"
    assert stands("theme_day_month", "2026-05", cast.first.uid).verdict is Verdict.MET
    line = AuditLine.objects.order_by("-seq")[0]
    assert (line.action, line.object_uid, line.outcome) == ("file_record", filed.record_uid, "done")


def test_entered_ninety_days_late_it_is_taken_labelled_and_both_days_stay(cast: Cast) -> None:
    adopt(cast)
    filed = file(cast.secretary, theme_day(cast, date(2026, 2, 18)))
    assert filed.entered_late and ("theme_day_month", "2026-02") in filed.serves
    judgement = stands("theme_day_month", "2026-02", cast.first.uid)
    assert judgement.verdict is Verdict.MET and Label.ENTERED_LATE in judgement.labels
    assert versions(filed.record_uid)[0].on_day == date(2026, 2, 18)
    assert entered_days([filed.record_uid]) == {filed.record_uid: ON}


def test_all_faults_come_at_once_and_nothing_is_written(cast: Cast) -> None:
    adopt(cast)
    stranger = {"person": "nobody", "present": True}
    values = {"theme": "", "attendance": [stranger], "theme_hours": "两"}
    found = refused(cast.secretary, theme_day(cast, date(2026, 5, 21), values=values))
    assert found.why is Why.INVALID
    assert [p.where for p in found.problems] == ["发生日期", "“主题”", "“到会情况”", "“主题党日学时”"]
    assert not Record.objects.exists() and not Deed.objects.exists()
    assert AuditLine.objects.order_by("-seq")[0].outcome == "refused"


def test_only_who_may_file_for_the_body_files(cast: Cast) -> None:
    adopt(cast)
    assert refused(cast.leader, theme_day(cast)).why is Why.FORBIDDEN
    assert refused(cast.member, theme_day(cast)).why is Why.ABSENT
    assert refused(cast.administrator, theme_day(cast)).why is Why.ABSENT
    other = replace(theme_day(cast), body_uid=cast.clinic.uid)
    assert refused(cast.secretary, other).why is Why.ABSENT


def test_a_body_files_only_its_own_kinds(cast: Cast) -> None:
    adopt(cast)
    found = refused(cast.secretary, replace(theme_day(cast), kind_key="study_session"))
    assert [p.where for p in found.problems] == ["表单"]


def test_the_same_form_sent_twice_files_once_and_answers_the_same(cast: Cast) -> None:
    adopt(cast)
    new = theme_day(cast, token="opened-once")
    assert file(cast.secretary, new) == file(cast.secretary, new)
    assert Record.objects.count() == Deed.objects.count() == 1
    assert file(cast.body, new).record_uid != file(cast.secretary, new).record_uid


def test_forms_without_a_token_are_each_their_own(cast: Cast) -> None:
    adopt(cast)
    assert file(cast.secretary, theme_day(cast)).record_uid != file(cast.secretary, theme_day(cast)).record_uid


@pytest.mark.django_db(transaction=True)
def test_a_double_click_at_the_same_moment_files_once() -> None:
    cast = make_cast()
    adopt(cast)
    new, answers = theme_day(cast, token="both"), []

    def click() -> None:
        answers.append(file_record(actor=cast.secretary, new=new, at=AT, on=ON))
        connections.close_all()

    threads = [Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 4 and len({a.record_uid for a in answers}) == 1
    assert Record.objects.count() == Deed.objects.count() == 1
    connection.close()


def test_a_missed_quorum_is_kept_and_said_and_does_not_count(cast: Cast) -> None:
    adopt(cast)
    values = {"attendance": [{"person": cast.wang.uid, "present": False, "reason": "病假"}]}
    new = NewRecord(body_uid=cast.first.uid, kind_key="election_meeting", on_day=ON, values=values)
    filed = file(cast.secretary, new)
    assert filed.serves == () and "应到1人，实到0人" in filed.not_counted
    assert not Deed.objects.get(record_uid=filed.record_uid).counts


def test_a_later_session_may_be_said_to_make_up_a_missed_month_and_the_miss_stays(cast: Cast) -> None:
    adopt(cast)
    filed = file(cast.secretary, theme_day(cast, belongs={"theme_day_month": "2026-03"}))
    assert filed.explains == (("theme_day_month", "2026-03"),)
    assert ("theme_day_month", "2026-05") not in filed.serves
    march = stands("theme_day_month", "2026-03", cast.first.uid)
    assert march.verdict is Verdict.MISSED and Label.HELD_LATER in march.labels


@pytest.mark.parametrize(
    "belongs",
    [
        {"theme_day_month": "2026-06"},
        {"theme_day_month": "2020-13"},
        {"theme_day_month": "2026-07"},
        {"branch_general_meeting_quarter": "2026-Q1"},
        {"nothing": "2026"},
    ],
)
def test_no_record_is_said_to_serve_what_it_cannot(cast: Cast, belongs: dict[str, str]) -> None:
    adopt(cast)
    found = refused(cast.secretary, theme_day(cast, belongs=belongs))
    assert [p.where for p in found.problems] == ["所属周期"]
    assert not Belonging.objects.exists()


def test_a_month_already_done_needs_no_making_up(cast: Cast) -> None:
    adopt(cast)
    file(cast.secretary, theme_day(cast, date(2026, 3, 9)))
    found = refused(cast.secretary, theme_day(cast, belongs={"theme_day_month": "2026-03"}))
    assert [p.where for p in found.problems] == ["所属周期"]


def test_a_window_set_by_a_superior_lets_a_later_day_serve_the_year(cast: Cast) -> None:
    adopt(cast)
    at = datetime(2027, 2, 20, 2, 0, tzinfo=UTC)
    present = [{"person": cast.wang.uid, "present": True}]
    life = NewRecord(
        body_uid=cast.first.uid,
        kind_key="organisational_life_meeting",
        on_day=date(2027, 2, 18),
        values={"life_theme": "上年度组织生活会", "attendance": present},
        belongs={"organisational_life_year": "2026"},
    )
    window = NewRuling(
        kind=RulingKind.WINDOW,
        duty="organisational_life_year",
        cycle="2026",
        reason="上级统一安排",
        decided_by="示例市委组织部",
        decided_on=date(2027, 1, 5),
        last_day=date(2027, 3, 31),
        doc_no="示组通〔2027〕1号",
    )
    before = file(cast.secretary, replace(life, values={**life.values, "life_theme": "先试一次"}), at)
    assert before.serves == () and before.explains == (("organisational_life_year", "2026"),)
    sure(rule_slot(actor=cast.office, new=window, at=at, on=date(2027, 2, 20)))
    assert file(cast.secretary, life, at).serves == (("organisational_life_year", "2026"),)
    assert stands("organisational_life_year", "2026", cast.first.uid, at).verdict is Verdict.MET


def test_one_record_serves_body_lecturer_and_listeners(cast: Cast) -> None:
    adopt(cast)
    values = {
        "lecturer": cast.wang.uid,
        "lecture_title": "一课",
        "attendance": [{"person": cast.wang.uid, "present": True}],
        "lecture_hours": "2",
    }
    new = NewRecord(body_uid=cast.first.uid, kind_key="party_lecture", on_day=ON, values=values)
    filed = file(cast.secretary, new)
    assert ("member_hours_year", "2026") in filed.serves
    assert set(Deed.objects.values_list("bearer", flat=True)) == {cast.first.uid, cast.wang.uid}
    assert stands("member_hours_year", "2026", cast.wang.uid).measures[0].have == 200


def test_records_of_one_gathering_are_of_one_body_and_day(cast: Cast) -> None:
    adopt(cast)
    file(cast.secretary, theme_day(cast, gathering="g1"))
    file(cast.secretary, theme_day(cast, gathering="g1"))
    found = refused(cast.secretary, theme_day(cast, date(2026, 5, 9), gathering="g1"))
    assert [p.where for p in found.problems] == ["同一场活动"]


def test_a_merged_body_may_still_enter_what_it_did_and_nothing_later(cast: Cast) -> None:
    adopt(cast)
    merged = {"body_uid": cast.first.uid, "successor_uid": cast.second.uid, "day": date(2026, 5, 11)}
    sure(merge_body(actor=cast.office, **merged, at=AT))
    assert file(cast.secretary, theme_day(cast, date(2026, 5, 8))).serves
    found = refused(cast.secretary, theme_day(cast, date(2026, 5, 12), values={"attendance": []}))
    assert "发生日期" in [p.where for p in found.problems]
