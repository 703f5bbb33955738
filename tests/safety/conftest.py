"""What must not be read: a server that counts its visitors, and files that hold a secret."""

import base64
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image

from briefgen.workspace import Workspace
from tests.conftest import ROOT, copy_of

PLANTED = "PLANTED-7f3a"


@dataclass
class Canary:
    """A server on loopback that no document may call."""

    port: int
    requests: list[str] = field(default_factory=list)

    def address(self, name: str) -> str:
        return f"http://127.0.0.1:{self.port}/{name}"


@pytest.fixture
def canary() -> Iterator[Canary]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.requests.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    seen = Canary(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield seen
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside every workspace, with the secret in every form that can be read."""
    folder = tmp_path_factory.mktemp("elsewhere")
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>{PLANTED}</text></svg>'
    )
    (folder / "x.txt").write_text(PLANTED, "utf-8")
    (folder / "x.svg").write_text(svg, "utf-8")
    (folder / "x.css").write_text(f'h2::before {{ content: "{PLANTED}" }}', "utf-8")
    (folder / "x.html").write_text(f"<p>{PLANTED}</p>", "utf-8")
    Image.new("RGB", (8, 8), (255, 0, 255)).save(folder / "x.png", comment=PLANTED)
    font = (ROOT / "styles" / "fonts" / "Carlito-Regular.ttf").read_bytes()
    (folder / "x.ttf").write_bytes(font)
    return folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The shortest record, which is made soonest."""
    made = copy_of(ROOT / "tests" / "workspace" / "inputs", tmp_path)
    for name in made.record_names():
        if name != "minimal":
            (made.inputs / name / "ucap.yaml").unlink()
    return made


def data_svg(content: str) -> str:
    """Give an address that holds a drawing."""
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="20" height="20">{content}</svg>'
    )
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
