"""Many writers at the same moment: none is lost, none fails, and the chain holds."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests.site.cast import AT, FOUNDED, make_cast, sure

from yaodian.site.actions.add_body import NewBody, add_body
from yaodian.site.models import AuditLine, Body, Placement
from yaodian.site.queries.audit import verify

EACH = 5


@pytest.mark.slow
def test_writers_at_once_lose_nothing(transactional_db: None) -> None:
    """20 on PostgreSQL; 8 on SQLite, which lets one write at a time and the others wait."""
    writers = {"postgresql": 20, "sqlite": 8}[connection.vendor]
    cast = make_cast()
    before = AuditLine.objects.count()

    def write(writer: int) -> None:
        try:
            for number in range(EACH):
                name = f"第{writer}路第{number}个"
                new = NewBody(kind="branch", name=name, parent_uid=cast.health.uid, first_day=FOUNDED)
                sure(add_body(actor=cast.office, new=new, at=AT))
        finally:
            connection.close()

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    made = set(Body.objects.filter(name__startswith="第", name__contains="路第").values_list("uid", flat=True))
    paths = list(Placement.objects.filter(body_uid__in=made).values_list("path", flat=True))
    assert len(made) == len(set(paths)) == writers * EACH
    assert AuditLine.objects.count() == before + writers * EACH
    assert verify().problems == ()
