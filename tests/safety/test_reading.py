"""Rendering reads the workspace's own files and the fonts: no other file, and never the network."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from weasyprint import HTML

from briefgen.cli import main
from briefgen.content import Figure
from briefgen.errors import TemplateError
from briefgen.workspace import Workspace
from tests.conftest import ROOT
from tests.readers.streams import streams
from tests.safety.conftest import PLANTED, Canary, data_svg

CSS = (ROOT / "styles" / "document.css").read_text("utf-8")


def build(workspace: Workspace) -> Result:
    """Make both formats of the shortest record in English."""
    arguments = ["build", "minimal", "--lang", "en", "--workspace", str(workspace.root)]
    return CliRunner().invoke(main, arguments)


def made(workspace: Workspace) -> list[bytes]:
    return [path.read_bytes() for path in workspace.out.rglob("*") if path.is_file()]


def assert_refused(result: Result, workspace: Workspace, *said: str) -> None:
    """One sentence a mistake, exit code 1, and nothing written."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    for words in said:
        assert words in result.stderr
    assert not workspace.out.exists()


def assert_nothing_leaked(workspace: Workspace, canary: Canary) -> None:
    assert canary.requests == []
    for data in made(workspace):
        assert not any(PLANTED.encode() in stream for stream in streams(data))


# --- a style of one's own -----------------------------------------------------------------------

# Every construct by which a style makes WeasyPrint read an address, beginning with `name.`.
STYLES: dict[str, tuple[str, Callable[[str], str]]] = {
    "@import": ("x.css", lambda url: f"@import url({url});"),
    "@import of a string": ("x.css", lambda url: f'@import "{url}";'),
    "background": ("x.png", lambda url: f"h1 {{ background: url({url}) }}"),
    "background of a page": ("x.png", lambda url: f"@page {{ background: url({url}) }}"),
    "background image": ("x.svg", lambda url: f"h1 {{ background-image: url('{url}') }}"),
    "content": ("x.svg", lambda url: f"h1::before {{ content: url({url}) }}"),
    "content in a margin": (
        "x.svg",
        lambda url: f"@page {{ @top-left {{ content: url({url}) }} }}",
    ),
    "list-style-image": (
        "x.svg",
        lambda url: f"h1 {{ display: list-item; list-style-image: url({url}) }}",
    ),
    "border-image": (
        "x.png",
        lambda url: f"h1 {{ border: 2px solid; border-image: url({url}) 1 }}",
    ),
    "@font-face": (
        "x.ttf",
        lambda url: f"@font-face {{ font-family: own; src: url({url}) }}",
    ),
    "@color-profile": (
        "x.icc",
        lambda url: f"@color-profile --own {{ src: url({url}); components: a, b, c }}",
    ),
    "<image> in a drawing": (
        "x.png",
        lambda url: (
            "h1 { background: url("
            + data_svg(f'<image width="9" height="9" href="{url}"/>')
            + ") no-repeat }"
        ),
    ),
    "<image xlink:href> in a drawing": (
        "x.svg",
        lambda url: (
            "h1::before { content: url("
            + data_svg(f'<image width="9" height="9" xlink:href="{url}"/>')
            + ") }"
        ),
    ),
    "<use> in a drawing": (
        "x.svg",
        lambda url: "h1::before { content: url(" + data_svg(f'<use href="{url}#a"/>') + ") }",
    ),
    "@import in a drawing": (
        "x.css",
        lambda url: (
            "h1::before { content: url("
            + data_svg(f"<style>@import url({url});</style><rect width='9' height='9'/>")
            + ") }"
        ),
    ),
    "@font-face in a drawing": (
        "x.ttf",
        lambda url: (
            "h1::before { content: url("
            + data_svg(
                f"<style>@font-face {{ font-family: own; src: url({url}) }}</style>"
                '<text y="9" font-family="own">a</text>'
            )
            + ") }"
        ),
    ),
    "a drawing in a drawing": (
        "x.png",
        lambda url: (
            "h1::before { content: url("
            + data_svg(
                '<image width="9" height="9" href="'
                + data_svg(f'<image width="9" height="9" href="{url}"/>')
                + '"/>'
            )
            + ") }"
        ),
    ),
    "an element after the end of the style": (
        "x.png",
        lambda url: f"</style><img src='{url}'><style>",
    ),
    "a link to a style": (
        "x.css",
        lambda url: f"</style><link rel=stylesheet href='{url}'><style>",
    ),
    "an attachment": ("x.txt", lambda url: f"</style><link rel=attachment href='{url}'><style>"),
}
# What WeasyPrint itself does not read, by now.
UNREAD = {"<use> in a drawing", "@import in a drawing"}
# What cannot stand where it does any more: it asks for nothing, so there is nothing to refuse.
IDLE = {
    "@import",
    "@import of a string",
    "an element after the end of the style",
    "a link to a style",
    "an attachment",
    *UNREAD,
}


