from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from yaodian.site.clock import now
from yaodian.site.console import ConsoleCommand
from yaodian.site.jobs.restore import restore


class Command(ConsoleCommand):
    help = "把备份恢复到一个空的安装"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="文件", help="yaodian backup 写出的备份文件")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        restored = restore(options["file"], now())
        if isinstance(restored, list):
            self.fail(restored)
        self.stdout.write(
            f"已恢复：{restored.tables}张表，{restored.rows}行，{restored.files}个附件，行数和校验码与备份一致"
        )
