"""Where each part of a mission stands in it, so that a mark can say which field it stands for."""

from collections.abc import Mapping

from pydantic import BaseModel

from briefgen.loading.names import FieldPath
from briefgen.models.fields import fields_of, parts_within
from briefgen.models.mission.mission import Mission
from briefgen.models.ucap import Ucap


class Places:
    """The paths of the parts of a mission and its records; a part is known by its identity."""

    def __init__(self, mission: Mission, records: Mapping[str, Ucap]) -> None:
        roots: list[tuple[FieldPath, BaseModel]] = [((), mission)]
        roots += [(("records", name), ucap) for name, ucap in records.items()]
        # The parts are kept, so that no other one can take their identities.
        self._parts = [*roots, *(part for path, root in roots for part in _within(root, path))]
        self._paths: dict[int, FieldPath] = {}
        for path, part in self._parts:
            self._paths.setdefault(id(part), path)

    def of(self, part: BaseModel, *fields: str) -> FieldPath:
        """Give the path of a part, or of a field within it; nothing for one of another mission."""
        path = self._paths.get(id(part))
        return () if path is None else (*path, *fields)

    def name_of(self, part: BaseModel, *fields: str) -> str:
        """Give a path as `name` attributes have it, such as `programme.3.place`."""
        return dotted(self.of(part, *fields))


def _within(root: BaseModel, path: FieldPath) -> list[tuple[FieldPath, BaseModel]]:
    return [
        part for field in fields_of(root, path) for part in parts_within(field.value, field.path)
    ]


def dotted(path: FieldPath) -> str:
    """Give a path as `name` attributes have it."""
    return ".".join(map(str, path))
