"""What is counted in pairs without a measure word: the dead and the hurt, medals, wins and defeats."""

from draftkit.figures.shapes import ARABIC, HAN_NUMERALS
from draftkit.patterns import lazy_pattern

# 一死一伤, 三金两银, 两男三女
PAIRS = ("死伤亡", "金银铜", "胜负平败", "男女", "桥路隧")
PAIRED = {sign: pair for pair in PAIRS for sign in pair}
_PAIR_NUMERAL = rf"(?:[{ARABIC}]{{1,3}}|[{HAN_NUMERALS}]{{1,3}})"
_PAIR_ON = lazy_pattern(rf"{_PAIR_NUMERAL}([{''.join(PAIRED)}])")
_PAIR_BEHIND = lazy_pattern(rf"(?<=[{ARABIC}{HAN_NUMERALS}])([{''.join(PAIRED)}])$")


def match_paired(text: str, at: int, end: int) -> str:
    """Return what the numeral from `at` to `end` counts as one of a pair (三死五伤), "" if it does not."""
    sign = text[end : end + 1]
    pair = PAIRED.get(sign)
    if pair is None:
        return ""
    on = _PAIR_ON.match(text, end + 1)
    behind = _PAIR_BEHIND.search(text, max(0, at - 4), at)
    return sign if (on and on[1] in pair) or (behind and behind[1] in pair) else ""
