"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from briefgen.deliver.files import write_files
from briefgen.errors import OutputError


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "b.pdf": b"one", tmp_path / "c.docx": b"two"})
    assert (tmp_path / "a" / "b.pdf").read_bytes() == b"one"
    assert (tmp_path / "c.docx").read_bytes() == b"two"


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    old = tmp_path / "old.pdf"
    old.write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"in the way of a folder")
    with pytest.raises(OutputError, match="cannot be written"):
        write_files({old: b"new", tmp_path / "file" / "x.pdf": b"y"})
    assert old.read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "old.pdf"]
