"""A house's own base document: opened, and made whole with what it lacks.

The house's page, letterhead and styles stay as they are; a style of ours that it does not have is
made from the design tokens, and a notice names it.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.parts.document import DocumentPart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.story import StoryPart
from docx.parts.styles import StylesPart
from lxml import etree

from briefgen.errors import InputError, Problem
from briefgen.markdown import LINK_SCHEMES
from briefgen.render.docx.base import section_of, serialised, settings_part
from briefgen.render.docx.completing import (
    add_missing_styles,
    align_ids,
    complete_settings,
    detach_template,
    style_names,
)
from briefgen.render.docx.letterhead import Letterhead, section_to_keep
from briefgen.render.docx.names import BASE_FILE
from briefgen.render.docx.numbering import (
    add_missing,
    instances_by_name,
    numbering_part,
    numbers_of_kinds,
)
from briefgen.render.docx.ooxml import Element, qname, style_id
from briefgen.render.docx.styles import style_sheet
from briefgen.theme import Theme

FIELD_CODES: Final = frozenset({"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF"})
"""The fields that a letterhead may hold (ECMA-376 part 1, 17.16.5): none reads a file."""

_LARGEST: Final = 100_000_000  # bytes, unpacked
_TOLERANCE: Final = 0.5  # mm
_MM_PER_TWIP: Final = 25.4 / 1440
_THUMBNAIL: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
)
_OLD_STYLES: Final = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_TEMPLATE: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
)


@dataclass(frozen=True, slots=True)
class OpenedBase:
    """A base document that is ready to be filled."""

    document: Document
    section: Element
    """The page: its size and its margins, without header and footer."""
    letterhead: Letterhead
    theme: Theme
    """The design tokens, their grid as narrow as the text area of the base."""
    wanted: Element
    """The styles as these tokens have them."""
    notices: tuple[str, ...]
    """What the user should know of the base, a sentence each."""


def base_notices(data: bytes, theme: Theme) -> tuple[str, ...]:
    """Give what the user should know of a base document; nothing where it is whole.

    Raises InputError as `open_base` does.
    """
    return tuple(f"{BASE_FILE.as_posix()}: {notice}" for notice in open_base(data, theme).notices)


def open_base(data: bytes, theme: Theme) -> OpenedBase:
    """Open a base document and make it whole.

    Raises InputError where it is no Word file, or holds what a document must not: a field that
    reads files, a picture or a part from elsewhere.
    """
    document = _opened(data)
    part = document.part
    section = section_to_keep(part, section_of(theme))
    letterhead = Letterhead(part, section)
    notices = [*_taken_out(part)]
    _refuse_what_leads_elsewhere(part, letterhead.stories)
    for story in letterhead.stories:
        _refuse_fields(story.element)
    ours = section_of(theme)
    width, height = _text_area(section)
    height -= _overhang(section, letterhead, ours)
    wanted_width, wanted_height = _text_area(ours)
    if width < wanted_width - _TOLERANCE or height < wanted_height - _TOLERANCE:
        notices.append(
            f"its text area is {width:.0f} x {max(0, height):.0f} mm, smaller than the "
            f"{wanted_width:.0f} x {wanted_height:.0f} mm that a page needs; it was not changed, "
            "and what does not fit stands on a second page: look at each sheet, or make the "
            "margins smaller"
        )
    if width < wanted_width - _TOLERANCE:
        theme = _narrowed(theme, width)
    wanted, made = _complete(part, letterhead, theme)
    if made:
        notices.insert(0, _made_styles(made))
    return OpenedBase(document, section, letterhead, theme, wanted, tuple(notices))


def _opened(data: bytes) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
        if unpacked <= _LARGEST:
            return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.LxmlError):
        remedy = "save it in Word as a document (.docx)"
        raise InputError(Problem("is not a Word file", remedy, BASE_FILE)) from None
    raise InputError(
        Problem("is larger than 100 MB, unpacked", "make its pictures smaller", BASE_FILE)
    )


# --- what it must not hold ------------------------------------------------------------------


def _taken_out(part: DocumentPart) -> Iterator[str]:
    """Take out what only the base itself has use for; say what a user may have put there."""
    package = part.package
    for relations, kind in ((package.rels, _THUMBNAIL), (part.rels, _OLD_STYLES)):
        for identifier in [key for key, one in relations.items() if one.reltype == kind]:
            relations.pop(identifier)
    settings = _part(part, RELATIONSHIP_TYPE.SETTINGS)
    if settings is not None and detach_template(settings.element):
        for identifier in [key for key, one in settings.rels.items() if one.reltype == _TEMPLATE]:
            settings.rels.pop(identifier)
        yield "its link to a template on your computer was left out"


def _refuse_what_leads_elsewhere(part: DocumentPart, stories: tuple[StoryPart, ...]) -> None:
    package = part.package
    everything = [package.rels, *(one.rels for one in (*package.iter_parts(), *stories))]
    for relation in (one for relations in everything for one in relations.values()):
        if not relation.is_external:
            continue
        is_link = relation.reltype == RELATIONSHIP_TYPE.HYPERLINK
        if not (is_link and relation.target_ref.lower().startswith(LINK_SCHEMES)):
            kind = relation.reltype.rpartition("/")[2]
            raise InputError(
                Problem(
                    f"it takes a part from elsewhere ({kind}: `{relation.target_ref}`)",
                    "put the part itself into the file, or take it out",
                    BASE_FILE,
                )
            )


def _refuse_fields(story: Element) -> None:
    for code in _field_codes(story):
        if code not in FIELD_CODES:
            raise InputError(
                Problem(
                    f"its header or footer holds the field {code or 'without a name'}, "
                    "which is not allowed",
                    f"take it out; allowed are {', '.join(sorted(FIELD_CODES))}",
                    BASE_FILE,
                )
            )


def _field_codes(story: Element) -> Iterator[str]:
    """Give the name of every field; its instruction may be parted into runs (17.16.18)."""
    instruction: list[str] = []
    for node in story.iter(qname("w:fldSimple"), qname("w:fldChar"), qname("w:instrText")):
        if node.tag == qname("w:fldSimple"):
            yield _name_of([node.get(qname("w:instr"), "")])
        elif node.tag == qname("w:instrText"):
            instruction.append(node.text or "")
        elif instruction:
            yield _name_of(instruction)
            instruction = []
    if instruction:
        yield _name_of(instruction)


def _name_of(instruction: list[str]) -> str:
    return next(iter("".join(instruction).split()), "").upper()


# --- the page -------------------------------------------------------------------------------


def _text_area(section: Element) -> tuple[float, float]:
    """Give the width and the height of the text in mm; a negative margin is one too (17.6.11)."""
    size, margins = section.find(qname("w:pgSz")), section.find(qname("w:pgMar"))
    if size is None or margins is None:
        raise InputError(
            Problem("its page has no size or no margins", "set them in Word and save it", BASE_FILE)
        )

    width = _mm(size, "w") - sum(_mm(margins, name) for name in ("left", "right", "gutter"))
    return width, _mm(size, "h") - _mm(margins, "top") - _mm(margins, "bottom")


def _overhang(section: Element, letterhead: Letterhead, ours: Element) -> float:
    """Give about how far a letterhead, with ours beside it, reaches into the text, in mm.

    Word moves the text where a header is higher than the margin (17.6.11).
    """
    there, here = (one.find(qname("w:pgMar")) for one in (section, ours))
    if there is None or here is None:
        return 0.0
    total = 0.0
    for kind, side in (("header", "top"), ("footer", "bottom")):
        own = _mm(here, side) - _mm(here, kind)
        above = letterhead.height(kind)
        total += max(0.0, _mm(there, kind) + above + own - _mm(there, side)) if above else 0.0
    return total


def _mm(element: Element, name: str) -> float:
    return abs(float(element.get(qname(f"w:{name}"), "0"))) * _MM_PER_TWIP


def _narrowed(theme: Theme, width: float) -> Theme:
    """Give the tokens with as many columns in a width in mm."""
    gutters = theme.grid.gutter * (theme.grid.columns - 1)
    column = (width - gutters) / theme.grid.columns
    side = (theme.page.width - width) / 2
    return theme.model_copy(
        update={
            "page": theme.page.model_copy(update={"margin_side": side}),
            "grid": theme.grid.model_copy(update={"column": column}),
        }
    )


# --- what it lacks --------------------------------------------------------------------------


def _complete(
    part: DocumentPart, letterhead: Letterhead, theme: Theme
) -> tuple[Element, tuple[str, ...]]:
    """Add lists, settings and styles; give the styles of the tokens, and the names of the new."""
    wanted = _wanted(theme)
    styles = _element(part, _STYLES, lambda: wanted)
    numbering = _element(part, _NUMBERING, lambda: numbering_part(theme))
    settings = _element(part, _SETTINGS, settings_part)
    complete_settings(settings, settings_part())
    align_ids(styles, wanted, [styles, numbering, *(one.element for one in letterhead.stories)])
    add_missing(numbering, theme, frozenset(map(style_id, style_names(styles))))
    numbers = instances_by_name(numbering)
    renumbered = {number: numbers[name] for name, number in numbers_of_kinds(theme).items()}
    return wanted, add_missing_styles(styles, wanted, renumbered)


@lru_cache(maxsize=4)
def _wanted(theme: Theme) -> Element:
    """Give the styles of the tokens, to be read only: they are the same for every document."""
    return style_sheet(theme, numbers_of_kinds(theme))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A part that every document has: its relationship, its name, its type and its class."""

    relation: str
    name: str
    content_type: str
    made_as: type[XmlPart]


