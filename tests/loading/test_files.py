"""What a file must be before its content is looked at: readable, UTF-8, YAML of the plain sort."""

import os
import time
from pathlib import Path

import pytest

from briefgen.errors import InputError
from briefgen.load import load_model
from briefgen.loading.yaml_tree import read_tree, resolve
from briefgen.models.ucap import Ucap

MINIMAL = """\
date: 2018
lead: china
china:
  places:
    - name: {en: Testville}
europe:
  places:
    - name: {en: Sampleton}
"""


def problems(folder: Path, content: str | bytes) -> list[str]:
    """Load the content as a record and give what is said about it; nothing where it is valid."""
    file = folder / "ucap.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        load_model(file, Ucap, Path("ucap.yaml"))
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []


def the_problem(folder: Path, content: str | bytes) -> str:
    [problem] = problems(folder, content)
    return problem


def test_a_minimal_record_is_valid(tmp_path: Path) -> None:
    assert problems(tmp_path, MINIMAL) == []


def test_a_byte_order_mark_and_line_ends_of_windows_are_taken(tmp_path: Path) -> None:
    content = MINIMAL.replace("\n", "\r\n").encode("utf-8-sig")
    assert problems(tmp_path, content) == []


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_model(tmp_path / "ucap.yaml", Ucap, Path("ucap.yaml"))
    assert str(caught.value) == "ucap.yaml: there is no such file; write it, or correct its name"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is not a file; put a YAML file in its place"):
        load_model(tmp_path, Ucap)


def test_a_pipe_in_the_place_of_the_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ucap.yaml")
    with pytest.raises(InputError, match="this is not a file"):
        load_model(tmp_path / "ucap.yaml", Ucap)


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "ucap.yaml"
    loop.symlink_to(loop)
    with pytest.raises(InputError, match=r"cannot be read .*; correct its access rights"):
        load_model(loop, Ucap)


def test_a_file_of_more_than_2_mb_is_refused(tmp_path: Path) -> None:
    content = MINIMAL + "#" * 2_000_000
    assert the_problem(tmp_path, content).startswith("ucap.yaml: the file is larger than 2 MB;")


@pytest.mark.parametrize("content", ["", "\n  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path: Path, content: str | bytes) -> None:
    assert the_problem(tmp_path, content).startswith("ucap.yaml:1: the file is empty;")


def test_a_file_of_comments_only_is_refused(tmp_path: Path) -> None:
    said = the_problem(tmp_path, "# nothing\n")
    assert said.startswith("ucap.yaml:1: the file holds no block of keys; begin it with its keys:")


@pytest.mark.parametrize("content", ["- a\n- b\n", "some words\n", "12\n"])
def test_a_file_that_is_no_block_of_keys_is_refused(tmp_path: Path, content: str) -> None:
    assert "the file holds no block of keys" in the_problem(tmp_path, content)


def test_what_is_not_utf_8_is_refused_with_its_byte(tmp_path: Path) -> None:
    said = the_problem(tmp_path, b"date: 2018\nlead: M\xe1laga\n")
    assert said == (
        "ucap.yaml:2: the file is not UTF-8: byte 19 is 0xE1; save it as UTF-8 in the editor"
    )


def test_utf_16_is_refused(tmp_path: Path) -> None:
    assert "is not UTF-8" in the_problem(tmp_path, MINIMAL.encode("utf-16"))


@pytest.mark.parametrize("code", [0x00, 0x07, 0x7F, 0x85, 0x2028, 0xFEFF, 0xFFFE])
def test_a_control_character_is_refused_with_its_line(tmp_path: Path, code: int) -> None:
    said = the_problem(tmp_path, MINIMAL.replace("Sampleton", f"Sample{chr(code)}ton"))
    assert said.startswith(f"ucap.yaml:8: the invisible character U+{code:04X} stands in the text;")


@pytest.mark.parametrize("escape", [r"\a", r"\u202E", r"\x7F"])
def test_an_escaped_control_character_is_refused_with_its_field(
    tmp_path: Path, escape: str
) -> None:
    said = the_problem(tmp_path, MINIMAL.replace("Sampleton", f'"Sample{escape}ton"'))
    assert said.startswith(
        "ucap.yaml:8: `europe › places 1 › name › en` holds the invisible control character U+"
    )
    assert said.endswith("; take it out, by typing the words around it anew")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("version: a: b", "a colon followed by a space stands inside a text"),
        ('version: "1.0', "the text in quotes that begins here has no end; close it"),
        (r'version: "a\q"', r"a backslash in double quotes begins no escape"),
        (r'version: "\ud800"', "an escape in double quotes stands for no character"),
        ("version: @a", "a text begins with `@`; put the whole text in double quotes"),
        ("version: %a", "a text begins with `%`"),
        ("\tversion: a", "a tab indents the line; use spaces"),
        ('version: "a" b', "or text follows a closing quote"),
        ("version: [a, b", "a list that begins with [ has no end; close it with ]"),
        ("version: {a: b", "a block that begins with { has no end; close it with }"),
        ("version", "a key has no colon after it"),
        ("- version", "the line does not belong to the block that it stands in"),
    ],
)
def test_what_is_not_yaml_is_refused_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    found = the_problem(tmp_path, f"{MINIMAL}{line}\n")
    assert found.startswith(("ucap.yaml:9: this is not YAML: ", "ucap.yaml:10: this is not YAML: "))
    assert said in found


