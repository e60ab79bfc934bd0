import json
from argparse import ArgumentParser
from typing import Any

from yaodian.exit_codes import FAULTS
from yaodian.site.actions.keep_head import keep_head
from yaodian.site.clock import today
from yaodian.site.console import ConsoleCommand
from yaodian.site.queries.audit import verify
from yaodian.site.queries.installation import key_fault


class Command(ConsoleCommand):
    help = "审计链：verify 核验（退出码 0 完好，1 被改动），keep 把链头另存到库外"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify", "keep"], help="verify 核验，keep 另存链头")
        parser.add_argument("--json", action="store_true", help="输出 JSON")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        fault = key_fault()
        if fault:
            self.fail([fault])
        if options["what"] == "keep":
            keep_head(today(), again=True)
            return
        found = verify()
        if options["json"]:
            said = {"lines": found.lines, "heads": found.heads, "problems": list(map(str, found.problems))}
            self.stdout.write(json.dumps(said, ensure_ascii=False))
        elif not found.problems:
            self.stdout.write(f"审计链完好：{found.lines}条，核对库外链头{found.heads}个")
        if found.problems:
            self.fail(() if options["json"] else found.problems, FAULTS)
