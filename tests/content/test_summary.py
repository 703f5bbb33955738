"""What the summary says of a record: nobody and nothing of it is missing."""

from dataclasses import replace

from briefgen.compose.summary import compose_summary
from briefgen.content import Entries, Table, walk, words
from briefgen.load import Loaded
from briefgen.material import Material, load_material
from briefgen.models.dates import parse_date
from briefgen.models.text import Text
from briefgen.models.ucap import Area, Place, Ucap
from briefgen.workspace import Workspace


def material_of(workspace: Workspace, **changes: object) -> Material:
    """Give the smallest record of placeholders with some of its fields changed."""
    material = load_material(workspace, "minimal")
    ucap = Ucap.model_validate({**dict(material.ucap), **changes})
    return replace(material, record=Loaded(ucap, material.record.lines, material.record.file))


def row_heads(material: Material) -> list[str]:
    (table,) = (n for n in walk(compose_summary(material, "en")) if isinstance(n, Table))
    return [words(row[0]) for row in table.rows]


def place(name: str, **facts: object) -> Place:
    return Place.model_validate({"name": Text(en=name, zh=name), **facts})


def test_every_partner_has_a_row_as_soon_as_one_has_facts_of_its_own(
    placeholders: Workspace,
) -> None:
    places = (place("Mockford", area=Area(km2=12)), place("Exempla"), place("Dummy-on-Sea"))
    material = material_of(placeholders, europe={"places": places})
    assert row_heads(material) == ["Testville", "Mockford", "Exempla", "Dummy-on-Sea"]


def test_partners_without_facts_of_their_own_share_a_row(placeholders: Workspace) -> None:
    places = (place("Mockford"), place("Exempla"))
    material = material_of(placeholders, europe={"places": places})
    assert row_heads(material) == ["Testville", "Mockford, Exempla"]


def test_an_activity_shows_its_first_and_its_last_day(placeholders: Workspace) -> None:
    activity = {
        "date": parse_date("2018-04-09"),
        "end": parse_date("2018-04-13"),
        "text": Text(en="A visit.", zh="访问。"),
    }
    material = material_of(placeholders, activities=(activity,))
    for lang, date in (("en", "9–13 April 2018"), ("zh", "2018年4月9日至13日")):
        sheet = compose_summary(material, lang)  # type: ignore[arg-type]  # a pair's first is str
        (entries,) = (node for node in walk(sheet) if isinstance(node, Entries))
        assert words(entries.entries[0].date) == date
