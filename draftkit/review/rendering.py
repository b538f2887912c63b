"""The page as HTML: one file, no request, nothing in it runs but its own script."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from draftkit.characters import name_unseen
from draftkit.messages import language, named
from draftkit.report import Report
from draftkit.report.written import name_how
from draftkit.review.page import lay_out
from draftkit.review.summing import name_filters, tell_origin, tell_status, tell_tokens, tell_unsourced
from draftkit.review.wording import explain_verdicts, name_codes, name_roles, name_verdicts, page_words
from draftkit.saving import check_writable, write_aside
from draftkit.update import FigureChange

if TYPE_CHECKING:
    from jinja2 import Environment

SUFFIXES = (".html", ".htm")
"""What the name of a page may end in."""

TEMPLATE = Path(__file__).parent / "template"

POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'"
)
"""Content Security Policy Level 3: only the style and the script of the page itself, known by their hashes."""


def write_review(
    report: Report, path: str | Path, *, changes: Sequence[FigureChange] = (), fresh: bool = False
) -> Report:
    """Write the page of `render_review` as an HTML file, and return the report as it is judged there.

    A `fresh` report was drafted in this very process: its verdict is taken for today's. Raises `OutputError`.
    """
    check_writable(path, suffixes=SUFFIXES)
    judged = report if fresh else report.judged_again()
    write_aside(path, _fill_in(judged, changes).encode("utf-8", "replace"))
    return judged


def render_review(report: Report, *, changes: Sequence[FigureChange] = ()) -> str:
    """Return the page on which to check a report, as HTML, in the reader's language.

    The verdict shown is that of `Report.judged_again`: nobody signs on the word of a file. `changes` are the figures
    that an update changed: they are listed, and marked in the text. Equal reports give equal pages. Whatever stands in
    the report is shown as text, characters that nobody sees by their code points (`U+202E`).
    """
    return _fill_in(report.judged_again(), changes)


def _fill_in(report: Report, changes: Sequence[FigureChange]) -> str:
    from markupsafe import Markup  # comes with jinja2

    page = lay_out(report, changes)
    style, script = _read("page.css"), _read("page.js")
    return _environment().get_template("page.html").render(
        page=page,
        report=report,
        status=tell_status(page),
        about=list(tell_origin(report)),
        unsourced=tell_unsourced(page),
        tokens=tell_tokens,
        lang="zh-CN" if language() == "zh" else "en",
        words=page_words(),
        filters=name_filters(page),
        codes=name_codes(),
        verdicts=name_verdicts(),
        legend=explain_verdicts(),
        how=name_how,
        named=named,
        roles=name_roles(),
        policy=POLICY.format(style=_hash(style), script=_hash(script)),
        style=Markup(style),
        script=Markup(script),
    )


@lru_cache(maxsize=1)
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_show,
    )


def _show(value: Any) -> Any:
    """Return what is put into the page: texts with what nobody sees made visible, markup of the page as it is."""
    return name_unseen(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _read(name: str) -> str:
    return (TEMPLATE / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
