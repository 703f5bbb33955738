"""The words of the programme and of the mission in one list."""

from collections.abc import Iterable, Iterator

from briefgen.models.programme import Term


def merged(*glossaries: Iterable[Term]) -> tuple[Term, ...]:
    """Give the terms of several glossaries in the order of their English forms.

    A term that stands in more than one is there once: the forms of the first come first. Capitals
    do not count, neither for the order nor for what is the same term.
    """
    found: dict[str, Term] = {}
    for term in (term for glossary in glossaries for term in glossary):
        key = term.en[0].casefold()
        found[key] = _both(found[key], term) if key in found else term
    return tuple(found[key] for key in sorted(found))


def _both(one: Term, other: Term) -> Term:
    return Term(
        en=tuple(_once(one.en, other.en)),
        zh=tuple(_once(one.zh, other.zh)),
        certain=one.certain or other.certain,
    )


def _once(*forms: tuple[str, ...]) -> Iterator[str]:
    yield from dict.fromkeys(form for each in forms for form in each)
