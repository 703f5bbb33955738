"""A document with every node, in both languages, and the Word file made of it."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import pytest
from lxml import etree
from PIL import Image

from briefgen.content import (
    Block,
    Caption,
    Cards,
    Cell,
    Chapter,
    ChapterHeading,
    Contents,
    CoverCity,
    CoverTitle,
    Disc,
    Document,
    Entries,
    Entry,
    Figure,
    Foot,
    Grid,
    GridCell,
    GridRow,
    Head,
    Heading,
    HeadingPart,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Mark,
    Note,
    Orientation,
    PageCount,
    PageNumber,
    Paragraph,
    Portrait,
    Quotation,
    Reference,
    Run,
    Running,
    SdgTile,
    Section,
    Sheet,
    Table,
    Title,
)
from briefgen.contents import complete, with_pages
from briefgen.layout import Layout, SheetLayout
from briefgen.load import load_model
from briefgen.models.text import Lang
from briefgen.render.docx import render_docx
from briefgen.theme import Theme
from tests.conftest import ROOT
from tests.pictures import encoded, silhouette
from tests.validators.conftest import once  # noqa: F401  # a fixture of this folder too

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
SPECIMEN_LAYOUT = Layout((*LAYOUT.sheets, SheetLayout("title", 11.4, 2.0, 0.5)))


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


def portrait(lang: Lang = "en") -> Portrait:
    """Give a portrait of nobody."""
    alt = "Portrait of FAMILYNAME Given" if lang == "en" else "某某的照片"
    return Portrait(encoded(silhouette((168, 216))), alt, lang, 14, 18)


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


def cover() -> Sheet:
    """Give a cover."""
    names = (run("Testville"), run("测试市", "zh"))
    title = CoverTitle(
        (
            HeadingPart("en", (run("Briefing"),), (run("1 June 2020"),)),
            HeadingPart("zh", (run("简报", "zh"),), (run("2020年6月1日", "zh"),)),
        ),
        (CoverCity("china", names), CoverCity("europe", (run("Sampleton"),))),
    )
    return sheet("en", title, Note((run("Note"),), (line("What a reader must not miss"),)))


def both(english: str, chinese: str) -> tuple[HeadingPart, HeadingPart]:
    """Give a heading in both languages."""
    return HeadingPart("en", (run(english),)), HeadingPart("zh", (run(chinese, "zh"),))


def cells(*words: str, head: bool = False) -> GridRow:
    """Give a row of five columns: what it is, in English and in Chinese."""
    first, second, third = words
    return GridRow(
        (
            GridCell((line(first),) if first else (), header=True),
            GridCell((Paragraph((run(second),), "text"),), 2),
            GridCell((Paragraph((run(third, "zh"),), "text"),), 2, "zh"),
        ),
        head=head,
        keeps_with_next=first == "09:00",
    )


def day(orientation: Orientation = "portrait") -> Chapter:
    """Give a chapter with every kind of row."""
    label = HeadingPart("en", (run("Day 1"),), (run("Monday"),))
    numbered = Paragraph((run("Welcome"),), lead=(run("1"),))
    ring = Paragraph((run("confirmed"),), lead=(Mark("", "en", confirmed=True),))
    disc = Paragraph((run("First visit"),), "entry", lead=(Disc(1, "china"),))
    facts = Grid(
        (
            GridRow(
                (
                    GridCell((Heading(2, (run("Agenda"),)),)),
                    GridCell((numbered, Paragraph((run("A message"),), "message")), 2),
                    GridCell((ring, disc), 2),
                )
            ),
            cells("", "An empty first cell", "空的第一格"),
            GridRow(
                (
                    GridCell((disc, portrait())),
                    GridCell((portrait(), line("Words beside a portrait")), 2),
                    GridCell((line("文字", "zh"),), 2, "zh"),
                )
            ),
        ),
        rule="heavy",
    )
    programme = Grid(
        (
            cells("Local time", "English", "中文", head=True),
            cells("09:00", "Welcome by the host", "主人致欢迎辞"),
            cells("10:00", "Working session", "工作会谈"),
        ),
        caption="Programme of the day",
        rule="none",
    )
    return Chapter(
        ChapterHeading(1, both("Programme", "日程"), anchor=f"programme {orientation}"),
        (
            ChapterHeading(2, both("Sampleton", "样例城"), (label,), f"day {orientation}"),
            facts,
            Caption("table", "Table", 0, (run("The day by the hour"),), "en"),
            programme,
            drawing("en", 300),
            Caption("figure", "Figure", 0, (run("The day as a line"),), "en"),
        ),
        orientation,
    )


def text() -> Chapter:
    """Give a chapter of running text in both languages."""
    item = ListItem((Paragraph((run("An item to be said"),), "text"), line("More of it")))
    return Chapter(
        ChapterHeading(1, (HeadingPart("en", (run("Running text"),)),), anchor="text"),
        (
            Heading(2, (run("In English"),), "Target"),
            Paragraph((run("It is found on page "), Reference("day portrait")), "text"),
            ListBlock("dash", (item, item)),
            ListBlock("outline", (item,)),
            Heading(3, (run("A part of it"),)),
            Paragraph((run("中文正文", "zh"),), "text", lang="zh"),
            Quotation((Paragraph((run("“Words of a source”"),), "text"),), (run("Its place"),)),
        ),
    )


def contents() -> Chapter:
    """Give the list of chapters."""
    return Chapter(ChapterHeading(1, both("Contents", "目录"), anchor="contents"), (Contents(()),))


RUNNING = Running(
    head=((run("A mission"),), (run("Version 0"),)),
    foot=((run("Not to be handed on"),), (), (PageNumber(), run(" of "), PageCount())),
    handling=(run("INTERNAL "), run("内部", "zh")),
)
PAGES = {"contents": 4, "text": 5, "programme portrait": 6, "day portrait": 6}
PAGES |= {"programme landscape": 7, "day landscape": 7, "Target": 5}
PAGE_COUNT = 7


def with_chapters(made: Document, *chapters: Chapter, running: Running = RUNNING) -> Document:
    """Give a document with chapters, whose pages are known."""
    return with_pages(complete(replace(made, running=running, chapters=chapters)), PAGES)


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
        """Give a part, to be read only: it is the same for all who ask."""
        return _parsed(self, name)

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


@lru_cache(maxsize=64)
def _parsed(file: WordFile, name: str) -> etree._Element:
    return etree.fromstring(file.read(name))


def rendered(made: Document, layout: Layout = SPECIMEN_LAYOUT) -> WordFile:
    """Give the Word file of a document; its layout may have more sheets."""
    layout = Layout(layout.sheets[: len(made.sheets)])
    return WordFile(render_docx(made, layout, THEME, BASE, dot, PAGE_COUNT))


SUMMARY = document(english(), chinese())
SPECIMEN = with_chapters(
    document(english(), chinese(), cover()), contents(), text(), day(), day("landscape")
)


@pytest.fixture(scope="session")
def specimen() -> WordFile:
    """The Word file with every node."""
    return rendered(SPECIMEN)


@pytest.fixture(scope="session")
def summary() -> WordFile:
    """The Word file with every node of sheets, and no chapters."""
    return rendered(SUMMARY)
