"""One golden file a mechanism: what its sentences become, and what its duties say.

A golden file changes only when its mechanism is meant to change; the sentences are our own.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.core.notice.notices import reading
from tests.core.propose.plans import proposal

from yaodian.core.duty.explain import explain
from yaodian.core.propose import DutyProposal
from yaodian.files.mechanisms import load_catalogue

GOLDEN = Path(__file__).parent / "golden"
KEYS = [mechanism.key for mechanism in load_catalogue().mechanisms]


def golden(key: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((GOLDEN / f"{key}.yaml").read_text(encoding="utf-8"))
    return found


def told(one: DutyProposal) -> dict[str, Any]:
    return {
        "key": one.duty.key,
        "count": one.count,
        "cycle": one.cycle,
        "stated": one.stated,
        "undecided": [str(face) for face in one.duty.undecided],
    }


@pytest.mark.parametrize("key", KEYS)
def test_what_a_sentence_becomes(key: str) -> None:
    expected = golden(key)["sentences"]
    assert expected
    for entry in expected:
        made = reading(entry["sentence"]).asks[0].proposal if entry.get("notice") else proposal(entry["sentence"])
        assert key in made.mechanisms, entry["sentence"]
        duties = [told(one) for one in made.duties if one.duty.mechanism == key]
        assert (list(made.states), duties) == (entry["states"], entry["duties"]), entry["sentence"]


@pytest.mark.parametrize("key", KEYS)
def test_what_its_duties_say(key: str) -> None:
    catalogue = load_catalogue()
    said = {
        template.duty.key: explain(template.duty, catalogue.names)
        for template in catalogue.templates
        if template.duty.mechanism == key
    }
    assert said == golden(key)["duties"]


def test_every_golden_file_belongs_to_a_mechanism() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.yaml")) == sorted(KEYS)
