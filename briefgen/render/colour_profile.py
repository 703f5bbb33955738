"""The colour profile that PDF/A asks for, taken as WeasyPrint ships it.

WeasyPrint has Pillow read it and give it back, byte for byte; nothing else of a document without
photos needs Pillow, and to import it takes as long as to write the page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Final

_FILE: Final = "sRGB2014.icc"
# What the profile says of itself in its tag `dmdd` (ICC.1:2001-04, 6.4.14).
_NAME: Final = "IEC 61966-2-1 Default RGB Colour Space - sRGB"


@dataclass(slots=True)
class _Profile:
    """What WeasyPrint asks of a profile; the reference is what it keeps there."""

    content: bytes
    components: tuple[list[str], ...]
    name: str = _NAME
    pdf_reference: bytes | None = None


@contextmanager
def colour_profile_as_it_is() -> Iterator[None]:
    """Let WeasyPrint put its own profile of sRGB into a PDF without reading it."""
    from weasyprint import pdf

    original = pdf.ColorProfile

    def profile(
        file: IO[bytes], source: str, intent: str, components: tuple[list[str], ...]
    ) -> object:
        if source != _FILE:
            return original(file, source, intent, components)
        with file:
            return _Profile(file.read(), components)

    pdf.ColorProfile = profile
    try:
        yield
    finally:
        pdf.ColorProfile = original
