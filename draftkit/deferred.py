"""Names of a package that are imported when they are first used (PEP 562): importing the package costs little."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def defer_names(package: str, home: Mapping[str, str]) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` of `package`, whose public names live in the rooms that `home` tells.

    A name becomes an attribute of the package at its first use.

    Raises (the first function):
        AttributeError: `home` has no such name.
    """

    def find_name(name: str) -> Any:
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{package}.{home[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return find_name, lambda: sorted(home)
