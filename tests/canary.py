"""A key that must turn up nowhere: planted in every test's environment, looked for in all that the suite leaves behind.

Looked through are the files of all temporary folders (packed ones member by member, names too), what was captured of
output and logs (those of openai and httpx2 at DEBUG), what `capsys` read, every error of the model's door with its
traceback, and the files of the project itself. One hit fails the run.
"""

import io
import logging
import os
import re
import secrets
import subprocess
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CANARY = f"sk-canary-{secrets.token_hex(12)}"
"""The key of this run."""
NEEDLE = re.compile(r"sk-(?:[a-z]+-)?canary-[0-9a-f]{8,}")
"""This run's key, those that tests bring along, and any long beginning of them."""
_ROOT = Path(__file__).parents[1]
_LOGGERS = ("openai", "httpx2", "httpcore2")


class Canary:
    """The plugin: what it looked through, and where it found a key."""

    def __init__(self) -> None:
        self.files = 0
        self.texts = 0
        self.hits: list[str] = []

    def look(self, text: str, place: str) -> None:
        """Look a text through."""
        self.texts += 1
        if NEEDLE.search(text):
            self.hits.append(place)

    def look_into(self, folder: Path) -> None:
        """Look all files of a folder through."""
        for path in sorted(folder.rglob("*")):
            if path.is_symlink() or not path.is_file():
                continue
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Look a file through, its name too; of a packed one, all members."""
        try:
            data = path.read_bytes()
        except OSError:  # a test took the permission away
            return
        self.files += 1
        for content in (os.fsencode(path), data, *_members(data)):
            if NEEDLE.search(content.decode("latin-1")) or NEEDLE.search(content.decode("utf-16-le", "ignore")):
                self.hits.append(str(path))
                return

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Look through what was captured of a test, and how it failed."""
        for name, text in report.sections:
            self.look(text, f"{report.nodeid}: {name}")
        if report.longrepr:
            self.look(report.longreprtext, f"{report.nodeid}: how it failed")

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Look through the files; fail the run for a hit."""
        factory = getattr(session.config, "_tmp_path_factory", None)
        if factory is not None:
            self.look_into(factory.getbasetemp())
        for path in _own_files():
            self.look_at(path)
        if self.hits:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Tell what was looked through, and each hit."""
        told = f"canary: {len(self.hits)} hits in {self.files} files and {self.texts} texts"
        terminalreporter.write_line(told, red=bool(self.hits))
        for hit in self.hits:
            terminalreporter.write_line(f"canary: a key in {hit}", red=True)

    def watch(self, monkeypatch: pytest.MonkeyPatch, nodeid: str) -> None:
        """Plant the key, let the libraries below log all they do, and look at every error of the model's door."""
        from draftkit.model import OpenAIModel

        monkeypatch.setenv("DRAFTKIT_API_KEY", CANARY)
        ear = _Ear(self, nodeid)
        for name in _LOGGERS:
            logger = logging.getLogger(name)
            logger.setLevel(logging.DEBUG)
            monkeypatch.setattr(logger, "handlers", [ear])
        complete = OpenAIModel.complete

        def watched(model: OpenAIModel, request: Any) -> Any:
            try:
                return complete(model, request)
            except Exception as error:
                told = "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error)) + repr(model)
                self.look(told, f"{nodeid}: an error of {request.name}")
                raise

        monkeypatch.setattr(OpenAIModel, "complete", watched)

    def watch_output(self, captured: Any, nodeid: str) -> None:
        """Look at all that a test reads of its output."""
        read: Callable[[], Any] = captured.readouterr

        def watched() -> Any:
            result = read()
            self.look(f"{result.out}{result.err}", f"{nodeid}: its output")
            return result

        captured.readouterr = watched


class _Ear(logging.Handler):
    def __init__(self, canary: Canary, nodeid: str) -> None:
        super().__init__(logging.DEBUG)
        self._canary, self._nodeid = canary, nodeid

    def emit(self, record: logging.LogRecord) -> None:
        self._canary.look(self.format(record), f"{self._nodeid}: the log of {record.name}")


def _members(data: bytes) -> Iterator[bytes]:
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if member.file_size < 50_000_000:
                    yield archive.read(member)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return  # tests forge such files
    except Exception as error:  # a forged stream can be broken in any way
        if type(error).__module__ != "zlib":
            raise


def _own_files() -> Iterator[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=_ROOT, capture_output=True, text=True, check=False)
    for name in filter(None, done.stdout.split("\0")):
        if not name.startswith("tests/") and (_ROOT / name).is_file():
            yield _ROOT / name
