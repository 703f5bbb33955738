"""A wheel works outside the checkout: templates, styles and fonts come with it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.readers.docx_text import docx_words
from tests.readers.pdf_text import pdf_words

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TO_FILL_IN = {
    "date": "2018-07",
    "lead": "china",
    "email": "office@example.org",
    "codes": "[FR]",
    "en": "Placeholder in English",
    "zh": "示例文字",
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A folder with records of its own, and nothing else."""
    shutil.copytree(ROOT / "tests" / "workspace" / "inputs", tmp_path / "inputs")
    return tmp_path


def test_what_runs_is_the_wheel_and_not_the_checkout(environment: Path, tmp_path: Path) -> None:
    asked = "import briefgen; print(briefgen.__file__)"
    told = subprocess.run(
        [str(environment / "bin" / "python"), "-c", asked],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(told.stdout).is_relative_to(environment)


def test_the_wheel_makes_both_formats_in_a_folder_of_its_own(run: Run, office: Path) -> None:
    made = run(office, "build", "minimal", "--lang", "en-zh")
    assert made.returncode == 0, made.stderr
    files = [office / line.split()[0] for line in made.stdout.splitlines()]
    assert [file.suffix for file in files] == [".pdf", ".docx"]
    assert "Sampleton" in pdf_words(files[0].read_bytes())
    assert "测试城" in docx_words(files[1].read_bytes())


def test_the_first_ten_minutes_lead_from_new_to_a_pdf(run: Run, tmp_path: Path) -> None:
    (tmp_path / "inputs").mkdir()
    begun = run(tmp_path, "new", "testville")
    assert begun.stdout.split() == ["inputs/testville/ucap.yaml", "inputs/programme.yaml"]
    refused = run(tmp_path, "pdf", "testville")
    assert refused.returncode == 1
    assert "is not filled in yet" in refused.stderr
    for file in begun.stdout.split():
        _fill_in(tmp_path / file)
    made = run(tmp_path, "pdf", "testville", "--lang", "en")
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "out/testville/testville-ucap-summary-en.pdf").is_file()
    assert run(tmp_path, "list").stdout.startswith("testville")
    assert run(tmp_path, "schema").returncode == 0


def _fill_in(file: Path) -> None:
    """Fill in what must be filled in, as an officer would."""

    def fill(line: "re.Match[str]") -> str:
        key = line[1]
        value = TO_FILL_IN[key].strip("[]") if line[2] else TO_FILL_IN[key]
        return line[0].replace("…to fill in…", value)

    text = file.read_text("utf-8")
    filled = re.sub(r"(?m)^(?!\s*#)[ -]*(\w+): (\[?)…to fill in….*$", fill, text)
    assert filled != text
    file.write_text(filled, "utf-8")


def test_a_template_of_ones_own_wins_over_that_of_the_wheel(run: Run, office: Path) -> None:
    template = (ROOT / "templates" / "summary.html.j2").read_text("utf-8")
    (office / "templates").mkdir()
    own = template.replace("</head>", "</head><p>A line of our own</p>", 1)
    (office / "templates" / "summary.html.j2").write_text(own, "utf-8")
    made = run(office, "pdf", "minimal", "--lang", "en")
    assert made.returncode == 0, made.stderr
    [file] = (office / "out").rglob("*.pdf")
    assert "A line of our own" in pdf_words(file.read_bytes())


def test_a_style_of_ones_own_wins_over_that_of_the_wheel(run: Run, office: Path) -> None:
    assert run(office, "pdf", "minimal", "--lang", "en").returncode == 0
    [file] = (office / "out").rglob("*.pdf")
    before = file.read_bytes()
    theme = (ROOT / "styles" / "theme.yaml").read_text("utf-8")
    (office / "styles").mkdir()
    own = re.sub(r"(?m)^(  ink: ).*$", r'\1"#00AA00"', theme)
    assert own != theme
    (office / "styles" / "theme.yaml").write_text(own, "utf-8")
    assert run(office, "pdf", "minimal", "--lang", "en").returncode == 0
    assert file.read_bytes() != before


def test_the_doctor_of_the_wheel_finds_all_that_came_with_it(run: Run, tmp_path: Path) -> None:
    told = run(tmp_path, "doctor")
    assert told.returncode == 0, told.stderr
    for name in ("templates/summary.html.j2", "styles/theme.yaml", "styles/fonts/NotoSansSC-Bold"):
        assert f"/site-packages/briefgen/{name}" in told.stdout
