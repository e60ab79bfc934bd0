"""Stories are told on the site's own cast and stage."""

from tests.browser.conftest import screen, town  # noqa: F401
from tests.site.conftest import (  # noqa: F401
    cast,
    django_db_modify_db_settings,
    emptying,
    installation,
    own_heads,
)
from tests.site.pages.conftest import signed, stage, this_day  # noqa: F401
