"""Open a Word file or a workbook that may be hostile: all is measured before anything is unpacked or parsed."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.errors import DocumentError
from draftkit.messages import say
from draftkit.reading import Unreadable, read_limited

MEGA = 1 << 20
MAX_FILE = 64 * MEGA
"""Largest file, in bytes."""
MAX_SUM = 256 * MEGA
"""Most bytes that all parts of a file may unpack to."""
MAX_PART = 64 * MEGA
"""Largest part that is parsed, unpacked."""
MAX_RATIO = 200
"""Most that a part may grow by when unpacked, if it is larger than `RATIO_FROM`."""
RATIO_FROM = 8 * MEGA
MAX_MEMBERS = 10_000
MAX_TAGS = 1_000_000
"""Most tags in a part that is parsed: a 200-page report has some 50,000."""

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True, slots=True)
class Program:
    """Whose files are opened: its name, how they end, and how those of its old version did."""

    name: str
    suffix: str
    old: str


WORD = Program("Word", ".docx", ".doc")
EXCEL = Program("Excel", ".xlsx", ".xls")


@dataclass(frozen=True, slots=True)
class Relation:
    """One link from a part to another: its id, its kind (the last word of its type) and its target part."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a file by name, checked to be harmless; each is unpacked when it is asked for."""

    def __init__(self, data: bytes, path: Path | str, program: Program = WORD) -> None:
        self.path = path
        self.program = program
        self._zip = _open_zip(data, path, program)
        self.infos: Mapping[str, zipfile.ZipInfo] = {i.filename: i for i in self._zip.infolist()}
        _check_members(self._zip.infolist(), path, program)
        self._lower = {name.lower(): name for name in self.infos}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._lower

    def read(self, name: str) -> bytes:
        """Return the bytes of a part. Raises `DocumentError` when it is missing or damaged."""
        if name not in self:
            raise DocumentError(_damaged(self.path, self.program, say("the part {name} is missing", name=name)))
        try:
            return self._zip.read(self._lower[name.lower()])
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError):
            raise DocumentError(
                _damaged(self.path, self.program, say("the part {name} can't be unpacked", name=name))
            ) from None

    def parse(self, name: str) -> Any:
        """Return the root element of a part. Raises `DocumentError`."""
        return parse_part(self.read(name), name, self.path, self.program)

    def main_part(self) -> str:
        """Return the name of the part that all others serve. Raises `DocumentError` for another kind of file."""
        for link in self.relations(""):
            if link.kind == "officeDocument":
                return link.target
        raise DocumentError(_not_word(self.path) if self.program is WORD else _not_excel(self.path))

    def relations(self, part: str) -> list[Relation]:
        """Return the links inside the file that start at `part` (`""`: at the file itself)."""
        folder = posixpath.dirname(part)
        source = relations_name(part)
        if source not in self:
            return []
        return [
            Relation(
                link.get("Id", ""),
                link.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/" + folder, link.get("Target", ""))).lstrip("/"),
            )
            for link in self.parse(source).iter(RELATIONSHIPS)
            if link.get("TargetMode") != "External"
        ]


def relations_name(part: str) -> str:
    """Return the name of the part that holds the links of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def open_package(path: Path | str, program: Program = WORD) -> Package:
    """Open a file of `program`. Raises `DocumentError`, quickly, for anything that is not one or means harm."""
    return Package(read_bytes(path), path, program)


def read_bytes(path: Path | str) -> bytes:
    """Return the bytes of a file. Raises `DocumentError` when it can't be read or is too large."""
    try:
        return read_limited(path, MAX_FILE, waits=False)
    except Unreadable as error:
        raise DocumentError(f"{path}: {error}") from None


