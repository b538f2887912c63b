"""Facts as plain data again: what a JSON file of them holds."""

from typing import Any

from draftkit.facts.models import Facts, telling_field

_FIRST, _LAST = ("//", "kind", "id"), ("as_of", "source", "sections")


def dump_facts(facts: Facts) -> dict[str, Any]:
    """Return what a facts file holds, without what is not filled in; read again, the facts are equal."""
    raw: dict[str, Any] = _in_order(facts.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    for items in raw["sections"].values():
        for item in items:
            if telling_field(item) is None:
                item["text"] = ""  # nothing else tells that it is a statement
    return raw


def _in_order(node: Any) -> Any:
    if isinstance(node, list):
        return [_in_order(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    own = [name for name in node if name not in (*_FIRST, *_LAST)]
    names = [*(name for name in _FIRST if name in node), *own, *(name for name in _LAST if name in node)]
    return {name: _in_order(node[name]) for name in names}
