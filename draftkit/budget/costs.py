"""What the prompts of a report have in tokens, and how much of each a cache can keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.plain import write_plainly
from draftkit.plan import Section
from draftkit.prompt import Request
from draftkit.tokens import TokenCount, count_tokens


@dataclass(frozen=True, slots=True)
class PromptCost:
    """Tokens of a section's prompt: `sent` in all, `cacheable` of them the same in all prompts, from the first on.

    `answer` is how long the built-in writer's text is: a model's is about as long or longer. `exact` as in
    `TokenCount`.
    """

    name: str
    sent: int
    cacheable: int
    answer: int
    exact: bool


def cost_prompts(
    sections: Sequence[Section],
    requests: Sequence[Request],
    model: str = "",
    ranks: Path | None = None,
    *,
    least: int = 1024,
    unit: int = 128,
) -> Iterator[PromptCost]:
    """Yield the tokens of each section's request, and how many a cache can keep, in steps of `unit` from `least` on.

    Raises `SettingsError` for `ranks` that can't be used.
    """
    shared = count_cacheable(requests, model, ranks, least=least, unit=unit)
    for section, request in zip(sections, requests, strict=True):
        sent = _count([message.content for message in request.messages], model, ranks)
        answer = count_tokens(write_plainly(section).text, model, ranks).tokens
        yield PromptCost(request.name, sent.tokens, min(shared, sent.tokens), answer, sent.exact)


def count_cacheable(
    requests: Sequence[Request], model: str = "", ranks: Path | None = None, *, least: int = 1024, unit: int = 128
) -> int:
    """Return the tokens that all requests begin with, as far as a cache keeps them; 0 for a request alone."""
    if len(requests) < 2:
        return 0
    shared = _count(list(_common_prefix(requests)), model, ranks).tokens
    return shared // unit * unit if shared >= least else 0


def _common_prefix(requests: Sequence[Request]) -> Iterator[str]:
    for messages in zip(*(request.messages for request in requests), strict=False):
        contents = [message.content for message in messages]
        yield share_start(contents)
        if len(set(contents)) > 1:
            return


def share_start(texts: Sequence[str]) -> str:
    """Return what all texts begin with."""
    first, last = min(texts), max(texts)  # what these two share, all between them share
    same = next((place for place, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    return first[:same]


def _count(texts: Sequence[str], model: str, ranks: Path | None) -> TokenCount:
    total = TokenCount(0, True, 0, 0)
    for text in texts:
        total += count_tokens(text, model, ranks)
    return total
