"""Mechanism 25 arrives as data alone: one YAML file in an office's own folder becomes proposals, forms, slots, pages.

The file was written from `docs/how-to/add-a-mechanism.md` and `docs/reference/mechanism-file.md` and nothing else.
"""

import re
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.test.utils import override_settings
from tests.files.handed_in import photo
from tests.site.cast import Cast, person, sure
from tests.site.pages.conftest import Signed
from tests.site.pages.stage import BASE, ON

from yaodian.commands import PURE_COMMANDS
from yaodian.core.catalogue import Catalogue, FieldType
from yaodian.core.catalogue.kind import RecordKind
from yaodian.core.duty import AnchorKind, AtLeast, Coverage
from yaodian.core.duty.explain import explain
from yaodian.core.propose import DutyProposal, propose_text
from yaodian.core.roster.selector import Who
from yaodian.files import mechanisms
from yaodian.site.actions.enter_post import enter_post
from yaodian.site.catalogue import load_catalogue
from yaodian.site.clock import now
from yaodian.site.jobs.standing import standing
from yaodian.site.models import Edition, Person, Record
from yaodian.site.queries.editions import definitions

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "mechanisms" / "mechanism_25"
KEY = "old_things_told"
KIND = "telling_record"
HOURS, COVERAGE, SECRETARY = DUTIES = ("telling_hours", "telling_coverage", "new_secretary_tells")
SENTENCE = "每名党员全年参加老物件讲述不少于6学时，支部书记到任后带头讲。"
PLAN = f"2026年市直机关党建工作要点\n一、夯实基础\n1.讲好身边的事\n{SENTENCE}\n"
SAID = {
    HOURS: "每名党员每年至少完成6学时“老物件讲述”",
    COVERAGE: "党支部每年“老物件讲述参加面”应覆盖党员的80%以上",
    SECRETARY: "每名党支部的党支部书记在任党支部书记后3个月内至少开展1次“到任讲述一件老物件”",
}


@dataclass
class Town:
    """The first branch with two members, one of them its secretary since February, under an adopted plan."""

    cast: Cast
    wang: Person
    li: Person
    edition: Edition


@pytest.fixture(autouse=True)
def own_folder(this_day: date, own_heads: Path) -> Iterator[Path]:
    with override_settings(ENV=replace(settings.ENV, mechanisms=FOLDER)):
        yield FOLDER


@pytest.fixture
def town(stage: Cast, signed: Signed) -> Town:
    li = person("李小红", stage.first.uid)
    place = (stage.first.uid, "branch_secretary")
    sure(enter_post(actor=None, person_uid=stage.wang.uid, place=place, first_day=date(2026, 2, 1), at=BASE))
    return Town(stage, stage.wang, li, adopted(signed(stage.office)))


def adopted(client: Client) -> Edition:
    """The plan pasted, reviewed and adopted on the pages; what a shipped mechanism makes of the sentence is refused."""
    review = client.post("/plans/new/", {"text": PLAN}).headers["Location"]
    page = client.get(review).content.decode()
    start = PLAN.index(SENTENCE)
    offered = set(re.findall(rf'name="d-{start}-(\w+)"', page))
    assert offered >= set(DUTIES)
    given = {
        "title": "2026年市直机关党建工作要点",
        "meeting": "工委第3次会议",
        "adopted_on": "2026-03-20",
        "first_day": "2026-01-01",
        **{f"d-{start}-{key}": "no" for key in offered - set(DUTIES)},
    }
    answer = client.post(review, given)
    assert answer.status_code == 302, answer.content.decode()
    return Edition.objects.latest("since")


def run(name: str, *words: str) -> int:
    """A pure command with its exit code."""
    parser = ArgumentParser()
    PURE_COMMANDS[name].add_arguments(parser)
    return PURE_COMMANDS[name].run(parser.parse_args(words))


def kind() -> RecordKind:
    return next(one for one in load_catalogue().kinds if one.key == KIND)


def proposed(catalogue: Catalogue) -> dict[str, DutyProposal]:
    made = propose_text(PLAN, catalogue)
    return {one.duty.key: one for sentence in made.sentences for one in sentence.duties}


def filled(town: Town, hours: str, li: str, **more: Any) -> dict[str, Any]:
    """Every field that a secretary can fill in, as the browser sends it."""
    return {
        "on_day": "2026-04-10",
        "token": "t1",
        "f-teller": town.wang.uid,
        "f-thing_told": "一只旧算盘",
        "f-thing_story": "建支部那年用过的。",
        "f-telling_credit": hours,
        "f-thing_dated": "1978-10-01",
        "f-thing_sort": "工具",
        "f-thing_on_loan": "yes",
        "f-listeners": [town.wang.uid, town.li.uid],
        f"f-listeners-{town.wang.uid}": "present",
        f"f-listeners-{town.li.uid}": li,
        f"f-listeners-{town.li.uid}-reason": "出差" if li == "absent" else "",
        **more,
    }


