"""Whether a place of a text stands among plans: behind 下一步, or in a sentence of plans and wishes."""

import re
from functools import lru_cache

from draftkit.check.clauses import CLAUSE, SENTENCE_END, STOP
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.patterns import lazy_pattern

_PART = 300
_SENTENCE = 120
_SURE = lazy_pattern(r"了|已|仍|出现|发生|大幅")


def is_among_plans(text: str, position: int) -> bool:
    """Tell whether a position stands in a part of the text that tells of plans."""
    return bool(word_pattern("outlook").search(text, max(0, position - _PART), position))


def is_ahead(text: str, position: int) -> bool:
    """Tell whether what stands at a position is still to come, by the words before it."""
    before = SENTENCE_END.split(text[max(0, position - _SENTENCE) : position])[-1]
    return is_to_come(before) or is_among_plans(text, position)


def is_to_come(words: str) -> bool:
    """Tell whether some words say that something is meant or planned."""
    return any(word_pattern(name).search(words) for name in ("intended", "planned"))


def is_wished(text: str, position: int) -> bool:
    """Tell whether what stands at a position is meant to come about, or to be prevented (推动整改到位)."""
    before = STOP.split(text[max(0, position - _SENTENCE) : position])[-1]
    clause = CLAUSE.split(before)[-1]
    # 要压实责任，整改彻底到位; but not 加快整治，价格出现波动
    return bool(_intent().search(clause if _SURE.search(clause) else before))


@lru_cache(maxsize=1)
def _intent() -> re.Pattern[str]:
    # 将进一步完善 is meant, 将情况报送 is told
    return re.compile(f"{'|'.join(read_words('intent'))}|将(?:{'|'.join(read_words('light'))})*$")
