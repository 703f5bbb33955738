"""The file as a package: the same bytes for the same document, and nothing of a template."""

import io
import os
import subprocess
import sys
import zipfile

import docx

from briefgen.render.docx.base import make_base
from briefgen.render.docx.fields import FIELD_CODES
from tests.conftest import ROOT
from tests.docx.conftest import BASE, NAMESPACES, SPECIMEN, THEME, WordFile, rendered
from tests.readers.docx_parts import unpack

_PRINT_HASH = (
    "import hashlib; from tests.docx.conftest import NAMESPACES, SPECIMEN, rendered; "
    "print(hashlib.sha256(rendered(SPECIMEN).data).hexdigest())"
)


def hash_in_a_process(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _PRINT_HASH],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_python_docx_opens_it(summary: WordFile) -> None:
    opened = docx.Document(io.BytesIO(summary.data))
    assert len(opened.sections) == 2
    first = opened.tables[0].style
    assert first is not None
    assert first.name == "Brief"


def test_the_same_document_gives_the_same_bytes_in_every_process() -> None:
    assert hash_in_a_process("1") == hash_in_a_process("2")


def test_rendering_twice_gives_the_same_bytes(specimen: WordFile) -> None:
    assert rendered(SPECIMEN).data == specimen.data


def test_the_entries_are_sorted_after_the_content_types_and_bear_no_time(
    specimen: WordFile,
) -> None:
    with zipfile.ZipFile(io.BytesIO(specimen.data)) as package:
        entries = package.infolist()
    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_are_the_documents(specimen: WordFile) -> None:
    properties = docx.Document(io.BytesIO(specimen.data)).core_properties
    assert properties.title == "Testville and Sampleton"
    assert properties.subject == "A test"
    assert properties.keywords == "test, sample"
    assert properties.author == "Placeholder Office"
    assert properties.language == "en-GB"
    for moment in (properties.created, properties.modified):
        assert moment is not None
        assert moment.isoformat() == "2020-06-01T00:00:00+00:00"


def test_nothing_of_a_default_template_is_left(specimen: WordFile) -> None:
    names = specimen.names()
    assert not [name for name in names if "thumbnail" in name or "stylesWithEffects" in name]
    everything = b"".join(specimen.read(name) for name in names)
    for trace in (b"python-docx", b"2013-", b"ja-JP", b"MS Mincho", b"Cambria"):
        assert trace not in everything


def test_relationships_outside_are_links_only(specimen: WordFile) -> None:
    for name in specimen.names():
        if name.endswith(".rels"):
            outside = specimen.values("//*[@TargetMode='External']/@Type", name)
            assert all(kind.endswith("/hyperlink") for kind in outside)


def test_fields_are_those_of_the_list_and_each_ends(specimen: WordFile) -> None:
    codes = set()
    for part in specimen.stories():
        assert not specimen.find("//w:fldSimple", part)
        codes |= {code.split()[0] for code in specimen.values("//w:instrText/text()", part)}
        kinds = specimen.values("//w:fldChar/@w:fldCharType", part)
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert codes == FIELD_CODES == {"TOC", "PAGEREF", "SEQ", "PAGE", "NUMPAGES"}
    assert not specimen.find("//w:updateFields", "word/settings.xml")  # Word would ask a question


def test_an_empty_paragraph_is_a_cell_or_keeps_tables_apart(specimen: WordFile) -> None:
    for part in specimen.stories():
        path = "//w:p[not(.//w:t) and not(.//w:drawing)]"
        for empty in specimen.find(path, part):
            style = empty.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NAMESPACES)
            assert style in {"TableEnd", "TableEndKeep", "HeadRule", "HeadRuleZH"}


def test_two_tables_never_touch(specimen: WordFile) -> None:
    assert not specimen.find("//w:tbl[following-sibling::*[1][self::w:tbl]]")


def test_the_base_is_what_the_tokens_make() -> None:
    assert unpack(make_base(THEME)) == unpack(BASE), "run scripts/make_word_base.py"


def test_the_base_has_the_page_of_the_tokens() -> None:
    base = WordFile(BASE)
    (size,) = base.find("//w:pgSz")
    assert list(size.attrib.values()) == ["11906", "16838"]
