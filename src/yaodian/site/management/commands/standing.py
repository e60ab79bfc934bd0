import json
from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, date, datetime
from typing import Any

from yaodian.core.problem import Problem
from yaodian.core.verdict.verdict import Verdict
from yaodian.exit_codes import REFUSED
from yaodian.site import clock
from yaodian.site.console import ConsoleCommand
from yaodian.site.jobs.standing import body_of, standing
from yaodian.site.pages.words import VERDICTS


def day(text: str) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是日期，请写成 2026-06-30") from None
    if not 1950 <= found.year <= 2150:
        raise ArgumentTypeError(f"“{text}”不在1950年至2150年之间，请核对年份")
    return found


def moment(text: str) -> datetime:
    """A moment with a zone; without one it is in Asia/Shanghai."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是时刻，请写成 2026-06-30T18:00") from None
    return (at if at.tzinfo else at.replace(tzinfo=clock.LOCAL)).astimezone(UTC)


class Command(ConsoleCommand):
    help = "某一天各项任务的完成情况"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=day, help="哪一天（默认今天）")
        parser.add_argument("--known", type=moment, help="按哪一时刻已知的情况（默认现在）")
        parser.add_argument("--body", help="只看一个组织：编号或标识")
        parser.add_argument("--json", action="store_true", help="输出 JSON")

    def handle(self, *_: object, **options: Any) -> None:  # noqa: ANN401
        on, known = options["on"] or clock.today(), options["known"] or clock.now()
        body = body_of(options["body"]) if options["body"] else None
        if options["body"] and body is None:
            self.fail([Problem("--body", f"没有编号为“{options['body']}”的组织", "请核对组织编号")], REFUSED)
        rows = standing(on=on, known=known, body=body)
        if options["json"]:
            shown = {"on": on.isoformat(), "known": known.isoformat(), "rows": rows}
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1))
            return
        for row in rows:
            told = (VERDICTS[Verdict(row["verdict"])], row["bearer_name"], row["title"], row["cycle"], row["due"] or "")
            self.stdout.write("  ".join(told).rstrip())
