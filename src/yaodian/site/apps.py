from django.apps import AppConfig
from django.core.checks import register

from yaodian.site.checks import check_keys


class YaodianConfig(AppConfig):
    name = "yaodian.site"
    label = "yaodian"
    verbose_name = "要点"

    def ready(self) -> None:
        register(check_keys)
