"""A report as a file: what the name ends in says what kind. What makes each kind is imported when one is written."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.saving import check_writable, write_aside

if TYPE_CHECKING:
    from draftkit.report.finished import Report


def check_target(path: Path, *, annex: bool = False) -> None:
    """Make sure that a report, with its `annex`, can be written at `path`, so that no token is spent on one that can't.

    Raises `OutputError` that says what to do: for a name that ends as no kind of file that `WRITERS` has, or that takes
    no annex, a place that can't be written, and a PDF where there is no LibreOffice.
    """
    check_writable(path, suffixes=ANNEXED if annex else tuple(WRITERS))
    if path.suffix.lower() == ".pdf":
        from draftkit.document.libreoffice import find_libreoffice

        find_libreoffice()


def write_report(report: "Report", path: Path, *, annex: bool = False) -> None:
    """Write a report as the kind of file that the name of `path` asks for. Raises `OutputError`."""
    check_target(path, annex=annex)
    write_aside(path, WRITERS[path.suffix.lower()](report, annex))


def _to_docx(report: "Report", annex: bool) -> bytes:
    return report.to_docx(annex=annex)


def _to_pdf(report: "Report", annex: bool) -> bytes:
    from draftkit.document.libreoffice import convert_to_pdf

    return convert_to_pdf(report.to_docx(annex=annex))


def _to_html(report: "Report", annex: bool) -> bytes:
    from draftkit.document.webpage import webpage_of
    from draftkit.report.dressing import dress_report

    return webpage_of(report.paragraphs, report.title, dress_report(report, annex=annex)).encode("utf-8")


def _to_markdown(report: "Report", _annex: bool) -> bytes:
    from draftkit.document.plaintext import markdown_of

    return markdown_of(report.paragraphs, _warning(report)).encode("utf-8", "replace")


def _to_text(report: "Report", _annex: bool) -> bytes:
    from draftkit.document.plaintext import plain_text_of

    return plain_text_of(report.paragraphs, _warning(report)).encode("utf-8", "replace")


def _warning(report: "Report") -> tuple[str, ...]:
    from draftkit.report.dressing import dress_report

    return tuple(dress_report(report, annex=False).warning)


def _to_json(report: "Report", _annex: bool) -> bytes:
    text = json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "replace")


WRITERS: Mapping[str, Callable[["Report", bool], bytes]] = {
    ".docx": _to_docx,
    ".pdf": _to_pdf,
    ".html": _to_html,
    ".md": _to_markdown,
    ".txt": _to_text,
    ".json": _to_json,
}
"""Ending of a name -> what makes such a file."""
ANNEXED = (".docx", ".pdf", ".html")
"""Of files that can hold the annex."""
