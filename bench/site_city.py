"""Pages of a city in one database, measured side by side; prints a line of JSON.

Run by site.py: site_city.py BRANCHES MEMBERS.
"""

import json
import os
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

HOME = Path(tempfile.mkdtemp(prefix="yaodian-bench-"))
os.environ["YAODIAN_HOME"] = str(HOME)
os.environ["YAODIAN_TODAY"] = "2026-09-18"
os.environ["DJANGO_SETTINGS_MODULE"] = "yaodian.site.settings"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import override_settings  # noqa: E402

from yaodian.core.roster.rows import NEVER  # noqa: E402
from yaodian.site.actions.file_record import NewRecord, file_record  # noqa: E402
from yaodian.site.actions.filed import Filed  # noqa: E402
from yaodian.site.jobs.demo.make import make_demo  # noqa: E402
from yaodian.site.jobs.demo.stage import DEMO_DAY, moment  # noqa: E402
from yaodian.site.models import Account, Body, Deed, Edition, Placement  # noqa: E402
from yaodian.site.queries.attendance import due_persons  # noqa: E402

ROUNDS = 30
AFTER_A_FILING = 10


def main() -> None:
    branches, members = int(sys.argv[1]), int(sys.argv[2])
    begun = time.perf_counter()
    problems = make_demo(branches, members)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    figures = {"make_s": round(time.perf_counter() - begun, 1)}
    with override_settings(ALLOWED_HOSTS=["testserver"], SECURE_SSL_REDIRECT=False):
        figures |= pages()
    figures["bodies"] = Placement.objects.filter(until=NEVER).count()
    figures["deeds"] = Deed.objects.count()
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    print(json.dumps(figures))


def pages() -> dict[str, float]:
    """The middle of interleaved requests, in milliseconds; every tenth round follows a filing."""
    client = Client()
    client.force_login(Account.objects.get(username="office"))
    branch = Body.objects.filter(kind="branch", until=NEVER).order_by("-id").values_list("uid", flat=True)[0]
    edition = Edition.objects.exclude(plan_uid="").latest("since").uid
    addresses = {
        "bare": "/nothing/",
        "home": "/desk/",
        "branch": f"/todo/{branch}/",
        "sentence": f"/plans/{edition}/text/",
    }
    taken: dict[str, list[float]] = defaultdict(list)
    for address in addresses.values():
        client.get(address)
    for number in range(ROUNDS):
        if number % AFTER_A_FILING == 0:
            taken["file"] += [timed(partial(filed, branch)) for _ in range(3)]
        for name, address in addresses.items():
            taken[name].append(timed(partial(client.get, address)))
    return {f"{name}_ms": round(median(found), 1) for name, found in taken.items()}


def filed(branch: str) -> None:
    """A theme day of the branch, with everybody due."""
    there = [{"person": one.uid, "present": True, "reason": ""} for one in due_persons(branch, DEMO_DAY)]
    from_form = {"theme": "示例：测量", "theme_hours": "1", "attendance": there}
    new = NewRecord(body_uid=branch, kind_key="theme_day", on_day=DEMO_DAY, values=from_form)
    done = file_record(actor=Account.objects.get(username="office"), new=new, at=moment(DEMO_DAY, 12), on=DEMO_DAY)
    if not isinstance(done, Filed):
        raise SystemExit(str(done))


def timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    assert settings.ENV.home == HOME
    main()
