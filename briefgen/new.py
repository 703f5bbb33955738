"""A record to fill in: every field with its meaning, refused until its officer has filled it."""

from collections.abc import Callable
from pathlib import Path

from briefgen.deliver.files import write_files
from briefgen.errors import OutputError, Problem
from briefgen.loading import TO_FILL_IN
from briefgen.workspace import Kind, Workspace, is_slug, shown

# A line that is commented out has its `#` directly before its key or dash; an explanation has a
# space after it. The example of a value stands in the explanation only: left in by oversight, it
# would be a fact that nobody stated.
_SKELETON = """\
# yaml-language-server: $schema=../../schema/ucap.schema.json
# The Urban Cooperation Action Plan (U-CAP) of {name}.
#
# How to fill it in
# - Write the value in place of every {todo}
# - A line that begins with "#" directly before its key (such as #zh:) is left out. To use it, take
#   that one "#" away, also from the lines of the same block below it. What you do not know or need
#   stays out: the documents show "not stated" rather than a guess.
# - Texts have en: and zh:. Without zh: the documents show the English, marked as not translated.
#   *one star* is emphasis, [words](https://example.org) is a link.
# - stated: keeps the wording of the paper that you copy from, where you write it differently, so
#   that nothing of it is lost. Where the paper says N/A, stated: N/A stands alone, without a value.
# - Put a text that holds a colon, or begins with one of [ {{ * & ! % @ " ', in double quotes.
# - `briefgen pdf {name}` says what is still missing, line by line.

# The version of this record, as your office counts; without one the documents say "draft".
#version: {todo}                   # in quotes, such as "1.0"

# The date that the documents bear: 2018, 2018-07 or 2018-07-09.
date: {todo}

# The paper that the facts were taken from.
#source:
  #title: {todo}
  #date: {todo}

# Whose plan this is: china or europe.
lead: {todo}

# The Chinese side.
china:
  # Its partners, one to eight, in the order of the source; most plans have one on this side.
  places:
    - name:
        en: {todo}                 # such as Testville
        zh: {todo}                 # such as 测试城
      # What it is: city, metropolis, district, zone, province or region; city without this line.
      #kind: {todo}
  # The facts of the whole side. Where the source has them for each partner, move the blocks below
  # under the partner, in line with its name:.
  #regions:                        # provinces
    #names:
      #- en: {todo}
        #zh: {todo}
    #stated: {todo}
  countries:
    codes: [CN]                    # ISO 3166-1 codes; the documents write the names
    #stated: {todo}
  #population:
    #value: {todo}                 # a whole number without separators, such as 2300000
    #year: {todo}                  # the year of the figure, such as 2018
    #source: {todo}                # who states it
    #stated: {todo}                # the source's own wording, such as 2,3million
  #area:
    #km2: {todo}                   # in km², such as 3146 or 71.9
    #stated: {todo}

# The European side; all fields are as on the Chinese side.
europe:
  places:
    - name:
        en: {todo}
        zh: {todo}
      #kind: {todo}
    # One more partner:
    #- name:
        #en: {todo}
        #zh: {todo}
  #regions:                        # regions, states, departments
    #names:
      #- en: {todo}
        #zh: {todo}
    #stated: {todo}
  countries:
    codes: [{todo}]                # such as [FR] or [ES, IT]
    #stated: {todo}
  #population:
    #value: {todo}
    #year: {todo}
    #source: {todo}
    #stated: {todo}
  #area:
    #km2: {todo}
    #stated: {todo}

# From when to when the cooperation runs: years or months.
#period:
  #start: {todo}                   # such as 2018-07
  #end: {todo}                     # such as 2019-11
  #stated: {todo}

# The fields of cooperation, at most twelve.
themes:
  - title:
      en: {todo}                   # such as Smart city
      zh: {todo}
    # What is to be done in it.
    #text:
      #en: {todo}
      #zh: {todo}
    # The Sustainable Development Goals that it serves, 1 to 17, such as [9, 11].
    #sdgs: [{todo}]
    # Partnerships of the Urban Agenda for the EU, such as [urban-mobility]; the editor lists them.
    #urban_agenda: [{todo}]
    #stated: {todo}                # the source's wording of goals and partnerships

# What the themes have in common; one entry for each paragraph.
#key_focus:
  #- en: {todo}
    #zh: {todo}

# What makes it hard; one entry for each paragraph.
#key_challenges:
  #- en: {todo}
    #zh: {todo}

# What the cooperation is to reach; one entry for each paragraph.
objectives:
  - en: {todo}
    zh: {todo}

# What was done, in the order of time.
activities:
  - date: {todo}                   # to the month or the day, such as 2018-07 or 2018-07-09
    #end: {todo}                   # its last day or month, where it took longer
    #side: {todo}                  # where it took place: china or europe
    #place:
      #en: {todo}
      #zh: {todo}
    # What it was: meeting, mission, workshop, forum, signing, visit, event or other.
    #kind: {todo}
    text:
      en: {todo}
      zh: {todo}
      #stated: {todo}
    # Details and outputs.
    #items:
      #- en: {todo}
        #zh: {todo}

# The results and benefits expected, one entry each.
results:
  - en: {todo}
    zh: {todo}

# Whom readers can ask, where it is not the contact of the programme.
#contact:
  #name:
    #en: {todo}
    #zh: {todo}
  #email: {todo}
"""