@pytest.fixture(params=STYLES)
def construct(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_canary_and_the_constructs_work_where_nothing_is_forbidden(
    canary: Canary, construct: str
) -> None:
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    name, style = STYLES[construct]
    html = f"<style>{style(canary.address(name))}</style><h1>A</h1>"
    try:
        HTML(string=html).write_pdf(pdf_tags=True)
    except OSError:
        assert construct == "@color-profile"
    assert canary.requests == ([] if construct in UNREAD else [f"/{name}"])


@pytest.mark.parametrize("place", ["network", "file"])
def test_a_style_reads_neither_the_network_nor_a_file_elsewhere(
    workspace: Workspace, canary: Canary, secret: Path, construct: str, place: str
) -> None:
    name, style = STYLES[construct]
    url = canary.address(name) if place == "network" else (secret / name).as_uri()
    own = workspace.root / "styles" / "document.css"
    own.parent.mkdir()
    own.write_text(f"{CSS}\n{style(url)}\n", "utf-8")
    result = build(workspace)
    assert_nothing_leaked(workspace, canary)
    if construct not in IDLE:
        assert_refused(result, workspace, "styles/document.css", f"the style asks for `{url}")
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("spelling", "said"),
    [
        ("HTTP://127.0.0.1:{port}/x.png", "HTTP://127.0.0.1"),
        ("//127.0.0.1:{port}/x.png", "127.0.0.1"),
        ("ftp://127.0.0.1:{port}/x.png", "ftp://"),
        ("{secret}/x.png", "x.png"),
        ("FILE://{secret}/x.png", "x.png"),
        ("file://localhost{secret}/x.png", "x.png"),
        ("file:///styles/fonts/../../..{secret}/x.png", "x.png"),
        ("fonts/..%2f..%2f..{secret}/x.png", "x.png"),
        ("paper.png", "paper.png"),
        ("../inputs/minimal/ucap.yaml", "ucap.yaml"),
        ("fonts/no-such.ttf", "no-such.ttf: the font cannot be read"),
        ("\\\\server\\share\\x.png", "x.png"),
        ("jar:file:///x", "jar:"),
    ],
)
def test_no_spelling_of_an_address_gets_through(
    workspace: Workspace, canary: Canary, secret: Path, spelling: str, said: str
) -> None:
    url = spelling.format(port=canary.port, secret=secret.as_posix()).replace("\\", "\\\\")
    own = workspace.root / "styles" / "document.css"
    own.parent.mkdir()
    own.write_text(f'{CSS}\nh1 {{ background: url("{url}") }}\n', "utf-8")
    result = build(workspace)
    assert_refused(result, workspace, said)
    assert_nothing_leaked(workspace, canary)


def test_a_forbidden_address_is_named_with_the_line_that_asks_for_it(workspace: Workspace) -> None:
    own = workspace.root / "styles" / "document.css"
    own.parent.mkdir()
    own.write_text(f"h1 {{ background: url(paper.png) }}\n{CSS}", "utf-8")
    assert "styles/document.css:1: the style asks for `paper.png`" in build(workspace).stderr


def test_a_style_may_use_the_fonts_of_the_workspace_by_their_names(workspace: Workspace) -> None:
    own = workspace.root / "styles" / "document.css"
    own.parent.mkdir()
    face = '@font-face { font-family: "Briefgen Latin"; src: url(fonts/Carlito-Bold.ttf) }'
    own.write_text(f"{CSS}\n{face}", "utf-8")
    assert build(workspace).exit_code == 0


@pytest.mark.parametrize(
    "rule",
    [
        'h1 { font-family: "DejaVu Sans" }',
        "h1 { font-family: monospace }",
        '@font-face { font-family: "own"; src: local("DejaVu Sans") } h1 { font-family: own }',
    ],
)
def test_a_style_sets_nothing_in_a_font_of_the_machine(workspace: Workspace, rule: str) -> None:
    own = workspace.root / "styles" / "document.css"
    own.parent.mkdir()
    own.write_text(f"{CSS}\n{rule}", "utf-8")
    assert_refused(build(workspace), workspace, "styles/document.css")


