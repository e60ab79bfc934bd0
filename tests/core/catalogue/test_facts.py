"""The account of facts: honest about what is missing, strict about what it claims."""

from tests.core.catalogue.samples import catalogue

from yaodian.core.catalogue.facts import account

HONEST = {
    "duties": {"used": {"a": "talks"}, "declined": {"b": "已到期"}, "missing": ["c"]},
    "ledgers": {"used": {}, "declined": {}, "missing": ["d"]},
    "kinds": {"missing": []},
}


def test_what_is_missing_is_no_fault() -> None:
    accounts, problems = account(HONEST, catalogue())
    assert problems == []
    assert accounts["duties"].used == {"a": "talks"}
    assert accounts["ledgers"].missing == ("d",)


def test_false_entries_are_told() -> None:
    false = {
        "duties": {"used": {"a": "ghost"}, "declined": {"b": " "}, "missing": ["a"], "later": []},
        "papers": {},
    }
    _, problems = account(false, catalogue())
    assert {problem.where for problem in problems} == {
        "_facts",
        "_facts.duties",
        "_facts.duties.used.a",
        "_facts.duties.declined.b",
    }


def test_without_a_file_the_account_is_empty() -> None:
    accounts, problems = account(None, catalogue())
    assert not problems
    assert not accounts["kinds"].used
