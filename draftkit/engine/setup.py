"""What a run with an engine was set up with in its first round, kept in the journal for the later ones."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from draftkit.batch import Database, Options
from draftkit.errors import JournalError
from draftkit.messages import say
from draftkit.model import Settings

_NAME = "engine"
_PLAIN = ("binding", "repairs", "max_prompt_tokens")
"""Options that JSON holds as they are."""
_PLACES = ("prompts", "exemplars", "page_format", "template")
"""Options that are places on the disk."""


@dataclass(frozen=True, slots=True)
class Setup:
    """The model's settings, never its key, and how reports are drafted."""

    settings: Settings
    options: Options = field(default_factory=Options)

    def keep(self, database: Database) -> None:
        """Write it into the journal."""
        told = asdict(self.settings)
        del told["api_key"], told["sources"]
        options = {
            **{name: getattr(self.options, name) for name in _PLAIN},
            **{name: _absolute(getattr(self.options, name)) for name in _PLACES},
        }
        text = json.dumps({"settings": told, "options": options}, ensure_ascii=False)
        database.write("INSERT OR REPLACE INTO settings VALUES (?, ?)", _NAME, text)


def find_setup(database: Database, first: Callable[[], Setup] | None) -> Setup:
    """Return what the journal has, or what `first` makes. Raises `JournalError` where there is neither."""
    rows = database.read("SELECT value FROM settings WHERE name = ?", _NAME)
    if rows:
        return _read(rows[0][0])
    if first is None:
        raise no_run(database.folder)
    return first()


def no_run(folder: Path) -> JournalError:
    """Return the error for a folder in which no run with an engine was begun."""
    return JournalError(
        say("there is no run with an engine in {folder}; start one with: draftkit batch export {folder} FACTS...",
            folder=folder)
    )  # fmt: skip


def _read(text: str) -> Setup:
    told: dict[str, Any] = json.loads(text)
    settings, options = told["settings"], told["options"]
    settings["finish_aliases"] = tuple(settings["finish_aliases"])
    # an older run's journal lacks what is newer
    plain: dict[str, Any] = {name: options[name] for name in _PLAIN if name in options}
    places: dict[str, Any] = {name: Path(place) for name in _PLACES if (place := options.get(name))}
    return Setup(Settings(**settings), Options(**plain, **places))


def _absolute(place: Path | None) -> str | None:
    return str(place.absolute()) if place else None
