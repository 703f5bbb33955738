"""What the import of WeasyPrint 70 need not do: two thirds of its time.

Nothing of the installed packages is changed; what stands in for something does so during the
import alone.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from importlib import import_module
from types import ModuleType

# What no document asks for of WeasyPrint's own style: other scripts' numerals, direction, forms.
_NEVER_ASKED_FOR = re.compile(
    r"@counter-style (?!disc|circle|square|decimal|cjk-|(?:lower|upper)-(?:alpha|latin|roman))"
    r"[^}]*\}"
    r"|^(?:(?:button, )?(?:input|select|textarea)|:is\(input).*|^.*\[dir[]=].*",
    re.MULTILINE,
)
# The style of what HTML says of looks by attributes, which briefgen never writes.
_HINTS = "Presentational hints"


@contextmanager
def quick_import() -> Iterator[None]:
    """Import WeasyPrint within this.

    OSError says that a library is not found by its plain name, or that this WeasyPrint declares
    another one: then it has to be imported without this.
    """
    with _declarations_parsed(), _fonttools_when_used(), _short_style():
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
def _fonttools_when_used() -> Iterator[None]:
    """Have fontTools imported when something of it is used.

    WeasyPrint needs it for web fonts, variable fonts and emoji, and where HarfBuzz-Subset is
    missing; all that it does with its names is to call them and to look things up in them.
    """
    used = ("fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer")
    if any(name in sys.modules for name in used):
        yield
        return
    with _in_place({name: _StandIn(name) for name in ("fontTools.varLib", *used)}):
        yield


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
        return parse("" if _HINTS in css else _NEVER_ASKED_FOR.sub("", css))

    tinycss2.parse_stylesheet = parse_what_is_asked_for
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse


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
