"""A house's own base document: what it brings stays, and what it lacks is made and said."""

import io
import re

import docx
import pytest
from click.testing import CliRunner
from docx.document import Document
from docx.shared import Mm
from PIL import Image

from briefgen.cli import main
from briefgen.content import ListBlock, ListItem
from briefgen.errors import InputError
from briefgen.render.docx import base_notices, render_docx
from briefgen.workspace import Workspace
from tests.docx.conftest import (
    BASE,
    LAYOUT,
    NAMESPACES,
    SUMMARY,
    THEME,
    W,
    WordFile,
    document,
    dot,
    line,
    sheet,
)
from tests.docx.houses import (
    add_field,
    edited,
    house,
    of_chinese_word,
    with_custom_xml,
    with_letterhead,
    without_style,
)
from tests.readers.docx_text import docx_sheets

STYLES = "word/styles.xml"


def filled(base: bytes) -> WordFile:
    """Give the document with every node, made with a base."""
    return WordFile(render_docx(SUMMARY, LAYOUT, THEME, base, dot))


@pytest.fixture(scope="module")
def letterhead() -> WordFile:
    return filled(house(with_letterhead))


# --- what it brings stays -------------------------------------------------------------------


def test_the_words_of_a_letterhead_stay_and_the_running_head_stands_below(
    letterhead: WordFile,
) -> None:
    headers = [name for name in letterhead.stories() if "header" in name]
    assert len(headers) == 4  # two sheets, each with a first page of its own
    for name in headers:
        words = ["".join(found.itertext()) for found in letterhead.find("//w:p[.//w:t]", name)]
        assert words[0].startswith("Placeholder City Hall")
        assert words[1] == "Placeholder programmePlaceholder document"


def test_the_picture_of_a_letterhead_stays_in_every_header(letterhead: WordFile) -> None:
    for name in letterhead.stories():
        if "header" in name:
            (picture,) = letterhead.values("//a:blip/@r:embed", name)
            rels = name.replace("word/", "word/_rels/") + ".rels"
            (target,) = letterhead.values(f"//*[@Id='{picture}']/@Target", rels)
            assert letterhead.read(f"word/{target}").startswith(b"\x89PNG")


def test_the_foot_stands_above_the_words_of_the_house(letterhead: WordFile) -> None:
    feet = [sheet.foot for sheet in docx_sheets(letterhead.data)]
    for foot in feet:
        words = [text.strip() for text in foot if text.strip()]
        assert words[-1] == "Placeholder Street 1"
        assert "Placeholder contact" in words
    assert letterhead.values("//w:instrText/text()", "word/footer1.xml") == ["PAGE"]


def test_a_picture_put_into_plain_paragraphs_is_not_cut_off(summary: WordFile) -> None:
    """Exact leading would cut it off; Word puts what is typed into a header into `Normal`."""
    (spacing,) = summary.find("//w:docDefaults//w:spacing", STYLES)
    assert spacing.get(f"{W}lineRule") == "auto"
    assert not summary.find("//w:style[@w:styleId='Normal']//w:spacing", STYLES)


def test_ids_of_pictures_are_unique_with_a_letterhead(letterhead: WordFile) -> None:
    ids = [
        value
        for part in letterhead.stories()
        for value in letterhead.values("//wp:docPr/@id", part)
    ]
    assert len(ids) == len(set(ids)) > 4


def test_a_header_of_even_pages_stays_one_of_its_own() -> None:
    def even(base: Document) -> None:
        base.settings.odd_and_even_pages_header_footer = True
        base.sections[0].even_page_header.paragraphs[0].text = "Placeholder even page"

    file = filled(house(even))
    (header,) = file.values("//w:sectPr[1]/w:headerReference[@w:type='even']/@r:id")[:1]
    (target,) = file.values(f"//*[@Id='{header}']/@Target", "word/_rels/document.xml.rels")
    assert "".join(file.values("//w:t/text()", f"word/{target}")).startswith("Placeholder even")


def test_an_empty_header_leaves_no_empty_line_above_the_running_head() -> None:
    def empty(base: Document) -> None:
        base.sections[0].header.is_linked_to_previous = False

    file = filled(house(empty))
    assert len(file.find("//w:p", "word/header1.xml")) == 1


