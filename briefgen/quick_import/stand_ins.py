"""What stands for modules while others are imported that need nothing of them yet."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import NamedTuple


@contextmanager
def in_place(stand_ins: Mapping[str, ModuleType]) -> Iterator[None]:
    """Have other modules in the place of some; whoever else imports those gets the real ones."""
    before = {name: sys.modules[name] for name in stand_ins if name in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            sys.modules.pop(name, None)
        sys.modules.update(before)


@contextmanager
def when_used(names: Sequence[str]) -> Iterator[None]:
    """Have modules imported when something of one of them is used.

    All that WeasyPrint does with their names is to call them, to look things up in them, and to
    set what is set in them then.
    """
    if any(name in sys.modules for name in names):
        yield
        return
    settings: list[_Setting] = []
    with in_place({name: _StandIn(name, settings) for name in names}):
        yield


class _Setting(NamedTuple):
    """What is to be set in a module as soon as it, or another of its package, is used."""

    module: "_Name"
    name: str
    value: object


class _StandIn(ModuleType):
    """Stands for a module: gives names that stand for what it holds."""

    def __init__(self, name: str, settings: list[_Setting]) -> None:
        super().__init__(name)
        self._settings = settings

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        # What is caught must be an exception; WeasyPrint only says that an emoji stays as it is.
        return Exception if name.endswith("Error") else _Name(self.__name__, name, self._settings)


class _Name:
    """Stands for what a module holds under a name, or for a part of it, until it is used."""

    _place: tuple[str, str]
    _settings: list[_Setting]

    def __init__(self, module: str, name: str, settings: list[_Setting]) -> None:
        vars(self).update(_place=(module, name), _settings=settings)

    def _real(self) -> object:
        while self._settings:
            setting = self._settings.pop()
            setattr(setting.module._real(), setting.name, setting.value)  # noqa: SLF001
        place, name = self._place
        module = import_module(place)
        if not hasattr(module, name):
            import_module(f"{place}.{name}")
        return getattr(module, name)

    def __call__(self, *arguments: object, **options: object) -> object:
        real = self._real()
        assert callable(real)  # noqa: S101
        return real(*arguments, **options)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real(), name)

    def __setattr__(self, name: str, value: object) -> None:
        self._settings.append(_Setting(self, name, value))
