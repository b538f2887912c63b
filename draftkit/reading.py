"""Read a file that somebody gives: never more than is wanted, and its text in the encodings of Chinese offices."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from draftkit.errors import Problem
from draftkit.messages import say

_UTF_16, _UTF_32 = (b"\xff\xfe", b"\xfe\xff"), b"\xff\xfe\0\0"


class Unreadable(Exception):
    """Why a file or its text can't be read, and what to do; each room makes its own error of it."""

    def __init__(self, message: str, place: str = "") -> None:
        self.problem = Problem(place, message)
        super().__init__(message)


def read_limited(path: str | Path, most: int, *, waits: bool = True) -> bytes:
    """Return the bytes of a file, at most `most`.

    Raises `Unreadable`; without `waits` also for what is no regular file: to a pipe nobody may ever write.
    """
    try:
        status = os.stat(path)
        if not waits and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise Unreadable(say("can't be read: it is not a file"))
        with open(path, "rb") as file:
            # by its size first: what is too large is not taken into memory; a device has none, and no end
            data = file.read(most + 1) if status.st_size <= most else b""
    except OSError as error:
        raise Unreadable(why_unread(error)) from None
    except ValueError as error:  # a name that no file can have
        raise Unreadable(say("can't be read: {reason}", reason=error)) from None
    if max(status.st_size, len(data)) > most:
        raise Unreadable(say("is too large; at most {most} bytes are read", most=most))
    return data


def why_unread(error: OSError) -> str:
    """Return why a file can't be read, and what to do."""
    match error:
        case FileNotFoundError():
            return say("can't be read: there is no such file. Check its name and folder")
        case IsADirectoryError():
            return say("can't be read: it is a folder. Give the name of a file in it")
        case PermissionError():
            return say("can't be read: no permission. Ask who owns it")
    return say("can't be read: {reason}", reason=error.strerror or type(error).__name__)


def decode_text(data: bytes) -> str:
    """Return text that is UTF-8 with or without a mark, UTF-16 with its mark, or GBK. Raises `Unreadable`."""
    marked = data.startswith(_UTF_16) and not data.startswith(_UTF_32)
    if b"\0" in data and not marked:
        raise Unreadable(say("is UTF-16 without its mark, UTF-32, or no text at all; save it as UTF-8"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        with suppress(UnicodeDecodeError):
            if "\0" not in (text := data.decode(encoding)):
                return text
    raise Unreadable(say("is neither UTF-8 nor GBK text; save it as UTF-8"))
