"""What WeasyPrint may read while it sets a document: the faces, and what stands in the text."""

from pathlib import Path
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse


class FontFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Reads files of one folder and `data:` addresses; anything else stops the rendering."""

    def __init__(self, fonts: Path) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self._fonts = fonts.resolve()

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Give the file or the data behind an address."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = Path(url2pathname(url.removeprefix("file://"))).resolve()
        if not url.startswith("file:///") or path.parent != self._fonts:
            raise FatalURLFetchingError(f"a document may not read {url}")
        return URLFetcherResponse(url, path.read_bytes())