def form(town: Town) -> str:
    return f"/records/new/{town.cast.first.uid}/{KIND}/"


def slot(duty: str, bearer: str) -> dict[str, Any]:
    """The one slot of the duty that this bearer has this year."""
    (row,) = [row for row in standing(on=ON, known=now()) if (row["duty"], row["bearer"]) == (duty, bearer)]
    return row


def slots(town: Town) -> dict[str, dict[str, Any]]:
    bearers = {HOURS: town.wang.uid, COVERAGE: town.cast.first.uid, SECRETARY: town.wang.uid}
    return {duty: slot(duty, bearer) for duty, bearer in bearers.items()}


def verdicts(town: Town) -> dict[str, str]:
    return {duty: row["verdict"] for duty, row in slots(town).items()}


def have(town: Town) -> dict[str, list[tuple[float, int]]]:
    """What each duty has and needs, in its own unit."""
    return {duty: [(m["have"], m["need"]) for m in row["measures"]] for duty, row in slots(town).items()}


def test_the_folder_holds_one_data_file_and_the_product_knows_nothing_of_it() -> None:
    assert [path.name for path in FOLDER.iterdir()] == [f"{KEY}.yaml"]
    words = (KEY, KIND, *DUTIES, "老物件")
    source = [path for path in (ROOT / "src").rglob("*") if path.suffix in {".py", ".html", ".yaml", ".js", ".css"}]
    assert source and not [p for p in source if any(word in p.read_text(encoding="utf-8") for word in words)]
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_it_is_added_to_what_is_shipped() -> None:
    shipped, ours = mechanisms.load_catalogue(), load_catalogue()
    assert {one.key for one in ours.mechanisms} - {one.key for one in shipped.mechanisms} == {KEY}
    assert {one.key for one in ours.kinds} - {one.key for one in shipped.kinds} == {KIND}
    assert ours.baseline() == shipped.baseline()


def test_it_uses_every_field_type_and_the_three_shapes_of_duty() -> None:
    duties = {key: load_catalogue().template(key).duty for key in DUTIES}
    assert {field.type for field in kind().fields} == set(FieldType)
    assert duties[HOURS].quotas == (AtLeast(6, of_amount=True, unit="学时"),)
    (coverage,) = duties[COVERAGE].quotas
    assert isinstance(coverage, Coverage) and (coverage.share, coverage.of.who) == (Fraction(4, 5), Who.MEMBERS)
    assert duties[SECRETARY].bearer.who is Who.HOLDERS
    assert duties[SECRETARY].occasion.anchor is AnchorKind.POST_START


