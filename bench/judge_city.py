"""One city in one database, measured; prints a line of JSON. Run by judge.py: judge_city.py BODIES MEMBERS."""

import json
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

HOME = Path(tempfile.mkdtemp(prefix="yaodian-bench-"))
os.environ["YAODIAN_HOME"] = str(HOME)
os.environ["DJANGO_SETTINGS_MODULE"] = "yaodian.site.settings"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.db.models import F  # noqa: E402

from yaodian.core.period import FIRST_DAY  # noqa: E402
from yaodian.core.roster.rows import NEVER  # noqa: E402
from yaodian.core.verdict.engine import Question  # noqa: E402
from yaodian.files.mechanisms import load_catalogue  # noqa: E402
from yaodian.site import models  # noqa: E402
from yaodian.site.actions.adopt_edition import Adoption, NewEdition, adopt_edition, with_copies  # noqa: E402
from yaodian.site.actions.keep_counts import rebuild_counts, refresh_counts  # noqa: E402
from yaodian.site.keys import make_key_file  # noqa: E402
from yaodian.site.models.vendor import run, vendor_of  # noqa: E402
from yaodian.site.queries.judging import judgements, standings, year_of  # noqa: E402

SINCE = datetime(2025, 1, 1, tzinfo=UTC)
TODAY = date(2026, 9, 18)
NOW = datetime(2026, 9, 18, 4, tzinfo=UTC)
FROM = date(2020, 1, 1)
KINDS = ("department_party_group", "study_group", "branch", "branch_committee", "party_group_small")
# So many kinds of record does a body file about once a month; the catalogue knows far more than anybody keeps.
KINDS_EACH = 9
SHARES = (0.04, 0.04, 0.32, 0.32, 0.28)


