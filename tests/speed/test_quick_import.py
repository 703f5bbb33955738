"""What the import of WeasyPrint leaves out is nothing that a document needs."""

import shutil
import subprocess
import sys
from hashlib import sha256

from briefgen.workspace import Workspace
from tests.conftest import ROOT

CODE = """
import sys
from pathlib import Path
from briefgen import declarations
if sys.argv[2] == "whole":
    declarations.DIGEST = "another"  # so WeasyPrint is imported as it is
from briefgen.libraries import load_weasyprint
load_weasyprint()
from weasyprint.html import UA_COUNTER_STYLE
print(len(UA_COUNTER_STYLE))
from briefgen.__main__ import run
sys.argv[1:] = ["pdf", "haikou", "--workspace", sys.argv[1]]
run()
"""


def made(workspace: Workspace, how: str) -> tuple[int, dict[str, str]]:
    """Give the number of WeasyPrint's counters, and the digests of the documents made."""
    result = subprocess.run(
        [sys.executable, "-c", CODE, str(workspace.root), how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = sorted(workspace.out.rglob("*.pdf"))
    return int(result.stdout.split()[0]), {
        file.name: sha256(file.read_bytes()).hexdigest() for file in files
    }


def test_documents_are_the_same_with_all_of_weasyprints_own_style(real: Workspace) -> None:
    short, documents = made(real, "short")
    shutil.rmtree(real.out)
    whole, same = made(real, "whole")
    assert short < whole
    assert len(documents) == 5
    assert documents == same
