"""The numbers of headings in a Word file against the standard: 一、 （一） 1. （1）, one after the other."""

from collections.abc import Iterator, Sequence

from draftkit.document.blocks import LEVELS, heading_level
from draftkit.document.deviations.deviation import SHOWN, Deviation
from draftkit.document.deviations.effective import Laid
from draftkit.messages import say
from draftkit.numbering import chinese_number, read_number

_AROUND = "（()）、.．"
_MOST = 100


def find_number_deviations(roles: Sequence[tuple[str, int, Laid]]) -> Iterator[Deviation]:
    """Yield headings and items whose number doesn't follow the one before; the first number may stand anywhere."""
    last = [0] * len(LEVELS)
    for role, _, paragraph in roles:
        text = paragraph.text.strip()
        level = heading_level(text) if role == "body" or role.startswith("heading") else None
        found = LEVELS[level].match(text) if level is not None else None
        if level is None or found is None:
            continue
        written, bare = found[0], found[0].strip(_AROUND)
        number = read_number(bare)
        if not 0 < number < _MOST:
            continue  # （2020年起）
        if number > 1 and number != last[level] + 1:
            due = last[level] + 1
            wanted = written.replace(bare, str(due) if bare.isascii() else chinese_number(due))
            message = say("the number is {found} where {wanted} is due", found=written, wanted=wanted)
            yield Deviation("heading-number", "7.3.3", message, text[:SHOWN])
        last[level] = number
        last[level + 1 :] = [0] * len(last[level + 1 :])