def main() -> None:
    bodies, members = int(sys.argv[1]), int(sys.argv[2])
    make_key_file(HOME / "keys.json")
    call_command("migrate", verbosity=0)
    dice = random.Random(2026)
    tree = plant(bodies)
    people = settle(tree["branch"], members)
    deeds(tree, people, dice)
    run(connection, vendor_of(connection).take_statistics())
    adopt("city")
    figures = {"rebuild_s": round(seconds(rebuilt), 3), **measured(tree)}
    figures["deeds"] = models.Deed.objects.count()
    figures["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
    print(json.dumps(figures))


def measured(tree: dict[str, list[str]]) -> dict[str, float]:
    one = frozenset({tree["branch"][7]})
    record = models.Deed.objects.filter(bearer=tree["branch"][7]).values_list("record_uid", flat=True)[0]
    year = year_of(TODAY)

    def matrix(live: bool) -> int:
        found = standings(Question(on=TODAY, known=NOW, within=year), live=live)
        return sum(len(batch.bearers) for batch in found)

    def after_a_record() -> int:
        refreshed(record)
        return matrix(True)

    def after_a_change() -> None:
        """The first question after somebody moved: rosters are read again."""
        models.Post.objects.filter(body_uid=tree["branch"][7]).update(version=F("version"))
        matrix(True)

    def body() -> None:
        judgements(on=TODAY, known=NOW, within=year, bearers=one, live=True)

    def body_after_a_record() -> None:
        refreshed(record)
        body()

    # Matrix and body are asked right after a record, less what the record itself took; `again`: nothing came between.
    bare = middle(lambda: refreshed(record), 20)
    return {
        "slots": matrix(True),
        "matrix_ms": round(middle(after_a_record, 10) - bare, 1),
        "matrix_again_ms": middle(lambda: matrix(True), 10),
        "matrix_straight_ms": middle(lambda: matrix(False), 3),
        "matrix_after_roster_change_ms": middle(after_a_change, 3),
        "one_body_ms": round(middle(body_after_a_record, 20) - bare, 1),
        "one_body_again_ms": middle(body, 20),
        "one_record_ms": bare,
    }


def refreshed(record: str) -> None:
    with transaction.atomic():
        refresh_counts(record)


def rebuilt() -> None:
    with transaction.atomic():
        rebuild_counts(on=TODAY, at=NOW)


def seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def middle(act: Callable[[], object], times: int) -> float:
    """The middle of so many runs, in milliseconds, after one to warm up."""
    act()
    return round(sorted(seconds(act) for _ in range(times))[times // 2] * 1000, 1)


def plant(count: int) -> dict[str, list[str]]:
    """The city and its bodies, all one level below it."""
    tree: dict[str, list[str]] = {"city": ["city"]}
    kinds = ["government_party_group"]
    for kind, share in zip(KINDS, SHARES, strict=True):
        tree[kind] = [f"{kind[:6]}{kind[-3:]}{n}" for n in range(round((count - 1) * share))]
        kinds += [kind] * len(tree[kind])
    uids = [uid for found in tree.values() for uid in found]
    models.Body.objects.bulk_create(
        models.Body(uid=uid, since=SINCE, kind=kind, name=uid, first_day=FROM)
        for uid, kind in zip(uids, kinds, strict=True)
    )
    models.Placement.objects.bulk_create(
        models.Placement(since=SINCE, body_uid=uid, path=f"0001{n:04d}" if n else "0001", first_day=FROM)
        for n, uid in enumerate(uids)
    )
    return tree


def settle(branches: list[str], count: int) -> dict[str, list[str]]:
    """Members spread evenly; the first of each branch holds a post."""
    people: dict[str, list[str]] = {branch: [] for branch in branches}
    for n in range(count):
        people[branches[n % len(branches)]].append(f"p{n}")
    models.Membership.objects.bulk_create(
        models.Membership(since=SINCE, person_uid=p, body_uid=b, standing="full", first_day=FROM)
        for b, found in people.items()
        for p in found
    )
    models.Post.objects.bulk_create(
        models.Post(since=SINCE, person_uid=found[0], body_uid=b, title="branch_secretary", first_day=FROM)
        for b, found in people.items()
    )
    return people


def deeds(tree: dict[str, list[str]], people: dict[str, list[str]], dice: random.Random) -> None:
    """Some kinds that a body may file, about once a month until today, most of them attended."""
    by_filer: dict[str, list[str]] = {}
    for kind in load_catalogue().kinds:
        for filer in kind.filed_by:
            if len(by_filer.setdefault(filer, [])) < KINDS_EACH:
                by_filer[filer].append(kind.key)
    rows, present = [], []
    for kind, uids in tree.items():
        for uid in uids:
            for deed, month in _filed(by_filer.get(kind, []), dice):
                rows.append(_deed(f"r{len(rows)}", uid, deed, month, dice))
                present.append(people.get(uid, []))
    models.Deed.objects.bulk_create(rows, batch_size=5000)
    attended = (
        models.DeedPerson(deed=deed, person_uid=p, present=True)
        for deed, due in zip(rows, present, strict=True)
        for p in due
        if dice.random() < 0.9
    )
    models.DeedPerson.objects.bulk_create(attended, batch_size=10000)


def _filed(kinds: list[str], dice: random.Random) -> Iterator[tuple[str, int]]:
    for kind in kinds:
        for month in range(1, 9):
            if dice.random() < 0.9:
                yield kind, month


def _deed(record: str, bearer: str, kind: str, month: int, dice: random.Random) -> models.Deed:
    day = date(2026, month, dice.randint(1, 28))
    since = datetime(day.year, day.month, day.day, 4, tzinfo=UTC) + timedelta(days=dice.choice([0, 0, 1, 3, 40]))
    shared = {"since": since, "entered": since, "confirmed": since if dice.random() < 0.9 else NEVER}
    return models.Deed(record_uid=record, bearer=bearer, kind=kind, on_day=day, amount=200, **shared)


def adopt(body: str) -> None:
    """The baseline, and over it a plan of everything in the catalogue that is decided."""
    catalogue = load_catalogue()
    templates = [template for mechanism in catalogue.mechanisms for template in mechanism.duties]
    decided = tuple(t.duty for t in templates if not t.duty.undecided and not t.baseline)
    for series, year, first, duties in (
        ("baseline", None, FIRST_DAY, catalogue.baseline()),
        ("plan-2026", 2026, date(2026, 1, 1), decided),
    ):
        adoption = Adoption(meeting="bench", adopted_on=date(2026, 1, 1), doc_no="1")
        new = NewEdition(
            body_uid=body,
            series=series,
            title=series,
            year=year,
            first_day=first,
            definitions=with_copies(duties),
            adoption=adoption,
        )
        done = adopt_edition(actor=None, new=new, at=SINCE + timedelta(days=366), on=date(2026, 1, 2))
        if not isinstance(done, models.Edition):
            raise SystemExit(str(done))


if __name__ == "__main__":
    main()
