"""What WeasyPrint may read while it sets a document: the faces, and what stands in the text."""

from base64 import decodebytes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from briefgen.errors import Problem, TemplateError
from briefgen.render.css import FAMILIES, FONTS_ADDRESS, RULES_ADDRESS
from briefgen.render.linked_faces import FaceBody
from briefgen.workspace import shown

if TYPE_CHECKING:
    from weasyprint import Document as LaidOut

RULES_FILE = Path("styles/document.css")
"""The style, as a workspace has it."""
_BESIDE_THE_RULES = RULES_ADDRESS.removesuffix(RULES_FILE.name)
_LONGEST = 100


class FontFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Reads faces of one folder and `data:` addresses; it keeps what else was asked for.

    An address that begins with FONTS_ADDRESS is a file of the folder. No address names a real
    place of the machine, so none can reach the bytes of a document.
    """

    def __init__(self, fonts: Path, css: str) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._fonts = fonts
        self.css = css
        """The text of `styles/document.css`, the only one that can ask for anything."""
        self.refused: list[str] = []
        """The addresses that were asked for and not read."""
        self.missing: list[Path] = []
        """The faces that were asked for and are not there."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give the face or the data behind an address; anything else stops the rendering."""
        if url.startswith("data:image/"):
            return _picture(url)
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = self._face(url)
        if path is None:
            self.refused.append(url)
            raise FatalURLFetchingError(url)
        try:
            return _Answer(url, FaceBody(path))
        except OSError:
            self.missing.append(path)
            raise FatalURLFetchingError(url) from None

    def _face(self, url: str) -> Path | None:
        name = unquote(url.removeprefix(FONTS_ADDRESS))
        if not url.startswith(FONTS_ADDRESS) or set(name) & set("/\\:\0"):
            return None
        path = self._fonts / name
        # A symbolic link out of the folder is no face of it.
        return path if path.resolve().parent == self._fonts.resolve() else None


class _Answer(URLFetcherResponse):  # type: ignore[misc]  # WeasyPrint ships no types
    """What is behind an address: with its type, but without a message's headers, which are slow."""

    def __init__(self, url: str, body: FaceBody | BytesIO, content_type: str = "") -> None:
        self.url = url
        self._file_obj = body
        self._content_type = content_type

    @property
    def content_type(self) -> str:
        """Give what the answer says of the kind of its data, such as `image/png`."""
        return self._content_type


def _picture(url: str) -> _Answer:
    """Give the picture that stands in the address itself (RFC 2397)."""
    kind, _, data = url.removeprefix("data:").partition(",")
    content = unquote_to_bytes(data)
    if kind.endswith(";base64"):
        content = decodebytes(content)
    return _Answer(url, BytesIO(content), kind.partition(";")[0].lower())


@contextmanager
def nothing_else_read(fetcher: FontFetcher) -> Iterator[None]:
    """Let WeasyPrint work, and raise TemplateError where it asked for what it may not read.

    What was refused is looked up afterwards too: where a drawing asks, WeasyPrint only leaves the
    drawing out.
    """
    with suppress(FatalURLFetchingError):
        yield
    if problems := [*_missing(fetcher), *_forbidden(fetcher)]:
        raise TemplateError(*problems)


@contextmanager
def only_what_is_allowed(pages: "LaidOut") -> Iterator[None]:
    """Let WeasyPrint write the pages, in which drawings are made and fonts chosen only now.

    Raises TemplateError where the style reads, or sets words in, what it may not.
    """
    with nothing_else_read(pages.url_fetcher):
        yield
    _refuse_other_fonts(pages)


def _missing(fetcher: FontFetcher) -> Iterator[Problem]:
    for path in dict.fromkeys(fetcher.missing):
        yield Problem("the font cannot be read", "put it there, or correct its name", shown(path))


def _forbidden(fetcher: FontFetcher) -> Iterator[Problem]:
    for url in dict.fromkeys(fetcher.refused):
        asked = url.removeprefix(_BESIDE_THE_RULES)
        yield Problem(
            f"the style asks for `{asked[:_LONGEST]}`, but a document reads nothing except the "
            "fonts in `styles/fonts`",
            "take it out, or write a picture into the style as a `data:` address",
            RULES_FILE,
            _line_of(asked, fetcher.css),
        )


def _line_of(token: str, css: str) -> int | None:
    """Give the first line that holds the token, counted from 1."""
    lines = css.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if token in line), None)


def _refuse_other_fonts(pages: "LaidOut") -> None:
    """With a font of the machine the document would look different on the next one."""
    css = pages.url_fetcher.css
    families = dict.fromkeys(font.family for font in pages.fonts.values())
    if problems := [
        Problem(
            f"the style sets words in `{family}`, a font of this machine",
            f"name one of {', '.join(sorted(FAMILIES))}; `theme.yaml` says which files they are",
            RULES_FILE,
            _line_of(family, css) or _line_of("font-family", css),
        )
        for family in families
        if family not in FAMILIES
    ]:
        raise TemplateError(*problems)
