"""Facts as files: JSON, YAML or a workbook, by the name; and the files that a kind of report starts with."""

import json
from pathlib import Path
from typing import Any

from draftkit.errors import OutputError
from draftkit.facts.loading import WORKBOOKS, YAML, load_facts
from draftkit.facts.models import Facts
from draftkit.facts.written import dump_facts, dump_new_facts
from draftkit.kinds import load_kind
from draftkit.messages import listed, say
from draftkit.saving import write_aside, write_new

_WORKBOOK, _JSON = WORKBOOKS[0], ".json"


def write_facts(facts: Facts, path: str | Path, *, prompts: str | Path | None = None, new: bool = False) -> None:
    """Write facts as a workbook (.xlsx), YAML or JSON, by the name of the file; read again, they are equal.

    A `new` file takes no other's place. `prompts` is a folder with kinds of your own. Raises `OutputError`, also for
    another name, and `KindError`.
    """
    data = _pack(dump_facts(facts), Path(path), _own(prompts))
    (write_new if new else write_aside)(path, data)


def start_facts(kind: str, path: str | Path, *, prompts: str | Path | None = None) -> None:
    """Write a facts file of a kind to fill in, with what each field means, by the name as `write_facts` does.

    It takes no other file's place. Raises `OutputError` and `KindError`.
    """
    write_new(path, _pack(dump_new_facts(kind, prompts=prompts), Path(path), _own(prompts), to_fill_in=True))


def start_rows(base: str | Path, path: str | Path, *, prompts: str | Path | None = None) -> None:
    """Write a table (.xlsx) with one row a report, and one column for each figure of the facts file `base`.

    Where `base` is no file and is not named like one, it is the name of a kind, and the figures are its examples. The
    table takes no other file's place. Raises `FactsError`, `KindError` and `OutputError`.
    """
    if Path(path).suffix.lower() != _WORKBOOK:
        raise _misnamed(path, _WORKBOOK)
    from draftkit.facts.tables import make_rows

    is_file = Path(base).is_file() or Path(base).suffix.lower() in (*WORKBOOKS, *YAML, _JSON)
    raw = dump_facts(load_facts(base, prompts=prompts)) if is_file else dump_new_facts(str(base), prompts=prompts)
    write_new(path, make_rows(raw))


def _pack(raw: dict[str, Any], path: Path, own: Path | None, *, to_fill_in: bool = False) -> bytes:
    """Return raw facts as the bytes of a file of this name."""
    ending = path.suffix.lower()
    if ending == _WORKBOOK:
        from draftkit.facts.tables import make_new_workbook, make_workbook

        return (make_new_workbook if to_fill_in else make_workbook)(raw, load_kind(raw["kind"], own), own)
    if ending in YAML:
        from draftkit.facts.yaml_text import write_yaml

        return write_yaml(raw).encode("utf-8")
    if ending == _JSON:
        return (json.dumps(raw, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    raise _misnamed(path, _WORKBOOK, *YAML, _JSON)


def _misnamed(path: str | Path, *suffixes: str) -> OutputError:
    return OutputError(say("{path}: the name must end in {suffixes}.", path=path, suffixes=listed(suffixes)))


def _own(prompts: str | Path | None) -> Path | None:
    return Path(prompts) if prompts else None
