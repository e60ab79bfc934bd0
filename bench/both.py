"""One script of a city on SQLite and on PostgreSQL, one after the other; PostgreSQL when its server is installed."""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def on_both(name: str, script: str, bodies: str, about: str | None) -> int:
    """Print the figures of `script` by database; `bodies` is the name of its first size. With --json one line."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--json", action="store_true")
    parser.add_argument(f"--{bodies}", dest="bodies", type=int, default=1000 if bodies == "bodies" else 988)
    parser.add_argument("--members", type=int, default=15480)
    options = parser.parse_args()
    command = [sys.executable, str(HERE / script), str(options.bodies), str(options.members)]
    figures = {"sqlite": measured(command)}
    postgres = measured([sys.executable, str(ROOT / "scripts" / "throwaway_postgres.py"), *command])
    if postgres:
        figures["postgresql"] = postgres
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    found = {"name": name, "machine": machine, "figures": figures}
    print(json.dumps(found, ensure_ascii=False, indent=None if options.json else 1))
    return 0


def measured(command: list[str]) -> dict[str, float]:
    """The last line the city prints, or nothing when it could not be measured."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return {}
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures
