"""What decides about a report's text beside its facts: the model, the prompts, how drafts are checked and repaired."""

import hashlib
import json
from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from draftkit.batch.database import Database
from draftkit.document import PageFormat
from draftkit.resources import folder

_DATA = (".md", ".toml")
_SAMPLES = (".md", ".particulars", ".txt")


def digest_prompts(own: Path | None) -> str:
    """Return the SHA-256 over all kinds, templates and sample reports: the shipped ones and one's own."""
    return _digest_files(filter(None, (folder("prompts"), own)), _DATA)


def digest_exemplars(given: Path | None) -> str:
    """Return the SHA-256 over a folder of sample reports, `""` for none."""
    return _digest_files([given], _SAMPLES) if given else ""


def _digest_files(homes: Iterable[Path], suffixes: Container[str]) -> str:
    digest = hashlib.sha256()
    for home in homes:
        for file in sorted(file for file in home.rglob("*") if file.suffix in suffixes and file.is_file()):
            digest.update(file.relative_to(home).as_posix().encode("utf-8", "surrogateescape"))
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def digest_page(page: PageFormat) -> str:
    """Return the SHA-256 over how reports are set."""
    template = page.template.data + repr(page.named).encode() if page.template else b""
    return hashlib.sha256(repr(page.layout).encode() + template).hexdigest()


def digest_settings(settings: dict[str, str]) -> str:
    """Return the SHA-256 over named settings."""
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()


def note_settings(database: Database, settings: dict[str, str]) -> Iterator[str]:
    """Write the settings of this run down and yield the names of those that were others in the last one."""
    before = dict(database.read("SELECT name, value FROM settings"))
    for name, value in settings.items():
        if before.get(name) != value:
            database.write("INSERT OR REPLACE INTO settings VALUES (?, ?)", name, value)
            if name in before:
                yield name
