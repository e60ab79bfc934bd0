"""The catalogue of this installation: the shipped mechanisms and those of the office's own folder."""

from django.conf import settings

from yaodian.core.catalogue import Catalogue
from yaodian.files import mechanisms


def load_catalogue() -> Catalogue:
    """Read once and kept; a changed file is seen after a restart. Raises BrokenCatalogue."""
    return mechanisms.load_catalogue(settings.ENV.mechanisms)
