"""Files go to an endpoint's Batch API. Each step is on the disk before the next, so that no batch is started twice."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from draftkit.engine.exports import Export, Exports
from draftkit.errors import ModelError, ResultsError
from draftkit.messages import say
from draftkit.model import Batch, BatchEndpoint

RUN, FILE = "draftkit_run", "draftkit_file"
"""Names under which a batch is told what it is, to be found again."""


def submit_files(
    folder: Path, exports: Exports, endpoint: BatchEndpoint, tell: Callable[[Export], None]
) -> list[Export]:
    """Upload and start every file that is ready; `tell` hears of each that is started. Returns those.

    A batch whose start was cut off is looked for in the endpoint's list before it is started again. Raises
    `ModelError`, `ResultsError` for a file that is gone, and `JournalError`.
    """
    started = []
    for export in exports.files("starting", "uploaded", "ready"):
        batch = _find(export, exports, endpoint) if export.state == "starting" else None
        batch = batch or _start(_upload(folder, export, exports, endpoint), exports, endpoint)
        exports.note(export.file, "started", batch=batch.id)
        started.append(replace(export, state="started", batch=batch.id))
        tell(started[-1])
    return started


def _upload(folder: Path, export: Export, exports: Exports, endpoint: BatchEndpoint) -> Export:
    if export.upload:
        return export
    path = folder / export.file
    if not path.is_file():
        raise ResultsError(say("{path} is not there any more; put it back, or export again with --resend", path=path))
    upload = endpoint.upload(path)
    exports.note(export.file, "uploaded", upload=upload)
    return replace(export, upload=upload)


def _start(export: Export, exports: Exports, endpoint: BatchEndpoint) -> Batch:
    exports.note(export.file, "starting")
    try:
        return endpoint.start(export.upload, {RUN: exports.run, FILE: export.file})
    except ModelError as error:
        if error.fault != "U":  # surely not started
            exports.note(export.file, "uploaded")
            raise
        found = _find(export, exports, endpoint)
        if found is None:
            raise
        return found


def _find(export: Export, exports: Exports, endpoint: BatchEndpoint) -> Batch | None:
    """Return the batch of a file: by the file's name at the endpoint, or by what the batch was told."""
    told = {RUN: exports.run, FILE: export.file}
    for batch in endpoint.list():
        if (export.upload and batch.input_file == export.upload) or told.items() <= batch.metadata.items():
            return batch
    return None
