from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from yaodian.core.problem import Problem
from yaodian.site.clock import now
from yaodian.site.console import ConsoleCommand
from yaodian.site.jobs.backup import KEYS_NOTE, save


class Command(ConsoleCommand):
    help = "把全部数据存成一个文件（不含密钥）"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="文件", help="要写入的备份文件，如 备份.zip")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        saved = save(options["file"], now())
        if isinstance(saved, Problem):
            self.fail([saved])
        self.stdout.write(
            f"已备份到 {saved.path}：{saved.tables}张表，{saved.rows}行，{saved.files}个附件\n{KEYS_NOTE}"
        )
        if saved.missing:
            what = f"有{len(saved.missing)}个缺失或损坏，没有存入备份"
            self.fail([Problem("附件", what, "请运行 yaodian doctor 查看，并从以前的备份中取回")])