def parse_part(data: bytes, name: str, path: Path | str, program: Program = WORD) -> Any:
    """Return the root element of XML that may be hostile. Raises `DocumentError`."""
    from lxml import etree

    if data.count(b"<") > MAX_TAGS:
        raise DocumentError(_too_large(path))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    if b"<!DOCTYPE" in data:
        raise DocumentError(_doctype(path))
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        if "Excessive depth" in str(error):  # libxml2 has no code for it that others don't share
            raise too_deep(path) from None
        raise DocumentError(_damaged(path, program, say("the part {name} is not XML", name=name))) from None
    if root.getroottree().docinfo.internalDTD is not None:  # a DOCTYPE in another encoding
        raise DocumentError(_doctype(path))
    return root


def _open_zip(data: bytes, path: Path | str, program: Program) -> zipfile.ZipFile:
    if not data:
        raise DocumentError(_empty(path, program))
    if data.startswith(OLE):
        raise DocumentError(_locked(path, program) if ENCRYPTED in data else _outdated(path, program))
    if not data.startswith(b"PK"):
        raise DocumentError(_not_word(path) if program is WORD else _not_excel(path))
    # each entry of the directory starts so: counted before zipfile builds an object for each
    if data.count(b"PK\x01\x02") > MAX_MEMBERS:
        raise DocumentError(_too_large(path))
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError):
        raise DocumentError(_damaged(path, program, say("it is cut off or was not copied whole"))) from None


def _check_members(members: list[zipfile.ZipInfo], path: Path | str, program: Program) -> None:
    seen: set[str] = set()
    for info in members:
        name = info.filename.lower()
        if name in seen or ".." in name.split("/") or name.startswith("/") or "\\" in info.orig_filename:
            raise DocumentError(_suspicious(path, say("two parts of one name, or a name that leads outside")))
        seen.add(name)
        if info.flag_bits & 1:
            raise DocumentError(_locked(path, program))
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            reason = say("packed in a way that {program} doesn't use", program=program.name)
            raise DocumentError(_suspicious(path, reason))
        grown = info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1)
        if grown or (info.file_size > MAX_PART and name.endswith((".xml", ".rels"))):
            raise DocumentError(_too_large(path))
    if sum(info.file_size for info in members) > MAX_SUM:
        raise DocumentError(_too_large(path))


def _not_word(path: Path | str) -> str:
    return say("{path} is not a Word file (.docx). Open it in Word or WPS and save it as .docx.", path=path)


def _not_excel(path: Path | str) -> str:
    return say("{path} is not a workbook (.xlsx). Open it in Excel or WPS and save it as .xlsx.", path=path)


def _locked(path: Path | str, program: Program) -> str:
    return say("{path} is protected by a password. Open it in {program} and save it without one.",
               path=path, program=program.name)  # fmt: skip


def _outdated(path: Path | str, program: Program) -> str:
    return say("{path} is a file of {program} 97-2003 ({old}). Open it in {program} and save it as {new}.",
               path=path, program=program.name, old=program.old, new=program.suffix)  # fmt: skip


def _damaged(path: Path | str, program: Program, reason: str) -> str:
    return say("{path} is damaged: {reason}. Open it in {program}, save it again, or get it again.",
               path=path, reason=reason, program=program.name)  # fmt: skip


def _empty(path: Path | str, program: Program) -> str:
    return say("{path} is empty: there is no text in it. Save it again in {program}, or get it again.",
               path=path, program=program.name)  # fmt: skip


def _suspicious(path: Path | str, reason: str) -> str:
    return say("{path} is not read, because it may mean harm: {reason}.", path=path, reason=reason)


def _doctype(path: Path | str) -> str:
    return _suspicious(path, say("a document type declaration in its XML"))


def _too_large(path: Path | str) -> str:
    return say(
        "{path} is not read, because it is far larger than a report, or unpacks to far more.", path=path
    )


def not_word(path: Path | str) -> DocumentError:
    """Return the error for a file that is no Word document."""
    return DocumentError(_not_word(path))


def too_deep(path: Path | str) -> DocumentError:
    """Return the error for a file whose elements lie in one another more often than is followed."""
    return DocumentError(say("{path} is nested deeper than any report; it is not read.", path=path))
