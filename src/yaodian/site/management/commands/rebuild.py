import json
from argparse import ArgumentParser
from typing import Any

from yaodian.site import clock
from yaodian.site.actions.keep_counts import rebuild_all
from yaodian.site.actions.refusal import Refusal
from yaodian.site.console import ConsoleCommand


class Command(ConsoleCommand):
    help = "重新计算派生的计数"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="输出 JSON")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        done = rebuild_all(actor=None, at=clock.now())
        if isinstance(done, Refusal):
            self.fail(done.problems)
        if options["json"]:
            self.stdout.write(json.dumps({"slots": done.specs, "counts": done.counts}))
        else:
            self.stdout.write(f"已重新计算：{done.specs} 个期次，{done.counts} 条计数")
