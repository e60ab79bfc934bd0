"""Pages of a real city's size, each figure on SQLite and PostgreSQL in one run.

`make setup` first; PostgreSQL is measured when its server is installed. With --json one object: name, machine, figures.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--branches", type=int, default=988)
    parser.add_argument("--members", type=int, default=15480)
    options = parser.parse_args()
    size = [str(options.branches), str(options.members)]
    figures = {"sqlite": measured([sys.executable, str(HERE / "site_city.py"), *size])}
    throwaway = [sys.executable, str(ROOT / "scripts" / "throwaway_postgres.py")]
    postgres = measured([*throwaway, sys.executable, str(HERE / "site_city.py"), *size])
    if postgres:
        figures["postgresql"] = postgres
    machine = {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()}
    found = {"name": "site", "machine": machine, "figures": figures}
    print(json.dumps(found, ensure_ascii=False) if options.json else json.dumps(found, ensure_ascii=False, indent=1))
    return 0


def measured(command: list[str]) -> dict[str, float]:
    """The last line the city prints, or nothing when it could not be measured."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr[-2000:], file=sys.stderr)
        return {}
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


if __name__ == "__main__":
    sys.exit(main())
