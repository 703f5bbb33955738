"""The system libraries that WeasyPrint loads: which are there, and what brings those that are not.

Importing WeasyPrint fails with a traceback where one is missing, so it is imported through here.
"""

import io
import platform
import shutil
import sys
import warnings
from collections.abc import Mapping
from contextlib import redirect_stdout, suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from briefgen.errors import Problem, SetupError
from briefgen.quick_import import quick_import

if TYPE_CHECKING:
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class Library:
    """A system library: what it is for, and the names under which a system may hold it."""

    name: str
    purpose: str
    names: tuple[str, ...]
    """As WeasyPrint 70 asks for it, on Linux, macOS and Windows."""


def _names(name: str, version: str, linux: str) -> tuple[str, ...]:
    return (
        f"lib{name}-{version}",
        f"{name}-{version}",
        name,
        f"lib{name}.so.{linux}",
        f"lib{name}.{linux}.dylib",
        f"lib{name}.dylib",
        f"lib{name}-{version}.dll",
    )


NEEDED: tuple[Library, ...] = (
    Library("GLib", "what Pango stands on", _names("gobject-2.0", "0", "0")),
    Library("Pango", "sets the lines of a PDF", _names("pango-1.0", "0", "0")),
    Library("PangoFT2", "gives the fonts to Pango", _names("pangoft2-1.0", "0", "0")),
    Library("HarfBuzz", "chooses and places the glyphs", _names("harfbuzz", "0", "0")),
    Library("Fontconfig", "keeps the list of the fonts", _names("fontconfig", "1", "1")),
)
SUBSET = Library(
    "HarfBuzz-Subset",
    "takes from a font what a PDF needs of it",
    _names("harfbuzz-subset", "0", "0"),
)
"""Without it all works, but slowly."""

DEBIAN, MACOS, WINDOWS = "Debian and Ubuntu", "macOS", "Windows"
# "First Steps" of WeasyPrint's documentation. Pango brings the others with it.
REMEDIES: Mapping[str, str] = {
    DEBIAN: "run `sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`",
    MACOS: "run `brew install pango` (brew.sh), and install briefgen with Homebrew's own Python",
    WINDOWS: "install MSYS2 (msys2.org), run `pacman -S mingw-w64-ucrt-x86_64-pango` in its window "
    r"UCRT64, and set WEASYPRINT_DLL_DIRECTORIES to its folder, such as C:\msys64\ucrt64\bin",
}
"""What brings the libraries, by system."""


def this_system() -> str | None:
    """Give which of REMEDIES is this machine's, or nothing where it is none of them."""
    match platform.system():
        case "Darwin":
            return MACOS
        case "Windows":
            return WINDOWS
        case "Linux" if shutil.which("apt-get"):
            return DEBIAN
        case _:
            return None


def remedy() -> str:
    """Give what brings the libraries on this machine."""
    if system := this_system():
        return REMEDIES[system]
    return "install Pango and HarfBuzz with its part Subset by this system's package manager"


def load_weasyprint() -> "ModuleType":
    """Give the module `weasyprint`.

    Raises SetupError where a system library that it needs is missing.
    """
    # It prints its own advice to standard output, and warns of what `slow_fonts` says.
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        with suppress(OSError), quick_import():
            return import_module("weasyprint")
        try:
            return import_module("weasyprint")
        except OSError as error:
            raise SetupError(Problem(_what_is_missing(error), remedy())) from None


def is_there(library: Library) -> bool:
    """Whether the library can be loaded, by any of its names."""
    return _open(library) is not None


def version_of(library: Library) -> str:
    """Give the version that a library says of itself; nothing where it is missing or says none."""
    opened = _open(library)
    if opened is None:
        return ""
    match library.name:
        case "Pango":
            return str(_ffi().string(opened.pango_version_string()).decode())
        case "HarfBuzz":
            return str(_ffi().string(opened.hb_version_string()).decode())
        case "Fontconfig":
            number = int(opened.FcGetVersion())
            return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
        case _:
            return ""


def slow_fonts() -> str | None:
    """Give a sentence where a PDF was made slowly in this process for want of a library."""
    if "weasyprint" not in sys.modules:
        return None
    from weasyprint.text.ffi import harfbuzz, harfbuzz_subset

    if harfbuzz_subset is not None and harfbuzz.hb_version_atleast(4, 1, 0):
        return None
    return f"PDFs take several times as long, as {SUBSET.name} is missing; {remedy()}"


def _what_is_missing(error: OSError) -> str:
    missing = [library for library in NEEDED if not is_there(library)]
    names = ", ".join(f"{library.name} ({library.names[0]})" for library in missing)
    return f"no PDF can be made, as {names or error} cannot be found"


# cffi makes the functions of a library when it is opened, so they have no types.
def _open(library: Library) -> Any:  # noqa: ANN401
    for name in library.names:
        with suppress(OSError):
            return _ffi().dlopen(name)
    return None


@cache
def _ffi() -> Any:  # noqa: ANN401
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(
        "const char *pango_version_string(void);"
        "const char *hb_version_string(void);"
        "int FcGetVersion(void);"
    )
    return ffi
