"""Tokens of a text by the classes of its characters: a likely number, a safe one, and one that is proved."""

import re
from collections.abc import Mapping

_CLASSES = {name: re.compile(pattern) for name, pattern in {
    "han": "[\u3400-\u9fff]+", "digit": r"\d+", "latin": "[A-Za-z]+", "space": " +", "newline": "\n+",
}.items()}  # fmt: skip
_LIKELY = {"han": 0.75, "digit": 0.5, "latin": 0.3, "space": 0.25, "newline": 0.7, "other": 1.0}
_SAFE = {"han": 1.0, "digit": 1.0, "latin": 0.5, "space": 0.5, "newline": 1.0, "other": 1.2}
_HAN = _CLASSES["han"]
_LEVEL_TWO = 0xD8
"""First byte of GB 2312's second level, whose characters are seldom written: encodings cut them into bytes."""


def estimate_tokens(text: str) -> int:
    """Return the likely number: about 0.75 a Chinese character, within 12 % of o200k on reports."""
    return _weigh(text, _LIKELY)


def estimate_safely(text: str) -> int:
    """Return a number that o200k, Qwen's and DeepSeek's encodings stayed under on reports. Measured, not proved.

    cl100k (GPT-4 and before) goes beyond it.
    """
    return _weigh(text, _SAFE) + sum(map(_is_rare, "".join(_HAN.findall(text))))


def bound_tokens(text: str) -> int:
    """Return the number that no byte-level encoding goes beyond: each token is at least a byte. About 3.6 times."""
    return len(text.encode("utf-8", "replace"))


def _weigh(text: str, weights: Mapping[str, float]) -> int:
    counts = {name: sum(map(len, pattern.findall(text))) for name, pattern in _CLASSES.items()}
    counts["other"] = len(text) - sum(counts.values())
    return round(sum(weights[name] * count for name, count in counts.items()))


def _is_rare(character: str) -> bool:
    code = character.encode("gb2312", "ignore")
    return not code or code[0] >= _LEVEL_TWO
