"""The commands that need no database: read a plan, X-ray the mechanisms, explain a duty.

Each answers an exit code: 0 done, 1 faults found, 2 refused. Results go to standard output, reasons
to standard error.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaodian.commands_of_reading import compare_arguments, compare_plans, show_reading
from yaodian.core.catalogue import Catalogue, check
from yaodian.core.catalogue.facts import Account, account
from yaodian.core.catalogue.mechanism import ITEMS
from yaodian.core.duty.explain import explain
from yaodian.core.plan.findings import as_json as plan_as_json
from yaodian.core.problem import Problem
from yaodian.core.propose import as_json as proposals_as_json
from yaodian.core.propose import propose_text, reading_of, says_something
from yaodian.exit_codes import DONE, FAULTS, REFUSED
from yaodian.files.columns import read_columns
from yaodian.files.folders import documents_in
from yaodian.files.mechanisms import FOLDER, has_mechanisms, is_whole, read_catalogue, read_folder, sound_catalogue
from yaodian.files.workdays import WORKDAYS, read_workdays
from yaodian.site.env import own_mechanisms


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: what it is for, its arguments, and what it does with them."""

    help: str
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def _read_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="文件", help="要点原文（文本、Word、WPS、PDF、OFD、Excel）或文件夹"
    )
    parser.add_argument("--json", action="store_true", help="每个文件输出一行 JSON")
    parser.add_argument("--explain", action="store_true", help="逐处说明读出了什么、按哪条规则、是否待确认")


def _read(args: Namespace) -> int:
    """All that can be read is read; one refused file makes the whole a refusal."""
    catalogue, problems = sound_catalogue(FOLDER, own_mechanisms())
    if catalogue is None:
        return _refuse(problems)
    found = documents_in(args.files)
    folders = any(path.is_dir() for path in args.files)
    refused = 0
    for number, one in enumerate(found, 1):
        if folders:
            print(f"{number}/{len(found)} {one.path}", file=sys.stderr, flush=True)
        document = one.read()
        if not isinstance(document, Problem) and not says_something(document.text):
            document = Problem(one.path.name, "没有读到一句中文", "请换成要点正文；只有表情、符号或乱码的，请核对文件")
        if isinstance(document, Problem):
            refused += 1
            _refuse([document])
            continue
        _tell(document.notes)
        if args.explain:
            show_reading(one.path.stem, document.text, as_json=args.json)
            continue
        _show_plan(one.path.stem, document.text, catalogue, as_json=args.json)
    if folders:
        print(f"共{len(found)}个文件：读了{len(found) - refused}个，没有读成{refused}个", file=sys.stderr)
    return REFUSED if refused else DONE


def _show_plan(name: str, text: str, catalogue: Catalogue, *, as_json: bool) -> None:
    made = propose_text(text, catalogue)
    if as_json:
        shown = plan_as_json(name, made.plan, made.found)
        shown["proposals"] = proposals_as_json(made.sentences, catalogue.names)
        _print_json(shown)
        return
    print(f"{made.plan.title or name}：{len(made.plan.items)}条，{len(made.plan.clauses)}句")
    for problem in made.reading.problems:
        print(f"  注意 {problem}")
    for one in made.sentences:
        print(f"{text[one.start : one.end][:24]}…  [{'、'.join(one.states)}]")
        for proposal in one.duties:
            print(f"    {explain(proposal.duty, catalogue.names)}")
            if proposal.reading:
                print(f"      {proposal.reading}")


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, metavar="目录", help="机制文件所在的目录")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _check(args: Namespace) -> int:
    """The X-ray. What is missing of the field's facts is told, and is no fault."""
    if args.folder and not args.folder.is_dir():
        return _refuse([Problem(str(args.folder), "没有这个目录", "请检查路径")])
    whole, own = _folders(args.folder)
    catalogue, problems = read_catalogue(whole, own)
    accounts: dict[str, Account] = {}
    if catalogue is not None:
        accounts, false_entries = account(read_folder(whole)[0].get("_facts"), catalogue)
        workdays = whole / WORKDAYS.name
        columns = read_columns(catalogue, whole, own)[1]
        problems = [*problems, *check(catalogue), *false_entries, *columns, *read_workdays(workdays)[1]]
    if args.folder and not has_mechanisms(args.folder):
        problems = [*problems, Problem(str(args.folder), "没有机制文件", "请指定放机制文件的目录，文件名以 .yaml 结尾")]
    if args.json:
        _print_json(_check_json(catalogue, accounts, problems))
    else:
        _print_check(catalogue, accounts, problems)
    return FAULTS if problems else DONE


def _folders(named: Path | None) -> tuple[Path, Path | None]:
    """The whole folder to be checked, and the one with an office's own mechanisms beside it."""
    if named is None:
        return FOLDER, own_mechanisms()
    return (named, None) if is_whole(named) else (FOLDER, named)


def _check_json(
    catalogue: Catalogue | None, accounts: Mapping[str, Account], problems: list[Problem]
) -> dict[str, Any]:
    mechanisms = catalogue.mechanisms if catalogue else ()
    return {
        "mechanisms": len(mechanisms),
        "items": {str(item): [m.key for m in mechanisms if item in m.items] for item in ITEMS},
        "facts": {
            name: {"used": dict(one.used), "declined": dict(one.declined), "missing": list(one.missing)}
            for name, one in accounts.items()
        },
        "problems": [
            {"rule": getattr(p, "rule", "format"), "where": p.where, "what": p.what, "mend": p.mend} for p in problems
        ],
    }


def _print_check(catalogue: Catalogue | None, accounts: Mapping[str, Account], problems: list[Problem]) -> None:
    if catalogue:
        print(f"机制 {len(catalogue.mechanisms)}，应尽之责 {len(catalogue.templates)}，表单 {len(catalogue.kinds)}")
    for name, one in accounts.items():
        print(f"{name}：已用 {len(one.used)}，不用 {len(one.declined)}，尚缺 {len(one.missing)}")
    for problem in problems:
        print(problem)
    print(f"发现 {len(problems)} 个问题" if problems else "没有发现问题")


def _explain_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("key", nargs="?", metavar="键", help="应尽之责或机制的键；不写则全部说明")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _explain(args: Namespace) -> int:
    """Duties of the catalogue as sentences; what is undecided with the reading that is offered."""
    catalogue, problems = sound_catalogue(FOLDER, own_mechanisms())
    if catalogue is None:
        return _refuse(problems)
    chosen = [t for t in catalogue.templates if args.key in (None, t.duty.key, t.duty.mechanism)]
    if not chosen:
        return _refuse([Problem(args.key, "没有这个应尽之责或机制", "不带键运行 yaodian explain 可看到全部")])
    names = catalogue.names
    sentences = {t.duty.key: explain(t.duty, names) + reading_of(t.duty, t.offer, names) for t in chosen}
    if args.json:
        _print_json(sentences)
        return DONE
    for key, sentence in sentences.items():
        print(f"{key}\n  {sentence}")
    return DONE


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False))


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _refuse(problems: Iterable[Problem]) -> int:
    _tell(problems)
    return REFUSED


PURE_COMMANDS: dict[str, Command] = {
    "read": Command("读要点：条目、次数、期限和每句的建议", _read_arguments, _read),
    "compare": Command("对照两份要点：新增、不再有、数字有变、换了位置", compare_arguments, compare_plans),
    "check": Command("检查机制文件，一次列出全部问题", _check_arguments, _check),
    "explain": Command("用一句话说明应尽之责", _explain_arguments, _explain),
}