@pytest.mark.parametrize("kind", ["styles/document.css", "styles/theme.yaml"])
def test_a_style_of_the_workspace_that_is_a_link_to_elsewhere_is_not_read(
    workspace: Workspace, secret: Path, kind: str
) -> None:
    own = workspace.root / kind
    own.parent.mkdir()
    own.symlink_to(secret / "x.css")
    assert build(workspace).exit_code == 0
    assert not any(
        PLANTED.encode() in stream for data in made(workspace) for stream in streams(data)
    )


def test_a_font_that_is_a_link_to_elsewhere_is_not_read(workspace: Workspace, secret: Path) -> None:
    fonts = workspace.root / "styles" / "fonts"
    fonts.mkdir(parents=True)
    for path in (ROOT / "styles" / "fonts").glob("*.ttf"):
        (fonts / path.name).write_bytes(path.read_bytes())
    (fonts / "Carlito-Regular.ttf").unlink()
    (fonts / "Carlito-Regular.ttf").symlink_to(secret / "x.ttf")
    assert_refused(build(workspace), workspace, "fonts/Carlito-Regular.ttf")


@pytest.mark.parametrize(
    ("was", "now", "field"),
    [
        ("regular: Carlito-Regular.ttf", "regular: ../../x.ttf", "regular"),
        ("regular: Carlito-Regular.ttf", 'regular: "x.ttf) format(a"', "regular"),
        ("ink: ", 'ink: "red; background: url(http://127.0.0.1/)" #', "ink"),
    ],
)
def test_the_theme_cannot_smuggle_a_path_or_a_rule(
    workspace: Workspace, was: str, now: str, field: str
) -> None:
    own = workspace.root / "styles" / "theme.yaml"
    own.parent.mkdir()
    text = (ROOT / "styles" / "theme.yaml").read_text("utf-8")
    assert was in text
    own.write_text(text.replace(was, now, 1), "utf-8")
    assert_refused(build(workspace), workspace, "styles/theme.yaml:", field)


# --- a template of one's own --------------------------------------------------------------------

TEMPLATE = (ROOT / "templates" / "summary.html.j2").read_text("utf-8")


@pytest.mark.parametrize(
    "construct",
    [
        "{{% include '{secret}/x.txt' %}}",
        "{{% include '../../../../../..{secret}/x.txt' %}}",
        "{{% include 'link.txt' %}}",
        "{{% import '{secret}/x.txt' as x %}}{{{{ x }}}}",
        "{{% extends '{secret}/x.txt' %}}",
        "{{{{ ''.__class__.__mro__[1].__subclasses__() }}}}",
        "{{{{ cycler.__init__.__globals__.os.popen('cat {secret}/x.txt').read() }}}}",
        "{{{{ lipsum.__globals__['os'].listdir('{secret}') }}}}",
        "{{{{ ucap.model_config.update(a=1) }}}}",
        "{{{{ labels.update({{}}) }}}}",
        "{{{{ 1 // 0 }}}}",
        "<p><img src='{url}'/></p>",
        "<p><a href='file://{secret}/x.txt'>x</a></p>",
        "<p style='background: url({url})'>x</p>",
        "<style>@import url({url});</style>",
        "<p><object data='{url}'/></p>",
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='{secret}/x.txt'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><image href='{url}'/></svg>",
        "<!DOCTYPE sheet [<!ENTITY x SYSTEM 'file://{secret}/x.txt'>]><p>&x;</p>",
        "<figure kind='{url}'/>",
    ],
)
def test_a_template_reads_nothing(
    workspace: Workspace, canary: Canary, secret: Path, construct: str
) -> None:
    own = workspace.root / "templates" / "summary.html.j2"
    own.parent.mkdir()
    (own.parent / "link.txt").symlink_to(secret / "x.txt")
    hostile = construct.format(secret=secret.as_posix(), url=canary.address("x.png"))
    start = TEMPLATE.index("</head>") + len("</head>")
    own.write_text(TEMPLATE[:start] + hostile + TEMPLATE[start:], "utf-8")
    assert_refused(build(workspace), workspace, "templates/summary.html.j2")
    assert_nothing_leaked(workspace, canary)


def test_an_entity_before_the_template_is_not_read(workspace: Workspace, secret: Path) -> None:
    own = workspace.root / "templates" / "summary.html.j2"
    own.parent.mkdir()
    entity = f"<!DOCTYPE sheet [<!ENTITY x SYSTEM '{(secret / 'x.txt').as_uri()}'>]>"
    own.write_text(entity + TEMPLATE.replace("</h1>", "&x;</h1>", 1), "utf-8")
    assert_refused(build(workspace), workspace, "DOCTYPE")


