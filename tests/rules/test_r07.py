"""R7: likes, votes, forwards and hours of study feed no score. There is none, and what a verdict reads is closed."""

import re
from dataclasses import fields

from tests.rules.house import asked, shown, words_of_schema

from yaodian.core.verdict.facts import Deed, Facts
from yaodian.core.verdict.verdict import Judgement

CLICKS = re.compile("点赞|转发|投票数|阅读量|浏览量|评论数")


def test_no_column_and_no_address_is_a_click_or_a_score() -> None:
    assert words_of_schema() & {"score", "scores", "points", "like", "likes", "forward", "clicks", "reads"} == set()


def test_no_page_and_no_form_counts_clicks() -> None:
    assert CLICKS.findall(shown() + asked()) == []


def test_a_verdict_reads_a_closed_list_of_facts() -> None:
    rows = {"bodies", "placements", "memberships", "posts", "terms", "entries", "deeds", "belongings", "rulings"}
    assert {field.name for field in fields(Facts)} == rows | {"heard"}  # `heard` is a moment
    deed = {"record", "bearer", "kind", "on", "amount", "counts", "persons", "bodies", "flags"}
    known = {"confirmed", "entered", "version", "since", "until"}
    assert {field.name for field in fields(Deed)} == deed | known


def test_a_judgement_is_a_word_and_never_a_number_of_points() -> None:
    assert not {field.name for field in fields(Judgement)} & {"score", "points", "grade", "weight"}
