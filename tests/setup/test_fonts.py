"""The font files of styles/fonts: what they hold, and that they are what the script makes."""

import hashlib
import unicodedata

import pytest
from fontTools.ttLib import TTFont

from scripts.build_fonts import FAMILIES, FONTS_FOLDER, Family, Font

FONT_NAMES = [font.name for family in FAMILIES for font in family.fonts]
CHINESE = ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"]
LATIN = ["Carlito-Regular.ttf", "Carlito-Bold.ttf"]


def codec_characters(codec: str, lead_bytes: range, trail_bytes: range) -> set[str]:
    """Returns every character that the two-byte codec can say."""
    characters = set()
    for lead in lead_bytes:
        for trail in trail_bytes:
            try:
                characters.add(bytes([lead, trail]).decode(codec))
            except UnicodeDecodeError:
                continue
    return characters


def missing(name: str, characters: set[str]) -> list[str]:
    """Returns the names of the characters that the font file has no glyph for."""
    covered = TTFont(FONTS_FOLDER / name).getBestCmap()
    return sorted(unicodedata.name(each, each) for each in characters if ord(each) not in covered)


def test_only_the_fonts_of_the_script_are_shipped() -> None:
    assert sorted(path.name for path in FONTS_FOLDER.glob("*.?tf*")) == sorted(FONT_NAMES)


@pytest.mark.parametrize(
    "font", [font for family in FAMILIES for font in family.fonts], ids=lambda font: font.name
)
def test_a_font_has_the_sha256_that_the_script_records(font: Font) -> None:
    data = (FONTS_FOLDER / font.name).read_bytes()
    assert hashlib.sha256(data).hexdigest() == font.sha256


def test_the_fonts_stay_under_45_mb_together() -> None:
    assert sum((FONTS_FOLDER / name).stat().st_size for name in FONT_NAMES) < 45_000_000


@pytest.mark.parametrize("name", FONT_NAMES)
def test_a_font_is_static_truetype(name: str) -> None:
    tables = TTFont(FONTS_FOLDER / name).keys()
    assert "glyf" in tables
    assert "fvar" not in tables


@pytest.mark.parametrize("name", FONT_NAMES)
def test_a_font_may_be_embedded(name: str) -> None:
    assert TTFont(FONTS_FOLDER / name)["OS/2"].fsType == 0


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_font_has_chws(name: str) -> None:
    records = TTFont(FONTS_FOLDER / name)["GPOS"].table.FeatureList.FeatureRecord
    assert "chws" in {record.FeatureTag for record in records}


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_font_covers_gb_2312(name: str) -> None:
    characters = codec_characters("gb2312", range(0xA1, 0xFF), range(0xA1, 0xFF))
    assert len(characters) == 7445
    assert missing(name, characters) == []


@pytest.mark.parametrize("name", CHINESE)
def test_a_chinese_font_lacks_one_mathematical_sign_of_gbk(name: str) -> None:
    characters = codec_characters("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
    assert missing(name, characters) == ["APPROXIMATELY EQUAL TO OR THE IMAGE OF"]


@pytest.mark.parametrize("name", LATIN)
def test_a_latin_font_covers_the_letters_of_the_eu_and_of_pinyin(name: str) -> None:
    latin = {chr(code) for code in (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180))}
    romanian = set("ȘșȚț")
    greek_and_cyrillic = {
        chr(code) for code in (*range(0x386, 0x3CF), *range(0x400, 0x460)) if chr(code).isalpha()
    }
    pinyin = set("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü")
    signs = set("\u00a0\u2009\u202f–—‘’“”„•…€−ẞ")
    assert missing(name, latin | romanian | greek_and_cyrillic | pinyin | signs) == []


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.package)
def test_a_licence_lies_beside_its_fonts(family: Family) -> None:
    text = (FONTS_FOLDER / family.licence).read_text(encoding="utf-8")
    assert text.startswith("Copyright")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_the_readme_names_every_source_with_its_version_and_hash() -> None:
    readme = (FONTS_FOLDER / "README.md").read_text(encoding="utf-8")
    for family in FAMILIES:
        assert f"{family.package} {family.version}" in readme
        assert family.licence in readme
        for font in family.fonts:
            assert font.name in readme
            assert font.source_sha256 in readme


def test_a_font_that_is_used_as_published_is_unchanged() -> None:
    for family in FAMILIES:
        for font in family.fonts:
            assert (font.sha256 == font.source_sha256) is not family.adds_chws