_PROGRAMME = """\
# yaml-language-server: $schema=../schema/programme.schema.json
# What all records of your office share. Fill it in once.

# The programme of cooperation, with its short form.
name:
  en: {todo}
  zh: {todo}

# Which part of the programme this is, such as EU–China.
#scope:
  #en: {todo}
  #zh: {todo}

# Who issues the documents.
issuer:
  en: {todo}
  zh: {todo}

# Whom readers can ask.
contact:
  #name:
    #en: {todo}
    #zh: {todo}
  email: {todo}

# The mail domains of your office, such as [example.org]: internal papers are mailed nowhere else.
#domains: []

# The line beside the emblem of the European Union, such as: Funded by the European Union.
funding:
  en: {todo}
  zh: {todo}
"""


def skeleton(name: str) -> str:
    """Give the YAML text of a new record, in which TO_FILL_IN stands for what its officer knows."""
    return _SKELETON.format(name=name, todo=TO_FILL_IN)


def create_record(workspace: Workspace, name: str) -> Path:
    """Write a new record to fill in, and give the path of its file.

    Raises OutputError where the name cannot be one, the record is there already, its folder lies
    outside the workspace, or it cannot be written.
    """
    if name == workspace.missions.name:
        raise OutputError(Problem(f"`{name}` is the folder of the missions", "choose another name"))
    return write_new(workspace, "record", name, workspace.inputs / name / "ucap.yaml", skeleton)


def write_new(
    workspace: Workspace, kind: Kind, name: str, path: Path, text: Callable[[str], str]
) -> Path:
    """Write a file to fill in, where there is none yet, and give its path.

    Raises OutputError as `create_record` does.
    """
    if not is_slug(name):
        example = "testville" if kind == "record" else "2019-05-testville"
        raise OutputError(
            Problem(
                f"the name of a {kind} has small letters, digits and hyphens, at most 64",
                f"choose another one, such as `{example}`",
            )
        )
    if path.exists() or path.is_symlink():
        raise OutputError(
            Problem(
                f"the {kind} `{name}` is there already",
                "change it in the editor, or choose another name",
                file=shown(path),
            )
        )
    if not path.parent.resolve().is_relative_to(workspace.root):
        raise OutputError(
            Problem(
                "the folder leads out of the workspace by a symbolic link",
                "take the link away, or choose another name",
                file=shown(path.parent),
            )
        )
    write_files({path: text(name).encode()})
    return path


def create_programme(workspace: Workspace) -> Path | None:
    """Write a `programme.yaml` to fill in where the workspace has none, and give its path.

    Raises OutputError where it cannot be written.
    """
    path = workspace.programme
    if path.exists():
        return None
    write_files({path: _PROGRAMME.format(todo=TO_FILL_IN).encode()})
    return path
