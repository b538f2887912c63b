"""Facts that read like an order to the model: shown to the person, never refused and never changed.

What is written here is no defence: the check is. A phrase that quotes an order is a fact like any other.
"""

import re
from functools import lru_cache
from pathlib import Path

from draftkit.errors import Problem
from draftkit.facts.models import Facts
from draftkit.facts.walking import walk_texts
from draftkit.messages import say

_WORDS = Path(__file__).parent / "lexicon" / "orders.txt"
_GAP = "…"
_BETWEEN = r"[^。；\n]{0,8}?"
_WIDER = r"[^.;\n]{0,30}?"
_UNSENT = frozenset({"comment", "source", "//"})
_AROUND = 10


def find_orders(facts: Facts) -> list[Problem]:
    """Return a warning for each supplied text that reads like an order, with its place."""
    names = (("sections", name) for name in facts.sections)
    texts = (*names, *walk_texts(facts.model_dump(by_alias=True), besides=_UNSENT))
    return [Problem(place, _warn(words)) for place, text in texts if (words := _find_order(text))]


def _warn(words: str) -> str:
    return say(
        "reads like an order to the model: “{words}”; it is passed on as material, and the figures are checked all "
        "the same",
        words=words,
    )


def _find_order(text: str) -> str:
    found = _pattern().search(text)
    if not found:
        return ""
    start, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    return text[start:end].replace("\n", " ")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    lines = (line.strip() for line in _WORDS.read_text(encoding="utf-8").splitlines())
    phrases = (line for line in lines if line and not re.match(r"#(?!#)", line))
    return re.compile("|".join(map(_read_phrase, phrases)), re.IGNORECASE)


def _read_phrase(phrase: str) -> str:
    between = _WIDER if phrase.isascii() or phrase.replace(_GAP, "").isascii() else _BETWEEN
    pieces = between.join(re.escape(piece) for piece in phrase.split(_GAP))
    return rf"\b{pieces}" if phrase[0].isalpha() and phrase[0].isascii() else pieces
