"""How many tokens a text has. Counting never opens a socket."""

from draftkit.tokens.counting import TokenCount, count_tokens
from draftkit.tokens.estimating import bound_tokens, estimate_safely, estimate_tokens
from draftkit.tokens.ratios import TokenRatios

__all__ = ["TokenCount", "TokenRatios", "bound_tokens", "count_tokens", "estimate_safely", "estimate_tokens"]
