"""Write `briefgen/quick_import/declarations.py`: C as WeasyPrint declares it, parsed for good.

`python scripts/make_declarations.py`, when another release of WeasyPrint declares something else.
"""

import ast
import tempfile
from collections.abc import Mapping
from importlib.metadata import distribution
from pathlib import Path
from pprint import pformat

import cffi

from briefgen.quick_import.declared import digest_of

_SOURCE = "weasyprint/text/ffi.py"
TARGET = Path(__file__).resolve().parent.parent / "briefgen" / "quick_import" / "declarations.py"

_ABOUT = '''\
"""The C declarations of WeasyPrint 70, parsed: written by `scripts/make_declarations.py`.

What they are parsed from is the text that `weasyprint/text/ffi.py` hands to cffi; the tables are
those that cffi itself writes for a module (cffi's documentation, "out-of-line, ABI level").
"""
'''


def main() -> None:
    """Write the file."""
    TARGET.write_text(written(), "utf-8")
    print(f"{TARGET}: format it with `ruff format`")


def written() -> str:
    """Give the text of the file, before it is formatted."""
    source = declarations()
    tables = pformat(dict(tables_of(source)), width=96, sort_dicts=False)
    return (
        f"{_ABOUT}\nfrom typing import Any, Final\n\n"
        f"DIGEST: Final = {digest_of(source)!r}\n"
        f'"""Of the text that is parsed here."""\n\n'
        f"TABLES: Final[dict[str, Any]] = {tables}\n"
        f'"""What `_cffi_backend.FFI` is made with."""\n'
    )


def declarations() -> str:
    """Give the C declarations of the WeasyPrint that is installed."""
    module = ast.parse(
        Path(str(distribution("weasyprint").locate_file(_SOURCE))).read_text("utf-8")
    )
    [text] = (
        ast.literal_eval(node.args[0])
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "ffi.cdef"
    )
    return str(text)


def tables_of(source: str) -> Mapping[str, object]:
    """Have cffi parse C declarations, and give the tables that it writes."""
    ffi = cffi.FFI()
    ffi.cdef(source)
    ffi.set_source("declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        module = ast.parse(Path(ffi.compile(tmpdir=folder)).read_text("utf-8"))
    [call] = (node for node in ast.walk(module) if isinstance(node, ast.Call))
    return {word.arg: ast.literal_eval(word.value) for word in call.keywords if word.arg}


if __name__ == "__main__":
    main()
