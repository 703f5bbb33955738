"""briefgen's own HTML and rules as WeasyPrint takes them: read as XML, and parsed once.

What `html.py` writes is well-formed, so expat reads it in a tenth of the time that a parser of any
HTML needs; and the rules are the same in every pass that one command makes.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML
from weasyprint.css.counters import CounterStyle

from briefgen.render.css import RULES_ADDRESS

if TYPE_CHECKING:
    from weasyprint import Document as LaidOut
    from weasyprint.urls import URLFetcher

    from briefgen.render.linked_faces import LinkingConfiguration


class Rules:
    """A style sheet that was parsed, with what it declares for a whole document."""

    def __init__(self, css: str, faces: "LinkingConfiguration", fetcher: "URLFetcher") -> None:
        """Parse the sheet; the faces that it names are made known to `faces`."""
        self.counter_style = CounterStyle()
        self.color_profiles: dict[str, object] = {}
        self.parsed = CSS(
            string=css,
            base_url=RULES_ADDRESS,
            url_fetcher=fetcher,
            font_config=faces,
            counter_style=self.counter_style,
            color_profiles=self.color_profiles,
        )


def parsed(css: str, faces: "LinkingConfiguration", fetcher: "URLFetcher") -> Rules:
    """Give a style sheet parsed with these faces: it is parsed once for all passes."""
    if css not in faces.rules:
        faces.rules[css] = Rules(css, faces, fetcher)
    return faces.rules[css]


class WellFormedHtml(HTML):  # type: ignore[misc]  # WeasyPrint ships no types
    """HTML that is XML too, with its rules; made as WeasyPrint 70 makes its own."""

    def __init__(self, html: str, rules: Sequence[Rules], fetcher: "URLFetcher") -> None:
        self.base_url = RULES_ADDRESS
        self.url_fetcher = fetcher
        self.media_type = "print"
        root = ET.fromstring(html)  # noqa: S314  # written here; the words in it are escaped
        self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
        self._rules = rules

    def laid_out(self, faces: "LinkingConfiguration") -> "LaidOut":
        """Give WeasyPrint's pages."""
        profiles = {name: one for each in self._rules for name, one in each.color_profiles.items()}
        sheets = [each.parsed for each in self._rules]
        return self.render(font_config=faces, color_profiles=profiles, stylesheets=sheets)

    def _ua_counter_style(self) -> list[CounterStyle]:
        """Give WeasyPrint's counters, and those of the rules, which take their place."""
        return [*super()._ua_counter_style(), *(each.counter_style for each in self._rules)]