def test_page_and_margins_are_those_of_the_house() -> None:
    def narrow(base: Document) -> None:
        section = base.sections[0]
        section.page_width, section.page_height = Mm(216), Mm(279)
        section.left_margin, section.top_margin = Mm(40), Mm(50)

    for section in docx.Document(io.BytesIO(filled(house(narrow)).data)).sections:
        lengths = (section.page_width, section.page_height, section.left_margin, section.top_margin)
        assert [round(length.mm) for length in lengths if length] == [216, 279, 40, 50]


def test_what_briefgen_does_not_know_stays() -> None:
    file = filled(house(with_custom_xml))
    assert b"kept" in file.read("customXml/item9.xml")
    names = file.values("//w:style/w:name/@w:val", STYLES)
    assert {"Medium Grid 3 Accent 6", "List Bullet 3", "Body", "Brief"} <= set(names)
    theme = house(with_custom_xml)
    assert file.read("word/theme/theme1.xml") == WordFile(theme).read("word/theme/theme1.xml")


def test_the_words_of_the_base_itself_are_no_part_of_a_document() -> None:
    def sample(base: Document) -> None:
        base.add_paragraph("Sample words")
        picture = io.BytesIO()
        Image.new("RGB", (3, 3), "red").save(picture, "PNG")
        base.add_picture(picture)

    file = filled(house(sample))
    assert "Sample words" not in "".join(file.values("//w:t/text()"))
    plain = filled(house())
    assert len(file.names()) == len(plain.names())


@pytest.mark.parametrize(("name", "identifier"), [("heading 2", "Heading2"), ("Title", "Title")])
def test_a_heading_changed_in_the_base_changes_every_heading(name: str, identifier: str) -> None:
    base = edited(
        STYLES,
        rf'(<w:name w:val="{name}"/>(?:(?!</w:style>).)*?<w:rPr>)',
        r'\1<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>',
    )
    file = filled(base)
    used = file.values("//w:p/w:pPr/w:pStyle/@w:val")
    of_it = {style for style in used if style.startswith(identifier)}
    assert len(of_it) == 2  # in each language
    for style in of_it:
        assert identifier in ancestry(file, style)
    (fonts,) = file.style(identifier).findall(f"{W}rPr/{W}rFonts")
    assert fonts.get(f"{W}ascii") == "Georgia"
    direct = f"//w:p[starts-with(w:pPr/w:pStyle/@w:val, '{identifier}')]/w:r/w:rPr"
    for properties in file.find(direct):
        assert {str(child.tag).removeprefix(W) for child in properties} <= {
            *("rStyle", "lang", "rFonts")
        }
        assert [fonts.attrib.keys() for fonts in properties.findall(f"{W}rFonts")] in (
            [],
            [[f"{W}hint"]],
        )


def ancestry(file: WordFile, style: str) -> list[str]:
    """Give the styles that a style is based on, itself first."""
    found = [style]
    while parents := file.style(found[-1]).xpath("w:basedOn/@w:val", namespaces=NAMESPACES):
        assert isinstance(parents, list)
        found.append(str(parents[0]))
    return found


def test_a_leading_that_the_house_changed_stays_and_others_are_fitted() -> None:
    base = edited(STYLES, r'(<w:name w:val="Body"/>(?:(?!</w:style>).)*?w:line=)"\d+"', r'\1"400"')
    file = filled(base)
    line_of = "string(w:pPr/w:spacing/@w:line)"
    assert file.style("Body").xpath(line_of, namespaces=NAMESPACES) == "400"
    assert file.style("Label").xpath(line_of, namespaces=NAMESPACES) == "210"


def test_lists_of_the_house_keep_their_numbers_beside_ours() -> None:
    file = filled(house())
    numbering = "word/numbering.xml"
    theirs = WordFile(house()).values("//w:num/@w:numId", numbering)
    instances = file.values("//w:num/@w:numId", numbering)
    assert set(theirs) < set(instances)
    assert len(instances) == len(set(instances))
    (dash,) = file.values("//w:style[@w:styleId='ListDash']//w:numId/@w:val", STYLES)
    assert dash not in theirs
    path = f"//w:abstractNum[@w:abstractNumId=//w:num[@w:numId='{dash}']/w:abstractNumId/@w:val]"
    assert file.values(f"{path}/w:lvl[1]/w:lvlText/@w:val", numbering) == ["–"]


