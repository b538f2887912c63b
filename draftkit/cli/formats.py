"""In which form facts are written: the name of the file says it."""

from pathlib import Path
from typing import Any

from draftkit.cli.printing import to_json
from draftkit.errors import OutputError
from draftkit.messages import say


def write_facts(raw: dict[str, Any], out: str | None, own: Path | None, *, new: bool = False) -> bytes:
    """Return raw facts as the bytes of a file called `out`, as JSON without one; `new` ones are to be filled in.

    Raises `OutputError`.
    """
    from draftkit.facts import WORKBOOKS, YAML
    from draftkit.kinds import load_kind

    ending = Path(out).suffix.lower() if out else ".json"
    if ending == WORKBOOKS[0]:
        from draftkit.facts.tables import make_new_workbook, make_workbook

        return (make_new_workbook if new else make_workbook)(raw, load_kind(raw["kind"], own), own)
    if ending in YAML:
        from draftkit.facts.yaml_text import write_yaml

        return write_yaml(raw).encode("utf-8")
    if ending != ".json":
        suffixes = ", ".join((WORKBOOKS[0], *YAML, ".json"))
        raise OutputError(say("{path}: the name must end in {suffixes}.", path=out, suffixes=suffixes))
    return to_json(raw).encode("utf-8")


def write_rows(raw: dict[str, Any], out: str | None) -> bytes:
    """Return a table with one row a report, for the figures of raw facts. Raises `OutputError`."""
    from draftkit.facts import WORKBOOKS
    from draftkit.facts.tables import start_rows

    if out is None or Path(out).suffix.lower() != WORKBOOKS[0]:
        raise OutputError(say("{path}: the name must end in {suffixes}.", path=out or "-o", suffixes=WORKBOOKS[0]))
    return start_rows(raw)
