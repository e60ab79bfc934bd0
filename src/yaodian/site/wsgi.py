"""What a web server loads. It does not start on missing or wrong keys, old tables or an empty installation."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yaodian.site.settings")


class StartRefused(RuntimeError):
    """What is wrong with the installation, in Chinese. No exit: gunicorn would try again for ever."""


application = get_wsgi_application()
# The examination reads rows, so it is reached only now that the models are loaded.
_faults = import_module("yaodian.site.jobs.doctor").start_faults()
if _faults:
    raise StartRefused("\n".join(map(str, _faults)))
