"""A report as a file: what the name ends in says what kind."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.saving import check_writable, write_aside

if TYPE_CHECKING:
    from draftkit.report.finished import Report


def write_report(report: "Report", path: Path, *, annex: bool = False) -> None:
    """Write a report as the kind of file that the name of `path` asks for. Raises `OutputError`."""
    check_writable(path, suffixes=tuple(WRITERS))
    write_aside(path, WRITERS[path.suffix.lower()](report, annex))


def _to_docx(report: "Report", annex: bool) -> bytes:
    return report.to_docx(annex=annex)


def _to_json(report: "Report", _annex: bool) -> bytes:
    text = json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")


WRITERS: Mapping[str, Callable[["Report", bool], bytes]] = {".docx": _to_docx, ".json": _to_json}
"""Ending of a name -> what makes such a file."""
