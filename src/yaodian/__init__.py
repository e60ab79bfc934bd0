"""Yaodian (要点): an office's yearly plan as a year that runs, judged from records."""

__version__ = "0.1.0"
