"""All strings of a facts file, each with its place; and those that may not be there."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from draftkit.classified import refuse_classified
from draftkit.facts.models import Facts
from draftkit.kinds import Kind

_NAMING, _TOLD = ("label", "topic", "event"), ("value", "text")
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
    """Raise `ClassifiedError` for facts that bear a classification mark, in a comment or a section's name, too."""
    raw = facts.model_dump(by_alias=True)
    refuse_classified((place, text, place.endswith(_LABELS)) for place, text in walk_texts(raw))
    refuse_classified(("sections", name, False) for name in facts.sections)
    refuse_classified((place, text, True) for place, text in _walk_pairs(raw))


def refuse_classified_kind(kind: Kind) -> None:
    """Raise `ClassifiedError` for a kind of report of one's own that bears a classification mark."""
    texts = walk_texts(kind.model_dump(), f"kinds/{kind.name}")
    refuse_classified((place, text, place.endswith(_LABELS)) for place, text in texts)


def _walk_pairs(node: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield what every item says together with what it says it of: 密级：秘密."""
    if isinstance(node, Mapping):
        for name, told in ((name, told) for name in _NAMING for told in _TOLD):
            if isinstance(node.get(name), str) and isinstance(node.get(told), str):
                yield f"{place}.{told}", f"{node[name]}：{node[told]}"
        for name, value in node.items():
            yield from _walk_pairs(value, f"{place}.{name}" if place else str(name))
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _walk_pairs(value, f"{place}[{index}]")
