"""Measures and statements of which a text says nothing at all (已按要求完成 for all that was supplied)."""

from collections.abc import Iterator

from draftkit.check.clauses import pairs_of
from draftkit.check.verdict import Finding
from draftkit.ledger import Ledger
from draftkit.messages import say

_TOLD = frozenset({"measure", "event", "statement"})
_LEAST = 0.1
"""The share of the pairs of characters of what was supplied below which nothing was told of it."""
_SHORT = 6


def judge_untold(text: str, ledger: Ledger) -> Iterator[Finding]:
    """Yield a warning for each measure, event or statement with which the text hardly shares a word."""
    pairs = pairs_of(text)
    for entry in ledger.entries:
        own = pairs_of(entry.head) | pairs_of(entry.text)
        if entry.kind not in _TOLD or len(own) < _SHORT or pairs_of(entry.head) & pairs:
            continue
        if len(own & pairs) < _LEAST * len(own):
            told = entry.head or entry.text
            message = say("The text says nothing of “{told}”, which was supplied. Write of it.", told=told)
            yield Finding("missing", "warning", entry.section, None, None, None, None, None, None, message)
