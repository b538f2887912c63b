"""A section of the plan -> the messages that ask a model to draft it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Literal

from draftkit.errors import PromptError
from draftkit.ledger import Entry, Fact, Ledger, Name
from draftkit.plan import Plan, Section
from draftkit.resources import read_data

Binding = Literal["cited", "plain"]
"""How a figure stays with its fact: each followed by its fact's mark `[f1]`, or by wording alone."""

BLANK = "____"
"""What stands for a value that is not known yet."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent to a model. `name` (`situation`, `situation.repair-1`) is for people and recordings only."""

    name: str
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A section's request, and what its marks stand for: mark (`f1`) -> key of a fact."""

    request: Request
    marks: Mapping[str, str]
