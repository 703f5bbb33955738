"""A page with the blocks of a test and nothing else, set with the project's own style."""

from briefgen.content import Block, Document, Figure, Foot, Head, Inline, Paragraph, Run, Sheet
from briefgen.layout import Layout, SheetLayout
from briefgen.load import load_model
from briefgen.models.text import Lang
from briefgen.render.pdf import lay_out, write_pdf
from briefgen.theme import Theme
from tests.conftest import ROOT

THEME = load_model(ROOT / "styles" / "theme.yaml", Theme).value
_STYLE = (ROOT / "styles" / "document.css").read_text("utf-8")
_ON_A_PAGE = 18
_NARROW = "p { width: var(--grid-column) }"


def pdf_of(*blocks: Block, lang: Lang = "zh", css: str = "") -> bytes:
    """Give the PDF of these blocks; `css` is put behind the project's style.

    Paragraphs are 32.8 mm wide: ten Han characters of the body stand on a line, not eleven.
    """
    emblem = Figure("emblem", "<svg/>", "Placeholder", lang, 15, 10)
    sheets = tuple(
        Sheet(lang, Head((), ()), blocks[at : at + _ON_A_PAGE], Foot(emblem, (), (), ()))
        for at in range(0, len(blocks), _ON_A_PAGE)
    )
    document = Document(
        title="A test",
        subject="",
        keywords=(),
        author="Placeholder Office",
        lang=lang,
        date="2020-06-01",
        sheets=sheets,
    )
    _, leading = THEME.type.body.in_lang(lang)
    layout = Layout((SheetLayout("title", leading, 2.0, 0.5),) * len(sheets))
    pages = lay_out(document, layout, THEME, ROOT / "styles" / "fonts", _STYLE + _NARROW + css)
    return write_pdf(document, pages)


def paragraph(*inlines: Inline | str, lang: Lang = "zh") -> Paragraph:
    """Give a paragraph of words and inlines."""
    return Paragraph(tuple(Run(each, lang) if isinstance(each, str) else each for each in inlines))
