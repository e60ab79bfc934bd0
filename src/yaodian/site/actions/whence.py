"""From which address the present request came; empty at the console."""

from contextvars import ContextVar

ADDRESS: ContextVar[str] = ContextVar("address", default="")
