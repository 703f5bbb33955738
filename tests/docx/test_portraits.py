"""A portrait in a Word file: one JPEG in line, beside the words of its cell or below a name."""

from dataclasses import replace
from itertools import pairwise

from lxml import etree

from briefgen.content import (
    Chapter,
    ChapterHeading,
    Grid,
    GridCell,
    GridRow,
    HeadingPart,
    Paragraph,
)
from tests.docx.conftest import (
    NAMESPACES,
    THEME,
    WordFile,
    document,
    line,
    portrait,
    rendered,
    run,
    sheet,
    with_chapters,
)

LABEL = GridCell(())
MM = 1440 / 25.4  # twips


def file_of(*rows: tuple[GridCell, ...]) -> WordFile:
    heading = ChapterHeading(1, (HeadingPart("en", (run("Who is who"),)),), anchor="people")
    grid = Grid(tuple(GridRow(row) for row in rows))
    return rendered(with_chapters(document(sheet("en")), Chapter(heading, (grid,))))


def columns(file: WordFile) -> list[list[tuple[int, int]]]:
    """Give the cells of each row of the grid: from where to where, in twips."""
    (table,) = [one for one in file.find("//w:body/w:tbl") if "who" in "".join(one.itertext())]
    widths = [int(width) for width in values(table, "w:tblGrid/w:gridCol/@w:w")]
    edges = [sum(widths[:n]) for n in range(len(widths) + 1)]
    found = []
    for row in table.findall("w:tr", NAMESPACES):
        spans = [
            int((values(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"])[0])
            for cell in row.findall("w:tc", NAMESPACES)
        ]
        at = [edges[sum(spans[:n])] for n in range(len(spans) + 1)]
        stated = [int(width) for width in values(row, "w:tc/w:tcPr/w:tcW/@w:w")]
        assert stated == [end - start for start, end in pairwise(at)]
        assert at[-1] == edges[-1]
        found.append(list(pairwise(at)))
    return found


def values(element: etree._Element, path: str) -> list[str]:
    found = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    return [str(one) for one in found]


def test_it_is_one_jpeg_in_line_as_large_as_it_says_with_its_words() -> None:
    file = file_of((LABEL, GridCell((portrait(), line("who")), 4)))
    assert file.values("//wp:inline/wp:docPr[starts-with(@name, 'portrait')]/@descr") == [
        "Portrait of FAMILYNAME Given"
    ]
    path = "//wp:inline[wp:docPr[starts-with(@name, 'portrait')]]"
    extents = (f"{path}/wp:extent/@{side}" for side in ("cx", "cy"))
    assert [file.values(extent) for extent in extents] == [["504000"], ["648000"]]
    (picture,) = file.values(f"{path}//a:blip/@r:embed")
    (target,) = file.values(f"//*[@Id='{picture}']/@Target", "word/_rels/document.xml.rels")
    assert file.read(f"word/{target}") == portrait().jpeg
    assert not file.values(f"{path}//asvg:svgBlip/@r:embed")


def test_it_stands_in_a_cell_of_its_own_beside_the_words() -> None:
    words = GridCell((line("who"),), 2)
    first = GridCell((portrait(), line("who")), 2)
    ((label, left, beside, right), *others) = columns(
        file_of((LABEL, first, words), (LABEL, words, words), (LABEL, replace(words, span=4)))
    )
    assert left[1] - left[0] == round((14 + THEME.space.large) * MM)
    assert (label[1], beside[1], right[1]) == (left[0], right[0], round(180 * MM))
    # Those without one begin where the portraits do, and leave no room for them.
    assert others == [[label, (left[0], beside[1]), right], [label, (left[0], right[1])]]


def test_two_stand_side_by_side() -> None:
    one = GridCell((portrait(), line("who")), 2)
    ((_, first, words, second, others),) = columns(file_of((LABEL, one, one)))
    assert first[1] - first[0] == second[1] - second[0]
    assert second[0] - first[0] == round(73.6 * MM)
    assert (words[1], others[0]) == (second[0], second[1])


def test_a_grid_without_portraits_has_the_columns_of_the_page() -> None:
    file = file_of((LABEL, GridCell((line("who"),), 2), GridCell((line("who"),), 2)))
    (table,) = [one for one in file.find("//w:body/w:tbl") if "who" in "".join(one.itertext())]
    assert len(table.findall("w:tblGrid/w:gridCol", NAMESPACES)) == 5


def test_below_a_name_it_hangs_as_the_name_does() -> None:
    name = Paragraph((run("who"),), "entry", lead=(run("1"),))
    file = file_of((GridCell((name, portrait())), GridCell((line("office"),), 4)))
    ((names, offices),) = columns(file)
    assert names[1] == offices[0]
    (style,) = file.values("//w:p[.//wp:docPr[starts-with(@name, 'portrait')]]//w:pStyle/@w:val")
    left = values(file.style(style), "w:pPr/w:ind/@w:left")
    assert left == [str(round(THEME.list.number_hang * MM))]
