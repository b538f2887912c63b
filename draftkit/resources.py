"""Find the data that ships with draftkit (`prompts/`, `fixtures/`), and a user's own beside it."""

import os
from functools import lru_cache
from pathlib import Path


@lru_cache
def folder(name: str) -> Path:
    """Return `prompts` or `fixtures`: inside an installed package, beside it in a checkout."""
    home = Path(__file__).parent
    inside, checkout = home / name, home.parent
    # the guard keeps an installed draftkit from reading a stranger's folder of the same name
    if not inside.is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout / name
    return inside


def read_data(*parts: str, own: Path | None = None) -> str:
    """Read one file of `prompts/` exactly, the user's (in folder `own`) before the shipped one.

    UTF-8, newlines as they are. A file that changes is read anew. Raises `FileNotFoundError`.
    """
    source = os.path.join(own, *parts) if own else ""
    if not source or not os.path.isfile(source):
        source = _shipped(parts)
    state = os.stat(source)
    return _read(source, state.st_mtime_ns, state.st_size, state.st_ino)


@lru_cache(maxsize=64)
def _shipped(parts: tuple[str, ...]) -> str:
    return os.path.join(folder("prompts"), *parts)


@lru_cache(maxsize=64)
def _read(source: str, *_state: int) -> str:
    with open(source, "rb") as file:
        return file.read().decode("utf-8")


def list_names(part: str, own: Path | None = None) -> set[str]:
    """Return the file names in one folder of `prompts/`, the user's and the shipped ones together."""
    names: set[str] = set()
    for place in (folder("prompts"), own):
        if place and os.path.isdir(where := os.path.join(place, part)):
            with os.scandir(where) as entries:
                names.update(entry.name for entry in entries if entry.is_file())
    return names
