"""Files of request lines, within the limits of a file; each gets its name when it and its claims are on the disk."""

import os
from pathlib import Path
from typing import BinaryIO

from draftkit.engine.deferred import Pending
from draftkit.engine.exports import Claim, Exports
from draftkit.engine.lines import LARGEST_FILE, MOST_LINES, body_fields, write_line
from draftkit.model import Settings
from draftkit.saving import not_writable

_TOGETHER = 1000
"""Claims that are written in one stroke."""


class RequestFiles:
    """Takes requests one by one and writes them into `folder`: `requests-0001.jsonl` and so on.

    A context manager: the last file is closed at its end, or taken back when an error comes. Raises `OutputError` and
    `JournalError`.
    """

    def __init__(
        self, folder: Path, exports: Exports, settings: Settings, most: int = MOST_LINES, largest: int = LARGEST_FILE
    ) -> None:
        self.written: list[str] = []
        self.lines = 0
        self._folder, self._exports, self._settings = folder, exports, settings
        self._most, self._largest = most, largest
        self._run = exports.run
        self._fields = body_fields(settings)
        self._file: BinaryIO | None = None
        self._name, self._size, self._count = "", 0, 0
        self._claims: list[Claim] = []

    def __enter__(self) -> "RequestFiles":
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._close()
        elif self._file:
            self._file.close()
            take_back(self._folder, self._exports)

    def add(self, pending: Pending) -> None:
        """Write one request down; its claim follows before the file gets its name."""
        claim = pending.past.claim(self._run)
        fields = body_fields(self._settings, pending.room) if pending.room else self._fields
        line = write_line(claim.custom_id, pending.past.request, fields)
        if self._count >= self._most or self._size + len(line) > self._largest:
            self._close()
        try:
            file = self._file or self._open()
            file.write(line)
        except OSError as error:
            raise not_writable(self._folder / self._name, error) from None
        self._claims.append(claim)
        self._size, self._count = self._size + len(line), self._count + 1
        self.lines += 1
        if len(self._claims) >= _TOGETHER:
            self._claim()

    def _open(self) -> BinaryIO:
        self._name = self._free_name()
        self._exports.begin(self._name)
        # requests hold facts: they are for their owner alone
        handle = os.open(_aside(self._folder, self._name), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(handle, "wb", buffering=2**18)
        return self._file

    def _close(self) -> None:
        if self._file is None:
            return
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            self._claim()
            self._exports.note(self._name, "ready")
            os.replace(_aside(self._folder, self._name), self._folder / self._name)
        except OSError as error:
            raise not_writable(self._folder / self._name, error) from None
        self.written.append(self._name)
        self._file, self._size, self._count = None, 0, 0

    def _claim(self) -> None:
        self._exports.claim(self._name, self._claims)
        self._claims = []

    def _free_name(self) -> str:
        taken = self._exports.names()
        number = len(taken) + 1
        while (name := f"requests-{number:04}.jsonl") in taken or (self._folder / name).exists():
            number += 1
        return name


def take_back(folder: Path, exports: Exports) -> None:
    """After a crash: give files that are whole their name, and forget those that nobody can have."""
    for export in exports.files("ready"):
        if (aside := _aside(folder, export.file)).exists():
            os.replace(aside, folder / export.file)
    for export in exports.files("writing"):
        exports.drop(export.file)
        _aside(folder, export.file).unlink(missing_ok=True)


def _aside(folder: Path, name: str) -> Path:
    return folder / f".{name}.part"
