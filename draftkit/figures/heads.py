"""The one pattern that finds where a figure can start, and of which sort it is.

It begins with one character class, so that the engine can jump; the rest looks around and tells the commonest
cases apart, so that each goes to the right reader at once.
"""

import re
from collections.abc import Iterable

from draftkit.figures.shapes import ARABIC, HAN_NUMERALS, SIGNS, SPACES, TO

# after these a number is not plain: its own 万 and 余, dates, clock times, fractions
_NOT_PLAIN = frozenset("十百千万亿萬億余多来几年月日号时点分")
_INSIDE = frozenset(HAN_NUMERALS + "半分刻")


def compile_heads(
    units: Iterable[str], before: Iterable[str], after: Iterable[str], phrases: Iterable[str]
) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern, and the characters after which a number with its unit is not plain.

    `units` and `after` are first characters, `before` last ones, `phrases` slogans and idioms. Groups: `plain`
    (digits with a unit behind them, matched to their end), `date`, `digit`, `han`, `time`, `bracket`, `letter`.
    """
    heads = frozenset(sign for sign in units if not sign.isascii() or sign == "%")
    plain = _sign_class(heads - _NOT_PLAIN)
    amounts = _sign_class(heads - frozenset("年月日号时点分") | frozenset("万亿余多"))
    ahead = _sign_class(SPACES | SIGNS | TO | frozenset(before) | frozenset("第下./:：·@"))
    # 一 is mostly no number: only where one can go on
    ones = frozenset(phrase[1] for phrase in phrases if phrase[0] == "一" and len(phrase) > 1)
    going_on = _sign_class(heads - frozenset("时点") | _INSIDE | SPACES | TO | ones)
    return re.compile(
        rf"[\d{HAN_NUMERALS}半数几元上中下晚早凌清正午夜深傍〔［\[（(【A-Za-z]"
        rf"(?:(?P<plain>(?:(?<=[^{ahead}][0-9])|(?<=[^{ahead}] [0-9]))[0-9]{{0,5}}(?:\.[0-9]+)?(?= ?[{plain}]))"
        rf"|(?P<amount>(?<=[0-9])[0-9]{{0,5}}(?:\.[0-9]+)?(?= ?[{amounts}]))"
        rf"|(?P<date>(?<=\d)[{ARABIC}]{{0,3}}(?=[ \u3000]?[年月日]))|(?P<digit>(?<=\d))"
        rf"|(?P<han>(?<=一)(?:(?=[{going_on}])|(?<=第一)(?![一-鿿])|(?=[一-鿿]{{1,2}}一))|(?<=[半{HAN_NUMERALS.replace('一', '')}])|(?<=[数几])(?=[十百千万亿]))"
        r"|(?P<time>(?<=[上中下正])(?=午)|(?<=[晚早夜])(?=[上晨间里 \u30000-9０-９一二两三四五六七八九十])"
        r"|(?<=[凌清])(?=晨)|(?<=傍)(?=晚)|(?<=午)(?=[后夜])|(?<=深)(?=夜)|(?<=元)(?=月))"
        r"|(?P<bracket>(?<=[〔［\[（(【])(?=[ \u3000]?[\d一二三四五六七八九十]))"
        r"|(?P<letter>(?<=[A-Za-z])(?<![0-9A-Za-z][A-Za-z])))"
    ), SPACES | TO | frozenset(after) | frozenset("半多余内/／")


def _sign_class(signs: frozenset[str]) -> str:
    return "".join(re.escape(sign) for sign in sorted(signs))
