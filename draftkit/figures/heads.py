"""The one pattern that finds where a figure can start, and of which sort it is.

It begins with one character class, so that the engine can jump; the rest looks around and tells the commonest
cases apart, so that each goes to the right reader at once.
"""

import re
from collections.abc import Iterable

from draftkit.figures.index import COUNTED, SLOGAN, Table, Word
from draftkit.figures.pairs import PAIRED
from draftkit.figures.shapes import ARABIC, CLOCK_DIGITS, HAN_NUMERALS, LATIN, NUMERAL_SIGNS, SIGNS, SPACES, TO

# after these a number is not plain: its own 万 and 余, dates, clock times, fractions
NOT_PLAIN = frozenset("十百千万亿萬億余多来几年月日号时点分成")
_HEADS = frozenset(HAN_NUMERALS + "半数几元上中下晚早凌清正午夜深傍冬腊")
_INSIDE = frozenset(HAN_NUMERALS + "半分刻")
_HAN = frozenset(HAN_NUMERALS)


def compile_heads(
    units: Table,
    before: Iterable[str],
    after: Iterable[str],
    moments: Iterable[str],
    phrases: list[Word],
    joints: Iterable[str],
) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern, and the characters after which a number with its unit is not plain.

    `after` and `moments` (what goes on a date) are first characters, `before` last ones, `phrases` slogans and
    idioms, `joints` words that end with what one of these could begin with. Groups: `day` (a whole date that nothing
    goes on), `plain` (a number up to its unit, with `size` 万 and `more` 余), `amount` (a number of another sort with
    a unit), `date`, `digit`, `han`, `time`, `bracket`, `roman`, `letter`, `sign`.
    """
    heads = frozenset(sign for sign in units if not sign.isascii() or sign == "%")
    plain = _sign_class(heads - NOT_PLAIN)
    amounts = _sign_class(heads - frozenset("年月日号时点分") | frozenset("万亿余多"))
    ahead = _sign_class(SIGNS | frozenset("第下负"))
    qualified = _sign_class(SPACES.union(before))
    going_on_from_day = _sign_class(SPACES.union(TO, ARABIC, CLOCK_DIGITS, after, moments))
    going_on = _sign_class(heads - frozenset("时点") | _INSIDE | SPACES | TO | frozenset(PAIRED) | _seconds(phrases)
        | frozenset("又"))
    pattern = re.compile(
        rf"[\d{_sign_class(_HEADS)}〔［\[（(【A-Za-zＩＶＸ{NUMERAL_SIGNS}]"
        rf"(?:(?<=\d)(?:(?P<day>(?<![{qualified}][0-9])"
        rf"(?:(?<=[12])[0-9]{{3}}年(?:1[0-2]|[1-9])|(?<=1)[0-2]|(?<=[1-9]))月(?:[12][0-9]|3[01]|[1-9])日"
        rf"(?![{going_on_from_day}]))"
        rf"|(?P<plain>(?:(?<=[^ {ahead}][0-9])|(?<=[^ {ahead}] [0-9])|(?<=\A[0-9]))[0-9]{{0,5}}(?:\.[0-9]+)?"
        rf"(?P<size>[万亿])?(?P<more>[余多])?(?= ?[{plain}]))"
        rf"|(?P<amount>(?<=[0-9])[0-9]{{0,5}}(?:\.[0-9]+)?(?= ?[{amounts}]))"
        rf"|(?P<date>[{ARABIC}]{{0,3}}(?=[ \u3000]?[年月日]))"
        r"|(?P<digit>))"
        rf"|(?P<han>(?<=一){_alone(phrases, units, joints)}"
        rf"(?:(?=[{going_on}])|(?<=第一)(?![一-鿿])|(?<=[“‘「『]一)|(?=[一-鿿]{{1,2}}一))"
        rf"|(?<=[半{HAN_NUMERALS.replace('一', '')}])|(?<=[数几])(?=[十百千万亿]))"
        r"|(?P<time>(?<=[上中下正])(?=午)|(?<=[晚早夜])(?=[上晨间里 \u30000-9０-９一二两三四五六七八九十])"
        r"|(?<=[凌清])(?=晨)|(?<=傍)(?=晚)|(?<=午)(?=[后夜])|(?<=深)(?=夜)|(?<=元)(?=月)"
        r"|(?<=[正冬腊])(?=月[初十廿二三]))"
        r"|(?P<bracket>(?<=[〔［\[（(【])(?=[ \u3000]?[\d一二三四五六七八九十]))"
        r"|(?<=[A-Za-zＩＶＸ])(?:"
        r"(?P<roman>(?<=[IVXＩＶＸ])(?<![0-9A-Za-zＩＶＸ][IVXＩＶＸ])(?=[IVXＩＶＸ]{0,5} ?[一-鿿]))"
        r"|(?P<letter>(?<=[A-Za-z])(?<![0-9A-Za-z][A-Za-z])))"
        rf"|(?P<sign>(?<=[{NUMERAL_SIGNS}])))"
    )
    return pattern, SPACES | TO | frozenset(after) | LATIN | frozenset("半多余内亿点/／")


def _alone(phrases: list[Word], units: Table, joints: Iterable[str]) -> str:
    """Return a pattern that looks around 一 and fails where it is part of a plain word: it is mostly no number."""
    alone = [phrase.text for phrase in phrases if len(phrase.text) == 2 and not phrase.unless]
    behind = _sign_class(frozenset(text[0] for text in alone if text[1] == "一"))
    words = frozenset(text[1] for text in alone if text[0] == "一") - _seconds(phrases)
    # 一|网格: a measure word that is longer than the word
    longer = {sign: rest for sign in words if (rest := _rest_of_units(units, sign))}
    plain = "".join(f"|{re.escape(sign)}(?!一|{'|'.join(rest)})" for sign, rest in sorted(longer.items()))
    joined = "".join(f"|(?<={re.escape(joint)}一)" for joint in joints)
    before, between = f"(?<![{behind}]一)", _between(phrases)
    return rf"(?:{before}{between}{joined})(?:(?<=第一)|(?!{f'[{_sign_class(words - set(longer))}](?!一)'}{plain}))"


def _rest_of_units(units: Table, sign: str) -> list[str]:
    """Return what goes on with a character in longer measure words: 格 of 网格."""
    return sorted(
        re.escape(text[1:])
        for length, _, words in units.get(sign, ())
        for text, entries in words.items()
        if length > 1 and not entries[0].text.endswith("次")
    )


def _between(phrases: list[Word]) -> str:
    """Return the same for words with 一 inside (进一步) where no longer word begins with it (一步一个脚印)."""
    begun: dict[str, set[str]] = {}
    for phrase in phrases:
        if len(phrase.text) > 3:
            begun.setdefault(phrase.text[:2], set()).add(phrase.text[2])
    # 前一天 is read: 提前一天 ends like it
    counted = {phrase.text[-3:] for phrase in phrases if phrase.name == COUNTED}
    ends: dict[str, list[str]] = {}
    for word in (phrase.text for phrase in phrases if len(phrase.text) == 3 and _is_plain(phrase)):
        if word in counted:
            continue
        first, last = word[0], word[2]
        if word[1] == "一" and first != "第" and last not in _HEADS:
            on = _sign_class(frozenset(begun.get(word[1:], ())))
            ends.setdefault(first, []).append(f"{last}(?![{on}])" if on else last)
    looks = "".join(f"(?<!{first}一(?={'|'.join(lasts)}))" for first, lasts in ends.items())
    return f"(?:(?<![{_sign_class(frozenset(ends))}]一)|{looks})" if ends else ""


def _is_plain(phrase: Word) -> bool:
    return phrase.name not in (SLOGAN, COUNTED) and not phrase.unless


def _seconds(phrases: list[Word]) -> frozenset[str]:
    """Return what follows 一 in phrases that have to be read: slogans, and those that hold a further numeral."""
    on = set()
    for phrase in phrases:
        before, _, after = phrase.text.partition("一")
        on_it_goes = phrase.name in (SLOGAN, COUNTED) or not _HAN.isdisjoint(after)
        if after and _HAN.isdisjoint(before) and on_it_goes:
            on.add(after[0])
    return frozenset(on)


def _sign_class(signs: frozenset[str]) -> str:
    return "".join(re.escape(sign) for sign in sorted(signs))
