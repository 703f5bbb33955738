"""A document with every node, in both languages, and the Word file made of it."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lxml import etree
from PIL import Image

from briefgen.content import (
    Block,
    Cards,
    Cell,
    Document,
    Entries,
    Entry,
    Figure,
    Foot,
    Head,
    Heading,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Run,
    SdgTile,
    Section,
    Sheet,
    Table,
    Title,
)
from briefgen.layout import Layout, SheetLayout
from briefgen.load import load_model
from briefgen.models.text import Lang
from briefgen.render.docx import render_docx
from briefgen.theme import Theme
from tests.conftest import ROOT

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
W = f"{{{NAMESPACES['w']}}}"
R = f"{{{NAMESPACES['r']}}}"

THEME = load_model(ROOT / "styles" / "theme.yaml", Theme).value
BASE = (ROOT / "styles" / "word-base.docx").read_bytes()
LAYOUT = Layout((SheetLayout("title", 10.5, 2.0, 0.5), SheetLayout("stacked", 12.6, 2.2, 0.6)))


def dot(_figure: Figure) -> bytes:
    """Give a picture of one pixel."""
    made = io.BytesIO()
    Image.new("RGB", (1, 1), "white").save(made, "PNG")
    return made.getvalue()


def run(text: str, lang: Lang = "en") -> Run:
    """Give plain words."""
    return Run(text, lang)


def line(text: str, lang: Lang = "en") -> Paragraph:
    """Give a paragraph of plain words."""
    return Paragraph((run(text, lang),))


def drawing(lang: Lang, width: float = 180) -> Figure:
    """Give a drawing as wide as the text."""
    alt = "Timeline of Testville." if lang == "en" else "测试市时间轴。"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="20mm"/>'
    return Figure("timeline", svg, alt, lang, width, 20)


def sheet(lang: Lang, *blocks: Block) -> Sheet:
    """Give a sheet with head and foot."""
    emblem = Figure("emblem", "<svg/>", "Emblem" if lang == "en" else "旗帜", lang, 15, 10)
    contact = Link("mailto:office@testville.example", (run("office@testville.example", lang),))
    return Sheet(
        lang,
        Head((run("Placeholder programme", lang),), (run("Placeholder document", lang),)),
        blocks,
        Foot(
            emblem,
            (line("Placeholder funding", lang),),
            (line("Placeholder contact", lang), Paragraph((contact,))),
            (line("Version 0", lang), line("1 June 2020", lang)),
        ),
    )


def document(*sheets: Sheet) -> Document:
    """Give a document of these sheets."""
    return Document(
        title="Testville and Sampleton",
        subject="A test",
        keywords=("test", "sample"),
        author="Placeholder Office",
        lang=sheets[0].lang,
        date="2020-06-01",
        sheets=sheets,
    )


def english() -> Sheet:
    """Give a sheet with every node."""
    nested = ListBlock("dash", (ListItem((line("Nested"),)),))
    themes = (
        (
            Paragraph((SdgTile(9, "SDG 9: Industry", "en"), SdgTile(11, "SDG 11: Cities", "en"))),
            Heading(3, (run("Theme one"),)),
            line("What is done"),
            Paragraph((run("Partnership"),), "quiet"),
        ),
        (Paragraph((SdgTile(0, "SDG not stated", "en"),)), line("Theme two")),
    )
    return sheet(
        "en",
        Title((run("Testville"),), (run("Sampleton"),)),
        Table(
            (Cell((run("Partner"),), header=True), Cell((run("Population"),), header=True)),
            (
                (
                    Cell((Run("Testville", "en", "china"),), header=True),
                    Cell((Run("2.3 million", "en", "figure"),)),
                ),
                (Cell((run("Sampleton"),), header=True), Cell((Run("not stated", "en", "quiet"),))),
            ),
            caption="Both sides in figures",
            lang="en",
        ),
        Section(Heading(2, (run("Themes"),)), line("with goals"), (Cards(themes * 3),)),
        Section(
            Heading(2, (run("Focus"),)),
            None,
            (
                Paragraph(
                    (
                        Run("Strong", "en", strong=True),
                        run(" and "),
                        Run("emphatic", "en", emphasis=True),
                        LineBreak(),
                        Link("https://testville.example/", (run("a link"),)),
                        Mark("to be confirmed", "en"),
                    )
                ),
            ),
            rule="row",
        ),
        Section(
            Heading(2, (run("Activities"),)),
            None,
            (
                Paragraph((run("The period"),), "label", column=3),
                drawing("en"),
                Entries(
                    (
                        Entry(1, "china", (run("May 2018"),), (line("First"), nested)),
                        Entry(2, "europe", (run("June 2018"),), (line("Second"),)),
                        Entry(3, None, (run("July 2018"),), (line("Third"),)),
                    )
                ),
            ),
        ),
        Section(
            Heading(2, (run("Results"),)),
            None,
            (
                ListBlock("number", (ListItem((line("One"), line("More"), nested)),)),
                ListBlock("number", (ListItem((line("One again"),)),)),
            ),
        ),
    )


def chinese() -> Sheet:
    """Give a sheet in Chinese, with words in both scripts."""
    mixed = (Run("与 IUC 团队", "zh"), Run("会面 2", "zh", strong=True), Run("次", "zh"))
    dotted = Run("重点", "zh", emphasis=True)
    missing = (Run("Not translated", "en"), Mark("待译", "zh"))
    return sheet(
        "zh",
        Title((run("测试市", "zh"),), (run("样例市", "zh"),)),
        Section(
            Heading(2, (run("合作重点", "zh"),)),
            None,
            (Paragraph((*mixed, dotted)), Paragraph(missing)),
        ),
        drawing("zh"),
    )


@dataclass(frozen=True)
class WordFile:
    """The parts of a finished Word file."""

    data: bytes

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return package.namelist()

    def read(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return package.read(name)

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.read(name))

    def find(self, path: str, part: str = "word/document.xml") -> list[etree._Element]:
        """Give the elements at an XPath."""
        found = self.xml(part).xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return [element for element in found if isinstance(element, etree._Element)]

    def values(self, path: str, part: str = "word/document.xml") -> list[str]:
        """Give the attributes or the text at an XPath."""
        found = self.xml(part).xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        return [str(value) for value in found]

    def stories(self) -> Iterator[str]:
        """Give the names of the parts with words."""
        kinds = ("word/document", "word/header", "word/footer")
        yield from (name for name in self.names() if name.startswith(kinds))

    def style(self, style: str) -> etree._Element:
        """Give a style by its id."""
        (found,) = self.find(f"//w:style[@w:styleId='{style}']", "word/styles.xml")
        return found


def rendered(made: Document, layout: Layout = LAYOUT) -> WordFile:
    """Give the Word file of a document; its layout may have more sheets."""
    layout = Layout(layout.sheets[: len(made.sheets)])
    return WordFile(render_docx(made, layout, THEME, BASE, dot))


SPECIMEN = document(english(), chinese())


@pytest.fixture(scope="session")
def specimen() -> WordFile:
    """The Word file with every node."""
    return rendered(SPECIMEN)
