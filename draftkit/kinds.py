"""Report kinds, from `prompts/kinds/NAME.toml`: what differs between kinds of report is data."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from string import Template
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from draftkit.errors import KindError
from draftkit.messages import say
from draftkit.resources import list_names, read_data

SUFFIX = ".toml"


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SectionKind(_Data):
    """One section of a kind of report.

    `groups` are the groups of the facts file that feed it. `style` says how it is laid out: `figures` (running
    paragraphs), `measures` (a paragraph a measure, each with a run-in heading), `listed` (一是…；二是…).
    `items` numbers the run-in headings of `measures`. `lead` opens the section when the library writes it
    itself. `brief` tells the model what the section has to do.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    heading: str = ""
    groups: Annotated[tuple[str, ...], Field(min_length=1)]
    style: Literal["figures", "measures", "listed"]
    items: Literal["（一）", "一、", "一是", "1.", ""] = ""
    lead: tuple[str, ...] = ()
    brief: str


class Group(_Data):
    """What belongs in a group of the facts file: for people who fill it in, with rows to start from."""

    about: str
    example: tuple[Mapping[str, object], ...] = ()


class Kind(_Data):
    """A kind of report.

    `openings` and `closings` are tried in order; the first whose `$names` are all supplied is used. `headings`
    is how section headings are numbered (`一、`), `""` for none. `title` and `head` start a new facts file.
    """

    name: str
    label: str
    about: str
    title: str
    head: Mapping[str, str] = {}
    headings: Literal["一、", ""] = "一、"
    openings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    register: str
    sections: Annotated[tuple[SectionKind, ...], Field(min_length=1)]
    groups: Mapping[str, Group]

    @model_validator(mode="after")
    def _holds_together(self) -> "Kind":
        fed = [group for section in self.sections for group in section.groups]
        if sorted(fed) != sorted(self.groups):
            raise ValueError(say("sections and groups don't fit: every group must feed exactly one section"))
        known = {"self", "addressee", "as_of", "issuer", "subject", "title", "date"}
        for pattern in (*self.openings, *self.closings, *(lead for s in self.sections for lead in s.lead)):
            if unknown := set(Template(pattern).get_identifiers()) - known:
                raise ValueError(say("unknown names in a formula: {names}", names="、".join(sorted(unknown))))
        return self


def load_kind(name: str, own: Path | None = None) -> Kind:
    """Return the kind `name`, from the user's folder `own` (with `kinds/` in it) or those shipped.

    Raises `KindError` when there is none of that name or its file can't be used.
    """
    known = list_kinds(own)
    if name not in known:
        raise KindError(say("unknown report kind {name}; known are: {known}", name=name, known="、".join(known)))
    text = read_data("kinds", name + SUFFIX, own=own)
    try:
        return Kind.model_validate({"name": name, **tomllib.loads(text)})
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise KindError(say("the report kind {name} can't be used: {error}", name=name, error=error)) from None


def list_kinds(own: Path | None = None) -> list[str]:
    """Return the names of all kinds, sorted: those shipped and those in the user's folder."""
    return sorted({file.removesuffix(SUFFIX) for file in list_names("kinds", own=own) if file.endswith(SUFFIX)})
