"""`make read-score`: one table everywhere, the corpus's where there is one, the held-out documents only when asked."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HELD_OUT = (ROOT / "tests" / "core" / "plan" / "HELDOUT.txt").read_text(encoding="utf-8").split()[0]
LISTS = ("headings", "quotas", "deadlines", "deliverables", "campaigns", "links")
OWN = "自己的条文 / own clauses"
BUILT_ON = "开发集，据以编写 / dev set, built on"
UNOPENED = "开发集，保留未看 / dev set, held out"
TEXT = "学习情况与评先评优挂钩。"


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "read_score.py"), *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A corpus of two plans: in the one the reader was built on a link is annotated, in the other nothing."""
    link = {"start": 4, "end": 11, "surface": TEXT[4:11]}
    built_on = {"id": "some", "text": TEXT, **{key: [] for key in LISTS}, "links": [link]}
    unopened = {"id": HELD_OUT, "text": TEXT, **{key: [] for key in LISTS}}
    lines = (json.dumps(one, ensure_ascii=False) for one in (built_on, unopened))
    (tmp_path / "dev.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_without_a_corpus_our_own_clauses_are_scored() -> None:
    done = run("--json")
    assert list(json.loads(done.stdout)) == [OWN]
    assert "YAODIAN_CORPUS" in done.stderr


def test_documents_held_out_are_scored_only_when_asked(plans: Path) -> None:
    done = run("--json", "--errors", "links", "--corpus", str(plans))
    tables = json.loads(done.stdout)
    assert list(tables) == [OWN, BUILT_ON]
    assert [tables[BUILT_ON]["links"][key] for key in ("gold", "pred", "tp", "f1")] == [1, 1, 1, 1.0]
    assert HELD_OUT not in done.stderr
    assert "HELDOUT=1" in done.stderr


def test_the_held_out_table_and_what_differs(plans: Path) -> None:
    done = run("--errors", "links", "--corpus", str(plans), "--held-out")
    assert f"\n{UNOPENED}\n" in done.stdout
    assert f"多 {HELD_OUT} 4 '{TEXT[4:11]}'" in done.stderr


def test_a_folder_without_plans_is_refused(tmp_path: Path) -> None:
    done = run("--corpus", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "dev.jsonl" in done.stderr
