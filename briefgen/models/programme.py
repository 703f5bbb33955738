"""What all records of an office share: who issues the documents, who pays, what words are used."""

from typing import Annotated

from pydantic import Strict, StringConstraints

from briefgen.models.base import Line, Model
from briefgen.models.text import Text

Email = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
    ),
]
"""An e-mail address."""

Domain = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, to_lower=True, pattern=r"^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"
    ),
]
"""What stands behind the @ of an e-mail address."""


class Contact(Model):
    """Where more can be asked."""

    name: Text | None = None
    """The person or office, where one is known."""
    email: Email
    """The address that the documents print and link to."""


class Term(Model):
    """A word of the programme in both languages; the preferred form comes first."""

    en: tuple[Line, ...]
    """The English forms in use."""
    zh: tuple[Line, ...] = ()
    """The Chinese forms in use; empty where none was found."""
    certain: Annotated[bool, Strict()] = False
    """Whether an official source was found for the Chinese form."""


class Programme(Model):
    """The cooperation programme that issues the documents."""

    name: Text
    """The name of the programme, with its short form, such as International … (IUC)."""
    scope: Text | None = None
    """What part of the programme this is, such as EU–China."""
    issuer: Text
    """Who issues the documents: the author in their properties."""
    contact: Contact
    """Where readers can ask, unless a record names its own contact."""
    domains: tuple[Domain, ...] = ()
    """The programme's own mail domains: internal documents are mailed nowhere else."""
    funding: Text
    """The funding line beside the EU emblem."""
    glossary: tuple[Term, ...] = ()
    """The words of the programme in both languages."""
