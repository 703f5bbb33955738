"""The C declarations are those of the WeasyPrint in use; with others it works as well."""

import subprocess
import sys

from briefgen.quick_import.declarations import DIGEST, TABLES
from briefgen.quick_import.declared import digest_of
from scripts.make_declarations import declarations, tables_of
from tests.conftest import ROOT


def test_they_are_parsed_from_what_weasyprint_declares() -> None:
    assert digest_of(declarations()) == DIGEST
    assert tables_of(declarations()) == TABLES


def test_other_declarations_are_parsed_by_cffi() -> None:
    code = """
from briefgen.quick_import import declarations
declarations.DIGEST = "another"
from briefgen.libraries import load_weasyprint
weasyprint = load_weasyprint()
from weasyprint.text.ffi import ffi
print(type(ffi).__module__, weasyprint.HTML(string="a").write_pdf()[:5])
"""
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["cffi.api", "b'%PDF-'"]


def test_the_parser_of_c_is_not_imported() -> None:
    code = """
import sys
from briefgen.libraries import load_weasyprint
load_weasyprint()
print("pycparser" in sys.modules, "cffi" in sys.modules)
"""
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "False"]
