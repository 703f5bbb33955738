"""One glossary of several."""

from briefgen.models.programme import Term
from briefgen.pack.glossary import merged

REUSE = Term(en=("reuse",), zh=("再利用",))
CITY = Term(en=("City",), zh=("城市",), certain=True)


def test_terms_stand_by_their_english_form_whatever_their_capitals() -> None:
    assert merged([REUSE], [CITY]) == (CITY, REUSE)


def test_a_term_of_two_glossaries_stands_once_with_the_forms_of_both() -> None:
    other = Term(en=("Reuse", "re-use"), zh=("再利用", "重复使用"), certain=True)
    assert merged([REUSE], [other]) == (
        Term(en=("reuse", "Reuse", "re-use"), zh=("再利用", "重复使用"), certain=True),
    )


def test_a_term_without_a_chinese_form_stays() -> None:
    bare = Term(en=("Placeholder Group",))
    assert merged([bare], []) == (bare,)
