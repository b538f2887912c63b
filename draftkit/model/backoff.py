"""How long to wait between tries when the endpoint names no time."""

import random

LONGEST_PAUSE = 8.0
"""Seconds."""
_DOUBLED = 10


def backoff(tries: int, first: float) -> float:
    """Return seconds to wait after so many tries: `first`, doubled each time, with jitter, never above the longest."""
    return min(LONGEST_PAUSE, first * 2.0 ** min(tries - 1, _DOUBLED)) * random.uniform(0.75, 1.0)
