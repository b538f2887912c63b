"""Facts as plain data again, and those that a kind starts with: what a JSON file of them holds."""

from pathlib import Path
from typing import Any

from draftkit.facts.models import Facts, telling_field
from draftkit.kinds import load_kind

_FIRST, _LAST = ("//", "kind", "id"), ("as_of", "source", "sections")
_ORIGIN = " 每项可另写 source（数据来源）和 as_of（截至时间）：不进入正文，列在数据核对表里。"


def dump_facts(facts: Facts) -> dict[str, Any]:
    """Return what a facts file holds, without what is not filled in; read again, the facts are equal."""
    raw: dict[str, Any] = _in_order(facts.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    for items in raw["sections"].values():
        for item in items:
            if telling_field(item) is None:
                item["text"] = ""  # nothing else tells that it is a statement
    return raw


def dump_new_facts(kind: str, *, prompts: str | Path | None = None) -> dict[str, Any]:
    """Return what a new facts file of a kind holds: its example rows; `//` tells what belongs where.

    Raises `KindError`.
    """
    found = load_kind(kind, Path(prompts) if prompts else None)
    notes = "；".join(f"{name}：{group.about}" for name, group in found.groups.items())
    head = dict(found.head)
    about = f"{found.label}。{found.about}{head.pop('//', '')} 各部分——{notes}{_ORIGIN}"
    sections = {name: group.example for name, group in found.groups.items()}
    return {"//": about, "kind": found.name, "title": found.title, **head, "sections": sections}


def _in_order(node: Any) -> Any:
    if isinstance(node, list):
        return [_in_order(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    own = [name for name in node if name not in (*_FIRST, *_LAST)]
    names = [*(name for name in _FIRST if name in node), *own, *(name for name in _LAST if name in node)]
    return {name: _in_order(node[name]) for name in names}
