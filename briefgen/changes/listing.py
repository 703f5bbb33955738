"""All changes between two states, as sentences in the order of the documents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.audience import shareable
from briefgen.changes.change import Change
from briefgen.changes.comparing import Comparer, Found, Spot
from briefgen.changes.naming import Namer
from briefgen.changes.renaming import renamed, with_keys
from briefgen.changes.state import State
from briefgen.changes.texts import Said
from briefgen.changes.vocabulary import Vocabulary, Words, listed
from briefgen.loading.names import FieldPath
from briefgen.models.mission.mission import Mission
from briefgen.models.mission.people import Person
from briefgen.models.text import Text
from briefgen.models.ucap import Ucap
from briefgen.open_points import Audience

_Section = Callable[[FieldPath], Words]


def changes(
    old: State, new: State, audience: Audience, labels: Mapping[str, Text]
) -> tuple[Change, ...]:
    """Give what is different in the new state.

    A shareable list is made from states without anything internal; a list for the office says of
    each change whether it is internal. Both states have to be of one record or one mission. Raises
    TemplateError for words that `labels.yaml` lacks.
    """
    lister = _Lister(Vocabulary(labels))
    old, new = old.normalised(), new.normalised()
    if audience == "shareable":
        old, new = _shareable(old), _shareable(new)
    found = tuple(lister.all(old, new))
    return found if audience == "internal" else tuple(one for one in found if not one.internal)


def _shareable(state: State) -> State:
    main = shareable(state.main) if isinstance(state.main, Mission) else state.main
    return replace(state, main=main)


class _Lister:
    """Turns what a comparer finds into changes."""

    def __init__(self, words: Vocabulary) -> None:
        self._words = words

    def all(self, old: State, new: State) -> Iterator[Change]:
        if isinstance(old.main, Mission) and isinstance(new.main, Mission):
            yield from self._mission(old.main, new.main)
        else:
            namer = Namer(self._words, None)
            found = Comparer(namer, namer).parts(old.main, new.main, Spot())
            yield from self._changes(found, self._field_of(Ucap))
        yield from self._records(old, new)
        yield from self._programme(old, new)

    def _mission(self, old: Mission, new: Mission) -> Iterator[Change]:
        after = Namer(self._words, new)
        names = renamed(old, new)
        for one in names:
            sentence = self._words.say(
                "change_at",
                after.part(one.part, 1, Words.alike("")),
                self._words.say(
                    "change_value",
                    after.field(type(one.part), "key"),
                    *(
                        self._words.quoted(Words.alike(key or ""))
                        for key in (one.old, one.part.key)
                    ),
                ),
            )
            spot = Spot((*one.path, "key"), internal=True)
            yield from self._changes([Found(spot, Said(sentence))], self._section)
        old = with_keys(old, {one.old: one.part.key for one in names if one.part.key})
        before, transfers = Namer(self._words, old), _transfers(old, new)
        comparer = Comparer(before, after, frozenset(transfers))
        yield from self._changes(self._transferred(transfers, comparer), self._section)
        yield from self._changes(comparer.parts(old, new, Spot()), self._section)

    def _transferred(
        self, transfers: Mapping[str, tuple["_Place", "_Place"]], comparer: Comparer
    ) -> Iterator[Found]:
        """Say who stands in another list now, and what else is different in that person."""
        for old, new in transfers.values():
            sentence = self._words.say(
                "change_transferred",
                comparer.after.person(new.person),
                *(self._words.say(f"field_{place.path[-2]}") for place in (old, new)),
            )
            spot = Spot(new.path)
            yield Found(spot, Said(sentence))
            yield from comparer.person(old.person, new.person, spot)

    def _records(self, old: State, new: State) -> Iterator[Change]:
        """Compare the records of a mission; which ones these are is said by the mission itself."""
        namer = Namer(self._words, None)
        for name in new.records:
            if name in old.records:
                ucap = new.records[name]
                lead = listed(Words.of(place.name) for place in ucap.side(ucap.lead).places)
                called = self._words.say("change_part_record", lead)
                spot = Spot(("records", name), where=called)
                found = Comparer(namer, namer).parts(old.records[name], ucap, spot)
                yield from self._changes(found, lambda _: self._words.say("part_records"))

    def _programme(self, old: State, new: State) -> Iterator[Change]:
        namer = Namer(self._words, None)
        shared = self._words.say("change_shared")
        spot = Spot(("shared",), where=shared)
        found = Comparer(namer, namer).parts(old.programme, new.programme, spot)
        yield from self._changes(found, lambda _: shared)

    def _field_of(self, model: type[Ucap]) -> _Section:
        namer = Namer(self._words, None)
        return lambda path: namer.field(model, str(path[0]))

    def _section(self, path: FieldPath) -> Words:
        key = f"part_{path[0]}"
        return self._words.say(key if self._words.has(key) else "part_mission")

    def _changes(
        self, found: Iterator[Found] | Sequence[Found], section: _Section
    ) -> Iterator[Change]:
        for one in found:
            yield Change(
                path=one.spot.path,
                section=section(one.spot.path).as_text(),
                text=one.said.sentence.as_text(),
                words=one.said.words,
                internal=one.spot.internal,
            )


class _Place:
    """A person in one of the lists of a mission."""

    def __init__(self, path: FieldPath, person: Person) -> None:
        self.path = path
        self.person = person


def _transfers(old: Mission, new: Mission) -> dict[str, tuple[_Place, _Place]]:
    """Give those who stand in another list now, by their keys."""
    before, after = ({one.person.key: one for one in _places(two)} for two in (old, new))
    return {
        key: (before[key], place)
        for key, place in after.items()
        if key in before and before[key].path[:-1] != place.path[:-1]
    }


def _places(mission: Mission) -> Iterator[_Place]:
    lists: tuple[tuple[FieldPath, Sequence[Person]], ...] = (
        (("delegation", "members"), mission.delegation.members),
        (("hosts",), mission.hosts),
        (("others",), mission.others),
    )
    for path, people in lists:
        for index, person in enumerate(people):
            yield _Place((*path, index), person)
