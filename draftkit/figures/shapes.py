"""Characters and pieces of patterns that the rooms of the grammar share."""

from draftkit.figures.numerals import DIGITS, MYRIADS, TENS

ARABIC = "0123456789０１２３４５６７８９"
HAN_DIGITS = "".join(DIGITS)
HAN_TENS = "".join(TENS) + "廿卅"
HAN_MYRIADS = "".join(MYRIADS)
HAN_NUMERALS = HAN_DIGITS + HAN_TENS + HAN_MYRIADS

# stray spaces of scanned text; a tab or a line break separates figures
SPACE = "[ \u3000\xa0]{0,2}"
SPACES = " \u3000\xa0"
# what may stand between the two ends of a range
TO = "-－‐‑–—―─−~～〜∼至到"

NUMERAL_HEADS = frozenset(ARABIC + HAN_NUMERALS)


def skip_spaces(text: str, at: int) -> int:
    """Return where the next character other than a stray space stands, at most two on."""
    if text[at : at + 1] in SPACES and at < len(text):
        at += 1
        if text[at : at + 1] in SPACES and at < len(text):
            at += 1
    return at
