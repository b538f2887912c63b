"""The front doors: export requests, submit them, collect results."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from draftkit.batch import Options, Watch
from draftkit.batch.drafting import refuse_folder
from draftkit.batch.rows import open_rows
from draftkit.batch.sources import find_files, read_sources
from draftkit.engine.collecting import Collected, collect_batches, collect_files
from draftkit.engine.exports import Export
from draftkit.engine.files import RequestFiles
from draftkit.engine.lines import LARGEST_FILE, MOST_LINES
from draftkit.engine.rounds import EngineRun, Round
from draftkit.engine.setup import Setup
from draftkit.engine.submitting import submit_files
from draftkit.errors import SettingsError
from draftkit.messages import say
from draftkit.model import Batch, BatchEndpoint, Settings, read_settings
from draftkit.model.opening import PLAIN


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export came to: its round, the `files` written and their `lines`, and requests that were given up."""

    round: Round
    files: tuple[str, ...]
    lines: int
    given_up: int = 0


def export_requests(
    folder: str | Path,
    facts: Iterable[str | Path] = (),
    model: str | None = None,
    *,
    base_url: str | None = None,
    rows: str | Path | None = None,
    options: Options | None = None,
    resend: bool = False,
    most: int = MOST_LINES,
    largest: int = LARGEST_FILE,
    watch: Watch | None = None,
) -> Exported:
    """Write what is to be asked for the reports of `facts`, and of earlier rounds, into files in `folder`.

    The first export needs `facts` and a model; both stay with the run, a new model or new options ask everything
    anew. No file gets more than `most` requests or `largest` bytes. With `resend` requests that are out are asked once
    more: what they were before may have been paid for. Nothing is sent.

    With `rows`, `facts` is one file, as in `draft_batch`. Raises `FactsError`, `SettingsError`, `OutputError` and
    `JournalError`.
    """
    folder = Path(folder)
    files = list(find_files(map(str, facts)))
    table = open_rows(files, rows, options.prompts if options else None) if rows is not None else None
    refuse_folder(files, folder)
    given = model or base_url or options
    setup = _set_up(model, base_url, options) if given else None
    first = partial(_set_up, None, None, None) if files else None
    with EngineRun(folder, setup, first, watch) as run:
        given_up = _give_up(run) if resend else 0
        with RequestFiles(folder, run.exports, run.setup.settings, most, largest) as requests:
            sources = read_sources(files, run.setup.options.prompts) if table is None else table
            done = run.write_round(sources, requests.add)
        done = replace(done, wanted=done.wanted - requests.lines, out=run.exports.count_open())
        return Exported(done, tuple(requests.written), requests.lines, given_up)


def submit_requests(
    folder: str | Path, *, base_url: str | None = None, tell: Callable[[Export], None] = lambda _: None
) -> list[Export]:
    """Hand every exported file to the endpoint's Batch API; return the files whose batches were started.

    Raises `ModelError`, `SettingsError`, `ResultsError` and `JournalError`; what was done until then stays.
    """
    with EngineRun(Path(folder)) as run:
        endpoint = BatchEndpoint(_online(run.setup.settings, base_url))
        return submit_files(run.folder, run.exports, endpoint, tell)


def collect_results(
    folder: str | Path,
    results: Iterable[str | Path] = (),
    *,
    base_url: str | None = None,
    watch: Watch | None = None,
    tell: Callable[[Export, Batch], None] = lambda *_: None,
) -> tuple[Collected, Round]:
    """Take results in, from files of any engine or else from the endpoint, and finish what they suffice for.

    Raises `ResultsError` for a file that can't be read, `ModelError`, `SettingsError`, `OutputError`, `JournalError`.
    """
    paths = [Path(path) for path in results]
    with EngineRun(Path(folder), watch=watch) as run:
        if paths:
            collected = collect_files(paths, run.exports)
        else:
            endpoint = BatchEndpoint(_online(run.setup.settings, base_url))
            collected = collect_batches(run.folder, run.exports, endpoint, tell)
        return collected, run.write_round((), lambda _: None)


def _set_up(model: str | None, base_url: str | None, options: Options | None) -> Setup:
    settings = None if model == PLAIN else read_settings(model, base_url, offline=True)
    if settings is None:
        raise SettingsError(say("no model is named; give it with -m NAME, or DRAFTKIT_MODEL"))
    return Setup(settings, options or Options())


def _online(settings: Settings, base_url: str | None) -> Settings:
    """Return the run's settings with the key, and the address, of today."""
    online = read_settings(settings.model, base_url, remembered=settings.base_url)
    assert online
    return replace(settings, base_url=online.base_url, api_key=online.api_key, timeout=online.timeout)


def _give_up(run: EngineRun) -> int:
    words = say("given up, and asked again")
    given_up = 0
    for export in run.exports.files("ready", "uploaded", "starting", "started"):
        given_up += run.exports.give_up(export.file, free=False, words=words)
        run.exports.note(export.file, "collected", told=words)
    return given_up
