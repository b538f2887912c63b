"""What a date is supplied for: 青柳线通车日期 is of 青柳线, and of its 通车."""

import re
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.lexicon import read_groups
from draftkit.patterns import lazy_pattern

GROUND, BEGIN, FINISH, USE, OVER = range(5)
_EXCLUDED = {
    GROUND: {FINISH, USE, OVER},
    BEGIN: {FINISH, OVER},
    FINISH: {GROUND, BEGIN},
    USE: {GROUND, OVER},
    OVER: {GROUND, BEGIN, USE},
}
_DATE_OF = lazy_pattern(r"的?(?:日期|时间|时刻|日)$")
_LEAST = 2


class Happening(NamedTuple):
    """What happens on a supplied date: to what, what, and which turn of its course that is (-1: not known)."""

    subject: str
    deed: str
    turn: int


@lru_cache(maxsize=8192)
def happening_of(label: str) -> Happening | None:
    """Return what a label tells the date of; nothing where it doesn't end with that."""
    dated = _DATE_OF.search(label)
    core = label[: dated.start()] if dated else label
    ending = ((turn, found) for turn, words in enumerate(_turns()) if (found := re.search(f"(?:{words})$", core)))
    turn, deed = next(((turn, found.group()) for turn, found in ending), (-1, core[-_LEAST:] if dated else ""))
    subject = core.removesuffix(deed)
    return Happening(subject, deed, turn) if deed and len(subject) >= _LEAST else None


def is_date_of(label: str) -> bool:
    """Whether a label says that it is of a date."""
    return _DATE_OF.search(label) is not None


def turns_in(words: str) -> set[int]:
    """Return the turns that are told in some words; not those that something only comes before or behind (结束后)."""
    return {turn for turn, pattern in enumerate(_turns()) if re.search(f"(?:{pattern})(?![之以]?[前后])", words)}


def exclude(turn: int) -> set[int]:
    """Return the turns that are not meant by one."""
    return _EXCLUDED.get(turn, set())


def pattern_of(turns: set[int]) -> str:
    """Return a pattern of the words of some turns."""
    return "|".join(words for turn, words in enumerate(_turns()) if turn in turns)


@lru_cache(maxsize=1)
def _turns() -> tuple[str, ...]:
    return tuple("|".join(words) for words in read_groups("turns"))
