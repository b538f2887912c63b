"""Exactly where the model's encoding is on this machine, else by an estimate that says so."""

from dataclasses import dataclass
from pathlib import Path

from draftkit.tokens.encodings import find_encoding
from draftkit.tokens.estimating import bound_tokens, estimate_safely, estimate_tokens


@dataclass(frozen=True, slots=True)
class TokenCount:
    """A number of tokens; `exact` when the model's own encoding counted them, else the likely number.

    `safe` is what to plan with, `most` what no byte-level encoding goes beyond; both are `tokens` where exact.
    """

    tokens: int
    exact: bool
    safe: int
    most: int

    def __add__(self, other: "TokenCount") -> "TokenCount":
        return TokenCount(
            self.tokens + other.tokens, self.exact and other.exact, self.safe + other.safe, self.most + other.most
        )


def count_tokens(text: str, model: str = "", ranks: Path | None = None) -> TokenCount:
    """Count the tokens of `text` for `model`: exactly where its encoding is on this machine, else estimated.

    `ranks` is a folder of the user's with `NAME.tiktoken`. Raises `SettingsError` when it can't be used.
    """
    encoding = find_encoding(model, ranks)
    if encoding is None:
        return TokenCount(estimate_tokens(text), False, estimate_safely(text), bound_tokens(text))
    tokens = len(encoding.encode_ordinary(text))
    return TokenCount(tokens, True, tokens, tokens)
