"""What the import of WeasyPrint leaves out is nothing that a document needs."""

import base64
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from io import BytesIO

from PIL import Image

from briefgen.build import fit
from briefgen.compose.summary import summary_of
from briefgen.layout import Layout
from briefgen.material import load_material
from briefgen.models.text import LANGS
from briefgen.quick_import.own_style import WRITTEN
from briefgen.render.html import HtmlWriter
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.specimen.long import long_document

CODE = """
import sys
from pathlib import Path
from briefgen.quick_import import declarations
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
PILLOW = """
import sys
from io import BytesIO
from briefgen.libraries import load_weasyprint
load_weasyprint()
print("PIL" in sys.modules)
from weasyprint.images import Image
try:
    Image.open(BytesIO(b"no picture"))
except OSError as error:
    print(type(error).__name__)
from PIL import EpsImagePlugin, ImageFile
print(EpsImagePlugin.gs_binary, ImageFile.LOAD_TRUNCATED_IMAGES)
"""


def written(html: str) -> set[str]:
    """Give the elements of an HTML text."""
    return set(re.findall("<([a-z][a-z0-9]*)", html))


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


def test_a_picture_of_pixels_in_a_style_is_the_same(real: Workspace) -> None:
    pixels = BytesIO()
    Image.new("RGBA", (4, 4), (200, 40, 40, 128)).save(pixels, "PNG")
    address = "data:image/png;base64," + base64.b64encode(pixels.getvalue()).decode()
    styles = real.root / "styles"
    styles.mkdir()
    css = (ROOT / "styles" / "document.css").read_text("utf-8")
    (styles / "document.css").write_text(f"{css}\nh1 {{ background: url({address}) }}", "utf-8")
    _, documents = made(real, "short")
    shutil.rmtree(real.out)
    _, same = made(real, "whole")
    assert documents == same
    shutil.rmtree(real.out)
    (styles / "document.css").unlink()
    _, without = made(real, "short")
    assert without != documents


def test_pillow_is_imported_when_it_is_used_and_set_as_weasyprint_sets_it() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PILLOW], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "UnidentifiedImageError", "False", "True"]


def test_every_element_that_is_written_keeps_its_style(real: Workspace) -> None:
    material = load_material(real, "haikou")
    fitted = fit(material, LANGS).values()
    summary = summary_of(material, [one.sheet for one in fitted])
    layout = Layout(tuple(one.pdf for one in fitted))
    html = HtmlWriter(layout).document(summary)
    html += HtmlWriter(Layout(())).document(long_document(1))
    assert {"ul", "ol", "colgroup", "mark"} <= written(html)
    assert written(html) - {"svg"} <= WRITTEN
