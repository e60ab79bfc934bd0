"""Verdicts of a city: 1,000 bodies and 15,480 members, each figure on SQLite and PostgreSQL in one run.

`make setup` first; PostgreSQL is measured when its server is installed. With --json one object: name, machine, figures.
"""

import sys

from both import on_both

if __name__ == "__main__":
    sys.exit(on_both("judge", "judge_city.py", "bodies", __doc__))