def test_check_and_explain_take_the_folder(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("YAODIAN_MECHANISMS", str(FOLDER))
    assert run("check") == 0
    assert "没有发现问题" in capsys.readouterr().out
    assert run("explain", KEY) == 0
    told = capsys.readouterr().out
    names = load_catalogue().names
    for key, said in SAID.items():
        sentence = explain(load_catalogue().template(key).duty, names)
        assert sentence.startswith(said) and sentence in told


def test_a_plans_sentence_proposes_the_three_duties() -> None:
    found = proposed(load_catalogue())
    assert set(DUTIES) <= set(found) and not set(DUTIES) & set(proposed(mechanisms.load_catalogue()))
    hours = found[HOURS]
    assert (hours.count, hours.cycle, hours.stated, hours.bearer_stated) == (6, "year", True, True)
    assert (found[COVERAGE].cycle, found[SECRETARY].cycle) == ("year", "event")


def test_adoption_keeps_full_copies(town: Town) -> None:
    kept = definitions(town.edition.sha256)
    assert {duty.key for duty in kept.duties} == set(DUTIES)
    assert kept.kinds == (kind(),)


def test_the_form_asks_every_field(town: Town, signed: Signed) -> None:
    answer = signed(town.cast.secretary).get(form(town))
    page = answer.content.decode()
    assert answer.status_code == 200
    shapes = {
        FieldType.LINE: '<input type="text" id="f-thing_told"',
        FieldType.TEXT: '<textarea id="f-thing_story"',
        FieldType.NUMBER: 'inputmode="decimal" id="f-telling_credit"',
        FieldType.DATE: 'type="date" id="f-thing_dated"',
        FieldType.CHOICE: 'name="f-thing_sort" value="书信"',
        FieldType.FLAG: 'name="f-thing_on_loan" value="yes"',
        FieldType.PERSON: '<select class="middle" id="f-teller"',
        FieldType.ATTENDANCE: f'name="f-listeners-{town.li.uid}" value="present"',
        FieldType.BODIES: 'role="group" aria-label="同场组织"',
        FieldType.FILE: '<input type="file" id="f-thing_picture" name="f-thing_picture-file"',
    }
    assert set(shapes) == set(FieldType)
    assert not [type_ for type_, shape in shapes.items() if shape not in page]
    assert all(field.title in page for field in kind().fields)
    assert "没有问过的先空着。" in page and "学时</span>" in page


def test_the_picture_is_filed_shown_and_sent_back_without_its_place(town: Town, signed: Signed) -> None:
    client = signed(town.cast.secretary)
    sent = filled(town, "4", "present", **{"f-thing_picture-file": SimpleUploadedFile("算盘.jpg", photo())})
    page = client.post(form(town), sent, follow=True).content.decode()
    (link,) = re.findall(r'href="(/records/\w+/files/\w+/)" download>算盘.jpg</a>', page)
    answer = client.get(link)
    assert answer.headers["Content-Type"] == "image/jpeg" and b"GPS" in photo() and b"GPS" not in answer.content


def test_whoever_sees_other_bodies_may_name_them(town: Town, signed: Signed) -> None:
    page = signed(town.cast.body).get(form(town)).content.decode()
    assert f'name="f-told_with" value="{town.cast.second.uid}"' in page


def test_a_secretary_may_name_the_branch_next_door(town: Town, signed: Signed) -> None:
    page = signed(town.cast.secretary).get(form(town)).content.decode()
    assert f'name="f-told_with" value="{town.cast.second.uid}"' in page


def test_a_fault_is_told_at_its_field(town: Town, signed: Signed) -> None:
    typed = {**filled(town, "两个", "present"), "f-thing_told": "", "f-thing_sort": "别的"}
    answer = signed(town.cast.secretary).post(form(town), typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Record.objects.exists()
    assert all(f'href="#f-{key}"' in page for key in ("thing_told", "telling_credit", "thing_sort"))


def test_slots_follow_from_the_edition(town: Town) -> None:
    found = slots(town)
    assert verdicts(town) == dict.fromkeys(DUTIES, "open")
    assert have(town) == {HOURS: [(0, 6)], COVERAGE: [(0, 2)], SECRETARY: [(0, 1)]}
    assert {duty: row["title"] for duty, row in found.items()} == {
        HOURS: "老物件讲述",
        COVERAGE: "老物件讲述参加面",
        SECRETARY: "到任讲述一件老物件",
    }
    assert (found[SECRETARY]["opens"], found[SECRETARY]["due"]) == ("2026-02-01", "2026-05-01")
    assert slot(HOURS, town.li.uid)["due"] == "2026-12-31"


def test_what_is_filed_counts_for_each_duty(town: Town, signed: Signed) -> None:
    client = signed(town.cast.secretary)
    answer = client.post(form(town), filled(town, "4", "absent"), follow=True)
    assert answer.status_code == 200, answer.content.decode()
    assert "本次记录计入" in answer.content.decode() and "一只旧算盘" in answer.content.decode()
    assert have(town) == {HOURS: [(4, 6)], COVERAGE: [(1, 2)], SECRETARY: [(1, 1)]}
    assert verdicts(town) == {HOURS: "open", COVERAGE: "open", SECRETARY: "met"}
    beside = {"token": "t2", "f-told_with": [town.cast.second.uid]}
    assert signed(town.cast.body).post(form(town), filled(town, "2", "present", **beside)).status_code == 302
    assert Record.objects.latest("since").values["told_with"] == [town.cast.second.uid]
    assert have(town) == {HOURS: [(6, 6)], COVERAGE: [(2, 2)], SECRETARY: [(2, 1)]}
    assert verdicts(town) == dict.fromkeys(DUTIES, "met")
    assert slot(HOURS, town.li.uid)["measures"] == [{"have": 0, "need": 6}]


def test_the_todo_and_the_verdict_say_title_and_sentence(town: Town, signed: Signed) -> None:
    client = signed(town.cast.secretary)
    todo = client.get(f"/todo/{town.cast.first.uid}/").content.decode()
    for duty, row in slots(town).items():
        said = SAID[duty]
        assert row["title"] in todo and said in todo
        answer = client.get(f"/slot/{duty}/{row['cycle']}/{row['bearer']}/")
        page = answer.content.decode()
        assert answer.status_code == 200
        assert row["title"] in page and said in page and SENTENCE in page
