"""The files of a run: each is written aside and renamed, and none is overwritten that the run did not write itself."""

import hashlib
from contextlib import suppress
from pathlib import Path

from draftkit.batch.database import Database
from draftkit.errors import OutputError
from draftkit.messages import say
from draftkit.saving import LEFT_OVER, write_aside

SUFFIXES = (".docx", ".json")
"""Of the files of one report."""


class Outputs:
    """The files in the run's folder, with the digest of what was written into each."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def sweep(self) -> None:
        """Remove what a dead process left half written."""
        for file in self._database.folder.glob(LEFT_OVER):
            with suppress(OSError):
                file.unlink()

    def path(self, name: str) -> Path:
        """Return where a file of that name is."""
        return self._database.folder / name

    def are_there(self, key: str) -> bool:
        """Tell whether a report's files are all there, whatever is in them."""
        return all(self.path(key + suffix).is_file() for suffix in SUFFIXES)

    def check(self, name: str) -> None:
        """Make sure that no stranger's file of that name is there. Raises `OutputError`.

        What can't be read is taken for a stranger's, and not even opened where it is no file.
        """
        path = self.path(name)
        try:
            if not path.exists():
                return
            if not path.is_file():
                raise IsADirectoryError(None, say("it is no file"))
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise OutputError(
                say("{path} is there and can't be read ({reason}); move it away, then give the same command again",
                    path=path, reason=error.strerror)
            ) from None  # fmt: skip
        ours = self._database.read("SELECT digest, before FROM files WHERE name = ?", name)
        if not ours or found not in ours[0]:
            raise OutputError(
                say("{path} was not written by this run, or was changed since; move it away, then give the same "
                    "command again", path=path)
            )  # fmt: skip

    def write(self, name: str, data: bytes) -> None:
        """Write a file, after a note of what will stand in it. Raises `OutputError`."""
        self.check(name)
        digest = hashlib.sha256(data).hexdigest()
        self._database.write(
            "INSERT INTO files VALUES (?, ?, '') ON CONFLICT (name) DO UPDATE SET before = digest, digest = ?",
            name, digest, digest,
        )  # fmt: skip
        write_aside(self.path(name), data)
