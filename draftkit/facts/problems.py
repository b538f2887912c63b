"""What is wrong with a facts file, in words, each with its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from draftkit.errors import Problem
from draftkit.facts.models import ITEM_TAGS
from draftkit.kinds import Kind
from draftkit.messages import listed, say
from draftkit.validation import explain_error

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def not_facts(given: object) -> str:
    """Return what is to be said of what was given in place of facts."""
    return say("are no facts but {kind}; read them with load_facts or parse_facts first", kind=type(given).__name__)


def validation_problems(error: ValidationError) -> list[Problem]:
    """Return pydantic's findings in our words."""
    errors = error.errors(include_url=False)
    # a list all of whose entries are wrong is no empty list, though pydantic counts it as one
    filled = {found["loc"][:length] for found in errors for length in range(len(found["loc"]))}
    return [
        Problem(place_of(found["loc"]), _in_words(found))
        for found in errors
        if found["type"] != "too_short" or found["loc"] not in filled
    ]


def place_of(location: Sequence[int | str]) -> str:
    """Return `sections.situation[0].value` for pydantic's location; the tag behind an item's number is left out."""
    place = ""
    item = next((number for number, step in enumerate(location) if isinstance(step, int)), len(location))
    for number, step in enumerate(location):
        if isinstance(step, int):
            place += f"[{step}]"
        elif not (step in ITEM_TAGS and number == item + 1):  # further within, `person` is a field
            place += f".{step}" if place else step
    return place


def _in_words(found: "ErrorDetails") -> str:
    match found["type"]:
        case "extra_forbidden":
            return say("is not a field of the facts file; correct or remove it (comments go into \"//\")")
        case "string_pattern_mismatch":
            return say("must be 1 to 64 characters without spaces or brackets")
        case "union_tag_not_found" | "union_tag_invalid":
            return say(
                "is no known fact; it needs one of the fields label (with value), topic, text, event, name, "
                "organisation, document"
            )
    return explain_error(found)


def unknown_groups(groups: Iterable[str], kind: Kind) -> list[Problem]:
    """Return a problem for every group of facts that this kind of report doesn't know, or that names no section."""
    if kind.free:
        return [Problem("sections", say("a section has no name")) for group in groups if not group.strip()]
    known = listed(kind.groups)
    message = say("is no group of the kind {kind}; known are: {known}", kind=kind.name, known=known)
    return [Problem(f"sections.{group}", message) for group in groups if group not in kind.groups]


def repeated_ids(sections: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for every id in these raw sections that stands there before."""
    first: dict[str, str] = {}
    problems = []
    for place, identity in _ids(sections, "sections"):
        if identity in first:
            problems.append(
                Problem(place, say("the id {id} is used already at {place}", id=identity, place=first[identity]))
            )
        first.setdefault(identity, place)
    return problems


def _ids(node: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, Mapping):
        if isinstance(node.get("id"), str):
            yield f"{place}.id", node["id"]
        for name, value in node.items():
            if not isinstance(value, str):
                yield from _ids(value, f"{place}.{name}")
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _ids(value, f"{place}[{index}]")
