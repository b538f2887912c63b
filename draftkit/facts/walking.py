"""All strings of a facts file, each with its place; and those that may not be there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from draftkit.classified import refuse_classified
from draftkit.facts.models import Facts

_LABELS = ("label", "topic", "event", "unit", "value")


def walk_texts(node: Any, place: str = "", besides: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield every string with its place (`sections.situation[0].label`), but none of the fields `besides`."""
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name not in besides:
                yield from walk_texts(value, f"{place}.{name}" if place else str(name), besides)
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from walk_texts(value, f"{place}[{index}]", besides)
    elif isinstance(node, str):
        yield place, node


def refuse_classified_facts(facts: Facts) -> None:
    """Raise `ClassifiedError` for facts that bear a classification mark, in a comment, too."""
    texts = walk_texts(facts.model_dump(by_alias=True))
    refuse_classified((place, text, place.endswith(_LABELS)) for place, text in texts)
