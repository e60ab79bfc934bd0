"""What the commands of the site have in common: options that Django adds are hidden, faults go to standard error."""

import sys
from collections.abc import Iterable
from typing import NoReturn

from django.core.management.base import BaseCommand

from yaodian.core.problem import Problem
from yaodian.exit_codes import FAULTS


class ConsoleCommand(BaseCommand):
    """A command whose user reads Chinese and does not know Django."""

    requires_system_checks = []
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
    }

    def fail(self, problems: Iterable[Problem], code: int = FAULTS) -> NoReturn:
        """Every problem a line on standard error, then the end."""
        for problem in problems:
            self.stderr.write(str(problem))
        sys.exit(code)
