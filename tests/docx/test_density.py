"""How tightly a chapter is set in Word: by styles of its own, as chapters.css has it in the PDF."""

import re
from dataclasses import replace

import pytest

from briefgen.content import Chapter, ChapterHeading, Density, Grid, Note, Quotation, walk
from briefgen.models.text import LANGS, Lang
from briefgen.render.docx.ooxml import mm_to_twips
from tests.conftest import ROOT
from tests.docx.conftest import (
    NAMESPACES,
    THEME,
    WordFile,
    both,
    cells,
    contents,
    cover,
    day,
    document,
    rendered,
    text,
    with_chapters,
)

TIGHTER: tuple[Density, ...] = ("close", "small")
CSS = (ROOT / "styles" / "chapters.css").read_text("utf-8")


def at(density: Density) -> WordFile:
    """Give a document whose chapters hold every kind of text, the first one set regularly."""
    tight = [replace(one, density=density) for one in (text(), day(), day("landscape"))]
    regular = replace(text(), heading=ChapterHeading(1, both("Regular", "常规")))
    return rendered(with_chapters(document(cover()), regular, *tight))


def value(file: WordFile, style: str, path: str) -> str:
    """Give a property of a style, perhaps inherited."""
    while style:
        found = file.style(style)
        if own := str(found.xpath(f"string({path})", namespaces=NAMESPACES)):
            return own
        style = str(found.xpath("string(w:basedOn/@w:val)", namespaces=NAMESPACES))
    return ""


def leading_in_css(density: Density, lang: Lang) -> float:
    """Give the leading in pt that chapters.css gives to what is read aloud."""
    if density == "small":
        return THEME.type.detail.in_lang(lang)[1]
    rules = re.findall(r"([^{}]+)\{ --text-leading: ([\d.]+)pt; \}", CSS)
    (found,) = [size for where, size in rules if f".{density} [lang|={lang}]" in where]
    return float(found)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("density", TIGHTER)
def test_what_is_read_aloud_has_the_leading_of_the_pdf(density: Density, lang: Lang) -> None:
    style = f"Text{'ZH' if lang == 'zh' else ''}{density.capitalize()}"
    file = at(density)
    assert int(value(file, style, "w:pPr/w:spacing/@w:line")) == 20 * leading_in_css(density, lang)
    size = THEME.type.detail if density == "small" else THEME.type.text
    assert int(value(file, style, "w:rPr/w:sz/@w:val")) == int(2 * size.in_lang(lang)[0])


@pytest.mark.parametrize("density", TIGHTER)
def test_all_that_is_read_aloud_is_set_so_in_tight_chapters_and_in_no_other(
    density: Density,
) -> None:
    file = at(density)
    used = file.values("//w:p[.//w:t]/w:pPr/w:pStyle/@w:val")
    aloud = [one for one in used if re.match("Text|Quote(?!Source)|List[A-Z][a-z]+Text", one)]
    tight = [one for one in aloud if density.capitalize() in one]
    plain = [one for one in aloud if one not in tight]
    of_text = [one.replace(density.capitalize(), "") for one in tight]
    assert set(plain) <= set(of_text)
    assert of_text[: len(plain)] == plain  # the same chapter, first regular and then tight
    assert {"Text", "TextZH", "ListDashText", "ListOutlineText"} <= {
        re.sub("Indented|Narrow|Last", "", one) for one in of_text
    }


@pytest.mark.parametrize(("density", "below"), [("close", "small"), ("small", "hair")])
def test_the_rows_of_a_tight_chapter_stand_closer(density: Density, below: str) -> None:
    file = at(density)
    used = set(file.values("//w:body/w:tbl/w:tblPr/w:tblStyle/@w:val"))
    kind = density.capitalize()
    assert used & {"Rows", "Data"} == {"Rows"}  # the note of the cover
    for style in (f"Rows{kind}", f"Data{kind}"):
        assert style in used
        margins = "w:tblPr/w:tblCellMar"
        assert value(file, style, f"{margins}/w:top/@w:w") == str(mm_to_twips(THEME.space.hair))
        wanted = mm_to_twips(getattr(THEME.space, below))
        assert value(file, style, f"{margins}/w:bottom/@w:w") == str(wanted)
        gutter = str(mm_to_twips(THEME.grid.gutter))
        assert value(file, style, f"{margins}/w:right/@w:w") == gutter


def test_the_space_around_a_day_of_a_small_chapter_is_less() -> None:
    heading = ChapterHeading(2, both("Day", "日"))
    rows = Grid((cells("One", "a", "甲"),))
    chapter = Chapter(heading, (heading, rows, heading, Note((), ()), heading), density="small")
    file = rendered(with_chapters(document(cover()), chapter))
    styles = file.values("//w:pStyle[starts-with(@w:val, 'HeadingDaySmall')]/@w:val")
    assert styles == [
        *("HeadingDaySmallRuled", "HeadingDaySmallFirst"),
        *("HeadingDaySmall", "HeadingDaySmallRuled"),
    ]
    for style in styles:
        assert value(file, style, "w:pPr/w:spacing/@w:after") == str(mm_to_twips(THEME.space.small))
    before = [int(value(file, style, "w:pPr/w:spacing/@w:before")) for style in styles[2:]]
    regular = rendered(with_chapters(document(cover()), replace(chapter, density="regular")))
    wider = [
        int(value(regular, style, "w:pPr/w:spacing/@w:before"))
        for style in ("HeadingDay", "HeadingDayRuled")
    ]
    less = mm_to_twips(THEME.space.huge - THEME.space.medium)
    assert before == pytest.approx([one - less for one in wider], abs=1)


@pytest.mark.parametrize("density", TIGHTER)
def test_the_contents_name_the_headings_of_tight_chapters(density: Density) -> None:
    tight = replace(day(), density=density)
    file = rendered(with_chapters(document(cover()), contents(), tight))
    (code,) = [code for code in file.values("//w:instrText/text()") if "TOC" in code]
    used = file.values("//w:p[w:bookmarkStart]/w:pPr/w:pStyle/@w:val")
    for style in (one for one in used if one.startswith("HeadingDay")):
        name = file.style(style).xpath("string(w:name/@w:val)", namespaces=NAMESPACES)
        assert f"{name},2" in code


@pytest.mark.parametrize("density", TIGHTER)
def test_nothing_is_formatted_by_hand_to_be_tight(density: Density) -> None:
    own = at(density).find("//w:p/w:pPr/*[not(self::w:pStyle|self::w:numPr|self::w:sectPr)]")
    assert own == []


def test_the_chapters_here_hold_all_that_a_density_changes() -> None:
    kinds = {type(node) for chapter in (text(), day()) for node in walk(chapter)}
    assert {Grid, Quotation} <= kinds
