import json
from argparse import ArgumentParser
from typing import Any

from yaodian.exit_codes import FAULTS
from yaodian.site.console import ConsoleCommand
from yaodian.site.jobs.doctor import examine


class Command(ConsoleCommand):
    help = "体检：数据库、密钥、表结构、审计链、附件、磁盘"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="输出 JSON")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        findings = examine()
        if options["json"]:
            shown = [{"subject": f.subject, "text": f.text, "problems": list(map(str, f.problems))} for f in findings]
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1))
        else:
            for finding in findings:
                said = "\n    ".join(map(str, finding.problems)) or finding.text
                self.stdout.write(f"[{'异常' if finding.problems else '正常'}] {finding.subject}：{said}")
        if any(finding.problems for finding in findings):
            raise SystemExit(FAULTS)
