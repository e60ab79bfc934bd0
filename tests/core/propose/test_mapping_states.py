"""What each sentence of a plan becomes, held against the facts' own reading of the seed, sentence by sentence.

The seed and the facts are no part of the project: without them these tests are skipped. `reworded.txt` is our own plan:
for each sentence of the seed one that asks the same in other words and with other numbers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from yaodian.core.plan import Plan, findings, read
from yaodian.core.propose import SentenceProposal, propose
from yaodian.files.mechanisms import load_catalogue

REWORDED = Path(__file__).parent / "reworded.txt"
GUIDANCE_ALONE = ["P.1", "P.2", "S1.1"]
EITHER = frozenset({"duty", "undecided"})
# A way of working of the facts → the states that speak of it, any of them.
SPOKEN_OF = {
    "one_off_duty": EITHER,
    "continuous_duty": EITHER,
    "event_duty": EITHER,
    "periodic_duty": EITHER,
    "ledger": frozenset({"ledger"}),
    "report": frozenset({"paper"}),
    "campaign_project": frozenset({"campaign"}),
    "training": frozenset({"training"}),
    "publicity_workflow": frozenset({"publicity"}),
    "assessment": frozenset({"assessment"}),
    "result_use_link": frozenset({"link"}),
    "organisation_data": frozenset({"roster"}),
}
BOUNDARY = frozenset({"boundary"})


@dataclass
class Account:
    """How many states were wanted and found, and what was told beside them."""

    wanted: int = 0
    found: int = 0
    sentences: int = 0
    missed: dict[str, list[str]] = field(default_factory=dict)
    beside: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, wanted: set[frozenset[str]], told: set[str]) -> None:
        self.wanted += len(wanted)
        missed = [one for one in wanted if not one & told]
        self.found += len(wanted) - len(missed)
        self.sentences += 1
        if missed:
            self.missed[name] = sorted("/".join(sorted(one)) for one in missed)
        # A limit may be told with any sentence; what is left open is one thing with what is owed.
        beside = told - frozenset().union(*wanted) - BOUNDARY - {"guidance", "missing"}
        if beside:
            self.beside[name] = sorted(beside)

    @property
    def share(self) -> float:
        return self.found / self.wanted

    @property
    def extra(self) -> float:
        return sum(map(len, self.beside.values())) / self.sentences


@pytest.fixture(scope="module")
def sentences(corpus: Path) -> list[dict[str, Any]]:
    """The facts' reading of the seed, one entry a sentence."""
    path = corpus.parent / "facts" / "mapping.yaml"
    if not path.exists():
        pytest.skip("没有 facts/mapping.yaml / no facts/mapping.yaml beside the corpus")
    listed: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))["sentences"]
    return listed


def proposed(text: str) -> dict[str, SentenceProposal]:
    """P.1 the first sentence before the items, S2.3 the third of item 2."""
    plan = read(text).plan
    made = {(one.start, one.end): one for one in propose(plan, findings(plan), load_catalogue())}
    return {name: made[span] for name, span in spans(plan).items()}


def spans(plan: Plan) -> dict[str, tuple[int, int]]:
    found = {f"P.{nth}": (clause.start, clause.end) for nth, clause in enumerate(plan.preamble, 1)}
    for item in plan.items:
        for nth, clause in enumerate(item.clauses, 1):
            found[f"S{item.number}.{nth}"] = (clause.start, clause.end)
    return found


def compared(made: Mapping[str, SentenceProposal], sentences: list[dict[str, Any]]) -> Account:
    account = Account()
    for entry in sentences:
        wanted = {SPOKEN_OF[one["type"]] for one in entry["mechanisms"]}
        if entry["organisation_level_only"]:
            wanted.add(BOUNDARY)
        account.add(entry["sentence"], wanted, set(made[entry["sentence"]].states))
    return account


def told(name: str, account: Account) -> None:
    print(f"\n{name}: {account.found}/{account.wanted} = {account.share:.1%}, {account.extra:.2f} extra a sentence")
    print(f"  missed {account.missed}\n  beside {account.beside}")


def guidance_alone(made: Mapping[str, SentenceProposal]) -> list[str]:
    return [name for name, one in made.items() if one.states == ("guidance",)]


def test_the_seed_becomes_what_the_facts_read_in_it(corpus: Path, sentences: list[dict[str, Any]]) -> None:
    made = proposed((corpus / "seed.txt").read_text(encoding="utf-8"))
    account = compared(made, sentences)
    told("seed", account)
    assert account.sentences == len(made) == 81
    assert account.share >= 0.9
    assert account.extra <= 0.5
    assert guidance_alone(made) == GUIDANCE_ALONE


def test_other_words_and_other_numbers_become_the_same(sentences: list[dict[str, Any]]) -> None:
    made = proposed(REWORDED.read_text(encoding="utf-8"))
    account = compared(made, sentences)
    told("reworded", account)
    assert account.sentences == len(made) == 81
    assert account.share >= 0.9
    assert account.extra <= 0.5
    assert guidance_alone(made) == GUIDANCE_ALONE


def test_numbers_of_other_words_are_those_of_the_text() -> None:
    """The seed's eight counts, as the other plan states them."""
    stated = {
        (duty.duty.key, duty.count, duty.cycle)
        for one in proposed(REWORDED.read_text(encoding="utf-8")).values()
        for duty in one.duties
        if duty.stated
    }
    assert stated >= {
        ("political_ecology_analysis", 1, "2-month"),
        ("hear_departments", 1, "quarter"),
        ("political_training_year", 6, "year"),
        ("study_group_month", 1, "month"),
        ("study_group_year", 15, "year"),
        ("leader_lecture_year", 3, "year"),
        ("party_spirit_year", 2, "year"),
    }
