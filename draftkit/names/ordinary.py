"""Ordinary words, which are no names, and where a name may begin behind them.

Chinese puts no space between words. A name is told from what stands before it by an edge: the start of a
clause, a word that is never part of a name (在, 由, 的), or an ordinary word that ends there (走访|柳林村).
"""

from functools import lru_cache

from draftkit.characters import is_han
from draftkit.names.lexicon import read_lines, read_set, read_words

EDGE, BEHIND, NONE = 2, 1, 0
"""A clause or a preposition ends there; an ordinary word ends there; nothing tells."""

FUNCTION = frozenset("叫自较比据除在到赴由从至向和及与同跟对为以把被将于的了是使让经给往并或请含即则按如且也还均已都仍")
_LISTS = ("official_words", "words_like_names", "titles", "roles", "body_suffixes")
_BEHIND = frozenset("省市县区镇乡村访查驻抵帮援送名个位家户")
_LEVELS = "省市县区镇乡"
_AFTER_WORD = frozenset("上中后前内里下时")
_LONGEST_COMMON = 6


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return all ordinary words of two and three characters."""
    words = {word for name in _LISTS for word in read_words(name)}
    for line in read_lines("ordinary_words"):
        head, _, tails = line.partition("：")
        words.update(head + tail for tail in tails)
    return frozenset(words)


@lru_cache
def read_characters(name: str) -> frozenset[str]:
    """Return the characters of a list that is written without spaces."""
    return frozenset("".join(read_lines(name)))


def is_word(text: str) -> bool:
    """Whether `text` is an ordinary word."""
    return text in ordinary_words()


def ends_common(text: str, start: int, end: int, *, least: int = 2) -> bool:
    """Whether a noun of `least` characters that names no place ends at `end`, at or behind `start`: 城中|棚户区."""
    common = read_set("common_places")
    return any(text[end - length : end] in common for length in range(least, min(_LONGEST_COMMON, end - start) + 1))


def is_toponymic(stem: str) -> bool:
    """Whether a stem is no word, and made of characters that places are called by alone: 沙溪|河, 滨澜|路."""
    return not is_word(stem) and read_characters("place_characters").issuperset(stem) and FUNCTION.isdisjoint(stem)


def is_market(text: str, place: int) -> bool:
    """Whether the 市 at `place` is that of 市场监管, and no city."""
    return text.startswith("市场监", place)


def is_among_levels(text: str, place: int) -> bool:
    """Whether the level of government at `place` is one of several: 县、乡|综治中心, 省|市县博物馆."""
    if is_market(text, place + 1):
        return False  # 区|市场监督管理局
    others = text[place + 1 : place + 2], text[max(0, place - 2) : place - 1] if text[place - 1 : place] == "、" else ""
    return any(other and other in _LEVELS for other in others)


def opening_at(text: str, place: int) -> int:
    """Tell how surely a name may begin at `place`: `EDGE`, `BEHIND` or `NONE`."""
    before = text[place - 1 : place] if place > 0 else ""
    if before.isdigit():
        return NONE  # 7天全县
    words = ordinary_words()
    if not is_han(before):
        return EDGE
    if before in FUNCTION and text[place - 1 : place + 1] not in words:
        return EDGE
    last = text[max(0, place - 2) : place]
    if before == "有" and last not in words:
        return EDGE
    if last in words or text[max(0, place - 3) : place] in words or before in _BEHIND:
        return BEHIND
    if before in _AFTER_WORD and is_han(text[place - 2 : place - 1]):
        return BEHIND
    return NONE


def runs_over(text: str, place: int) -> bool:
    """Whether a word runs over `place`: 加油站 over 加油|站占街道."""
    return is_word(text[place - 1 : place + 1]) or is_word(text[place - 2 : place + 1])


def closes_at(text: str, place: int) -> bool:
    """Tell whether a name may end at `place`: a clause ends there, or an ordinary or function word begins."""
    after = text[place : place + 1]
    if not is_han(after) or after in FUNCTION or after in "等主作出参担任负带牵赴先多再又就率说称表因不未现受送拒":
        return True
    words = ordinary_words()
    return text[place : place + 2] in words or text[place : place + 3] in words
