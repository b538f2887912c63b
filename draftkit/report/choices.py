"""What is chosen for a report beside its facts and its model; one value, passed through whole."""

from dataclasses import dataclass
from pathlib import Path

from draftkit.exemplars import Exemplars
from draftkit.prompt import Binding


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """How sections are drafted: the arguments of `draft_report` that decide about the text."""

    binding: Binding = "cited"
    repairs: int = 2
    exemplars: Exemplars | None = None
    prompts: Path | None = None
    max_prompt_tokens: int | None = None


DEFAULT = Choices()
"""What holds where nothing is chosen."""
