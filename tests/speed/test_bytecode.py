"""What a built-in template is compiled to is kept; an office's template is compiled each time."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from jinja2 import Environment, FunctionLoader, pass_context

from briefgen.compose import bytecode
from briefgen.compose.bytecode import BuiltInBytecode

NAME = "sheet.html.j2"


@pytest.fixture(autouse=True)
def built_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands for that of the built-in templates."""
    folder = tmp_path / "built-in"
    folder.mkdir()
    monkeypatch.setattr(bytecode, "built_in", lambda _: folder)
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The templates that were compiled, by name."""
    names: list[str] = []
    real: Callable[..., object] = Environment.compile

    def compile_(environment: Environment, source: str, name: str, filename: str) -> object:
        names.append(name)
        return real(environment, source, name, filename)

    monkeypatch.setattr(Environment, "compile", compile_)
    return names


def fill_in(
    template: Path,
    *,
    autoescape: bool = True,
    filters: Mapping[str, Callable[..., str]] | None = None,
) -> str:
    """Fill a template in as a new command does."""
    environment = Environment(
        loader=FunctionLoader(lambda _: (template.read_text("utf-8"), str(template), None)),
        bytecode_cache=BuiltInBytecode(),
        autoescape=autoescape,  # noqa: S701  # what the test is about
    )
    environment.filters.update(filters or {})
    return environment.get_template(NAME).render(city="A & B")


def put(folder: Path, source: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / NAME
    file.write_text(source, "utf-8")
    return file


def test_a_built_in_template_is_compiled_once(built_in: Path, compiled: list[str]) -> None:
    template = put(built_in, "{{ city }}")
    assert [fill_in(template), fill_in(template)] == ["A &amp; B", "A &amp; B"]
    assert compiled == [NAME]


def test_a_template_that_changed_is_compiled_again(built_in: Path, compiled: list[str]) -> None:
    fill_in(put(built_in, "{{ city }}"))
    assert fill_in(put(built_in, "in {{ city }}")) == "in A &amp; B"
    assert compiled == [NAME, NAME]


def test_what_was_compiled_with_other_options_is_not_used(
    built_in: Path, compiled: list[str]
) -> None:
    template = put(built_in, "{{ city }}")
    assert [fill_in(template), fill_in(template, autoescape=False)] == ["A &amp; B", "A & B"]
    assert compiled == [NAME, NAME]


def test_what_was_compiled_for_other_filters_is_not_used(built_in: Path) -> None:
    template = put(built_in, "{% if city %}{{ city | shown }}{% endif %}")
    of_context = pass_context(lambda context, _: str(context["city"]).lower())
    assert fill_in(template, filters={"shown": str.swapcase}) == "a &amp; b"
    assert fill_in(template, filters={"shown": of_context}) == "a &amp; b"


def test_byte_code_that_is_not_whole_is_not_used(built_in: Path, compiled: list[str]) -> None:
    template = put(built_in, "{{ city }}")
    fill_in(template)
    (kept,) = (built_in / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:-20])
    assert fill_in(template) == "A &amp; B"
    assert compiled == [NAME, NAME]


def test_byte_code_beside_a_template_of_an_office_is_never_run(
    built_in: Path, tmp_path: Path, compiled: list[str]
) -> None:
    fill_in(put(built_in, "{{ city }}"))
    (kept,) = (built_in / "__pycache__").iterdir()
    office = tmp_path / "templates"
    template = put(office, "{{ city }}")
    planted = office / "__pycache__" / kept.name
    planted.parent.mkdir()
    planted.write_bytes(kept.read_bytes())
    fill_in(template)
    assert compiled == [NAME, NAME]
    assert list(planted.parent.iterdir()) == [planted]
