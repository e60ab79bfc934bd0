"""The documents from which a stranger adds mechanism 25: their example works, and they name every key."""

import ast
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.core.propose.plans import FRAME

from yaodian.core.catalogue import STATES, Bears, Catalogue, FieldType, Quorum, check, parse
from yaodian.core.catalogue.keys import SECTIONS
from yaodian.core.duty import AnchorKind, AtLeast, Coverage, Credit, Face
from yaodian.core.duty.explain import explain
from yaodian.core.period import OffsetUnit, Rhythm
from yaodian.core.propose import DutyProposal, propose_text
from yaodian.core.roster.selector import Who
from yaodian.files.mechanisms import read_folder

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
HOW_TO = (DOCS / "how-to" / "add-a-mechanism.md").read_text(encoding="utf-8")
REFERENCE = (DOCS / "reference" / "mechanism-file.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", HOW_TO, re.DOTALL)]
EXAMPLE: dict[str, Any] = BLOCKS[0]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    files = {name: data for name, data in read_folder()[0].items() if name != "_facts"}
    found, problems = parse({**files, EXAMPLE["key"]: EXAMPLE})
    assert found is not None, [str(problem) for problem in problems]
    return found


def proposed(sentence: str, catalogue: Catalogue) -> dict[str, DutyProposal]:
    made = propose_text(FRAME.format(text=sentence), catalogue)
    return {one.duty.key: one for one in made.sentences[0].duties}


def test_the_example_has_no_fault(catalogue: Catalogue) -> None:
    assert check(catalogue) == []


def test_the_example_uses_what_it_promises(catalogue: Catalogue) -> None:
    (kind,) = [kind for kind in catalogue.kinds if kind.mechanism == EXAMPLE["key"]]
    assert {field.type for field in kind.fields} == set(FieldType)
    assert catalogue.template("volunteer_hours").duty.bearer.picks_persons
    (coverage,) = catalogue.template("volunteer_coverage").duty.quotas
    assert isinstance(coverage, Coverage) and coverage.share * 100 == 80
    assert "3个月" in explain(catalogue.template("new_secretary_serves").duty, catalogue.names)


def test_its_sentences_become_what_the_text_says(catalogue: Catalogue) -> None:
    found = proposed("每名党员全年参加志愿服务不少于16小时。", catalogue)
    hours = found["volunteer_hours"]
    assert (hours.count, hours.cycle, hours.stated, hours.bearer_stated) == (16, "year", True, True)
    assert hours.duty.quotas == (AtLeast(16, of_amount=True, unit="小时"),)
    open_ = proposed("定期开展志愿服务。", catalogue)["volunteer_hours"]
    assert open_.duty.undecided == (Face.CYCLE,)
    assert proposed("支部书记要带头参加志愿服务。", catalogue)["new_secretary_serves"].cycle == "event"


def test_its_golden_file_is_true(catalogue: Catalogue) -> None:
    (golden,) = [block for block in BLOCKS if "sentences" in block]
    for entry in golden["sentences"]:
        told = [
            {
                "key": one.duty.key,
                "count": one.count,
                "cycle": one.cycle,
                "stated": one.stated,
                "undecided": [str(face) for face in one.duty.undecided],
            }
            for one in proposed(entry["sentence"], catalogue).values()
        ]
        assert told == entry["duties"]


def test_the_sentence_in_the_text_is_what_explain_says(catalogue: Catalogue) -> None:
    (quoted,) = re.findall(r"^> (.*)$", HOW_TO, re.MULTILINE)
    assert quoted == explain(catalogue.template("new_secretary_serves").duty, catalogue.names)


def test_every_section_and_key_is_documented() -> None:
    named = set(re.findall(r"`([^`\s]+?):?`", REFERENCE))
    keys = set(chain.from_iterable((*required, *optional) for required, optional in SECTIONS.values()))
    assert keys - named == set()
    headed = set(re.findall(r"^## (.*)$", REFERENCE, re.MULTILINE))
    bold = set(re.findall(r"\*\*(\w+)\*\*", REFERENCE))
    sections = {part for head in headed for part in head.split(", ")} | bold
    assert set(SECTIONS) - sections == set()


def test_every_word_of_the_vocabulary_is_documented() -> None:
    named = set(re.findall(r"`([^`]+)`", REFERENCE))
    enums = (AnchorKind, Bears, Credit, Face, FieldType, OffsetUnit, Quorum, Rhythm, Who)
    words = set(chain.from_iterable(enums)) | set(STATES)
    assert words - named == set()


def test_every_rule_of_the_check_is_documented() -> None:
    told = set(re.findall(r"`([^`]+)`", REFERENCE[REFERENCE.index("## Rules of the check") :]))
    assert rules() and rules() - told == set()


def rules() -> set[str]:
    """The last word of each Fault that the rules can tell."""
    sources = (ROOT / "src" / "yaodian" / "core" / "catalogue").glob("rules_*.py")
    calls = (node for path in sources for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    faults = (c for c in calls if isinstance(c, ast.Call) and ast.unparse(c.func) == "Fault")
    return {str(fault.args[3].value) for fault in faults if isinstance(fault.args[3], ast.Constant)}
