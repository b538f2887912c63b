"""Whether a place of a text stands among plans: behind 下一步, or in a sentence of plans and wishes."""

from draftkit.check.clauses import SENTENCE_END
from draftkit.check.lexicon import word_pattern

_PART = 300
_SENTENCE = 120


def is_among_plans(text: str, position: int) -> bool:
    """Tell whether a position stands in a part of the text that tells of plans."""
    return bool(word_pattern("outlook").search(text, max(0, position - _PART), position))


def is_ahead(text: str, position: int) -> bool:
    """Tell whether what stands at a position is still to come, by the words before it."""
    before = SENTENCE_END.split(text[max(0, position - _SENTENCE) : position])[-1]
    ahead = any(word_pattern(name).search(before) for name in ("intended", "planned"))
    return ahead or is_among_plans(text, position)
