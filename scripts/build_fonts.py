"""Makes the font files of styles/fonts from their published packages, always the same bytes.

Run by `make fonts`, which installs the spacing tool beside this Python; npm must be there. What
is fetched is compared with the hashes below before it is opened, and what is made before it is
kept, so that anyone can make the committed files again and check them.
"""

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

FONTS_FOLDER = Path(__file__).resolve().parent.parent / "styles" / "fonts"

# The time of change that stands in the published Noto files (2022-11-10). The spacing tool writes
# it into its results; the clock would make other bytes every day.
SOURCE_DATE_EPOCH = "1668089687"


@dataclass(frozen=True)
class Font:
    """One font file: where it lies in its package, and the SHA-256 before and after."""

    name: str
    member: str
    source_sha256: str
    sha256: str


@dataclass(frozen=True)
class Family:
    """An npm package with the fonts of one family and their licence."""

    package: str
    version: str
    integrity: str
    licence: str
    adds_chws: bool
    fonts: tuple[Font, ...]


FAMILIES = (
    Family(
        package="@expo-google-fonts/noto-sans-sc",
        version="0.4.3",
        integrity="sha512-9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH"
        "6DkAEQmfNHDncQ==",
        licence="OFL-NotoSansSC.txt",
        adds_chws=True,
        fonts=(
            Font(
                name="NotoSansSC-Regular.ttf",
                member="400Regular/NotoSansSC_400Regular.ttf",
                source_sha256="d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
                sha256="d39e3357241a22f037b207db125ddffbc436a8ce0265f2de04e4909bba8cdae5",
            ),
            Font(
                name="NotoSansSC-Bold.ttf",
                member="700Bold/NotoSansSC_700Bold.ttf",
                source_sha256="9a38ae0ab28cd5a256f9ea8e00dedc688aac17f7915fcb000572990afa956b96",
                sha256="884b58e5d78925483568817299784d06be09b18c15e1799f65ffd0d1dfde616a",
            ),
        ),
    ),
    Family(
        package="@expo-google-fonts/carlito",
        version="0.4.1",
        integrity="sha512-S4vhxWiS1mKp6AAx44VvNt7edQhnoXJU3obKcBZRjMkvQn0MJlm+Sz3O2bhcXy3h01CMi/so"
        "REOjDcZYFDzL/Q==",
        licence="OFL-Carlito.txt",
        adds_chws=False,
        fonts=(
            Font(
                name="Carlito-Regular.ttf",
                member="400Regular/Carlito_400Regular.ttf",
                source_sha256="ca019755404c45627a8566915df99068949dc32ee2bce48d6aeee7542d2a0a89",
                sha256="ca019755404c45627a8566915df99068949dc32ee2bce48d6aeee7542d2a0a89",
            ),
            Font(
                name="Carlito-Bold.ttf",
                member="700Bold/Carlito_700Bold.ttf",
                source_sha256="51edbfa32d8af939913ae1f4ad0a5173e32083499218c133384638090295f0b0",
                sha256="51edbfa32d8af939913ae1f4ad0a5173e32083499218c133384638090295f0b0",
            ),
        ),
    ),
)


def main() -> None:
    """Makes every font and licence in a temporary folder, then puts all of them in place."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "made")
        made.mkdir()
        for family in FAMILIES:
            build_family(family, Path(folder), made)
        FONTS_FOLDER.mkdir(parents=True, exist_ok=True)
        for path in sorted(made.iterdir()):
            shutil.copyfile(path, FONTS_FOLDER / path.name)
            print(f"{path.stat().st_size:>10,} bytes  {path.name}")


def build_family(family: Family, scratch: Path, made: Path) -> None:
    """Fetches one package and writes its fonts and its licence into `made`."""
    with tarfile.open(fetch(family, scratch)) as archive:
        made.joinpath(family.licence).write_bytes(read_member(archive, "LICENSE_FONT"))
        for font in family.fonts:
            data = read_member(archive, font.member)
            require_sha256(data, font.source_sha256, font.member)
            path = scratch / font.name
            path.write_bytes(data)
            if family.adds_chws:
                add_chws(path, made)
            else:
                shutil.copyfile(path, made / font.name)
            require_sha256(made.joinpath(font.name).read_bytes(), font.sha256, font.name)


def fetch(family: Family, folder: Path) -> Path:
    """Returns the path of the package's archive, fetched by `npm pack` and checked (SHA-512)."""
    command = ["npm", "pack", "--silent", f"--pack-destination={folder}"]
    wanted = f"{family.package}@{family.version}"
    result = subprocess.run([*command, wanted], check=True, stdout=subprocess.PIPE, text=True)
    path = folder / result.stdout.strip()
    digest = base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != family.integrity:
        sys.exit(f"{wanted}: the package has changed (its SHA-512 is {digest}); nothing was made")
    return path


def read_member(archive: tarfile.TarFile, name: str) -> bytes:
    """Returns the bytes of one file of an npm package."""
    member = archive.extractfile(f"package/{name}")
    if member is None:
        sys.exit(f"{name}: not a file in the package; nothing was made")
    return member.read()


def add_chws(font: Path, folder: Path) -> None:
    """Writes `font` with contextual half-width spacing of Chinese punctuation into `folder`.

    The features are `chws` and `vchw` of the OpenType feature registry; the glyphs are unchanged.
    """
    tool = Path(sys.executable).parent / "east-asian-spacing"
    subprocess.run(
        [tool, "--language=ZHS", f"--output={folder}", font],
        check=True,
        env={**os.environ, "SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH},
    )


def require_sha256(data: bytes, expected: str, name: str) -> None:
    """Ends the script unless `data` has the SHA-256 that stands in FAMILIES."""
    actual = hashlib.sha256(data).hexdigest()
    if actual != expected:
        sys.exit(f"{name}: SHA-256 is {actual}, not the recorded {expected}; nothing was made")


if __name__ == "__main__":
    main()
