"""What a house's own base lacks: styles under our ids, the missing ones, settings for Chinese."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Final

from briefgen.errors import InputError, Problem
from briefgen.render.docx.names import BASE_FILE
from briefgen.render.docx.ooxml import Element, local_name, qname

_REFERENCES: Final = tuple(
    qname(f"w:{name}")
    for name in (
        *("pStyle", "rStyle", "tblStyle", "basedOn", "link", "next"),
        *("styleLink", "numStyleLink"),
    )
)
# The sequence of CT_Settings (ECMA-376 part 1, 17.15.1.78) from what is ours on.
_SETTINGS: Final = (
    *("characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars"),
    *(
        "noLineBreaksAfter",
        "noLineBreaksBefore",
        "savePreviewPicture",
        "doNotValidateAgainstSchema",
    ),
    *("saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText"),
    *("doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt"),
    *("showXMLTags", "alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults"),
    *("footnotePr", "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema"),
    *("themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats"),
    *("doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown"),
    *("smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol"),
    *("listSeparator",),
)
_FOR_CHINESE: Final = ("characterSpacingControl", "noLineBreaksAfter", "noLineBreaksBefore")


def style_names(styles: Element) -> Iterator[str]:
    """Give the names of all styles."""
    for style in styles.iter(qname("w:style")):
        yield _name(style)


def align_ids(styles: Element, wanted: Element, roots: Sequence[Element]) -> None:
    """Give styles of our names our ids, wherever `roots` refer to them.

    A style is known by its name; its id depends on the language of the Word that made it ("a" is
    "Normal" in Chinese). Raises InputError where a name of ours is that of another type of style.
    """
    ours = {_key(style): style for style in wanted.iter(qname("w:style"))}
    taken = {_id(style) for style in ours.values()}
    renamed: dict[str, str] = {}
    for style in styles.iter(qname("w:style")):
        own = ours.get(_key(style))
        if own is None:
            if _id(style) in taken:
                renamed[_id(style)] = f"{_id(style)}House"
            continue
        if style.get(qname("w:type")) != own.get(qname("w:type")):
            raise InputError(_wrong_type(style, own))
        if _id(style) != _id(own):
            renamed[_id(style)] = _id(own)
    if not renamed:
        return
    for style in styles.iter(qname("w:style")):
        style.set(qname("w:styleId"), renamed.get(_id(style), _id(style)))
    for root in roots:
        for reference in root.iter(*_REFERENCES):
            value = reference.get(qname("w:val"), "")
            reference.set(qname("w:val"), renamed.get(value, value))


def _wrong_type(style: Element, own: Element) -> Problem:
    there, here = (one.get(qname("w:type"), "paragraph") for one in (style, own))
    return Problem(
        f'its style "{_name(style)}" is a {there} style, and has to be a {here} style',
        "give it another name in Word",
        BASE_FILE,
    )


def add_missing_styles(
    styles: Element, wanted: Element, numbers: Mapping[str, str]
) -> tuple[str, ...]:
    """Add the styles that are not there, with their lists renumbered; give their names."""
    there = {_key(style) for style in styles.iter(qname("w:style"))}
    made: list[str] = []
    for style in wanted.iter(qname("w:style")):
        if _key(style) in there:
            continue
        copied = deepcopy(style)
        for number in copied.iter(qname("w:numId")):
            number.set(qname("w:val"), numbers[number.get(qname("w:val"), "")])
        styles.append(copied)
        made.append(_name(style))
    if styles.find(qname("w:docDefaults")) is None:
        for defaults in wanted.findall(qname("w:docDefaults")):
            styles.insert(0, deepcopy(defaults))
    return tuple(made)


def complete_settings(settings: Element, ours: Element) -> None:
    """Have marks squeezed, and Chinese lines broken as they must be; all else stays."""
    for own in ours:
        name = local_name(own)
        if name in _FOR_CHINESE:
            for there in settings.findall(qname(f"w:{name}")):
                if there.get(qname("w:lang")) == own.get(qname("w:lang")):
                    settings.remove(there)
            _insert(settings, deepcopy(own))
        elif name == "themeFontLang":
            languages = settings.find(qname(f"w:{name}"))
            if languages is None:
                _insert(settings, deepcopy(own))
            else:
                languages.set(qname("w:eastAsia"), own.get(qname("w:eastAsia"), ""))


def detach_template(settings: Element) -> bool:
    """Take out the link to the template that a base was made from; say whether there was one."""
    found = settings.findall(qname("w:attachedTemplate"))
    for link in found:
        settings.remove(link)
    return bool(found)


def _insert(settings: Element, made: Element) -> None:
    later = _SETTINGS[_SETTINGS.index(local_name(made)) + 1 :]
    for place, there in enumerate(settings):
        if isinstance(there.tag, str) and local_name(there) in later:
            settings.insert(place, made)
            return
    settings.append(made)


def _key(style: Element) -> str:
    return _name(style).casefold()  # Word tells names of styles apart without regard to case


def _name(style: Element) -> str:
    name = style.find(qname("w:name"))
    return "" if name is None else name.get(qname("w:val"), "")


def _id(style: Element) -> str:
    return style.get(qname("w:styleId"), "")
