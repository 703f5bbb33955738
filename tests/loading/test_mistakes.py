"""How the mistakes of a record are reported: all at once, each with its line and what mends it."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.errors import InputError
from briefgen.load import Lines, load_model
from briefgen.loading.names import field_name
from briefgen.models.programme import Programme
from briefgen.models.ucap import Ucap

RECORD = """\
date: 2018
lead: china
china:
  places:
    - name: {en: Testville}
europe:
  places:
    - name: {en: Sampleton}
"""
WORKSPACE = Path(__file__).parents[1] / "workspace"


def mistakes(folder: Path, content: str) -> list[str]:
    """Give what is said about a record, without the name of its file."""
    file = folder / "ucap.yaml"
    file.write_text(content, "utf-8")
    try:
        load_model(file, Ucap, Path("f"))
    except InputError as error:
        return [str(problem).removeprefix("f:") for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("versoin: a", "9: unknown key `versoin` in `record`; did you mean `version`?"),
        ("Version: a", "9: unknown key `Version` in `record`; did you mean `version`?"),
        (
            "results:\n- {en: a, population: 3}",
            (
                "10: unknown key `population` in `results 1`; take it out, or use one of: en, zh, "
                "stated"
            ),
        ),
        (
            "themes:\n- title: {en: a}\n  zh: b",
            "11: unknown key `zh` in `themes 1`; write it under `title:`",
        ),
        (
            "themes:\n- text: {en: a}",
            "10: `title` is missing in `themes 1`; add `title:` (Its name)",
        ),
        (
            "themes:\n- title: {en: a}\n  sdgs:\n  - 18",
            (
                "12: `themes 1 › sdgs 1` is 18, but must be at most 17; the Sustainable "
                "Development Goals run from 1 to 17"
            ),
        ),
        (
            "themes: [{title: {en: a}, sdgs: [0]}]",
            (
                "9: `themes 1 › sdgs 1` is 0, but must be at least 1; the Sustainable Development "
                "Goals run from 1 to 17"
            ),
        ),
        (
            "themes: [{title: {en: a}, sdgs: ['9']}]",
            (
                "9: `themes 1 › sdgs 1` holds text where a whole number belongs; write 9 without "
                "quotes"
            ),
        ),
        (
            "themes: [{title: {en: a}, sdgs: [SDG 9]}]",
            (
                "9: `themes 1 › sdgs 1` holds text where a whole number belongs; write digits "
                "only, such as 2300000; the source's own wording goes into `stated`"
            ),
        ),
        (
            "themes: [{title: {en: a}, urban_agenda: [urban-mobilty]}]",
            (
                "9: `themes 1 › urban_agenda 1`: `urban-mobilty` is not an Urban Agenda "
                "partnership (did you mean `urban-mobility`?); write the code of a partnership, "
                "such as `urban-mobility`"
            ),
        ),
        (
            "version: 1.10",
            '9: `version` holds a decimal number where text belongs; write "1.10" in quotes',
        ),
        (
            "results: [{en: 0012}]",
            '9: `results 1 › en` holds a number where text belongs; write "0012" in quotes',
        ),
        (
            "results: [{en: true}]",
            '9: `results 1 › en` holds true or false where text belongs; write "true" in quotes',
        ),
        (
            "results: [{en: [a, b]}]",
            (
                "9: `results 1 › en` holds a list where text belongs; write one text; one that "
                "begins with [ or { needs quotes"
            ),
        ),
        ("results: [{en: ''}]", "9: `results 1 › en` is empty; write its text, or take it out"),
        (
            "results: [{}]",
            "9: `results 1` has neither `en` nor `zh`; write `en:` or `zh:` or both under it",
        ),
        (
            "results: [{stated: a, en: , zh: }]",
            "9: `results 1` has neither `en` nor `zh`; write `en:` or `zh:` or both under it",
        ),
        (
            "results: [Peace]",
            (
                "9: `results 1` does not say in which language it is; write `en:` and `zh:` under "
                "it, each followed by its text"
            ),
        ),
        (
            "results: [[a]]",
            (
                "9: `results 1` holds a list where a block of keys belongs; write its keys under "
                "it: `en:` and `zh:`"
            ),
        ),
        ("results: [~]", "9: `results 1` is empty; write the entry, or take out its line"),
        (
            "results: {en: a}",
            (
                "9: `results` holds a block of keys where a list belongs; begin each entry with "
                '"- ", also where there is only one'
            ),
        ),
        ("results:", "9: `results` has nothing under it; fill it in, or take the key out"),
        (
            "source: A paper",
            (
                "9: `source` holds text where a block of keys belongs; write its keys under it: "
                "`title:`, `date:`"
            ),
        ),
        (
            "version: 1.0.0-version-of-today",
            "9: `version` holds more than 12 characters; leave at most 12",
        ),
        (
            "period: {start: 2019-11, end: 2018-07}",
            "9: `period` ends (2018-07) before it starts (2019-11); correct one of the two dates",
        ),
        (
            "activities: [{date: 2019-11, end: 2018-07, text: {en: a}}]",
            (
                "9: `activities 1` ends (2018-07) before it starts (2019-11); correct one of the "
                "two dates"
            ),
        ),
        (
            "period: {start: July 2018, end: 2018-13}",
            (
                "9: `period › start` is `July 2018`, not a date; write it like 2018, 2018-07 or "
                "2018-07-09"
            ),
        ),
        (
            "period: {start: 2018-02-30, end: 2019}",
            "9: `period › start`: 2018-02-30 is not in the calendar; correct the month or the day",
        ),
        (
            "source: {title: a, date: [2018]}",
            "9: `source › date` is a list, not a date; write it like 2018, 2018-07 or 2018-07-09",
        ),
        (
            "activities: [{date: 2018, kind: metting, text: {en: a}}]",
            (
                "9: `activities 1 › kind` is `metting`, which is none of its words; write "
                "`meeting`, `mission`, `workshop`, `forum`, `signing`, `visit`, `event` or `other`"
            ),
        ),
        (
            "activities: [{date: 2018, side: [china], text: {en: a}}]",
            (
                "9: `activities 1 › side` is a list, which is none of its words; write `china` or "
                "`europe`"
            ),
        ),
        (
            "contact: {email: nobody}",
            (
                "9: `contact › email` is `nobody`, which is not an e-mail address; write it like "
                "office@example.org"
            ),
        ),
    ],
)
def test_a_mistake_is_said_with_its_line_and_what_mends_it(
    tmp_path: Path, lines: str, said: str
) -> None:
    assert said in mistakes(tmp_path, f"{RECORD}{lines}\n")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ("populaton: {}", "unknown key `populaton` in `china`; did you mean `population`?"),
        ("year: 2018", "unknown key `year` in `china`; write it under `population:`"),
        ("population:", "`china › population` has nothing under it; fill it in, or take the key"),
        (
            "population: 2300000",
            (
                "`china › population` holds a number where a block of keys belongs; write its keys "
                "under it: `value:`, `year:`, `source:`, `stated:`"
            ),
        ),
        (
            "population: {value: '2,300,000'}",
            (
                "`china › population › value` holds text where a whole number belongs; write "
                "2300000, without separators, if that is meant"
            ),
        ),
        ("population: {value: 2.3}", "holds a decimal number where a whole number belongs"),
        ("population: {value: -1}", "`china › population › value` is -1, but must be at least 0"),
        ("population: {year: 18}", "must be at least 1900; write the year with its four digits"),
        ("area: {km2: 0}", "`china › area › km2` is 0, but must be more than 0"),
        ("area: {km2: 3146 km²}", "holds text where a number belongs; write digits only"),
        ("area: {km2: true}", "`china › area › km2` holds true or false where a number belongs"),
        ("area: {km2: 1e999}", "`china › area › km2` is too large a number; correct it"),
        ("countries: {codes: [China]}", "`China` is not a country code of two letters"),
        ("countries: {codes: [NO, XX]}", "`XX` is not a country code"),
        ("regions: {names: Test Province}", "where a list belongs; begin each entry with"),
    ],
)
def test_a_mistake_in_the_facts_is_said(tmp_path: Path, facts: str, said: str) -> None:
    [found] = mistakes(tmp_path, RECORD.replace("europe:", f"  {facts}\neurope:"))
    assert found.startswith("6: ")
    assert said in found


def test_norway_is_a_country(tmp_path: Path) -> None:
    record = RECORD.replace("europe:", "  countries: {codes: [NO]}\neurope:")
    assert mistakes(tmp_path, record) == []


def test_a_side_without_partners_is_refused(tmp_path: Path) -> None:
    record = "date: 2018\nlead: china\nchina: {places: []}\neurope: {places: []}\n"
    assert mistakes(tmp_path, record) == [
        "3: `china › places` holds no entry; write at least one",
        "4: `europe › places` holds no entry; write at least one",
    ]


def test_nine_partners_are_refused(tmp_path: Path) -> None:
    places = "\n".join(["    - name: {en: Testville}"] * 9)
    record = RECORD.replace("    - name: {en: Testville}", places)
    assert mistakes(tmp_path, record) == [
        "4: `china › places` holds more than 8 entries; leave at most 8"
    ]


def test_a_mistake_in_a_partner_is_not_taken_for_a_missing_partner(tmp_path: Path) -> None:
    [said] = mistakes(tmp_path, RECORD.replace("{en: Testville}", "Testville"))
    assert said.startswith("5: `china › places 1 › name` does not say in which language it is")


def test_missing_keys_name_the_block_that_lacks_them(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "# a comment\ndate: 2018\neurope:\n  places:\n  - kind: zone\n") == [
        "2: `lead` is missing in `record`; add `lead:` (Whose plan it is)",
        "2: `china` is missing in `record`; add `china:` (The Chinese side)",
        "5: `name` is missing in `europe › places 1`; add `name:` (The name, in each language)",
    ]


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    content = RECORD.replace("lead: china", "lead: chna").replace("{en: Sampleton}", "Sampleton")
    content += "version: 1.0\ndate: 2019\nresults: &r [*s]\nthems: []\n"
    said = mistakes(tmp_path, content)
    assert [line.split(":")[0] for line in said] == ["2", "8", "9", "10", "11", "11", "12"]


def test_mistakes_without_number_are_counted(tmp_path: Path) -> None:
    said = mistakes(tmp_path, RECORD + "results:\n" + "- a\n" * 60)
    assert len(said) == 51
    assert said[-1] == "60: 10 more mistakes; mend the others first"


def test_of_many_mistakes_the_first_ones_are_said(tmp_path: Path) -> None:
    said = mistakes(tmp_path, "versoin: a\n" + RECORD + "results:\n" + "- a\n" * 60)
    assert said[0].startswith("1: unknown key `versoin`")


def test_nothing_is_said_of_what_only_follows_from_another_mistake(tmp_path: Path) -> None:
    [said] = mistakes(tmp_path, f"{RECORD}results: [{{en: *a}}]\n")
    assert said.startswith("9: an alias (`*a`) is not allowed")


def test_the_mistake_is_placed_by_the_file_that_it_is_in(tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    file.write_text("name: {en: a}\n", "utf-8")
    with pytest.raises(InputError) as caught:
        load_model(file, Programme, Path("inputs/programme.yaml"))
    assert {problem.file for problem in caught.value.problems} == {Path("inputs/programme.yaml")}


def test_true_and_false_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    file.write_text("glossary: [{en: [a], certain: yes}]\n", "utf-8")
    with pytest.raises(InputError, match="`glossary 1 › certain` is `yes`, neither true nor false"):
        load_model(file, Programme)


def test_every_key_has_its_line() -> None:
    loaded = load_model(WORKSPACE / "inputs/one-city/ucap.yaml", Ucap)
    text = loaded.file.read_text("utf-8").splitlines()
    line = loaded.lines.of(("activities", 1, "text", "zh"))
    assert text[line - 1].strip() == "zh: 测试城代表团访问样例市，并举行票务研讨会。"
    assert text[loaded.lines.of(("activities", 1)) - 1].strip() == "- date: 2018-10-15"
    assert text[loaded.lines.of(("europe", "population")) - 1] == "  population:"


def test_a_field_that_is_not_there_has_the_line_of_what_encloses_it() -> None:
    lines = Lines({(): 2, ("themes",): 5, ("themes", 0): 6})
    assert lines.of(("themes", 0, "title", "zh")) == 6
    assert lines.of(("results", 3)) == 2


def test_a_field_is_named_with_its_entries_counted_from_one() -> None:
    assert field_name(("activities", 2, "text", "zh")) == "activities 3 › text › zh"
    assert field_name(()) == "record"


WRONG = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["", " ", "x" * 20, "2018-13", "china", "\u202e"]),
    st.just([]),
    st.just([None]),
    st.just({}),
    st.just({"en": None}),
    st.just({"wrong": 1}),
)


@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_every_mistake_has_a_phrase_of_its_own(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    record = yaml.safe_load((WORKSPACE / "inputs/one-city/ucap.yaml").read_text("utf-8"))
    record["date"] = "2018"
    record["activities"] = record["activities"][-1:]
    record["activities"][0]["date"] = "2019-05"
    block: dict[str, object] | list[object] = record
    while True:
        keys = list(range(len(block))) if isinstance(block, list) else list(block)
        key = data.draw(st.sampled_from(keys))
        inner = block[key]  # type: ignore[index, call-overload]
        if not (isinstance(inner, dict | list) and inner and data.draw(st.booleans())):
            block[key] = data.draw(WRONG)  # type: ignore[index, call-overload]
            break
        block = inner
    text = yaml.safe_dump(record, allow_unicode=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefgen.loading.phrases._other", None)  # an unknown kind would fail
        said = mistakes(tmp_path_factory.mktemp("mistake"), text)
    assert all(re.fullmatch(r"\d+: .+; .+", sentence) for sentence in said)
