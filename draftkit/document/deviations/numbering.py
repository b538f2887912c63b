"""The numbers of headings in a Word file against the standard: 一、 （一） 1. （1）, one after the other."""

from collections.abc import Iterator, Sequence

from draftkit.document.blocks import LEVELS
from draftkit.document.deviations.deviation import SHOWN, Deviation
from draftkit.document.deviations.effective import Laid
from draftkit.document.deviations.roles import is_text
from draftkit.messages import say
from draftkit.numbering import chinese_number, read_number

_AROUND = "（()）、.．"
_MOST = 100
FIRST = (1,)
"""What is due where nothing is numbered yet."""


def find_number_deviations(roles: Sequence[tuple[str, int, Laid]]) -> Iterator[Deviation]:
    """Yield headings and items whose number doesn't follow the one before; the first number may stand anywhere."""
    due: list[tuple[int, ...]] = [FIRST] * len(LEVELS)
    for role, _, paragraph in roles:
        text = paragraph.text.strip()
        marks = ((level, mark[0]) for level, pattern in enumerate(LEVELS) if (mark := pattern.match(text)))
        level, written = next(marks, (0, "")) if is_text(role) else (0, "")
        bare = written.strip(_AROUND)
        number = read_number(bare)
        if not 0 < number < _MOST:
            continue  # none, or （2020年起）
        following: tuple[int, ...] = (number + 1,)
        if number > 1 and number not in due[level]:
            right = due[level][0]
            wanted = written.replace(bare, str(right) if bare.isascii() else chinese_number(right))
            # the next may count on from it, as in 一、三、四、 or have been right all along, as in 一、三、三、
            following = (number + 1, right + 1)
            message = say("the number is {found} where {wanted} is due", found=written, wanted=wanted)
            yield Deviation("heading-number", "7.3.3", message, text[:SHOWN])
        due[level] = following
        due[level + 1 :] = [FIRST] * len(due[level + 1 :])
