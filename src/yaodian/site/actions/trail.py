"""What the audit trail may say of a sensitive value."""

from django.conf import settings

from yaodian.site.chain import Json, veiled
from yaodian.site.keys import read_keys


def changed(value: str) -> dict[str, Json]:
    """That it changed, with a keyed digest; never the value."""
    return veiled(read_keys(settings.ENV.key_file).audit, value)
