"""What is chosen for a report beside its facts and its model; one value, passed through whole."""

from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from draftkit.errors import SettingsError
from draftkit.exemplars import Exemplars
from draftkit.messages import listed, say
from draftkit.prompt import Binding


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How sections are drafted: the arguments of `draft_report` that decide about the text.

    Raises `SettingsError` for what can't be chosen, also where no model will be asked.
    """

    binding: Binding = "cited"
    repairs: int = 2
    exemplars: Exemplars | None = None
    prompts: Path | None = None
    max_prompt_tokens: int | None = None

    def __post_init__(self) -> None:
        if self.binding not in get_args(Binding):
            raise SettingsError(say("binding must be one of {known}, not {given}", known=listed(get_args(Binding)),
                                    given=repr(self.binding)))  # fmt: skip
        for name, least in (("repairs", 0), ("max_prompt_tokens", 1)):
            given = getattr(self, name)
            if given is not None and (not isinstance(given, int) or given < least):
                raise SettingsError(say("{name} must be a whole number, at least {least}, not {given}", name=name,
                                        least=least, given=repr(given)))  # fmt: skip


DEFAULT = Choices()
"""What holds where nothing is chosen."""
