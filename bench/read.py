"""How fast the reader reads: the example plan that is shipped, repeated to a megabyte of UTF-8.

`make setup` first. With --json one line: name, machine, mb_per_s, growth_20x (the cost of twenty times the text over
twenty times the cost of the text; 1 is linear), seconds for the megabyte, peak_mb of the process. Costs are processor
time, which a busy machine disturbs least: the median of several rounds that read both lengths, after a warm-up.
"""

import argparse
import json
import os
import platform
import resource
import time
from pathlib import Path
from statistics import median

import yaodian
from yaodian.core.plan import findings, read

PLAN = Path(yaodian.__file__).parent / "site" / "jobs" / "demo" / "plan.txt"
MEGABYTE = 1_000_000
TIMES = 20


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    part = text_of(MEGABYTE // TIMES)
    whole = part * TIMES
    cost(part)
    rounds = [(cost(part), cost(whole)) for _ in range(options.rounds)]
    short, long = (median(costs) for costs in zip(*rounds, strict=True))
    found = {
        "name": "read",
        "machine": {"python": platform.python_version(), "system": platform.system(), "cores": os.cpu_count()},
        "mb_per_s": round(len(whole.encode()) / MEGABYTE / long, 3),
        "growth_20x": round(long / (TIMES * short), 3),
        "seconds": round(long, 2),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }
    print(json.dumps(found, ensure_ascii=False, indent=None if options.json else 1))


def text_of(size: int) -> str:
    """Whole copies of the example plan, the last one cut at a line, of about `size` bytes."""
    plan = PLAN.read_text(encoding="utf-8").rstrip("\n") + "\n"
    copies = plan * (size // len(plan.encode()) + 1)
    cut = copies.encode()[:size].decode(errors="ignore")
    return cut[: cut.rindex("\n") + 1]


def cost(text: str) -> float:
    """Seconds of processor time to read a text and find everything in it."""
    begun = time.process_time()
    findings(read(text).plan)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
