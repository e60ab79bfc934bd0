"""R32: ballots carry no person, time, address or session; elections and admission votes are on paper only."""

from tests.rules.house import asked, shown, words_of_schema

from yaodian.core.catalogue.kind import FieldType
from yaodian.files.mechanisms import load_catalogue


def test_no_ballot_is_cast_here() -> None:
    assert words_of_schema() & {"ballot", "ballots", "vote", "votes", "voter", "poll", "election"} == set()
    assert [word for word in ("投票", "网上选举", "在线表决") if word in shown()] == []


def test_an_election_is_filed_with_attendance_and_never_with_who_voted_how() -> None:
    kinds = [kind for m in load_catalogue().mechanisms if m.key == "election" for kind in m.kinds]
    fields = [field for kind in kinds for field in kind.fields]
    assert fields
    assert not [f.key for f in fields if f.type is FieldType.PERSON]
    assert not any(word in asked() for word in ("投给", "票投", "投票人"))
