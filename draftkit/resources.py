"""Find the data that ships with draftkit (`prompts/`, `fixtures/`), and a user's own beside it."""

from pathlib import Path


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

    UTF-8, newlines as they are. Raises `FileNotFoundError`.
    """
    mine = own.joinpath(*parts) if own else None
    source = mine if mine and mine.is_file() else folder("prompts").joinpath(*parts)
    return source.read_bytes().decode("utf-8")


def list_names(part: str, own: Path | None = None) -> set[str]:
    """Return the file names in one folder of `prompts/`, the user's and the shipped ones together."""
    places: list[Path] = [folder("prompts") / part]
    if own:
        places.append(own / part)
    return {entry.name for place in places if place.is_dir() for entry in place.iterdir() if entry.is_file()}
