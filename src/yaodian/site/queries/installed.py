"""What this installation is."""

from yaodian.site.models import Installation


def installation() -> Installation | None:
    """The single row; None before `yaodian init`."""
    return Installation.objects.first()
