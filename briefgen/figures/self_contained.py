"""A drawing refers to nothing outside itself: Word files hold it as it is, and Word reads it.

The list is of what is allowed: elements and attributes that only draw.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from briefgen.errors import Problem, TemplateError

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    [
        *("svg", "g", "defs", "title", "desc", "symbol", "use", "clipPath", "mask", "pattern"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "marker"),
        *("text", "tspan", "linearGradient", "radialGradient", "stop"),
    ]
)
_REFERENCES = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
# url(#name) is a part of the same drawing; a backslash can spell any word of CSS.
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|image-set|\\", re.IGNORECASE)


def require_self_contained(svg: str) -> None:
    """Raise TemplateError where a drawing has an element or a reference that only it could need."""
    # No entity can be declared without a DOCTYPE, and no style sheet named without `<?`.
    if "<!DOCTYPE" in svg or "<?" in svg:
        raise _refused("a declaration")
    try:
        root = ET.fromstring(svg)  # noqa: S314  # no DOCTYPE, so no entities
    except ET.ParseError as error:
        raise _refused(f"what is not well formed ({error})") from None
    if reason := next(_reasons(root), None):
        raise _refused(reason)


def _reasons(root: ET.Element) -> Iterator[str]:
    for element in root.iter():
        name = str(element.tag).removeprefix(_SVG)
        if name not in _ELEMENTS:
            yield f"<{name}>"
        for key, value in element.attrib.items():
            if key in _REFERENCES and not value.startswith("#"):
                yield f"a reference to `{value[:60]}`"
            if key.lower().startswith("on") or _OUTSIDE.search(value):
                yield f'{key}="{value[:60]}"'


def _refused(reason: str) -> TemplateError:
    return TemplateError(Problem(f"a drawing holds {reason}", "leave in it only what draws"))
