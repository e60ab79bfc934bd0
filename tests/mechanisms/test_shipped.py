"""The mechanisms that come with the product: faultless, and using every word of the vocabulary."""

import shutil
from datetime import date
from pathlib import Path

from yaodian.core.catalogue import Bears, FieldType, check
from yaodian.core.catalogue.facts import account
from yaodian.core.duty import After, AnchorKind, AtLeast, Coverage, Credit, Every, EveryTime, Face, Standing, Window
from yaodian.core.period import Rhythm
from yaodian.core.roster.selector import Who
from yaodian.files.mechanisms import FOLDER, load_catalogue, read_catalogue, read_folder, sound_catalogue
from yaodian.files.workdays import load_workdays

CATALOGUE = load_catalogue()
DUTIES = [template.duty for template in CATALOGUE.templates]
OFFERS = [template.offer for template in CATALOGUE.templates if template.offer]


def test_no_fault_is_found() -> None:
    found, problems = read_catalogue()
    assert problems == []
    assert found is not None and check(found) == []


def test_the_account_of_facts_is_true() -> None:
    accounts, problems = account(read_folder()[0]["_facts"], CATALOGUE)
    assert problems == []
    sizes = {name: len(a.used) + len(a.declined) + len(a.missing) for name, a in accounts.items()}
    assert sizes == {"duties": 157, "ledgers": 81, "kinds": 54, "rubrics": 12}


def test_every_word_of_the_vocabulary_is_used() -> None:
    """A week and two months are stated by no regulation that was seen: a plan brings them, tests use them."""
    occasions = [duty.occasion for duty in DUTIES] + [offer.occasion for offer in OFFERS]
    assert {type(occasion) for occasion in occasions if occasion} == {Every, Window, After, Standing}
    rhythms = {occasion.rhythm for occasion in occasions if isinstance(occasion, Every)}
    assert rhythms == set(Rhythm) - {Rhythm.WEEK, Rhythm.TWO_MONTHS}
    anchors = {occasion.anchor for occasion in occasions if isinstance(occasion, After)}
    assert anchors == set(AnchorKind) - {AnchorKind.STEP, AnchorKind.DEED}
    quotas = [quota for thing in (*DUTIES, *OFFERS) for quota in thing.quotas]
    assert {type(quota) for quota in quotas} == {AtLeast, Coverage, EveryTime}
    assert {quota.of_amount for quota in quotas if isinstance(quota, AtLeast)} == {True, False}
    assert {duty.bearer.who for duty in DUTIES} == set(Who)
    assert {duty.credit for duty in DUTIES} == set(Credit)
    assert {face for duty in DUTIES for face in duty.undecided} == set(Face)
    assert {field.type for kind in CATALOGUE.kinds for field in kind.fields} == set(FieldType)
    assert {kind.bears for kind in CATALOGUE.kinds} == set(Bears)


def test_the_baseline_holds_only_what_regulations_state() -> None:
    baseline = CATALOGUE.baseline()
    assert {duty.key for duty in baseline} >= {
        "branch_general_meeting_quarter",
        "branch_committee_month",
        "party_group_month",
        "theme_day_month",
        "study_group_quarter",
        "member_hours_year",
        "election_at_term_end",
        "organisational_life_year",
        "democratic_life_year",
    }
    assert not [duty.key for duty in baseline if not duty.undecided and not any(b.stated for b in duty.bases)]


def test_what_is_known_to_be_no_rule_is_not_in_the_baseline() -> None:
    """facts README 2.2, 2.3, 2.4: no number of branch lectures, no time limit for new secretaries, no oath within a
    month before May 2026.
    """
    assert not {"branch_lecture", "admission_oath_month"} & {duty.key for duty in CATALOGUE.baseline()}
    assert CATALOGUE.template("branch_lecture").duty.quotas == ()
    assert CATALOGUE.template("new_secretary_training").duty.undecided == (Face.CYCLE,)
    assert CATALOGUE.template("new_secretary_training").duty.quotas == ()


def test_points_and_disposal_are_kept_and_never_owed() -> None:
    """facts README section 1: no duty counts points; a disposal has stages, days and numbers alone."""
    ledgers = {ledger.key: ledger for ledger in CATALOGUE.ledgers}
    keepers = {"member_points", "member_disposal"}
    assert not [duty.key for duty in DUTIES if duty.mechanism in keepers]
    asked = {field.key: field.type for field in ledgers["disposal_cases"].fields}
    assert set(asked.values()) == {FieldType.PERSON, FieldType.CHOICE, FieldType.DATE, FieldType.LINE}
    assert [key for key, type_ in asked.items() if type_ is FieldType.LINE] == ["disposal_number"]
    points = next(rubric for rubric in CATALOGUE.rubrics if rubric.key == "member_points_review")
    assert points.grades == () and points.occasion is None


def test_one_deed_of_a_leader_is_not_three() -> None:
    """A report, a talk and a visit to the public are three things; the last has a form of its own."""
    assert CATALOGUE.template("contact_the_masses").duty.kinds == ("mass_contact_record",)
    report = CATALOGUE.template("report_on_own_field").duty.kinds
    assert "mass_contact_record" not in report


def test_retired_members_owe_no_months_and_temporary_branches_no_election() -> None:
    owes = {duty.key: duty.bearer.kinds for duty in DUTIES}
    assert "retired_branch" not in owes["theme_day_month"]
    assert "retired_branch" in owes["branch_general_meeting_quarter"]
    assert "temporary_branch" not in owes["election_at_term_end"]
    assert "temporary_branch" not in owes["admission_meeting_month"]
    assert "organ_party_committee" not in owes["democratic_life_year"]


def test_the_tests_of_a_mechanism_may_be_its_own_folder(tmp_path: Path) -> None:
    """A stranger's folder: the shipped files and one more."""
    for path in FOLDER.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    (tmp_path / "broken.yaml").write_text("key: [", encoding="utf-8")
    found, problems = read_catalogue(tmp_path)
    assert found is None
    assert [problem.where for problem in problems] == ["broken.yaml"]


def test_a_catalogue_in_use_has_passed_the_x_ray(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    assert sound_catalogue(tmp_path)[0] == CATALOGUE
    brand = tmp_path / "branch_brand.yaml"
    brand.write_text(brand.read_text(encoding="utf-8").replace("[branches]", "[clubs]"), encoding="utf-8")
    found, problems = sound_catalogue(tmp_path)
    assert found is None
    assert "没有“clubs”这个组织类别" in [problem.what for problem in problems]


def test_working_days_of_2026_follow_the_notice() -> None:
    calendar = load_workdays()
    assert calendar.is_certain(date(2026, 6, 1)) and not calendar.is_certain(date(2027, 6, 1))
    assert calendar.is_workday(date(2026, 2, 14)) and not calendar.is_workday(date(2026, 2, 23))
    assert calendar.add(date(2026, 2, 12), 5) == date(2026, 2, 26)
