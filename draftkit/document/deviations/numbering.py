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


def find_number_deviations(roles: Sequence[tuple[str, int, Laid]]) -> Iterator[Deviation]:
    """Yield headings and items whose number doesn't follow the one before; the first number may stand anywhere."""
    last = [0] * len(LEVELS)
    for role, _, paragraph in roles:
        text = paragraph.text.strip()
        marks = ((level, mark[0]) for level, pattern in enumerate(LEVELS) if (mark := pattern.match(text)))
        level, written = next(marks, (0, "")) if is_text(role) else (0, "")
        bare = written.strip(_AROUND)
        number = read_number(bare)
        if not 0 < number < _MOST:
            continue  # none, or （2020年起）
        if number > 1 and number != last[level] + 1:
            due = last[level] + 1
            wanted = written.replace(bare, str(due) if bare.isascii() else chinese_number(due))
            message = say("the number is {found} where {wanted} is due", found=written, wanted=wanted)
            yield Deviation("heading-number", "7.3.3", message, text[:SHOWN])
        last[level] = number
        last[level + 1 :] = [0] * len(last[level + 1 :])
