"""What the import of WeasyPrint 70 need not do: two thirds of its time.

Nothing of the installed packages is changed; what stands in for something does so during the
import alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from briefgen.quick_import.declared import declarations_parsed
from briefgen.quick_import.own_style import short_style
from briefgen.quick_import.stand_ins import when_used

# For web fonts, variable fonts and emoji, and where HarfBuzz-Subset is missing.
_FONTTOOLS = (
    "fontTools.varLib",
    "fontTools.varLib.instancer",
    "fontTools.subset",
    "fontTools.ttLib",
)
# For pictures of pixels and for colour profiles.
_PILLOW = ("PIL", "PIL.ImageCms")


@contextmanager
def quick_import() -> Iterator[None]:
    """Import WeasyPrint within this.

    OSError says that a library is not found by its plain name, or that this WeasyPrint declares
    another one: then it has to be imported without this.
    """
    with declarations_parsed(), when_used(_FONTTOOLS), when_used(_PILLOW), short_style():
        yield
