"""Yaodian (要点): turns an office's yearly plan into a year that runs, and judges it from records."""

__version__ = "0.1.0"
