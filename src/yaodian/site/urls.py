from django.urls import path

from yaodian.site.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
]
