"""`exemplars`: sample reports of one's own, brought in, listed, shown, checked."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.cli.exits import Exit
from draftkit.cli.translated import Command, Group, mark, option
from draftkit.messages import listed, named, say

if TYPE_CHECKING:
    from draftkit.exemplars import Brought, Collection, StoredSample
    from draftkit.exemplars.particulars import Particular

_FOLDER = option("--into", "--exemplars", "folder", type=click.Path(file_okay=False), default="exemplars",
                 show_default=True, help=mark("Folder of the sample reports."))  # fmt: skip
_SHOWN = 12


@click.group(cls=Group, help=mark("Sample reports of your own: the style of drafts, masked before a model sees them."))
def exemplars() -> None:
    """Sample reports of one's own."""


@exemplars.command(cls=Command, help=mark(
    "Bring sample reports in (.txt, .md, .docx, several in one file, too): cut apart, cleaned, masked, put to their "
    "kind. What was done is told; the files written may be edited."
))  # fmt: skip
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False))
@option("--kind", help=mark("Kind of these reports; by default the one that each is most like."))
@_FOLDER
def add(files: tuple[str, ...], kind: str | None, folder: str) -> int:
    """Bring sample reports in."""
    from draftkit.document import read_draft
    from draftkit.exemplars import read_collection, read_words
    from draftkit.kinds import list_kinds, load_kind

    kinds = [load_kind(name) for name in ([kind] if kind else list_kinds())]
    words = read_words(Path(folder))
    found = 0
    for file in files:
        collection = read_collection(read_draft(file).text, kinds, words)
        click.echo(say("{path}: sample reports {count}, lines of the page around them {dropped}",
                       path=file, count=len(collection.reports), dropped=len(collection.dropped)))  # fmt: skip
        _store_all(Path(file), collection, Path(folder))
        found += len(collection.reports)
    return Exit.of(found)


def _store_all(file: Path, collection: "Collection", folder: Path) -> None:
    from draftkit.exemplars import store_sample

    for number, brought in enumerate(collection.reports, start=1):
        single = len(collection.reports) == 1
        name = file.stem if single else f"{file.stem}-{number}"
        source = file.name if single else say("{file}, report {number}", file=file.name, number=number)
        path = store_sample(folder, brought.likenesses[0].kind, name, brought, source)
        click.echo("")
        click.echo(str(path) if path else say("report {number} is there already", number=number))
        for line in _tell_brought(brought):
            click.echo(f"  {line}")


def _tell_brought(brought: "Brought") -> Iterator[str]:
    from draftkit.exemplars.showing import lost_numbers

    outline, best = brought.outline, brought.likenesses[0]
    yield say("title: {title}", title=outline.title or "-")
    if len(brought.likenesses) > 1:
        yield say("most like {kind} ({score} %: {reasons}); next {other} ({lower} %)", kind=best.kind,
                  score=round(100 * best.score), reasons="; ".join(best.reasons), other=brought.likenesses[1].kind,
                  lower=round(100 * brought.likenesses[1].score))  # fmt: skip
    yield say("paragraphs of the opening {opening}, of the closing {closing}; sections {sections}",
              opening=len(outline.opening), closing=len(outline.closing), sections=len(outline.parts))  # fmt: skip
    for part in outline.parts:
        heads = "　".join(item.head for item in part.items if item.head)
        yield f"  {part.heading or '-'} ({len(part.items)}) {heads}".rstrip()
    if lost := lost_numbers(outline):
        yield say("numbers lost, put back when shown: {headings}", headings="　".join(part.heading for part in lost))
    yield from _tell_masked(brought.particulars)


def _tell_masked(particulars: Iterable["Particular"]) -> Iterator[str]:
    """Yield what was masked, by kind: each once, the most frequent first."""
    kinds = _kind_words()
    grouped: dict[str, Counter[str]] = {}
    for one in particulars:
        grouped.setdefault(one.kind, Counter())[one.text] += 1
    for kind, counts in grouped.items():
        words = listed(text for text, _ in counts.most_common(_SHOWN))
        more = "…" if len(counts) > _SHOWN else ""
        yield say("masked, {kind}: {words}", kind=kinds.get(kind, kind), words=words + more)


def _kind_words() -> dict[str, str]:
    return {
        "figure": say("figures and dates"),
        "person": say("people"),
        "called": say("people by their posts"),
        "place": say("places"),
        "body": say("organisations"),
        "office": say("offices"),
        "document": say("documents"),
        "word": say("words of mask.txt"),
        "blank": say("blanks"),
    }


@exemplars.command("list", cls=Command, help=mark("List the sample reports of a folder."))
@_FOLDER
def list_samples(folder: str) -> None:
    """List sample reports."""
    from draftkit.exemplars import read_folder

    for stored in read_folder(Path(folder)):
        line = say("{name}: {title}; characters {count}, sections {sections}, masked {masked}",
                   name=f"{stored.kind}/{stored.name}", title=stored.outline.title, count=len(stored.text),
                   sections=len(stored.outline.parts), masked=len(stored.particulars))  # fmt: skip
        click.echo(line)


@exemplars.command(cls=Command, help=mark(
    "Show a sample report (KIND/NAME) as a model would see it, and what is masked in it."
))  # fmt: skip
@click.argument("name")
@_FOLDER
def show(name: str, folder: str) -> None:
    """Show a sample report."""
    from draftkit.exemplars import read_folder

    stored = read_folder(Path(folder))
    chosen = [one for one in stored if name in (one.name, f"{one.kind}/{one.name}")]
    if len(chosen) != 1:
        known = listed(f"{one.kind}/{one.name}" for one in stored)
        raise click.UsageError(say("no sample report {name} here; there are: {known}", name=name, known=known))
    click.echo(chosen[0].text)
    click.echo("")
    for line in _tell_masked(chosen[0].particulars):
        click.echo(line)


@exemplars.command(cls=Command, help=mark(
    "Check a folder of sample reports: what is masked only now, what has no sections, whose kind is unknown."
))  # fmt: skip
@_FOLDER
def check(folder: str) -> int:
    """Check sample reports."""
    from draftkit.exemplars import read_folder
    from draftkit.kinds import list_kinds

    kinds, wrong = list_kinds(), 0
    stored = read_folder(Path(folder))
    for one in stored:
        problems = list(_find_problems(one, kinds))
        wrong += bool(problems)
        name = f"{one.kind}/{one.name}"
        click.echo(named(name, "" if problems else say("in order")).rstrip())
        for line in (*problems, *_tell_masked(one.particulars)):
            click.echo(f"  {line}")
    click.echo(say("sample reports {count}, to be looked at {wrong}", count=len(stored), wrong=wrong))
    return Exit.of(stored and not wrong)


def _find_problems(stored: "StoredSample", kinds: list[str]) -> Iterator[str]:
    if stored.kind not in kinds:
        yield say("there is no kind {kind}; move it to one of: {known}", kind=stored.kind, known=listed(kinds))
    if not stored.outline.parts:
        yield say("no sections found; mark them with ## in the file")
    if stored.fresh:
        words = listed(dict.fromkeys(one.text for one in stored.fresh))
        yield say("not masked in the file, only as it is read: {words}", words=words)