def test_a_list_is_of_the_kind_that_the_style_of_the_house_says() -> None:
    base = edited(
        "word/numbering.xml",
        r'(<w:name w:val=")briefgen number("/>.*?<w:lvlText w:val=")%1"',
        r'\1house numbers\2Item %1"',
    )
    made = document(sheet("en", ListBlock("number", (ListItem((line("One"),)),))))
    file = WordFile(render_docx(made, type(LAYOUT)(LAYOUT.sheets[:1]), THEME, base, dot))
    (number,) = file.values("//w:p/w:pPr/w:numPr/w:numId/@w:val")
    path = f"//w:abstractNum[@w:abstractNumId=//w:num[@w:numId='{number}']/w:abstractNumId/@w:val]"
    assert file.values(f"{path}/w:lvl[1]/w:lvlText/@w:val", "word/numbering.xml") == ["Item %1"]


# --- what it lacks is made ------------------------------------------------------------------


def test_our_own_base_lacks_nothing() -> None:
    assert base_notices(BASE, THEME) == ()


def test_a_missing_style_is_made_and_named() -> None:
    base = without_style("Label")
    assert base_notices(base, THEME) == (
        'styles/word-base.docx: the style "Label" was missing and was made from theme.yaml',
    )
    made, ours = filled(base).style("Label"), WordFile(BASE).style("Label")
    assert made.xpath("string(w:rPr/w:color/@w:val)", namespaces=NAMESPACES) == ours.xpath(
        "string(w:rPr/w:color/@w:val)", namespaces=NAMESPACES
    )


def test_missing_styles_are_named_in_one_sentence_without_their_chinese_forms() -> None:
    base = without_style("Quiet", without_style("Body ragged ZH", without_style("Body ZH")))
    (notice,) = base_notices(base, THEME)
    assert '"Body ZH", "Quiet" were missing' in notice
    plain, _ = base_notices(house(), THEME)
    assert '"Body"' in plain
    assert '"Body ZH"' not in plain


def test_every_style_that_is_used_is_there_whatever_the_base() -> None:
    for base in (house(), of_chinese_word(), without_style("Body")):
        file = filled(base)
        defined = file.values("//w:style/@w:styleId", STYLES)
        assert len(defined) == len(set(defined))
        for part in (*file.stories(), STYLES, "word/numbering.xml"):
            path = "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val"
            path += " | //w:basedOn/@w:val | //w:link/@w:val"
            assert set(file.values(path, part)) <= set(defined), part


def test_a_style_is_known_by_its_name_whatever_its_id() -> None:
    base = of_chinese_word()
    assert base_notices(base, THEME) == ()
    file = filled(base)
    assert (
        file.style("Heading2").xpath("string(w:name/@w:val)", namespaces=NAMESPACES) == "heading 2"
    )
    assert "Heading2" in ancestry(file, "Heading2ZH")
    assert ancestry(file, "Body") == ["Body", "Normal"]


def test_a_style_of_the_house_under_an_id_of_ours_is_left_with_its_name() -> None:
    base = edited(STYLES, '<w:name w:val="Label"/>', '<w:name w:val="Etikett"/>')
    file = filled(base)
    names = dict(
        zip(
            file.values("//w:style/@w:styleId", STYLES),
            file.values("//w:style/w:name/@w:val", STYLES),
            strict=True,
        )
    )
    assert names["LabelHouse"] == "Etikett"
    assert names["Label"] == "Label"


def test_a_name_of_ours_for_another_type_of_style_is_an_error() -> None:
    base = edited(
        STYLES, r'w:type="paragraph" ([^>]*><w:name w:val="Label"/>)', r'w:type="character" \1'
    )
    with pytest.raises(InputError, match='style "Label" is a character style') as raised:
        filled(base)
    assert str(raised.value).startswith("styles/word-base.docx: ")


def test_chinese_is_set_as_it_must_be_whatever_the_settings_of_the_house() -> None:
    settings = filled(house()).xml("word/settings.xml")
    names = [str(child.tag).removeprefix(W) for child in settings if isinstance(child.tag, str)]
    ours = ["characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore"]
    wanted = [*ours, "compat", "themeFontLang"]
    assert [name for name in names if name in wanted] == wanted
    path = "string(//w:characterSpacingControl/@w:val)"
    assert settings.xpath(path, namespaces=NAMESPACES) == "compressPunctuation"
    path = "string(//w:themeFontLang/@w:eastAsia)"
    assert settings.xpath(path, namespaces=NAMESPACES) == "zh-CN"


