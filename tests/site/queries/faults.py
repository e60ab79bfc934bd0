"""Faults put into a module while it is loaded: its functions get other code, its texts other words."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any


class NotThere(LookupError):
    """The place of the fault is not in the file exactly once, or changes nothing: renew the list."""


@contextmanager
def fault(name: str, old: str, new: str) -> Iterator[None]:
    """`new` instead of `old` in the module `name`; what other modules took from it is changed as well."""
    module = import_module(name)
    sound = Path(str(module.__file__)).read_text(encoding="utf-8")
    if sound.count(old) != 1:
        raise NotThere(f"{name}: {old!r}")
    changes = list(_changes(module, _run(module, sound), _run(module, sound.replace(old, new))))
    if not changes:
        raise NotThere(f"{name}: {new!r} changes nothing")
    before = [(owner, attribute, getattr(owner, attribute)) for owner, attribute, _ in changes]
    for owner, attribute, value in changes:
        setattr(owner, attribute, value)
    try:
        yield
    finally:
        for owner, attribute, value in before:
            setattr(owner, attribute, value)


def _run(module: ModuleType, source: str) -> dict[str, Any]:
    names = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(source, str(module.__file__), "exec"), names)
    return names


def _changes(module: ModuleType, sound: dict[str, Any], broken: dict[str, Any]) -> Iterator[tuple[Any, str, Any]]:
    """Owner, attribute and new value of all that differs."""
    functions = _functions(vars(module), module.__name__)
    told, other = _functions(sound, module.__name__), _functions(broken, module.__name__)
    for place, function in functions.items():
        if told[place].__code__ != other[place].__code__:
            yield function, "__code__", other[place].__code__
    for name, value in sound.items():
        if isinstance(value, str) and broken[name] != value:
            yield module, name, broken[name]


def _functions(names: dict[str, Any], module: str) -> dict[str, FunctionType]:
    """By its place, every function and method that the module makes."""
    own = [value for value in names.values() if getattr(value, "__module__", "") == module]
    classes = [vars(value) for value in own if isinstance(value, type)]
    found = [one for one in own if isinstance(one, FunctionType)]
    found += [one for members in classes for one in members.values() if isinstance(one, FunctionType)]
    return {one.__qualname__: one for one in found}
