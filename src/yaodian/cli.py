"""The command line: what needs no database runs at once, the rest is handed to the site."""

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

from yaodian import __version__
from yaodian.commands import PURE_COMMANDS
from yaodian.exit_codes import DONE, REFUSED
from yaodian.files.mechanisms import BrokenCatalogue
from yaodian.site.env import BadSetting
from yaodian.site.keys import BadKeys

# What the site's commands are for, in the words of their own help, which cannot be read without Django.
SITE = {
    "init": "建立一个空的安装，或补充导入组织和人员；可以重复运行",
    "demo": "建立并启动示例单位：数据全为虚构，单独存放，可以反复运行",
    "serve": "启动服务",
    "standing": "某一天各项任务的完成情况",
    "rebuild": "重新计算派生的计数",
    "audit": "审计链：verify 核验（退出码 0 完好，1 被改动），keep 把链头另存到库外",
    "backup": "把全部数据存成一个文件（不含密钥）",
    "restore": "把备份恢复到一个空的安装",
    "doctor": "体检：数据库、密钥、表结构、审计链、附件、磁盘",
    "upgrade": "更新程序后升级表结构；请先备份",
}


def main(argv: Sequence[str] | None = None) -> None:
    """Ends with the command's exit code: 0 done, 1 faults found, 2 refused."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads us has had enough (`| head`); the interpreter must not complain once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    sys.exit(code)


def _run(words: list[str]) -> int:
    if words and words[0] in SITE:
        return _hand_over(words)
    args = _parser().parse_args(words)
    return PURE_COMMANDS[args.command].run(args)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="yaodian", description="要点：把一年的工作要点变成看得清、办得完的一年。")
    parser.add_argument("--version", action="version", version=f"yaodian {__version__}", help="显示版本")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令", title="命令")
    for name, command in PURE_COMMANDS.items():
        command.add_arguments(commands.add_parser(name, help=command.help, description=command.help))
    for name, purpose in SITE.items():
        commands.add_parser(name, help=purpose, add_help=False)
    return parser


def _hand_over(words: list[str]) -> int:
    """Django is loaded only here: reading a plan needs none of it, and runs where it is not installed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yaodian.site.settings")
    management = import_module("django.core.management")
    try:
        management.execute_from_command_line(["yaodian", *words])
    except (BadSetting, BadKeys, BrokenCatalogue) as error:
        sys.stderr.write(f"{error}\n")
        return REFUSED
    return DONE
