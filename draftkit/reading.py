"""Read a file that somebody gives: never more than is wanted, its text in the encodings of Chinese offices, TOML."""

import os
import re
import stat
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

from draftkit.errors import Problem
from draftkit.messages import say

_DOCUMENTS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
"""How packed files begin (Word, Excel), those of old Office, PDF and RTF."""
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")
_TELLING, _RARE = 8, 4
"""From how many characters on a text tells its encoding, and of how many one that GB 2312 lacks is too many."""
_UTF_16, _UTF_32 = (b"\xff\xfe", b"\xfe\xff"), b"\xff\xfe\0\0"

# typed with a Chinese keyboard, these look right and are not
_HALF_WIDTH = {
    "，": ",", "：": ":", "“": '"', "”": '"', "＂": '"', "‘": '"', "’": '"',
    "｛": "{", "｝": "}", "［": "[", "］": "]", "【": "[", "】": "]", "、": ",", "；": ",",
}  # fmt: skip
_TOML_PLACE = re.compile(r"line ([0-9]+), column ([0-9]+)")


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
        raise Unreadable(say("is too large; at most {most} are read", most=size_of(most)))
    return data


def size_of(count: int) -> str:
    """Return a number of bytes as people read it: 64 MB, whether of a thousand kilobytes or of 1,024."""
    return f"{count / (1_000_000 if count % 1_000_000 == 0 else 1 << 20):g} MB"


def is_document(data: bytes) -> bool:
    """Tell whether bytes are those of an office's document or a web page, and no text that holds data."""
    beginning = data[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return data.startswith(_DOCUMENTS) or beginning.startswith((b"<!doctype html", b"<html"))


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
            if "\0" in (text := data.decode(encoding)):
                continue
            if encoding == "gb18030" and _is_no_gbk(data, text):
                raise Unreadable(say("is not UTF-8, and no GBK either; it may be Big5. Save it as UTF-8"))
            return text
    raise Unreadable(say("is neither UTF-8 nor GBK text; save it as UTF-8"))


def _is_no_gbk(data: bytes, text: str) -> bool:
    """Whether what can be read as GBK is none: it gives characters that nobody defined (的 in Big5), or is Big5 as well
    and then gives too many that Chinese offices don't write.
    """
    if _PRIVATE.search(text):
        return True
    wide = [sign for sign in text if sign > "\x7f"]
    rare = sum(not sign.encode("gb2312", "ignore") for sign in wide)
    if len(wide) < _TELLING or rare * _RARE < len(wide):
        return False
    with suppress(UnicodeDecodeError):
        return bool(data.decode("big5"))
    return False


def explain_mark(found: str) -> str:
    """Return what to type instead of a Chinese mark where an English one belongs, `""` where it is none."""
    if found not in _HALF_WIDTH:
        return ""
    return say("{found} is a Chinese mark; type {right} in English input mode", found=found, right=_HALF_WIDTH[found])


def parse_toml(text: str) -> dict[str, Any]:
    """Return what TOML says. Raises `Unreadable` with line and column, in words for people who don't program."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_PLACE.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (0, 0)
        place = say("line {line}, column {column}", line=line, column=column) if found else ""
        lines = text.splitlines()
        mark = lines[line - 1][column - 1 : column] if 0 < line <= len(lines) else ""
        reason = explain_mark(mark) or _toml_in_words(str(error))
        raise Unreadable(say("is not TOML: {reason}", reason=reason), place) from None


def _toml_in_words(message: str) -> str:
    """Return in our words what Python 3.11 to 3.13 say."""
    match message.split():
        case ["Invalid", "value", *_]:
            return say("a value is missing here, or is not written as it has to be; text needs quotation marks")
        case ["Expected", "'='", *_]:
            return say("an equals sign is missing between a field's name and its value")
        case ["Unterminated", *_] | ["Illegal", *_] | ["Expected", "\"'\"", *_]:
            return say("the quotation mark that opens here is never closed")
        case ["Cannot", *_] | ["Duplicate", *_]:
            return say("what is named here stands twice; keep one of them")
        case ["Unclosed", *_] | ["Expected", "']'" | "']]'", *_]:
            return say("the bracket that opens here is never closed")
        case ["Unescaped", *_] | ["Invalid", "hex", *_]:
            return say("a backslash stands inside quotation marks; write it twice, or use / instead")
        case ["Expected", "newline", *_]:
            return say("something stands behind the value; each field has a line of its own")
    return say("a field's name, an equals sign and a value belong here")
