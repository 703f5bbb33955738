"""The elements of templates and what each may carry; how a value is read, and what is refused."""

from typing import TypeVar
from xml.etree import ElementTree as ET

# What an element may carry; `name` tells which field of the record it shows.
_ATTRIBUTES: dict[str, frozenset[str]] = {
    "document": frozenset({"lang"}),
    "sheet": frozenset({"lang"}),
    "chapter": frozenset({"lang", "orientation", "density", "alone"}),
    "heading": frozenset({"id", "level"}),
    "part": frozenset({"lang"}),
    "section": frozenset({"name", "rule"}),
    "h2": frozenset({"id"}),
    "h3": frozenset({"id"}),
    "p": frozenset({"class", "column", "name", "lang"}),
    "ul": frozenset({"name"}),
    "ol": frozenset({"name", "class"}),
    "li": frozenset({"name"}),
    "entry": frozenset({"n", "side", "name"}),
    "table": frozenset({"caption"}),
    "grid": frozenset({"caption", "rule"}),
    "row": frozenset({"head", "keep", "name"}),
    "cell": frozenset({"span", "lang", "header"}),
    "caption": frozenset({"kind", "label"}),
    "city": frozenset({"side"}),
    "figure": frozenset({"kind", "of"}),
    "portrait": frozenset({"of"}),
    "span": frozenset({"class", "lang"}),
    "a": frozenset({"href"}),
    "sdg": frozenset({"n", "alt"}),
    "disc": frozenset({"n", "side"}),
    "ref": frozenset({"to", "field"}),
    "mark": frozenset({"confirmed", "name"}),
}
_BARE_ELEMENTS = frozenset(
    [
        *("head", "foot", "funding", "contact", "version", "running", "handling"),
        *("h1", "label", "line", "entries", "time", "cards", "card"),
        *("thead", "tbody", "tr", "th", "td"),
        *("quotation", "source", "note", "contents", "cover", "lead"),
        *("strong", "em", "br", "page", "pages"),
    ]
)
ELEMENTS = frozenset(_ATTRIBUTES) | _BARE_ELEMENTS
"""Every element that a template may use."""

T = TypeVar("T", bound=str)


class VocabularyError(Exception):
    """An element outside the vocabulary: `token` is what to look for in the template."""

    def __init__(self, what: str, token: str) -> None:
        super().__init__(what)
        self.what = what
        self.token = token


def read_xml(xml: str) -> ET.Element:
    """Give the root of a filled-in template, of which every element is known.

    Raises VocabularyError for one that is not, and ElementTree's ParseError where the template is
    not well formed.
    """
    if "<!DOCTYPE" in xml:
        raise VocabularyError("a template declares no DOCTYPE and no entities", "<!DOCTYPE")
    root = ET.fromstring(xml)  # noqa: S314  # no DOCTYPE, so no entities
    for element in root.iter():
        _check_element(element)
    return root


def _check_element(element: ET.Element) -> None:
    if element.tag not in ELEMENTS:
        raise VocabularyError(f"<{element.tag}> is not an element of templates", f"<{element.tag}")
    unknown = sorted(set(element.attrib) - _ATTRIBUTES.get(element.tag, frozenset()))
    if unknown:
        raise VocabularyError(f"<{element.tag}> has no attribute `{unknown[0]}`", f"{unknown[0]}=")


def choice(element: ET.Element, key: str, allowed: tuple[T, ...], default: T | None = None) -> T:
    """Give the value of an attribute that has to be one of a few."""
    value = element.get(key, default)
    for one in allowed:
        if value == one:
            return one
    raise VocabularyError(
        f"<{element.tag} {key}={value!r}> is none of {', '.join(allowed)}", f"<{element.tag}"
    )


def integer(element: ET.Element, key: str, default: str = "") -> int:
    """Give the value of an attribute that has to be a number."""
    value = element.get(key, default)
    if not value.isdecimal():
        raise VocabularyError(f"<{element.tag} {key}={value!r}> is not a number", f"<{element.tag}")
    return int(value)


def flag(element: ET.Element, key: str) -> bool:
    """Give whether an attribute says yes; without it, it says no."""
    return choice(element, key, ("yes", "no"), "no") == "yes"


def parts(element: ET.Element, *tags: str) -> list[ET.Element]:
    """Give the children of an element that has to have exactly these."""
    children = list(element)
    if [child.tag for child in children] != list(tags):
        wanted = " ".join(f"<{tag}>" for tag in tags)
        raise VocabularyError(f"a <{element.tag}> holds {wanted}", f"<{element.tag}")
    return children


def misplaced(element: ET.Element) -> VocabularyError:
    """Give the error for an element in a place where it cannot stand."""
    return VocabularyError(f"<{element.tag}> cannot stand here", f"<{element.tag}")
