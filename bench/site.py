"""Pages of a city of a real city's size, each figure on SQLite and PostgreSQL in one run.

`make setup` first; PostgreSQL is measured when its server is installed. With --json one object: name, machine, figures.
"""

import sys

from both import on_both

if __name__ == "__main__":
    sys.exit(on_both("site", "site_city.py", "branches", __doc__))
