"""What must hold before the product starts."""

from collections.abc import Sequence

from django.apps.config import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error

from yaodian.site.keys import BadKeys, read_keys


def check_keys(app_configs: Sequence[AppConfig] | None, **_: object) -> list[CheckMessage]:
    """A missing or broken key file stops the start."""
    try:
        read_keys(settings.ENV.key_file)
    except BadKeys as error:
        return [Error(str(error), id="yaodian.E001")]
    return []
