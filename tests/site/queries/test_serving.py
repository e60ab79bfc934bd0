"""What a record serves beyond its own body's cycle, and who may be listed as due."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tests.site.actions.filing import AT, ON, adopt, file, theme_day
from tests.site.cast import Cast, body, person, sure

from yaodian.core.catalogue.serving import Use
from yaodian.core.duty import AtLeast, Coverage, Every
from yaodian.core.period import Rhythm
from yaodian.core.roster.selector import Selector, Who
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies
from yaodian.site.actions.file_record import NewRecord
from yaodian.site.actions.merge_body import merge_body
from yaodian.site.actions.transfer_person import transfer_person
from yaodian.site.models import Term
from yaodian.site.queries.attendance import due_persons, may_be_due, roster_of
from yaodian.site.queries.editions import definitions_in
from yaodian.site.queries.serving import servings_of


def uses(record_uid: str) -> set[tuple[str, str, str]]:
    return {(one.duty, one.bearer, one.use.value) for one in servings_of(record_uid, on=ON, known=AT)}


def test_attendance_counts_for_the_coverage_of_a_body_above(cast: Cast) -> None:
    held = definitions_in(adopt(cast))
    theme = next(d for d in held.duties if d.key == "theme_day_month")
    share = Coverage(Fraction(1), Selector(Who.STAFF))
    reach = replace(
        theme,
        key="reach_everybody",
        title="人人参加",
        bearer=Selector(Who.BODIES, here=True),
        quotas=(AtLeast(1), share),
        occasion=Every(Rhythm.YEAR),
    )
    new = NewEdition(
        body_uid=cast.city.uid,
        series="city",
        title="示例要点",
        year=2026,
        first_day=date(2026, 1, 1),
        definitions=with_copies((reach,)),
        adoption=Adoption(meeting="示例会议", adopted_on=ON),
    )
    sure(adopt_edition(actor=cast.office, new=new, at=AT, on=ON))
    filed = file(cast.secretary, theme_day(cast))
    assert ("reach_everybody", "2026") in filed.serves
    assert ("reach_everybody", cast.city.uid, Use.COVERS) in uses(filed.record_uid)


def test_a_late_election_cures(cast: Cast) -> None:
    adopt(cast)
    Term.objects.create(body_uid=cast.first.uid, first_day=date(2023, 5, 1), last_day=date(2026, 4, 30), since=AT)
    present = [{"person": cast.wang.uid, "present": True}]
    new = NewRecord(body_uid=cast.first.uid, kind_key="election_meeting", on_day=ON, values={"attendance": present})
    filed = file(cast.secretary, new)
    assert [duty for duty, _ in filed.serves] == ["election_at_term_end"]
    assert ("election_at_term_end", cast.first.uid, Use.CURES) in uses(filed.record_uid)


def test_what_a_merged_body_did_serves_whoever_took_over(cast: Cast) -> None:
    adopt(cast)
    filed = file(cast.secretary, theme_day(cast))
    merged = {"body_uid": cast.first.uid, "successor_uid": cast.second.uid, "day": date(2026, 5, 15)}
    sure(merge_body(actor=cast.office, **merged, at=AT))
    assert ("theme_day_month", cast.second.uid, Use.COUNTS) in uses(filed.record_uid)


def test_who_is_due_is_who_was_there_on_that_day(cast: Cast) -> None:
    day = date(2026, 5, 1)
    person("李示例", cast.second.uid)
    sure(transfer_person(actor=cast.office, person_uid=cast.wang.uid, body_uid=cast.clinic.uid, day=day, at=AT))
    assert [one.uid for one in due_persons(cast.first.uid, date(2026, 4, 30))] == [cast.wang.uid]
    assert due_persons(cast.first.uid, day) == ()
    wang = {cast.wang.uid}
    assert may_be_due(wang, {cast.first.uid}, date(2026, 4, 30)) == wang
    assert may_be_due(wang, {cast.finance.uid}, date(2026, 4, 30)) == wang
    assert may_be_due(wang, {cast.finance.uid}, day) == frozenset()
    assert may_be_due(wang, {cast.health.uid}, day) == wang
    assert may_be_due({"nobody"}, {cast.city.uid}, day) == frozenset()


def test_a_committee_or_group_without_people_of_its_own_draws_on_its_branch(cast: Cast) -> None:
    group = body("一小组", "party_group_small", cast.first.uid)
    li = person("李示例", cast.second.uid)
    assert [(one.uid, one.full) for one in due_persons(group.uid, ON)] == [(cast.wang.uid, False)]
    assert may_be_due({cast.wang.uid, li.uid}, {group.uid}, ON) == {cast.wang.uid}
    assert roster_of(group.uid, ON) == frozenset()
    assert roster_of(cast.first.uid, ON) == {cast.wang.uid}
