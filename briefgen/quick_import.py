"""What the import of WeasyPrint 70 need not do: two thirds of its time.

Nothing of the installed packages is changed; what stands in for something does so during the
import alone.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType


@contextmanager
def quick_import() -> Iterator[None]:
    """Import WeasyPrint within this; OSError says that a library is not found by its plain name."""
    with _no_search_for_libraries(), _fonttools_when_used():
        yield


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """Have libraries found by their plain names alone.

    WeasyPrint asks for each by its names on other systems first. For every one of those, cffi has
    `ctypes.util` ask ldconfig, the C compiler and the linker: 80 processes, half of the import.
    """
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005  # as it is called
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _fonttools_when_used() -> Iterator[None]:
    """Have fontTools imported when something of it is used.

    WeasyPrint needs it for web fonts, variable fonts and emoji, and where HarfBuzz-Subset is
    missing; all that it does with its names is to call them and to look things up in them.
    """
    names = ("fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer")
    if any(name in sys.modules for name in names):
        yield
        return
    stand_ins = {
        "fontTools.varLib": _StandIn("fontTools.varLib"),
        **{n: _StandIn(n) for n in names},
    }
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        # Whoever else imports fontTools gets fontTools.
        for name in stand_ins:
            sys.modules.pop(name, None)


class _StandIn(ModuleType):
    """Stands for a module: gives names that stand for what it holds."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        # What is caught must be an exception; WeasyPrint only says that an emoji stays as it is.
        return Exception if name.endswith("Error") else _Name(self.__name__, name)


class _Name:
    """Stands for what a module holds under a name, or for a part of it, until it is used."""

    def __init__(self, module: str, name: str) -> None:
        self._place = module, name

    def _real(self) -> object:
        module, name = self._place
        return getattr(import_module(module), name)

    def __call__(self, *arguments: object, **options: object) -> object:
        real = self._real()
        assert callable(real)  # noqa: S101
        return real(*arguments, **options)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real(), name)
