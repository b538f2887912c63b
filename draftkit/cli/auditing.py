"""`audit`: a saved report, checked again, also after it was edited by hand."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from draftkit.characters import name_unseen
from draftkit.cli.exits import Exit
from draftkit.cli.options import EXEMPLARS, OUTPUT, PAPER, PROMPTS
from draftkit.cli.printing import check_lines, show_json, show_unread
from draftkit.cli.targets import keeping, refuse_collisions, tell_missing_fonts
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import listed, named, say

if TYPE_CHECKING:
    from draftkit.audit import Audit, Edit, FactChange


@click.command(cls=Command, help=mark(
    "Check a saved report again by its own facts, and with EDITED (.docx, .txt, .md, or - for standard input) what "
    "was made of it by hand: what was changed, the verdict, and whether every figure still has its fact."
))  # fmt: skip
@click.argument("report", type=click.Path(dir_okay=False))
@click.argument("edited", type=click.Path(dir_okay=False, allow_dash=True), required=False)
@option("-o", "--out", type=OUTPUT,
        help=mark("File to write: the report (.docx, .html, .pdf), or EDITED (.docx), with a table at its end on which "
                  "each figure is checked, and links from it to each."))  # fmt: skip
@option("--clean", type=OUTPUT,
        help=mark("File to write if it is verified: the one to send, without table, links, marks and comments of "
                  "draftkit; the text is the same."))  # fmt: skip
@option("--save", type=OUTPUT,
        help=mark("Report (.json) to write with the edited text in it, if it is verified: what draftkit update goes on "
                  "from."))  # fmt: skip
@option("--json", "as_json", is_flag=True, help=mark("Print the result as JSON."))
@PAPER
@EXEMPLARS
@PROMPTS
def audit(
    report: str,
    edited: str | None,
    out: str | None,
    clean: str | None,
    save: str | None,
    as_json: bool,
    template: str | None,
    exemplars: str | None,
    prompts: str | None,
) -> int:
    """Check a saved report again."""
    from draftkit.audit import audit_text
    from draftkit.document import read_draft
    from draftkit.report import Report

    _refuse_targets(edited, out, clean)
    if save:
        _refuse_save(edited, save, report)
    saved = Report.load(report)
    read = read_draft(edited, template=template) if edited else None
    found = audit_text(saved, read, exemplars or (), prompts)
    unread = read.unread if read else {}
    if out:
        with keeping(out):
            _write_audited(found, edited, out)
    done = not clean or _write_clean(found, edited, clean)
    done = (not save or _save_accepted(found, edited or "", save)) and done
    if as_json:
        show_json({**found.to_json(), "unread": dict(unread)})
    else:
        for path in filter(None, (out, clean if done else None)):
            click.echo(path)
        for line in _audit_lines(found, edited=bool(edited)):
            click.echo(name_unseen(line))
        show_unread(unread)
    return Exit.of(found.verified and done)


def _refuse_targets(edited: str | None, out: str | None, clean: str | None) -> None:
    """Refuse before anything is read what can't be written."""
    from pathlib import Path

    from draftkit.errors import OutputError
    from draftkit.report import check_target
    from draftkit.saving import check_writable

    for target in filter(None, (out, clean)):
        if edited and Path(edited).suffix.lower() != ".docx":
            raise click.UsageError(say("-o and --clean need a Word file as EDITED"))
        if edited and Path(edited).exists() and Path(target).exists() and Path(edited).samefile(target):
            raise OutputError(say("{path} is the edited file itself. Write to another file.", path=target))
        if edited:
            check_writable(target)
        else:
            check_target(Path(target), annex=target == out)


def _refuse_save(edited: str | None, save: str, report: str) -> None:
    from pathlib import Path

    from draftkit.saving import check_writable

    if not edited or Path(save).suffix.lower() != ".json":
        raise click.UsageError(say("--save needs EDITED, and a file name that ends in .json"))
    refuse_collisions([report, edited], [save])
    check_writable(save, suffixes=(".json",))


def _save_accepted(found: "Audit", edited: str, save: str) -> bool:
    """Write the report as it was edited; say whether it was, and why not."""
    from pathlib import Path

    from draftkit.audit import accept_edits, find_outside
    from draftkit.document import count_tables
    from draftkit.errors import ReportError

    if edited.lower().endswith(".docx") and count_tables(Path(edited).read_bytes(), edited):
        why = say("the text holds a table, which a stored report can't. Write it as sentences, or add it each time")
        click.echo(say("{path} is not written: {why}", path=save, why=why), err=True)
        return False
    try:
        accepted = accept_edits(found)
    except ReportError as error:
        click.echo(say("{path} is not written: {why}", path=save, why=str(error)), err=True)
        return False
    with keeping(save):
        accepted.save(save)
    for line in find_outside(found.report, accepted):
        click.echo(say("stands in no section, so that an update writes it anew: {line}", line=line), err=True)
    return True


def _write_audited(found: "Audit", edited: str | None, out: str) -> None:
    from pathlib import Path

    from draftkit.audit import dress_edited
    from draftkit.saving import write_aside

    if edited is None:
        found.judged_today().save(out, annex=True)
        tell_missing_fonts(out)
        return
    write_aside(out, dress_edited(found, Path(edited).read_bytes(), edited))


def _write_clean(found: "Audit", edited: str | None, clean: str) -> bool:
    """Write the file to send; say whether it was, and why not."""
    from pathlib import Path

    from draftkit.document import find_traces, undress_document
    from draftkit.saving import write_aside

    if not found.verified:
        click.echo(say("{path} is not written: it is not verified", path=clean), err=True)
        return False
    if edited:
        data = undress_document(Path(edited).read_bytes(), edited)
        if traces := tuple(find_traces(data, edited)):
            message = say(
                "{path} is not written: the file to send must not hold {traces}. Accept or reject the changes and "
                "delete the comments in Word first",
                path=clean,
                traces="; ".join(traces),
            )
            click.echo(message, err=True)
            return False
        with keeping(clean):
            write_aside(clean, data)
    else:
        with keeping(clean):
            found.judged_today().save(clean)
        tell_missing_fonts(clean)
    return True


def _audit_lines(audit: "Audit", *, edited: bool) -> Iterator[str]:
    report = audit.report
    model = report.model or say("without a model")
    yield say("{title}: written by draftkit {version}, {model}", title=report.title, version=report.version or "?",
              model=model)  # fmt: skip
    if edited:
        yield say("places changed by hand: {count}", count=len(audit.edits)) if audit.edits else say(
            "changed by hand: nothing"
        )
    for edit in audit.edits:
        yield from _edit_lines(edit)
    if audit.map_holds:
        yield say("all {stated} facts that the saved report states still stand, each on its figures",
                  stated=audit.stated)  # fmt: skip
    else:
        yield say("{held} of the {stated} facts that the saved report states still stand", held=audit.held,
                  stated=audit.stated)  # fmt: skip
    yield from map(_change_line, audit.changes)
    for figure in audit.moved:
        yield "  " + say("{text} now reads as another fact's: {fact}", text=figure.text, fact=figure.fact or "—")
    if report.verified != audit.verified and not audit.edits:
        yield say("the draftkit that wrote it judged otherwise; the verdict below is of today's")
    yield from check_lines(audit.check)


def _edit_lines(edit: "Edit") -> Iterator[str]:
    for sign, words in (("-", edit.before), ("+", edit.after)):
        yield from (f"  {sign} {line}" for line in words.split("\n") if line)


def _change_line(change: "FactChange") -> str:
    before, after = (listed(words) or "—" for words in (change.before, change.after))
    return "  " + named(change.label, f"{before} → {after}")
