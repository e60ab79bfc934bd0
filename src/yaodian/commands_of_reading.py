"""Commands that tell how a plan was read, and how two plans differ."""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from yaodian.core.plan import findings, read
from yaodian.core.plan.compare import WORDS, Change, Row, Side, compare, counted
from yaodian.core.plan.confidence import Graded, graded
from yaodian.core.plan.explain import explained
from yaodian.core.plan.missed import missed
from yaodian.core.problem import Problem
from yaodian.exit_codes import DONE, REFUSED
from yaodian.files.documents import read_file


def show_reading(name: str, text: str, *, as_json: bool) -> None:
    """Each finding with its rule and an example of the rule, sure or to confirm; then what may be missed."""
    plan = read(text).plan
    found = findings(plan)
    grades, left = graded(plan, found), missed(plan, found)
    if as_json:
        told = [_told(one) for one in grades]
        shown = {"id": name, "findings": told, "missed": [[one.start, one.end] for one in left]}
        print(json.dumps(shown, ensure_ascii=False))
        return
    print(f"{plan.title or name}：读出{len(grades)}处，待确认{sum(not one.is_sure for one in grades)}处")
    for one in grades:
        surface = text[one.finding.start : one.finding.end].replace("\n", " ")
        print(f"[{'确定' if one.is_sure else '待确认'}] “{surface}”　{explained(one.kind, one.finding)}")
        for doubt in one.doubts:
            print(f"    {doubt.words}")
    for clause in left:
        print(f"[可能漏读] {clause.text}")


def _told(one: Graded) -> dict[str, object]:
    doubts = [doubt.words for doubt in one.doubts]
    span = {"start": one.finding.start, "end": one.finding.end}
    return {**asdict(explained(one.kind, one.finding)), **span, "sure": one.is_sure, "doubts": doubts}


def compare_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("old", type=Path, metavar="往年", help="往年的要点")
    parser.add_argument("new", type=Path, metavar="今年", help="今年的要点")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def compare_plans(args: Namespace) -> int:
    """Both must be readable."""
    sides = [_side(args.old), _side(args.new)]
    refused = [one for one in sides if isinstance(one, Problem)]
    for problem in refused:
        print(problem, file=sys.stderr)
    old, new = sides
    if isinstance(old, Problem) or isinstance(new, Problem):
        return REFUSED
    rows = compare(old, new)
    if args.json:
        print(json.dumps([_row(row) for row in rows], ensure_ascii=False))
        return DONE
    print("，".join(f"{WORDS[change]}{number}句" for change, number in counted(rows).items()))
    for row in rows:
        if row.change is not Change.SAME:
            _print_row(row)
    return DONE


def _side(path: Path) -> Side | Problem:
    text = read_file(path)
    if isinstance(text, Problem):
        return text
    plan = read(text).plan
    return Side(plan, findings(plan))


def _row(row: Row) -> dict[str, object]:
    old, new = (one.text if one else None for one in (row.old, row.new))
    return {"change": str(row.change), "old": old, "new": new, "numbers": [list(pair) for pair in row.numbers]}


def _print_row(row: Row) -> None:
    numbers = "；".join(f"{before or '没有写'} → {after or '没有写'}" for before, after in row.numbers)
    print(f"[{WORDS[row.change]}] {numbers}")
    if row.old:
        print(f"    原来（{row.old_place}）：{row.old.text}")
    if row.new:
        print(f"    现在（{row.new_place}）：{row.new.text}")
