"""Where things are: the inputs, templates, styles and outputs; a record by its name."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

from briefgen.errors import Problem, UnknownNameError

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LONGEST = 60

Kind = Literal["record", "mission"]


@dataclass(frozen=True, slots=True)
class Record:
    """The folder of one city's record."""

    name: str
    folder: Path

    @property
    def ucap(self) -> Path:
        """The file of its Urban Cooperation Action Plan."""
        return self.folder / "ucap.yaml"


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder with `inputs/` in it."""

    root: Path
    """Absolute, without symbolic links."""

    @classmethod
    def at(cls, root: Path) -> "Workspace":
        """Give the workspace of this folder; raise UnknownNameError where it is none."""
        if not (root / "inputs").is_dir():
            raise UnknownNameError(
                Problem(
                    f"`{shown(root)}` is not a workspace: it has no folder `inputs`",
                    "name the folder that holds `inputs`",
                )
            )
        return cls(root.resolve())

    @classmethod
    def find(cls, start: Path) -> "Workspace":
        """Give the nearest workspace from a folder upwards; raise UnknownNameError without one."""
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / "inputs").is_dir():
                return cls(folder)
        raise UnknownNameError(
            Problem(
                "there is no workspace: neither this folder nor one above it holds `inputs`",
                "change into a workspace, or name it with --workspace",
            )
        )

    @property
    def inputs(self) -> Path:
        """The folder of the records."""
        return self.root / "inputs"

    @property
    def programme(self) -> Path:
        """The file of what all records share; UnknownNameError where a link leads elsewhere."""
        file = self.inputs / "programme.yaml"
        if not self._holds(file):
            raise UnknownNameError(
                Problem(
                    f"`{shown(file)}` leads out of the workspace by a symbolic link",
                    "put the file itself there",
                )
            )
        return file

    @property
    def out(self) -> Path:
        """The folder of what was made."""
        return self.root / "out"

    def record_names(self) -> tuple[str, ...]:
        """Give the names of all records, sorted."""
        files = self.inputs.glob("*/ucap.yaml")
        return tuple(sorted(file.parent.name for file in files if is_slug(file.parent.name)))

    def record(self, name: str) -> Record:
        """Give a record by its name.

        Raises UnknownNameError for a path, for a name that no record has, and where a symbolic
        link leads out of the workspace.
        """
        if not is_slug(name):
            raise UnknownNameError(self._not_a_name(name))
        record = Record(name, self.inputs / name)
        if name not in self.record_names():
            raise UnknownNameError(self._unknown(name))
        if not self._holds(record.ucap):
            raise UnknownNameError(
                Problem(
                    f"the record `{name}` leads out of the workspace by a symbolic link",
                    f"put the record itself into `{shown(self.inputs)}`",
                )
            )
        return record

    @property
    def missions(self) -> Path:
        """The folder of the missions."""
        return self.inputs / "missions"

    def mission_names(self) -> tuple[str, ...]:
        """Give the names of all missions, sorted."""
        return tuple(sorted(file.stem for file in self._mission_files() if is_slug(file.stem)))

    def misnamed_missions(self) -> tuple[str, ...]:
        """Give the files of missions whose names cannot be called, sorted."""
        files = self._mission_files()
        return tuple(sorted(file.name for file in files if not is_slug(file.stem)))

    def mission(self, name: str) -> Path:
        """Give the file of a mission by its name, such as `2018-09-europe`.

        Raises UnknownNameError for a path, for a name that no mission has, and where a symbolic
        link leads out of the workspace.
        """
        if not is_slug(name):
            raise UnknownNameError(self._not_a_name(name, "mission"))
        if name not in self.mission_names():
            raise UnknownNameError(self._no_such(name, "mission", self.mission_names()))
        file = self.missions / f"{name}.yaml"
        if not self._holds(file):
            raise UnknownNameError(
                Problem(
                    f"the mission `{name}` leads out of the workspace by a symbolic link",
                    f"put the file itself into `{shown(self.missions)}`",
                )
            )
        return file

    def is_mission(self, name: str) -> bool:
        """Whether a name of the command line is a mission's, else a record's.

        Raises UnknownNameError where it is neither, with the nearest name of both.
        """
        if name in self.mission_names() and name not in self.record_names():
            return True
        if is_slug(name) and self.mission_names() and not (self.inputs / name).is_dir():
            both = (*self.record_names(), *self.mission_names())
            raise UnknownNameError(self._no_such(name, "record or mission", both))
        self.record(name)  # which says what is wrong with the name
        return False

    def template(self, name: str) -> Path:
        """Give the file of a template such as `parts/head.html.j2`: the workspace's, else ours.

        Raises UnknownNameError where neither has it.
        """
        return self._overridable("templates", name)

    def style(self, name: str) -> Path:
        """Give the file of a style such as `theme.yaml`: the workspace's own, else ours.

        Raises UnknownNameError where neither has it.
        """
        return self._overridable("styles", name)

    @property
    def template_folders(self) -> tuple[Path, ...]:
        """The folders of the templates: the workspace's own, whose files win, then ours."""
        return (self.root / "templates", built_in("templates"))

    @property
    def style_folders(self) -> tuple[Path, ...]:
        """The folders of the styles: the workspace's own, whose files win, then ours."""
        return (self.root / "styles", built_in("styles"))

    @property
    def fonts(self) -> Path:
        """The folder of the faces: the workspace's own where it has one, else ours."""
        own = self.root / "styles" / "fonts"
        return own if own.is_dir() and self._holds(own) else built_in("styles") / "fonts"

    def _overridable(self, kind: str, name: str) -> Path:
        relative = PurePosixPath(name)
        if "\0" not in name and ".." not in relative.parts and not relative.is_absolute():
            own = self.root / kind / relative
            if own.is_file() and self._holds(own):
                return own
            if (ours := built_in(kind) / relative).is_file():
                return ours
        raise UnknownNameError(
            Problem(
                f"there is no `{_printable(name)}` in `{kind}`",
                "correct the name, or put the file there",
            )
        )

    def _holds(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.root)

    def _mission_files(self) -> Iterator[Path]:
        return self.missions.glob("*.yaml")

    def _not_a_name(self, name: str, kind: Kind = "record") -> Problem:
        what = f"`{_printable(name)}` is not the name of a {kind}"
        names = self.record_names() if kind == "record" else self.mission_names()
        for part in reversed(re.split(r"[/\\]", name)):
            if (stem := part.removesuffix(".yaml")) in names:
                return Problem(what, f"did you mean `{stem}`? A {kind} is called by its name alone")
        if is_slug(lower := name.lower()):
            place = "folder" if kind == "record" else "file"
            return Problem(
                what, f"names have small letters: write `{lower}`, in the name of the {place} too"
            )
        return Problem(
            what, f"a name has small letters, digits and hyphens, no path; {self._what_there_is()}"
        )

    def _unknown(self, name: str) -> Problem:
        if (self.inputs / name).is_dir():
            missing = shown(self.inputs / name / "ucap.yaml")
            return Problem(
                f"the record `{name}` has no file `{missing}`",
                f"begin it with `briefgen new {name}`",
            )
        from difflib import get_close_matches

        near = get_close_matches(name, self.record_names(), n=1)
        guess = f"did you mean `{near[0]}`? " if near else ""
        return Problem(f"there is no record `{name}`", guess + self._what_there_is())

    def _no_such(self, name: str, kind: str, names: tuple[str, ...]) -> Problem:
        from difflib import get_close_matches

        near = get_close_matches(name, names, n=1)
        guess = f"did you mean `{near[0]}`? " if near else ""
        there = f"there are: {', '.join(names)}"
        begin = f"begin one with `briefgen new --mission {name}`"
        return Problem(f"there is no {kind} `{name}`", guess + there if names else begin)

    def _what_there_is(self) -> str:
        names = ", ".join(self.record_names())
        return f"there are: {names}" if names else "begin one with `briefgen new NAME`"


def is_slug(name: str) -> bool:
    """Whether this can be the name of a record: a-z, 0-9 and hyphens, at most 64 characters."""
    return _SLUG.fullmatch(name) is not None


def shown(path: Path) -> Path:
    """Give the path as messages name it: relative to the current folder where that is shorter."""
    absolute = path.absolute()
    relative = Path(os.path.relpath(absolute))
    return min(relative, absolute, key=lambda one: len(one.parts))


def built_in(kind: str) -> Path:
    """Give the folder of the templates or styles that came with briefgen."""
    package = Path(__file__).parent
    installed = package / kind  # a wheel carries them; in a checkout they stand at its top
    return installed if installed.is_dir() else package.parent / kind


def _printable(text: str) -> str:
    characters = (one if one.isprintable() else f"U+{ord(one):04X}" for one in text[:_LONGEST])
    return "".join(characters) + ("…" if len(text) > _LONGEST else "")
