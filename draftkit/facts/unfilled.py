"""What in a facts file is not filled in yet: lines for a blank in words, and hints of the form it began as."""

from collections.abc import Iterator

from draftkit.errors import Problem
from draftkit.facts.models import Facts
from draftkit.facts.walking import walk_texts
from draftkit.messages import say
from draftkit.patterns import BLANK_LINE, HINT

_AROUND = 16
"""Characters shown on each side of a blank."""
_ELSEWHERE = frozenset({"masthead", "attachments", "//", "sections"})
_OWN_BLANKS = frozenset({"value", "unit", "date", "time"})
"""Fields in which a line typed for a blank makes the fact one that is not known yet."""
_UNSHOWN = frozenset({"//", "source", "as_of", "id"})


def find_unfilled(facts: Facts) -> list[Problem]:
    """Return a warning, with its place, for each text that still holds ____ or a hint such as （在此记做法）.

    What is not known yet is no such thing: `null` and `____人` are blanks of their own.
    """
    raw = facts.model_dump(by_alias=True)
    head = ((place, text) for place, text in raw.items() if place not in _ELSEWHERE and isinstance(text, str))
    names = ((f"sections.{name}", name) for name in facts.sections)
    told = walk_texts(raw["sections"], "sections", besides=_OWN_BLANKS | _UNSHOWN)
    return [problem for place, text in (*head, *names, *told) for problem in _judge(place, text)]


def _judge(place: str, text: str) -> Iterator[Problem]:
    if found := BLANK_LINE.search(text):
        words = text[max(0, found.start() - _AROUND) : found.end() + _AROUND].replace("\n", " ")
        yield Problem(place, say("is not filled in: {text}", text=words))
    for hint in HINT.finditer(text):
        message = say("{text} is the hint of an empty form; write what is to be said, or take it out.", text=hint[0])
        yield Problem(place, message)
