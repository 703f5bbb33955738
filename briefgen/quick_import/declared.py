"""The C declarations of WeasyPrint, as cffi has parsed them before, which takes it long."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from types import ModuleType

from briefgen.quick_import.stand_ins import in_place


def digest_of(declarations: str) -> str:
    """Give what `declarations.py` knows the text by that it was parsed from."""
    return blake2b(declarations.encode(), digest_size=16).hexdigest()


@contextmanager
def declarations_parsed() -> Iterator[None]:
    """Have cffi take the declarations as they were parsed.

    OSError says that this WeasyPrint declares something else.

    Nor are libraries searched for then: WeasyPrint asks for each by its names on other systems
    first, and for every one of those cffi has `ctypes.util` ask ldconfig, the C compiler and the
    linker: 80 processes.
    """
    # Not cffi itself: that alone imports the parser of C.
    import _cffi_backend

    from briefgen.quick_import.declarations import DIGEST, TABLES

    class Declared(_cffi_backend.FFI):  # type: ignore[misc]  # it has no types
        """What stands for `cffi.FFI`: as cffi makes it of the tables."""

        def cdef(self, declarations: str) -> None:
            if digest_of(declarations) != DIGEST:
                raise OSError("another release of WeasyPrint")

    stand_in = ModuleType("cffi")
    make: Callable[[], Declared] = lambda: Declared("declarations", **TABLES)  # noqa: E731
    stand_in.__dict__["FFI"] = make
    with in_place({"cffi": stand_in}):
        yield
