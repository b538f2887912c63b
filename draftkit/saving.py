"""Put a file in its place: found out beforehand whether that will work, then written aside and renamed."""

import os
import secrets
import shutil
from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from draftkit.errors import OutputError
from draftkit.messages import listed, say

LEFT_OVER = ".draftkit-*.tmp"
"""Pattern of what a process that dies while it writes leaves behind."""


def check_writable(path: Path | str, *, suffixes: Sequence[str] = (".docx",)) -> None:
    """Make sure that a file can be written at `path`, so that no token is spent on one that can't.

    Tries it with an empty file beside it, which is removed at once; an existing file stays as it is.
    Raises `OutputError` that says what to do.
    """
    path = Path(path)
    if suffixes and path.suffix.lower() not in suffixes:
        raise OutputError(
            say("{path}: the name must end in {suffixes}.", path=path, suffixes=listed(suffixes))
        )
    try:
        _refuse_target(path)
        probe = _open_aside(path)
        os.close(probe[0])
        probe[1].unlink()
    except (OSError, ValueError) as error:
        raise _explain(path, error) from None


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder, and those above it, if it isn't there. Raises `OutputError`."""
    try:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(folder, error) from None


def write_aside(path: Path | str, data: bytes, *, private: bool = False) -> None:
    """Write `data` to a new file beside `path`, flush it to the disk and rename it to `path`.

    Whatever happens, `path` is the old file or the new one, never a part of it. Permissions follow the
    umask; a `private` file is its owner's alone (0600). A link at `path` is replaced, its target left alone.
    Raises `OutputError`.
    """
    path = Path(path)
    try:
        handle, aside = _open_aside(path, 0o600 if private else 0o666)
    except (OSError, ValueError) as error:
        raise _explain(path, error) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except OSError as error:
        raise _explain(path, error) from None
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def write_new(path: Path | str, data: bytes) -> None:
    """Write `data` to a file that is not there yet; one that is stays as it is. Raises `OutputError`."""
    path = Path(path)
    try:
        with path.open("xb") as file:
            try:
                file.write(data)
                file.flush()
            except OSError:  # half a file would be in the way of the next try
                path.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise OutputError(say("{path} exists already; choose another name", path=path)) from None
    except (OSError, ValueError) as error:
        raise _explain(path, error) from None


def copy_beside(path: Path) -> Path | None:
    """Copy a file to the next free numbered name beside it (report.1.docx), and return that name.

    `None` where there is no file that `write_aside` would replace. Raises `OutputError`.
    """
    if path.is_symlink() or not path.is_file():
        return None
    names = (path.with_name(f"{path.stem}.{number}{path.suffix}") for number in count(1))
    copy = next(name for name in names if not os.path.lexists(name))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _explain(path, error) from None
    write_new(copy, data)
    with suppress(OSError):  # what only its owner may read stays so
        shutil.copystat(path, copy)
    return copy


def _open_aside(path: Path, mode: int = 0o666) -> tuple[int, Path]:
    # os.open, not mkstemp: the umask decides about permissions, not a private 0600
    aside = path.parent / LEFT_OVER.replace("*", secrets.token_hex(8))
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.open(aside, flags, mode), aside


def _refuse_target(path: Path) -> None:
    try:
        path.lstat()  # also raises for a name that is too long
    except FileNotFoundError:
        return
    if path.is_dir():
        raise IsADirectoryError
    if not path.is_symlink() and not os.access(path, os.W_OK):
        raise PermissionError


def _sync_folder(folder: Path) -> None:
    # the rename itself must survive a power cut; Windows has no handle of a folder
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explain(path: Path, error: Exception) -> OutputError:
    if isinstance(error, IsADirectoryError):
        return OutputError(say("{path} is a folder. Give the name of a file in it.", path=path))
    if isinstance(error, FileNotFoundError) and path.parent.is_dir():  # a folder of the system's own, /proc
        return OutputError(
            say(
                "{path}: no file can be written in the folder {folder}. Write elsewhere.",
                path=path,
                folder=path.parent,
            )
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return OutputError(
            say(
                "{path}: there is no folder {folder}. Create it, or write elsewhere.",
                path=path,
                folder=path.parent,
            )
        )
    if isinstance(error, PermissionError):
        return OutputError(
            say(
                "{path}: no permission to write. Close it if Word has it open, or write elsewhere.",
                path=path,
            )
        )
    return not_writable(path, error)


def not_writable(path: Path, error: Exception) -> OutputError:
    """Return the error for a place that can't be written, with the system's reason."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return OutputError(say("{path} can't be written: {reason}. Write elsewhere.", path=path, reason=reason))
