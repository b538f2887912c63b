"""Report kinds, from `prompts/kinds/NAME.toml`: what differs between kinds of report is data."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from draftkit.errors import KindError
from draftkit.messages import listed, say
from draftkit.numbering import drop_number
from draftkit.reading import Unreadable, parse_toml
from draftkit.resources import list_names, read_data
from draftkit.validation import explain_error

SUFFIX = ".toml"

_STOP = re.compile("[：。，；（(]")

Style = Literal["figures", "measures", "listed"]
"""How a section is laid out: running paragraphs, a paragraph a measure with a run-in heading, 一是…；二是…"""
Items = Literal["（一）", "一、", "一是", "1.", ""]
"""How the run-in headings of `measures` are numbered."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class SectionKind(_Data):
    """One section of a kind of report.

    `groups` are the groups of the facts file that feed it. `lead` opens the section when the library
    writes it itself. `brief` tells the model what the section has to do.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    heading: str = ""
    groups: Annotated[tuple[str, ...], Field(min_length=1)]
    style: Style
    items: Items = ""
    lead: tuple[str, ...] = ()
    brief: str


class FreeSection(_Data):
    """What is told of a section that the facts file names itself, of one style; fields as in `SectionKind`."""

    items: Items = ""
    lead: tuple[str, ...] = ()
    brief: str


class Group(_Data):
    """What belongs in a group of the facts file: for people who fill it in, with rows to start from.

    A row of `example` with a `label` and without a `value` gets the value `None`: TOML has no null.
    """

    about: str
    example: tuple[Mapping[str, object], ...] = ()

    @field_validator("example")
    @classmethod
    def _leave_values_blank(cls, rows: tuple[Mapping[str, object], ...]) -> tuple[Mapping[str, object], ...]:
        return tuple(_with_blanks(row) for row in rows)


EXAMPLE_FIELDS = frozenset({
    "//", "id", "as_of", "source", "label", "value", "unit", "parts", "total", "topic", "text", "figures", "people",
    "organisations", "documents", "event", "date", "time", "place", "name", "title", "note", "organisation", "document",
    "number",
})  # fmt: skip
"""The fields that an item of a facts file may have."""


def _refuse_strangers(row: Mapping[str, object]) -> None:
    if strangers := row.keys() - EXAMPLE_FIELDS:
        raise ValueError(say("an item of a facts file has no field {names}; in a kind's file, what stands below "
                             "[[groups…example]] belongs to that", names=listed(sorted(strangers))))  # fmt: skip


def _with_blanks(row: Mapping[str, object]) -> dict[str, object]:
    _refuse_strangers(row)
    filled: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(value, list):
            value = [_with_blanks(item) if isinstance(item, Mapping) else item for item in value]
        filled[name] = value
        if name == "label" and "value" not in row:
            filled["value"] = None
    return filled


class Kind(_Data):
    """A kind of report.

    `openings` and `closings` are tried in order; the first whose `$names` are all supplied is used.
    `headings` is how section headings are numbered (`一、`), `""` for none. `title` and `head` start a new
    facts file. `tone` is `register` in the file.

    A kind has either `sections`, or `free`: then each group of the facts file is a section headed by the
    group's own name, and `groups` are examples to start from.
    """

    name: str
    label: str
    about: str
    title: str
    head: Mapping[str, str] = {}
    headings: Literal["一、", ""] = "一、"
    openings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    tone: str = Field(alias="register")  # pydantic warns of a field named like a method of ABCMeta
    sections: tuple[SectionKind, ...] = ()
    free: Mapping[Style, FreeSection] = {}
    groups: Mapping[str, Group]

    @property
    def register(self) -> str:
        """The tone of the whole report, told to the model."""
        return self.tone

    @model_validator(mode="after")
    def _holds_together(self) -> "Kind":
        self._has_sections()
        fed = [group for section in self.sections for group in section.groups]
        if not self.free and sorted(fed) != sorted(self.groups):
            raise ValueError(say("sections and groups don't fit: every group must feed exactly one section"))
        if len({section.id for section in self.sections}) < len(self.sections):
            raise ValueError(say("two sections have the same id; give each its own"))
        known = {"self", "addressee", "as_of", "issuer", "subject", "title", "date"}
        leads = [lead for section in self.sections for lead in section.lead]
        leads += [lead for section in self.free.values() for lead in section.lead]
        for pattern in (*self.openings, *self.closings, *leads):
            formula = Template(pattern)
            if not formula.is_valid():
                raise ValueError(
                    say("a formula has a stray $; write $$ for the sign itself: {formula}", formula=pattern)
                )
            if unknown := set(formula.get_identifiers()) - known:
                names, allowed = listed(sorted(unknown)), listed(sorted(known))
                raise ValueError(
                    say("unknown names in a formula: {names}; known are: {known}", names=names, known=allowed)
                )
        return self

    def _has_sections(self) -> None:
        if bool(self.sections) == bool(self.free):
            raise ValueError(say("give either sections, or free for sections that the facts file names itself"))
        if self.free and (missing := sorted(set(get_args(Style)) - self.free.keys())):
            raise ValueError(say("free must say how each style is written; missing: {names}", names=listed(missing)))

    def name_group(self, group: str) -> str:
        """Return what people call a group of the facts file: the first words on what belongs there."""
        return _STOP.split(self.groups[group].about, maxsplit=1)[0] if group in self.groups else group

    def name_section(self, section: SectionKind) -> str:
        """Return what people call a section: its heading, else the groups that feed it."""
        return section.heading or "、".join(map(self.name_group, section.groups))

    def section_of(self, group: str, style: Style, rank: int) -> SectionKind:
        """Return the section that a group of a facts file makes in a kind with `free` sections; `rank` is from 1.

        A number before the group's name (`一、`) is not part of its heading.
        """
        free = self.free[style]
        return SectionKind(
            id=f"section_{rank}", heading=drop_number(group), groups=(group,), style=style,
            items=free.items, lead=free.lead, brief=free.brief,
        )  # fmt: skip


def load_kind(name: str, own: Path | None = None) -> Kind:
    """Return the kind `name`, from the user's folder `own` (with `kinds/` in it) or those shipped.

    Raises `KindError` when there is none of that name or its file can't be used.
    """
    known = list_kinds(own)
    if name not in known:
        message = say("unknown report kind {name}; known are: {known}; one of your own needs its folder of prompts "
                      "(--prompts)", name=name, known=listed(known))  # fmt: skip
        raise KindError(message)
    try:
        return _parse_kind(name, read_data("kinds", name + SUFFIX, own=own))
    except ValidationError as error:
        problems = "\n".join(map(_in_words, error.errors(include_url=False)))
    except Unreadable as error:
        problems = str(error.problem)
    except UnicodeDecodeError:
        problems = say("is not UTF-8; save it as UTF-8")
    raise KindError(
        say(
            "the report kind {name} can't be used; correct kinds/{name}.toml: {problems}",
            name=name,
            problems=problems,
        )
    )


@lru_cache(maxsize=32)
def _parse_kind(name: str, written: str) -> Kind:
    return Kind.model_validate({"name": name, **parse_toml(written)})


def _in_words(found: ErrorDetails) -> str:
    place = ".".join(map(str, found["loc"]))
    return f"{place}: {explain_error(found)}" if place else explain_error(found)


def list_kinds(own: Path | None = None) -> list[str]:
    """Return the names of all kinds, sorted: those shipped and those in the user's folder."""
    return sorted(
        {file.removesuffix(SUFFIX) for file in list_names("kinds", own=own) if file.endswith(SUFFIX)}
    )
