"""What the peers are given: the HTML that briefgen hands to WeasyPrint, and the same words.

`python -m bench.documents FOLDER` writes it: in a process of its own, as the memory of a process
that starts others counts as theirs.
"""

import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from briefgen.build import fit
from briefgen.compose.summary import summary_of
from briefgen.layout import Layout
from briefgen.material import Material, load_material
from briefgen.models.text import Lang
from briefgen.render.css import FONTS_ADDRESS, stylesheet
from briefgen.render.html import HtmlWriter
from briefgen.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
EDITIONS: tuple[tuple[Lang, ...], ...] = (("en",), ("zh",), ("en", "zh"))


def write_documents(workspace: Workspace, name: str, folder: Path) -> None:
    """Write the summary in English, in Chinese and in both as HTML, the first one for typst too."""
    material = load_material(workspace, name)
    for langs in EDITIONS:
        file = folder / f"{'-'.join(langs)}.html"
        file.write_text(_html(material, langs), "utf-8")
    write_typst(folder / "en.html", folder / "en.typ")


def _html(material: Material, langs: Sequence[Lang]) -> str:
    fitted = fit(material, langs)
    document = summary_of(material, [fitted[lang].sheet for lang in langs])
    layout = Layout(tuple(fitted[lang].pdf for lang in langs))
    css = stylesheet(material.theme, material.css)
    return html_for_peers(HtmlWriter(layout).document(document), css, material.workspace.fonts)


def html_for_peers(html: str, css: str, fonts: Path) -> str:
    """Give a whole file: HTML with its rules, and the fonts where they are."""
    with_rules = html.replace("</head>", f"<style>{css}</style></head>", 1)
    return with_rules.replace(FONTS_ADDRESS, f"{fonts.as_uri()}/")


def write_typst(html: Path, target: Path) -> None:
    """Write the words of an HTML file as paragraphs for typst, in the same fonts."""
    reader = _Words()
    reader.feed(html.read_text("utf-8"))
    paragraphs = "\n\n".join(f"#text({_quoted(one)})" for one in reader.paragraphs)
    settings = '#set page(paper: "a4", margin: 15mm)\n#set text(font: ("Carlito", "Noto Sans SC"), '
    target.write_text(f"{settings}size: 8.6pt)\n#set par(justify: true)\n{paragraphs}\n", "utf-8")


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Words(HTMLParser):
    """Collects the words of the body, a paragraph for each block."""

    _BLOCKS = frozenset({"p", "h1", "h2", "h3", "li", "div", "td", "th"})

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._in_body = False
        self.paragraphs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._in_body = self._in_body or tag == "body"
        self._end_of_paragraph(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_of_paragraph(tag)

    def handle_data(self, data: str) -> None:
        if self._in_body:
            self._words += data

    def _end_of_paragraph(self, tag: str) -> None:
        if tag in self._BLOCKS and self._words.strip():
            self.paragraphs.append(" ".join(self._words.split()))
            self._words = ""


if __name__ == "__main__":
    write_documents(Workspace.at(ROOT), "haikou", Path(sys.argv[1]))