def test_a_line_that_is_indented_less_is_refused(tmp_path: Path) -> None:
    said = the_problem(tmp_path, " date: 2018\nlead: china\n")
    assert said.startswith("ucap.yaml:2: this is not YAML: the line is indented less")


def test_an_entry_out_of_its_list_is_refused(tmp_path: Path) -> None:
    said = the_problem(tmp_path, "results:\n  - en: a\n  b: c\n")
    assert said.startswith("ucap.yaml:3: this is not YAML: the line does not belong to the list")


def test_a_duplicate_key_is_refused_with_both_lines(tmp_path: Path) -> None:
    said = the_problem(tmp_path, f"{MINIMAL}lead: europe\n")
    assert said == (
        "ucap.yaml:9: the key `lead` stands here again, after line 2; keep one of the two"
    )


def test_an_anchor_and_its_alias_are_refused(tmp_path: Path) -> None:
    content = MINIMAL.replace("{en: Testville}", "&t {en: Testville}").replace(
        "{en: Sampleton}", "*t"
    )
    anchor, alias = problems(tmp_path, content)
    assert anchor.startswith("ucap.yaml:5: an anchor (`&t`) is not allowed; take it out")
    assert alias.startswith("ucap.yaml:8: an alias (`*t`) is not allowed; write the value out")


def test_a_merge_key_is_refused(tmp_path: Path) -> None:
    said = the_problem(tmp_path, f"{MINIMAL}<<: {{version: a}}\n")
    assert said.startswith("ucap.yaml:9: a merge key (`<<`) is not allowed; write the keys out")


@pytest.mark.parametrize("tag", ["!!str", "!!python/object:os.system", "!own", "!"])
def test_a_tag_is_refused(tmp_path: Path, tag: str) -> None:
    said = the_problem(tmp_path, f'{MINIMAL}version: {tag} "a"\n')
    assert said.startswith("ucap.yaml:9: a tag (`")


@pytest.mark.parametrize("key", ["[a, b]", "{a: b}", "? [a]\n"])
def test_a_key_that_is_no_word_is_refused(tmp_path: Path, key: str) -> None:
    assert "ucap.yaml:9: a key must be a word" in the_problem(tmp_path, f"{MINIMAL}{key}: c\n")


def test_a_second_document_is_refused(tmp_path: Path) -> None:
    said = the_problem(tmp_path, f"---\n{MINIMAL}---\n{MINIMAL}")
    assert said == "ucap.yaml:10: a second document begins here (`---`); keep one in a file"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_what_is_nested_too_deeply_is_refused_at_once(tmp_path: Path, opening: str) -> None:
    start = time.perf_counter()
    [said] = problems(tmp_path, opening * (2_000_000 // len(opening)))
    assert "nested deeper than 40 levels" in said or "a key must be a word" in said
    assert time.perf_counter() - start < 1


def test_more_than_50_000_values_are_refused(tmp_path: Path) -> None:
    said = the_problem(tmp_path, MINIMAL + "".join(f"k{n}: v\n" for n in range(60_000)))
    assert said == "ucap.yaml:49996: the file holds more than 50000 values; split it"


def test_forty_levels_are_read() -> None:
    assert read_tree("[" * 40 + "]" * 40).problems == ()


@pytest.mark.parametrize(
    "content",
    [
        "".join(f"k{number}: v\n" for number in range(160_000)),
        "".join(f"k{number}: v\n" for number in range(40_000)),
        "a: &a [x]\n" + "b: *a\n" * 200_000,
        "results:\n" + "  - en: 1\n" * 20_000,
        f"{'k' * 1_900_000}: v",
        f"lead: {'k' * 1_900_000}",
        f"date: {'9' * 1_900_000}",
        f"date: [{'9, ' * 20_000}]",
        "&a " * 600_000,
        "a: " * 600_000,
        '"' + "x\n" * 900_000,
    ],
    ids=range(11),
)
def test_a_hostile_file_is_refused_in_short_words_and_soon(tmp_path: Path, content: str) -> None:
    start = time.perf_counter()
    said = problems(tmp_path, content)
    assert 0 < len(said) <= 102
    assert max(map(len, said)) < 600
    assert time.perf_counter() - start < 3


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("10:30", "10:30"),
        ("2018-07-09", "2018-07-09"),
        ("2018-07", "2018-07"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("2018", 2018),
        ("-3", -3),
        ("71.9", 71.9),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
    ],
)
def test_scalars_are_those_of_yaml_1_2(text: str, value: object) -> None:
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_a_quoted_scalar_stays_text() -> None:
    assert read_tree("a: '12'\nb: \"true\"\nc: |\n  3\n").data == {
        "a": "12",
        "b": "true",
        "c": "3\n",
    }
