"""Did the server read the whole prompt? Ollama cuts what is longer than its context, and answers all the same."""

from draftkit.model.seam import Usage
from draftkit.prompt import Request
from draftkit.tokens import estimate_tokens

_OLLAMA = "fp_ollama"
_SIZES = (1024, 2048, 4096, 8192, 16384, 32768)
_NEAR = 8
_LEAST = 900
"""Counts below this come from servers that leave cached tokens out; no context is so small."""
_SHARE = 0.5
_CHEAP = 0.45
"""Tokens a character that no tokenizer stays under on Chinese prompts: above it nothing needs estimating."""


def is_cut_short(usage: Usage | None, request: Request, fingerprint: str, ratio: float = 1.0) -> bool:
    """Tell whether the counts of tokens say that the prompt was cut.

    That is so when far fewer tokens were read than the prompt has by estimate, or when the counts hit the size of
    a context exactly (Ollama: nearly) while they stay under the estimate. `ratio` is how many tokens the model was
    seen to count for an estimated one.
    """
    if usage is None or usage.prompt_tokens is None or usage.prompt_tokens < _LEAST:
        return False
    read = usage.prompt_tokens
    total = read + (usage.completion_tokens or 0)
    full = total in _SIZES or (fingerprint == _OLLAMA and any(abs(read - size) <= _NEAR for size in _SIZES))
    if not full and read > _CHEAP * max(1.0, ratio) * sum(len(message.content) for message in request.messages):
        return False
    estimate = ratio * estimate_request(request)
    return read < (estimate if full else _SHARE * estimate)


def estimate_request(request: Request) -> int:
    """Return how many tokens a request likely has."""
    return sum(estimate_tokens(message.content) for message in request.messages)
