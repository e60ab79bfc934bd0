"""R11: a complaint-and-suggestion entry on every page; anonymous means that no row tells who."""

import pytest
from tests.rules.house import addresses
from tests.rules.issues import LATER
from tests.site.cast import Cast
from tests.site.pages.conftest import Signed

ENTRY = "意见建议"


@pytest.mark.xfail(strict=True, reason=LATER)
def test_every_page_leads_to_it(stage: Cast, signed: Signed) -> None:
    client = signed(stage.secretary)
    answers = [client.get(url) for url in addresses(stage).values()]
    pages = [one.content.decode() for one in answers if one.status_code == 200 and "text/html" in one["Content-Type"]]
    assert pages and all(ENTRY in page for page in pages)
