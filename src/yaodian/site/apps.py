from django.apps import AppConfig
from django.core.checks import register

from yaodian.site.checks import check_keys


class YaodianConfig(AppConfig):
    name = "yaodian.site"
    label = "yaodian"
    verbose_name = "要点"

    def ready(self) -> None:
        # Only of an installation: what works on the code alone, such as `makemigrations --check`, needs no keys.
        register(check_keys, deploy=True)
