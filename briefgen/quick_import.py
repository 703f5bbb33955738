"""What the import of WeasyPrint 70 need not do: two thirds of its time.

Nothing of the installed packages is changed; what stands in for something does so during the
import alone.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

WRITTEN = frozenset(
    (
        *("html", "head", "meta", "title", "style", "body", "article", "section", "div", "span"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "blockquote", "ol", "ul", "li"),
        *("table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
        *("a", "em", "strong", "mark", "img"),
    )
)
"""The elements of the HTML that briefgen writes; WeasyPrint's style knows no attribute of them."""
# Other scripts' numerals.
_NUMERALS = re.compile(
    r"@counter-style (?!disc|circle|square|decimal|cjk-|(?:lower|upper)-(?:alpha|latin|roman))"
    r"[^}]*\}"
)
_RULE = re.compile(r"^(?![ @/])([^{}\n]+) (\{.*\})$", re.MULTILINE)
_ELEMENT = re.compile("[a-z0-9]*")
# For web fonts, variable fonts and emoji, and where HarfBuzz-Subset is missing.
_FONTTOOLS = (
    "fontTools.varLib",
    "fontTools.varLib.instancer",
    "fontTools.subset",
    "fontTools.ttLib",
)
# For pictures of pixels and for colour profiles.
_PILLOW = ("PIL", "PIL.ImageCms")
# The style of what HTML says of looks by attributes, which briefgen never writes.
_HINTS = "Presentational hints"


@contextmanager
def quick_import() -> Iterator[None]:
    """Import WeasyPrint within this.

    OSError says that a library is not found by its plain name, or that this WeasyPrint declares
    another one: then it has to be imported without this.
    """
    with _declarations_parsed(), _when_used(_FONTTOOLS), _when_used(_PILLOW), _short_style():
        yield


def digest_of(declarations: str) -> str:
    """Give what `declarations.py` knows the text by that it was parsed from."""
    return blake2b(declarations.encode(), digest_size=16).hexdigest()


@contextmanager
def _declarations_parsed() -> Iterator[None]:
    """Have the C declarations as cffi has parsed them before, which takes it long.

    Nor are libraries searched for then: WeasyPrint asks for each by its names on other systems
    first, and for every one of those cffi has `ctypes.util` ask ldconfig, the C compiler and the
    linker: 80 processes.
    """
    # Not cffi itself: that alone imports the parser of C.
    import _cffi_backend

    from briefgen.declarations import DIGEST, TABLES

    class Declared(_cffi_backend.FFI):  # type: ignore[misc]  # it has no types
        """What stands for `cffi.FFI`: as cffi makes it of the tables."""

        def cdef(self, declarations: str) -> None:
            if digest_of(declarations) != DIGEST:
                raise OSError("another release of WeasyPrint")

    stand_in = ModuleType("cffi")
    make: Callable[[], Declared] = lambda: Declared("declarations", **TABLES)  # noqa: E731
    stand_in.__dict__["FFI"] = make
    with _in_place({"cffi": stand_in}):
        yield


@contextmanager
def _when_used(names: Sequence[str]) -> Iterator[None]:
    """Have modules imported when something of one of them is used.

    All that WeasyPrint does with their names is to call them, to look things up in them, and to
    set what is set in them then.
    """
    if any(name in sys.modules for name in names):
        yield
        return
    settings: list[_Setting] = []
    with _in_place({name: _StandIn(name, settings) for name in names}):
        yield


def _for_written(rule: re.Match[str]) -> str:
    """Give a rule for what of its selectors may choose an element that is written."""
    # A comma within brackets parts no selectors.
    selectors = [rule[1]] if "(" in rule[1] else rule[1].split(", ")
    chosen = [one for one in selectors if "[" not in one and _element_of(one) in {"", *WRITTEN}]
    return f"{', '.join(chosen)} {rule[2]}" if chosen else ""


def _element_of(selector: str) -> str:
    """Give the name of the element that is chosen; none for a selector such as `::marker`."""
    last = selector.rpartition(")")[2].split()
    match = _ELEMENT.match(last[-1]) if last else None
    return match[0] if match else ""


@contextmanager
def _in_place(stand_ins: Mapping[str, ModuleType]) -> Iterator[None]:
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
def _short_style() -> Iterator[None]:
    """Have WeasyPrint read its own style without what no document asks for."""
    import tinycss2

    parse = tinycss2.parse_stylesheet

    def parse_what_is_asked_for(css: str) -> object:
        return parse("" if _HINTS in css else _RULE.sub(_for_written, _NUMERALS.sub("", css)))

    tinycss2.parse_stylesheet = parse_what_is_asked_for
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse


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
