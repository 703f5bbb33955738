"""What a release is of: a record or a mission that was read, and what it is called."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Union

from briefgen.load import Loaded
from briefgen.models.ucap import Ucap

if TYPE_CHECKING:
    from briefgen.models.mission.mission import Mission

Source = Union[Loaded[Ucap], "Loaded[Mission]"]


def kind_of(loaded: Source) -> Literal["record", "mission"]:
    """Whether it is a record or a mission."""
    return "record" if isinstance(loaded.value, Ucap) else "mission"


def name_of(loaded: Source) -> str:
    """Give the name of a record or a mission that was read."""
    # By its text: a link would lead to another name.
    file = Path(os.path.abspath(loaded.file))  # noqa: PTH100
    return file.stem if kind_of(loaded) == "mission" else file.parent.name
