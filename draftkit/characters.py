"""Characters that nobody sees, or that turn what is seen: what is read on paper is then not what is compared."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from draftkit.patterns import lazy_pattern

ZERO_WIDTH = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
"""Characters without width that change neither order nor shape of Chinese text."""

# whatever no check by category is needed for: by far the most of a Chinese text
_DOUBTFUL = lazy_pattern(r"[^\t\n\r -~\u3000-\u3029\u3041-\u3096\u3400-\u9fff\uff01-\uff5e，。；：！？“”‘’、…—·×％]")
# letters and marks that show nothing, variation selectors, and what is left of a character that was lost in conversion
_UNSEEN = lazy_pattern(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\ufffd\U000e0100-\U000e01ef]"
)


def is_han(character: str) -> bool:
    """Tell whether a character is a Chinese one, a rare one of a name (㙍, 𬭎) too; the empty string is not."""
    if "一" <= character <= "鿿":
        return True
    return "㐀" <= character <= "䶿" or "\U00020000" <= character <= "\U0003fffd"


def text_width(text: str) -> float:
    """Return the width of a text in full-width characters."""
    return sum(map(char_width, text))


def char_width(char: str) -> float:
    """Return the width of a character in full-width ones: Latin letters and digits are half as wide."""
    return 0.5 if ord(char) < 0x2000 else 1.0


EDGE = 0.25
"""Full-width characters that LibreOffice puts between Chinese and digits or Latin letters, whatever a file says."""


def set_width(text: str) -> float:
    """Return the width of a text in full-width characters where Chinese and digits are set apart: the most it takes."""
    return sum(set_widths(text))


def set_widths(text: str) -> Sequence[float]:
    """Return the width of each character of a text, with what it is set apart by from the one before."""
    edges = (EDGE * _meets_han(before, char) for before, char in pairwise(text))
    return [char_width(char) + edge for char, edge in zip(text, (0.0, *edges), strict=False)]


def _meets_han(before: str, char: str) -> bool:
    return (is_han(before) and " " < char < "\u2000") or (" " < before < "\u2000" and is_han(char))


def find_unseen(text: str) -> Iterator[int]:
    """Yield where invisible, unprintable and directional characters stand, and marks that lie over a digit.

    Tabs, line ends and spaces of any kind are none.
    """
    for found in _DOUBTFUL.finditer(text):
        at = found.start()
        if _is_unseen(text[at]) or (at and _hides_in_digit(text[at - 1], text[at])):
            yield at


def name_unseen(text: str) -> str:
    """Return `text` with the code points (`U+202E`) of what `find_unseen` finds in it."""
    places = set(find_unseen(text))
    return "".join(f"U+{ord(c):04X}" if at in places else c for at, c in enumerate(text)) if places else text


def _is_unseen(character: str) -> bool:
    # Cc, Cf (zero width, bidi, soft hyphen), Cs (lone surrogate), Co; U+FFFE and U+FFFF are Cn; Zl, Zp
    category = unicodedata.category(character)
    return category[0] == "C" or category in ("Zl", "Zp") or bool(_UNSEEN.match(character))


def _hides_in_digit(digit: str, mark: str) -> bool:
    # a stroke through a digit or a frame around it
    return digit.isdecimal() and unicodedata.category(mark)[0] == "M"


def is_within(short: str, long: str) -> bool:
    """Tell whether the characters of one word stand in another, in order: 法援 in 法律援助."""
    rest = iter(long)
    return all(char in rest for char in short)


def is_short_for(short: str, name: str) -> bool:
    """Tell whether `short` is made of a name's characters, in their order: 镇政府 of 石桥镇人民政府."""
    return len(short) > 1 and is_within(short, name)
