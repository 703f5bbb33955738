"""A template that does not compose says where it is wrong."""

import shutil
from pathlib import Path

import pytest

from briefgen.build import build
from briefgen.errors import TemplateError
from briefgen.workspace import Workspace
from tests.conftest import summaries

TEMPLATE = Path(__file__).parents[2] / "templates" / "summary.html.j2"


def changed(workspace: Workspace, old: str, new: str) -> int:
    """Give the workspace a template of its own with one change; return the line of it."""
    folder = workspace.root / "templates"
    folder.mkdir()
    text = TEMPLATE.read_text("utf-8")
    assert text.count(old) == 1
    (folder / TEMPLATE.name).write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("<cards>", "<carousel/><cards>", "<carousel> is not an element of templates"),
        ("{% if ucap.themes %}", "{% if ucap.themes %%}", "the template cannot be read"),
    ],
)
def test_a_mistake_is_named_with_its_file_and_line(
    real: Workspace, old: str, new: str, what: str
) -> None:
    line = changed(real, old, new)
    with pytest.raises(TemplateError) as caught:
        build(real, summaries(real, ["haikou"], ["pdf"]))
    (problem,) = caught.value.problems
    assert what in problem.what
    assert problem.file is not None
    assert problem.file.name == TEMPLATE.name
    assert problem.line == line
    assert not real.out.exists()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("{{ theme.title | text }}", "{{ theme.tittle | text }}", "something that is not there"),
        ("</cards>", "</card>", "not well formed"),
        ('{{ "themes_note" | label }}', "{{ ''.__class__.__mro__ }}", "is not there"),
    ],
)
def test_what_a_template_may_not_do_is_an_error_with_its_file(
    real: Workspace, old: str, new: str, what: str
) -> None:
    changed(real, old, new)
    with pytest.raises(TemplateError) as caught:
        build(real, summaries(real, ["haikou"], ["pdf"]))
    (problem,) = caught.value.problems
    assert what in problem.what
    assert problem.file is not None


def test_the_workspace_template_wins_over_the_built_in_one(real: Workspace) -> None:
    changed(real, '<h2>{{ "results" | label }}</h2>', "<h2>Our own heading</h2>")
    build(real, summaries(real, ["haikou"], ["pdf"], ["en"]))
    shutil.rmtree(real.root / "templates")
    own = (real.out / "haikou" / "haikou-ucap-summary-en.pdf").read_bytes()
    build(real, summaries(real, ["haikou"], ["pdf"], ["en"]))
    assert own != (real.out / "haikou" / "haikou-ucap-summary-en.pdf").read_bytes()
