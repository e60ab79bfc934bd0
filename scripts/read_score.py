"""How well `yaodian read` finds what a plan asks for, as tables of precision, recall and F1.

First on the project's own annotated clauses (tests/core/plan/annotated), then, with --corpus, on the annotated plans of
a corpus (a folder with dev.jsonl): the documents the reader was built on, and with --held-out those it was not.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from agreement import FIGURES, Score, differences, scores
from annotated_plan import documents

YAODIAN = Path(sys.executable).parent / "yaodian"
TESTS = Path(__file__).resolve().parents[1] / "tests" / "core" / "plan"
OWN = TESTS / "annotated"
HELD_OUT = TESTS / "HELDOUT.txt"
NO_CORPUS = "未设置 YAODIAN_CORPUS，只评测自己的条文 / YAODIAN_CORPUS is not set: own clauses only"
UNOPENED = "未评测保留的文档，评测用 HELDOUT=1 / documents held out were not scored: HELDOUT=1 scores them"

Document = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.corpus and not (options.corpus / "dev.jsonl").exists():
        print(f"{options.corpus} 里没有 dev.jsonl / holds no dev.jsonl", file=sys.stderr)
        return 2
    tables: dict[str, dict[str, Score]] = {}
    for title, gold in sets(options.corpus, held_out=options.held_out):
        found = read_all(gold)
        tables[title] = scores(gold, found)
        if not options.json:
            show(title, tables[title])
        if options.errors:
            tell_differences(gold, found, options.errors)
    if options.json:
        print(json.dumps({title: as_json(table) for title, table in tables.items()}, ensure_ascii=False))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, help="folder with dev.jsonl")
    parser.add_argument("--held-out", action="store_true", help="also score the documents of HELDOUT.txt")
    parser.add_argument("--errors", choices=FIGURES, help="list what keeps this figure below 1")
    parser.add_argument("--json", action="store_true", help="one object: table, figure, values")
    return parser


def sets(corpus: Path | None, *, held_out: bool) -> Iterator[tuple[str, list[Document]]]:
    """Each set of documents with the title of its table."""
    yield "自己的条文 / own clauses", own_documents()
    if corpus is None:
        print(NO_CORPUS, file=sys.stderr)
        return
    kept = set(HELD_OUT.read_text(encoding="utf-8").split())
    lines = (corpus / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    annotated = [json.loads(line) for line in lines if line.strip()]
    yield "开发集，据以编写 / dev set, built on", [one for one in annotated if one["id"] not in kept]
    if held_out:
        yield "开发集，保留未看 / dev set, held out", [one for one in annotated if one["id"] in kept]
    else:
        print(UNOPENED, file=sys.stderr)


def own_documents() -> list[Document]:
    files = {path.stem: path.read_bytes().decode("utf-8") for path in OWN.glob("*.txt")}
    return list(documents(files))


def read_all(gold: Sequence[Document]) -> dict[str, Document]:
    """What the program prints for each document, given to it as a text file named by its id."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{document['id']}.txt") for document in gold]
        for path, document in zip(paths, gold, strict=True):
            path.write_text(document["text"], encoding="utf-8", newline="")
        command = [str(YAODIAN), "read", *map(str, paths), "--json"]
        done = subprocess.run(command, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    found = map(json.loads, done.stdout.splitlines())
    return {document["id"]: document for document in found}


def show(title: str, table: Mapping[str, Score]) -> None:
    print(f"\n{title}\n{'':26}{'gold':>6}{'pred':>6}{'tp':>6}{'P':>8}{'R':>8}{'F1':>8}")
    for name, score in table.items():
        counts = f"{score.gold:6}{score.pred:6}{score.tp:6}"
        print(f"{name:26}{counts}{score.precision:8.3f}{score.recall:8.3f}{score.f1:8.3f}")


def as_json(table: Mapping[str, Score]) -> dict[str, dict[str, float]]:
    return {name: score.as_json() for name, score in table.items()}


def tell_differences(gold: Sequence[Document], found: Mapping[str, Document], figure: str) -> None:
    """On standard error, so that --json stays one object."""
    keys = ("level", "comparator", "count", "period", "date", "kind", "rule")
    for one in differences(gold, found, figure):
        said = {key: one.finding[key] for key in keys if key in one.finding}
        print("漏" if one.missed else "多", one.document, one.finding["start"], repr(one.words), said, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