_STYLES: Final = _Kind(
    RELATIONSHIP_TYPE.STYLES, "/word/styles.xml", CONTENT_TYPE.WML_STYLES, StylesPart
)
_NUMBERING: Final = _Kind(
    RELATIONSHIP_TYPE.NUMBERING, "/word/numbering.xml", CONTENT_TYPE.WML_NUMBERING, NumberingPart
)
_SETTINGS: Final = _Kind(
    RELATIONSHIP_TYPE.SETTINGS, "/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, SettingsPart
)


def _element(part: DocumentPart, kind: _Kind, otherwise: Callable[[], Element]) -> Element:
    """Give the root of a part; where the base has none, of one that is made."""
    found = _part(part, kind.relation)
    if found is None:
        blob = serialised(otherwise())
        found = kind.made_as.load(PackURI(kind.name), kind.content_type, blob, part.package)
        part.relate_to(found, kind.relation)
    element: Element = found.element
    return element


def _part(part: DocumentPart, relation: str) -> XmlPart | None:
    for one in part.rels.values():
        if one.reltype == relation and not one.is_external:
            found = one.target_part
            return found if isinstance(found, XmlPart) else None
    return None


def _made_styles(names: tuple[str, ...]) -> str:
    """Name the styles that were made; a form for Chinese goes with the style that it is of."""
    said = [name for name in names if not _goes_with_another(name, names)]
    quoted = ", ".join(f'"{name}"' for name in said)
    if len(said) == 1:
        return f"the style {quoted} was missing and was made from theme.yaml"
    return f"the styles {quoted} were missing and were made from theme.yaml"


def _goes_with_another(name: str, names: tuple[str, ...]) -> bool:
    chinese = name.removesuffix(" ZH")
    plain = chinese.removesuffix(" ragged")
    return name != chinese and (plain in names or (plain != chinese and f"{plain} ZH" in names))
