"""A process that writes: `writer.py FOLDER MARK ROUNDS` writes the same two files again and again.

What it writes consists of its mark, so that a file of two writers, or half a file, shows.
"""

import sys
from pathlib import Path

from briefgen.deliver.files import write_files
from briefgen.errors import OutputError

SIZE = 2_000_000


def content(mark: str) -> bytes:
    """Give what a writer with this mark writes."""
    return mark.encode() * SIZE


def main(folder: Path, mark: str, rounds: int) -> int:
    """Write, and print a line when it begins; give the exit code."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    for _ in range(rounds):
        try:
            write_files({folder / name: content(mark) for name in ("a.pdf", "b/c.docx")})
        except OutputError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
