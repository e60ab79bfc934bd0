"""The cast under the 法规基线, on a day of their own, and a browser of Django's for each of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings
from tests.site.cast import Cast
from tests.site.pages.stage import ON, set_stage

from yaodian.site.models import Account

Signed = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def this_day() -> Iterator[date]:
    with override_settings(ENV=replace(settings.ENV, today=ON)):
        yield ON


@pytest.fixture
def stage(cast: Cast) -> Cast:
    return set_stage(cast)


@pytest.fixture
def signed() -> Signed:
    """A client signed in as the account; what the product does at the sign-in has tests of its own."""

    def client(account: Account) -> Client:
        made = Client()
        made.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return made

    return client
