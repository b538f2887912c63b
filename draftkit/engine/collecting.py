"""Results come back: from files of any engine, or from an endpoint's Batch API. They are kept until they are judged."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.engine.exports import Export, Exports
from draftkit.engine.results import BrokenLine, Result, read_results
from draftkit.errors import ModelError
from draftkit.messages import say
from draftkit.model import Batch, BatchEndpoint

_UNDER_WAY = ("validating", "in_progress", "finalizing", "cancelling")


@dataclass(slots=True)
class Collected:
    """What came: `new` results, those `known` before, `strange` ones of no line of this run, and broken lines.

    `missing` names files that came back with fewer results than they have lines, and how many are still out; `ended`
    those whose batch ended without a word about so many, which the next export asks; `puzzling` those whose batch is
    in a state that nobody knows.
    """

    new: int = 0
    known: int = 0
    strange: int = 0
    broken: list[tuple[str, BrokenLine]] = field(default_factory=list)
    missing: dict[str, int] = field(default_factory=dict)
    ended: dict[str, int] = field(default_factory=dict)
    puzzling: dict[str, str] = field(default_factory=dict)

    def whole(self, name: str, lines: Iterable[Result | BrokenLine]) -> Iterator[Result]:
        """Yield the results among lines, and keep the broken ones."""
        for line in lines:
            if isinstance(line, BrokenLine):
                self.broken.append((name, line))
            else:
                yield line

    def take(self, path: Path, exports: Exports) -> None:
        """Take all results of a file. Raises `ResultsError` and `JournalError`."""
        new, known, strange = exports.take(self.whole(path.name, read_results(path)))
        self.new, self.known, self.strange = self.new + new, self.known + known, self.strange + strange


def collect_files(paths: Iterable[Path], exports: Exports) -> Collected:
    """Take the results in files of any engine. Raises `ResultsError` and `JournalError`."""
    collected = Collected()
    for path in paths:
        collected.take(path, exports)
    for export in exports.files("ready", "uploaded", "starting", "started"):
        missing = exports.count_open(export.file)
        if not missing:
            exports.note(export.file, "collected")
        elif missing < export.lines:
            collected.missing[export.file] = missing
    return collected


def collect_batches(
    folder: Path, exports: Exports, endpoint: BatchEndpoint, tell: Callable[[Export, Batch], None]
) -> Collected:
    """Ask for every batch that was started and take what those that ended brought; `tell` hears of each.

    Lines that an ended batch says nothing of may have been paid for; those of a batch that failed as a whole were
    not executed; those of one that the endpoint knows no more stay out. Raises `ModelError`, `OutputError` and
    `JournalError`.
    """
    collected = Collected()
    for export in exports.files("started"):
        try:
            batch = endpoint.ask(export.batch)
            tell(export, batch)
            if batch.ended:
                _take_batch(export, batch, folder, exports, endpoint, collected)
            elif batch.state not in _UNDER_WAY:
                collected.puzzling[export.file] = batch.state
        except ModelError as error:
            if error.reason != "404":
                raise
            collected.missing[export.file] = exports.count_open(export.file)  # the endpoint forgot it
    return collected


def _take_batch(
    export: Export, batch: Batch, folder: Path, exports: Exports, endpoint: BatchEndpoint, collected: Collected
) -> None:
    stem = export.file.removesuffix(".jsonl").replace("requests", "results", 1)
    for name, kind in ((batch.output_file, "output"), (batch.error_file, "error")):
        if name:
            path = _free_path(folder, f"{stem}-{kind}")
            endpoint.download(name, path)
            collected.take(path, exports)
    _end(export, batch, exports, collected)


def _free_path(folder: Path, stem: str) -> Path:
    # what a person put there is not overwritten
    path, number = folder / f"{stem}.jsonl", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.jsonl"
    return path


def _end(export: Export, batch: Batch, exports: Exports, collected: Collected) -> None:
    refused = batch.state == "failed" and not batch.output_file and not batch.error_file
    told = "; ".join(batch.errors) or batch.state
    if refused:
        words = say("the endpoint refused the file {file}: {told}", file=export.file, told=told)
    else:
        words = say("the batch of {file} ended without a word about this request ({told})", file=export.file, told=told)
    missing = exports.give_up(export.file, free=refused, words=words)
    if missing:
        collected.ended[export.file] = missing
    exports.note(export.file, "collected", told=words if refused else batch.state)