# --- a page that is smaller -----------------------------------------------------------------


def test_a_smaller_text_area_is_said_in_millimetres() -> None:
    _, notice = base_notices(house(), THEME)  # letter paper with margins of 31.75 mm
    assert "its text area is 152 x 229 mm, smaller than the 180 x " in notice


def test_nothing_is_wider_than_the_text_of_a_narrow_page() -> None:
    width = round(152.4 / 25.4 * 1440)
    file = filled(house())
    for table in file.find("//w:tbl"):
        columns = table.xpath("sum(w:tblGrid/w:gridCol/@w:w)", namespaces=NAMESPACES)
        assert columns == pytest.approx(width, abs=5)
    drawings = [int(value) for value in file.values("//wp:extent/@cx")]
    assert max(drawings) <= width * 635 + 635


def test_a_letterhead_that_takes_room_from_the_text_is_said() -> None:
    def add(base: Document) -> None:
        with_letterhead(base)
        base.sections[0].different_first_page_header_footer = False

    (notice,) = base_notices(house(add, BASE), THEME)
    height = re.search(r"180 x (\d+) mm, smaller than the 180 x (\d+) mm", notice)
    assert height
    # Above, a line and a picture of 10 mm; below, a line.
    assert int(height[2]) - int(height[1]) == pytest.approx(5 + 10 + 5, abs=1)


def test_a_larger_text_area_needs_no_notice() -> None:
    base = edited("word/document.xml", r'w:left="\d+"', 'w:left="400"')
    assert base_notices(base, THEME) == ()


# --- what it must not hold ------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"no zip", house()[:2000]])
def test_what_is_no_word_file_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"styles/word-base.docx: is not a Word file; save it"):
        filled(data)


@pytest.mark.parametrize(
    "instruction",
    [
        ("INCLUDEPICTURE ", '"http://placeholder.example/x.png"'),
        ("DDE", "AUTO cmd"),
        ("includetext x",),
    ],
)
def test_a_field_that_reads_elsewhere_is_an_error(instruction: tuple[str, ...]) -> None:
    base = house(lambda document: add_field(document, *instruction))
    with pytest.raises(InputError, match=r"holds the field (INCLUDEPICTURE|DDEAUTO|INCLUDETEXT)"):
        filled(base)


def test_a_picture_from_elsewhere_is_an_error() -> None:
    def link(base: Document) -> None:
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        header = base.sections[0].header
        header.paragraphs[0].text = "Letterhead"
        header.part.relate_to("http://placeholder.example/x.png", relation, is_external=True)

    with pytest.raises(InputError, match="takes a part from elsewhere"):
        filled(house(link))


def test_the_template_that_a_base_was_made_from_is_left_out() -> None:
    def attach(base: Document) -> None:
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        (part,) = [
            one.target_part for one in base.part.rels.values() if one.reltype.endswith("/settings")
        ]
        identifier = part.relate_to(
            "file:///x.dotx", f"{relation}attachedTemplate", is_external=True
        )
        name = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
        settings = base.settings.element
        settings.insert(1, settings.makeelement(f"{W}attachedTemplate", {name: identifier}))

    base = house(attach)
    assert any("link to a template" in notice for notice in base_notices(base, THEME))
    file = filled(base)
    assert b"x.dotx" not in b"".join(file.read(name) for name in file.names())
    assert not file.find("//w:attachedTemplate", "word/settings.xml")


def test_nothing_that_only_the_base_has_use_for_is_left() -> None:
    file = filled(house())
    assert not [name for name in file.names() if re.search("WithEffects|thumbnail", name)]
    assert b"python-docx" not in file.read("docProps/core.xml")


# --- the user is told -----------------------------------------------------------------------


def test_the_notice_is_one_line_on_standard_error_each_time(placeholders: Workspace) -> None:
    folder = placeholders.root / "styles"
    folder.mkdir()
    (folder / "word-base.docx").write_bytes(without_style("Label"))
    notice = 'styles/word-base.docx: the style "Label" was missing and was made from theme.yaml'
    for made in ("made", "unchanged"):
        arguments = ["docx", "minimal", "--workspace", str(placeholders.root)]
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0
        assert result.stderr.splitlines().count(notice) == 1, made
        assert notice not in result.stdout
