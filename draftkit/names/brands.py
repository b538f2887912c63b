"""What organisations are named with: brands, virtues, places; and what is said of any of them."""

from functools import lru_cache

from draftkit.names.lexicon import read_lines, read_set, read_words
from draftkit.names.ordinary import FUNCTION, read_characters

TRADING = frozenset({"公司", "集团", "作社", "药业", "牧业", "实业", "小区"})
_COOPERATIVE = "作社"


def is_campaign(text: str, start: int, place: int, end: int) -> bool:
    """Tell whether a name may be that of a campaign: 阳光物业|建设稳步推进, 打造|阳光物业, 阳光物业、静夜守护等."""
    if text[start:place] not in read_set("themes"):
        return False
    following, leading = (frozenset(line.split()) for line in read_lines("campaigns"))
    listed = text[end : end + 1] == "、" or text[start - 1 : start] == "、"
    return listed or text[end : end + 2] in following or text[max(0, start - 2) : start] in leading


def is_trade(text: str, place: int, stop: int) -> bool:
    """Tell whether what a firm does begins at `place`: 惠民|能源公司 is a firm's name, 惠民公司 any that serves all."""
    if place == stop and text[place + 1 : place + 3] == _COOPERATIVE:
        return True
    trades = read_set("trades") | TRADING
    return any(text[place : place + length] in trades for length in (2, 3) if place + length <= stop)


def is_brand(word: str) -> bool:
    """Tell whether a word is one that organisations are named with, or made of characters that such are made of."""
    if word in brands():
        return True
    characters = read_characters("brand_characters")
    return len(word) == 2 and characters.issuperset(word) and word[0] not in FUNCTION and word not in generic()


@lru_cache(maxsize=1)
def brands() -> frozenset[str]:
    """Return words that organisations are named with: brands, and cities and provinces without 市, 省."""
    cities = (word[:-1] for word in read_words("places") if len(word) > 2 and word[-1] in "省市")
    return frozenset((*read_words("brand_words"), *cities)) - generic()


@lru_cache(maxsize=1)
def toponyms() -> frozenset[str]:
    """Return words that places are named with."""
    return read_set("place_words") - generic()


@lru_cache(maxsize=1)
def generic() -> frozenset[str]:
    """Return words that say what any body of a kind is or does."""
    return read_set("generic_bodies") | read_set("trades") | read_set("doing_words")
