"""Characters that nobody sees, or that turn what is seen: people read another text than was judged."""

from collections.abc import Iterator

from draftkit.characters import ZERO_WIDTH, find_unseen
from draftkit.check.verdict import Finding
from draftkit.figures import Figure, find_figures
from draftkit.messages import listed, say


def judge_unseen(text: str) -> Iterator[Finding]:
    """Yield a finding for each run of invisible, unprintable or directional characters."""
    for start, end in _runs(find_unseen(text)):
        run = text[start:end]
        message = say(
            "the text holds the invisible or unprintable character {codes} here, so that people may read another "
            "text than was checked. Delete it.",
            codes=listed(f"U+{ord(character):04X}" for character in dict.fromkeys(run)),
        )
        yield Finding.at((start, end), "invented", message, run)


def may_be_dropped(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` are characters without width that touch no figure, before or after they go."""
    if start == end or not ZERO_WIDTH.issuperset(text[start:end]):
        return False
    left = text[:start]
    return not _touches(find_figures(text), start, end) and not _touches(find_figures(left + text[end:]), start, start)


def _touches(figures: list[Figure], start: int, end: int) -> bool:
    return any(figure.start <= end and start <= figure.end for figure in figures)


def _runs(places: Iterator[int]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for at in places:
        if at == end:
            end += 1
            continue
        if end > 0:
            yield start, end
        start, end = at, at + 1
    if end > 0:
        yield start, end
