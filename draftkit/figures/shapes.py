"""Characters that the rooms of the grammar share."""

from draftkit.figures.numerals import DIGITS, MYRIADS, TENS

# ASCII and full width: other scripts' digits are codes, never folded
ARABIC = "0123456789０１２３４５６７８９"
HAN_DIGITS = "".join(DIGITS)
# of the hour of a clock time
CLOCK_DIGITS = "零〇一二两三四五六七八九十"
HAN_MYRIADS = "".join(MYRIADS)
HAN_NUMERALS = HAN_DIGITS + "".join(TENS) + "廿卅卌皕" + HAN_MYRIADS

# ² ½ Ⅻ ② ⑵ ⒉ ➋ ㈡ ㉕ ㊁: the insides of a class
NUMERAL_SIGNS = "²³¹¼-¾⁰⁴-⁹⅐-ⅿ①-⒛⓪-⓿❶-➓㈠-㈩㉈-㉏㉑-㉟㊀-㊉㊱-㊿🔟"

# stray spaces of scanned text; a tab or a line break separates figures
SPACES = frozenset(" \u3000\xa0")
SPACE = "[ \u3000\xa0]{0,2}"

# what may stand between the two ends of a range
TO = frozenset("-－‐‑–—―─−~～〜∼至到")

LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
MINUS = frozenset("-－−")
SIGNS = MINUS | frozenset("+＋")


def skip_spaces(text: str, at: int) -> int:
    """Return where the next character other than a stray space stands (at most two are stray)."""
    if text[at : at + 1] not in SPACES:
        return at
    return at + 2 if text[at + 1 : at + 2] in SPACES else at + 1


def skip_spaces_back(text: str, at: int, floor: int) -> int:
    """Return where the stray spaces before `at` begin (at most two), no earlier than `floor`."""
    if at <= floor or text[at - 1] not in SPACES:
        return at
    return at - 2 if at - 1 > floor and text[at - 2] in SPACES else at - 1
