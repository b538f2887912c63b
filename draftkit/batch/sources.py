"""Facts as a stream: files, folders and lines of .jsonl, one report each; what can't be read is told with its place.

Workbooks and YAML are read as they come along and go on as JSON: what is kept and compared is what they say.
"""

import glob
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from draftkit.errors import FactsError, Problem
from draftkit.facts import LARGEST, WORKBOOKS, YAML, Facts, check_facts, dump_facts, load_facts, read_json
from draftkit.messages import listed, say
from draftkit.reading import Unreadable, read_limited, size_of, why_unread

STDIN = "-"
_LINES, _PLAIN_STEM = ".jsonl", "facts"
_CHUNK = 2**20
_OTHERS = (*WORKBOOKS, *YAML)
_ENDINGS = (".json", _LINES, *_OTHERS)
_LOCK = "~$"
"""How the file begins that Excel lays beside a workbook that is open."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where one report's facts come from, and their bytes. `line` counts from 1; 0 is a file of its own.

    `problem` is why they can't be read, `name` what the report shall be called all the same.
    """

    origin: str
    line: int
    data: bytes
    problem: str = ""
    name: str = ""

    @property
    def place(self) -> str:
        """The source as people name it."""
        return f"{self.origin}:{self.line}" if self.line else self.origin

    @property
    def digest(self) -> str:
        """What tells whether the facts changed."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def stem(self) -> str:
        """A name by where the facts stand: of the file, of its folder where all files are called facts.json."""
        path = Path(self.origin)
        stem = path.parent.name if path.stem == _PLAIN_STEM and not self.line else path.stem
        return f"{stem.strip(STDIN) or _PLAIN_STEM}-{self.line}" if self.line else stem or path.stem

    def read(self) -> Any:
        """Return the JSON with its numbers as written. Raises `FactsError`."""
        if self.problem:
            raise FactsError([Problem("", line) for line in self.problem.split("\n")], self.place)
        return read_json(self.data, source=self.place)


def name_facts(source: Source, raw: Any) -> str:
    """Return what a report shall be called: its file; a line's `id`, or who reports what."""
    if not source.line:
        return source.stem
    name = name_by_fields(raw if isinstance(raw, dict) else {}) or source.name or source.stem
    return name.encode("utf-8", "replace").decode()  # half a character, that JSON can escape, is no text


def name_by_fields(fields: Mapping[str, Any]) -> str:
    """Return what a report is called by its facts: its `id`, or who reports what; `""` where they tell neither."""
    told = [text for field in ("issuer", "title") if isinstance(text := fields.get(field), str) and text.strip()]
    wish = fields.get("id")
    return wish if isinstance(wish, str) and wish.strip() else "-".join(told)


def read_facts(source: Source, raw: Any, prompts: Path | None) -> Facts:
    """Check a source's facts; a line may have an `id` beside them. Raises `FactsError`."""
    if source.line and isinstance(raw, dict):
        raw = {name: value for name, value in raw.items() if name != "id"}
    return check_facts(raw, source=source.place, prompts=prompts)


def find_files(paths: Iterable[str]) -> Iterator[str]:
    """Yield the files that are named, each once: themselves, in a folder (by how they end), or by a pattern.

    Raises `FactsError` for a name that leads to no file.
    """
    known: set[tuple[str, str]] = set()
    for name in paths:
        for file in _find(name):
            parent, own = os.path.split(file)
            place = (os.path.realpath(parent), own)
            if place not in known:
                known.add(place)
                yield file


def _find(name: str) -> list[str]:
    path = Path(name)
    if name == STDIN:
        if sys.stdin is None:
            raise FactsError([Problem("", say("standard input is closed"))], name)
        return [name]
    if path.is_file():
        return [name]
    try:  # what is no regular file, a pipe, may never come to an end, and can't be read twice
        found = [str(file) for file in path.iterdir() if _is_facts(file)] if path.is_dir() else [
            file for file in glob.glob(name, recursive=True) if Path(file).is_file()]  # fmt: skip
    except OSError as error:
        raise FactsError([Problem("", why_unread(error))], name) from None
    if not found:
        raise FactsError([Problem("", _why_empty(path))], name)
    return sorted(found)


def _is_facts(file: Path) -> bool:
    return file.suffix in _ENDINGS and not file.name.startswith(_LOCK) and file.is_file()


def _why_empty(path: Path) -> str:
    if path.is_dir():
        return say("holds no file that ends in {endings}", endings=listed(_ENDINGS))
    if path.exists():
        return say("is no regular file; lines are taken from standard input with -")
    return why_unread(FileNotFoundError())


def read_sources(files: Iterable[str], prompts: Path | None = None) -> Iterator[Source]:
    """Yield the facts of each report, one at a time; `prompts` is a folder with kinds of the user's."""
    for name in files:
        if name == STDIN:
            yield from _read_lines(STDIN, _open_stdin())
            continue
        file = Path(name)
        origin = str(file.absolute()).encode("utf-8", "backslashreplace").decode("utf-8")
        try:
            if file.suffix == _LINES:
                with file.open("rb") as lines:
                    yield from _read_lines(origin, lines)
            elif file.suffix.lower() in _OTHERS:
                yield _read_other(origin, file, prompts)
            else:
                yield _read_file(origin, file)
        except OSError as error:
            yield Source(origin, 0, b"", why_unread(error))


def _open_stdin() -> BinaryIO:
    # a buffer of our own: Python breaks down at its end while a thread still waits in that of sys.stdin
    try:
        return open(sys.stdin.fileno(), "rb", closefd=False)
    except io.UnsupportedOperation:  # no file behind it
        return sys.stdin.buffer


def count_sources(files: Iterable[str]) -> int | None:
    """Return how many reports there are; `None` when only reading them tells."""
    total = 0
    for file in files:
        if file == STDIN:
            return None
        total += _count_lines(Path(file)) if file.endswith(_LINES) else 1
    return total


def _count_lines(file: Path) -> int:
    try:
        with file.open("rb") as lines:
            return sum(1 for _ in _read_lines("", lines))
    except OSError:
        return 1


def _read_file(origin: str, file: Path) -> Source:
    try:
        return Source(origin, 0, read_limited(file, LARGEST))
    except Unreadable as error:
        return Source(origin, 0, b"", str(error))


def _read_other(origin: str, file: Path, prompts: Path | None) -> Source:
    try:
        return Source(origin, 0, encode_facts(dump_facts(load_facts(file, prompts=prompts))))
    except FactsError as error:
        return Source(origin, 0, b"", "\n".join(map(str, error.problems)))


def encode_facts(raw: dict[str, Any]) -> bytes:
    """Return raw facts as the bytes of a JSON file."""
    return json.dumps(raw, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read_lines(origin: str, lines: BinaryIO) -> Iterator[Source]:
    number = 0
    while line := lines.readline(LARGEST + 1):
        number += 1
        if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            yield Source(origin, 1, b"", say("is UTF-16; save it as UTF-8"))
            return
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _bounded(origin, number, line.rstrip(b"\r\n"))
        while not line.endswith(b"\n") and (line := lines.readline(_CHUNK)):
            pass  # the rest of a line that is too long


def _bounded(origin: str, line: int, data: bytes) -> Source:
    if len(data) <= LARGEST:
        return Source(origin, line, data)
    return Source(origin, line, b"", say("is too large; at most {most} are read", most=size_of(LARGEST)))
