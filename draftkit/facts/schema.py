"""The facts file as JSON Schema."""

from typing import Any

from draftkit.facts.models import Facts
from draftkit.kinds import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def facts_schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a facts file of `kind`, whose name and groups are fixed.

    Where a kind's sections are free, so are the groups.
    """
    schema = Facts.model_json_schema()
    if kind.free:
        schema["properties"]["kind"] = {"const": kind.name, "description": kind.label}
        return {"$schema": DIALECT, **schema}
    item_list = schema["properties"]["sections"]["additionalProperties"]
    schema["properties"]["kind"] = {"const": kind.name, "description": kind.label}
    schema["properties"]["sections"] = {
        "type": "object",
        "description": schema["properties"]["sections"].get("description", ""),
        "additionalProperties": False,
        "minProperties": 1,
        "properties": {
            name: {**item_list, "description": group.about} for name, group in kind.groups.items()
        },
    }
    return {"$schema": DIALECT, **schema}
