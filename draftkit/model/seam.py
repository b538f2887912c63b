"""What draftkit asks of a model: one method."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Protocol, runtime_checkable

from draftkit.prompt import Request


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens as the endpoint reported them; `None` is unknown, never 0."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    cached_tokens: int | None = None

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            _sum(self.prompt_tokens, other.prompt_tokens),
            _sum(self.completion_tokens, other.completion_tokens),
            _sum(self.cached_tokens, other.cached_tokens),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the counts by name."""
        return asdict(self)


def add_usage(usages: Iterable[Usage | None]) -> Usage | None:
    """Return the sum of what is known; `None` when nothing is."""
    total: Usage | None = None
    for usage in usages:
        total = usage if total is None else total + usage if usage else total
    return total


def _sum(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


@dataclass(frozen=True, slots=True)
class Reply:
    """An accepted answer: its text exactly as it came, and what the endpoint said of it."""

    text: str
    finish_reason: str
    model: str
    usage: Usage | None = None


@runtime_checkable
class Model(Protocol):
    """Anything that answers requests. `name` goes into the report's JSON."""

    name: str

    def complete(self, request: Request) -> Reply:
        """Answer `request`. Raises `ModelError`; returns only answers that are whole. Called from threads."""
        ...