@pytest.mark.parametrize("kind", ["templates/summary.html.j2", "styles/document.css"])
def test_a_file_that_is_not_utf_8_is_one_sentence(workspace: Workspace, kind: str) -> None:
    own = workspace.root / kind
    own.parent.mkdir()
    own.write_bytes(b"h1 { content: '\xff\xfe' }")
    assert_refused(build(workspace), workspace, own.name, "UTF-8")
    assert len(build(workspace).stderr.splitlines()) == 1


# --- the words of records and labels ------------------------------------------------------------

WORDS = [
    "![a]({url})",
    "<img src='{url}'>",
    "<svg><image href='{url}'/></svg>",
    "<style>@import url({url});</style>",
    "<link rel=attachment href='file://{secret}/x.txt'>",
    "</p></sheet><!DOCTYPE x [<!ENTITY y SYSTEM '{secret}/x.txt'>]>&y;",
    "&x; &#38;x; %x;",
    "{{{{ include('{secret}/x.txt') }}}} {{% include '{secret}/x.txt' %}}",
    "url({url}) @import '{url}'",
    "[words]({url})",
    "INCLUDEPICTURE {url} DDEAUTO cmd",
    ']]> --> " onload="x',
]


@pytest.mark.parametrize("words", WORDS)
def test_words_of_a_record_stay_words(
    workspace: Workspace, canary: Canary, secret: Path, words: str
) -> None:
    hostile = words.format(url=canary.address("x.png"), secret=secret.as_posix())
    file = workspace.record("minimal").ucap
    text = file.read_text("utf-8")
    quoted = hostile.replace("'", "''")
    file.write_text(f"{text}key_focus:\n  - en: 'before {quoted} after'\n", "utf-8")
    result = build(workspace)
    assert result.exit_code == 0, result.output
    assert_nothing_leaked(workspace, canary)


@pytest.mark.parametrize("words", WORDS)
def test_words_of_labels_stay_words(
    workspace: Workspace, canary: Canary, secret: Path, words: str
) -> None:
    hostile = words.format(url=canary.address("x.png"), secret=secret.as_posix())
    text = (ROOT / "templates" / "labels.yaml").read_text("utf-8")
    label = "version_draft_title"
    assert f"\n{label}:" in text
    own = workspace.root / "templates" / "labels.yaml"
    own.parent.mkdir()
    quoted = hostile.replace("'", "''")
    kept = [line for line in text.splitlines() if not line.startswith(f"{label}:")]
    own.write_text("\n".join([*kept, f"{label}: {{en: '{quoted}', zh: '稿'}}", ""]), "utf-8")
    result = build(workspace)
    assert isinstance(result.exception, SystemExit | None), result.output
    assert_nothing_leaked(workspace, canary)


# --- drawings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        '<image href="{secret}/x.png" width="9" height="9"/>',
        '<image xlink:href="{url}" width="9" height="9"/>',
        '<use href="{url}#a"/>',
        '<rect style="fill: url({url})" width="9" height="9"/>',
        '<rect style="fill: u\\72l({url})" width="9" height="9"/>',
        '<rect fill="url(\'{url}#a\')" width="9" height="9"/>',
        "<style>@import url({url});</style>",
        "<foreignObject><p>a</p></foreignObject>",
        "<script>1</script>",
        '<rect onload="1" width="9" height="9"/>',
        '<a href="{url}"><rect width="9" height="9"/></a>',
        '<feImage href="{url}"/>',
        "<rect",
    ],
)
def test_a_drawing_that_refers_to_anything_is_no_figure(
    canary: Canary, secret: Path, content: str
) -> None:
    inner = content.format(url=canary.address("x.png"), secret=secret.as_posix())
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        f"{inner}</svg>"
    )
    with pytest.raises(TemplateError, match="a drawing holds"):
        Figure("emblem", svg, "alt", "en", 10, 10)
    assert canary.requests == []


@pytest.mark.parametrize("before", ["<!DOCTYPE svg [<!ENTITY a 'b'>]>", "<?xml-stylesheet?>"])
def test_a_drawing_declares_nothing(before: str) -> None:
    with pytest.raises(TemplateError, match="a declaration"):
        Figure("emblem", f'{before}<svg xmlns="http://www.w3.org/2000/svg"/>', "alt", "en", 1, 1)


def test_a_drawing_may_refer_to_its_own_parts() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg"><defs><path id="a" d="M0 0"/></defs>'
        '<use href="#a" fill="url(#b)"/></svg>'
    )
    assert Figure("emblem", svg, "alt", "en", 10, 10).svg == svg
