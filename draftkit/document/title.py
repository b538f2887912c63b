"""Break a long title where it may be broken (GB/T 9704-2012, 7.3.1): whole words, and a shape that is balanced.

The lines are written as lines, so that no font decides where they end. Words are told by a list of those that titles
are made of (`lexicon/title_words.txt`), not by a segmenter: jieba takes 42 MB and over a second to start.
Between words that are not in the list a line ends only where there is no other way.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from draftkit.characters import set_width, set_widths
from draftkit.document.layout import Layout
from draftkit.document.lexicon import read_set

MAX_LINES = 6
"""Titles longer than this are left to the word processor."""
BEAM = 200
"""Most beginnings of a broken title that are followed up."""

NEVER, HARDLY, UNWELCOME, POSSIBLE, GOOD = 100.0, 12.0, 4.0, 1.5, 0.5
"""What an end of a line costs: inside a word, in a set phrase or in what is not known, beside that, between words, and
after 的."""
LOPSIDED = 20.0
"""What a line costs that is twice as long as it should be; the square of the difference counts."""

AFTER = "的和与及、，》）”："
"""Characters after which a line of a title may well end."""
NOT_FIRST = "的和与及等、，。：；》）”’％%"
NOT_LAST = "《（“‘关同暨对为以在将把由"

UNBROKEN = re.compile(
    r"[0-9A-Za-z][0-9A-Za-z.．,:/%％—～~\-]*(?:[年月日届次批轮期号项个件人家]|季度|周年)?"
    r"|(?<=[年月])[0-9]{1,2}[月日]"
    r"|第?[一二三四五六七八九十百〇○零]+(?:[年月日届次批轮期号项个]|季度|周年|阶段|中全会)"
    r"|[《“（(][^《》“”（）()]{1,10}[》”）)]"
)
"""What is never cut: figures with what they count, dates, short names in marks."""

ORGAN_END = "府局厅部委办院会队站处室"
ORGANS = re.compile(f"[^《》“”]{{1,60}}?[{ORGAN_END}](?=关于)")
"""What a title begins with where it names who reports (7.3.1)."""
SEPARATORS = "、 \u3000"


@lru_cache(maxsize=256)
def break_title(text: str, layout: Layout) -> tuple[str, ...]:
    """Return the lines of a title; one for what fits in one, is broken already, or has no end of a word to break at."""
    room = layout.room / (layout.title.size * 10)
    size = set_width(text)
    if size <= room or "\n" in text or size > MAX_LINES * (room - 1):
        return (text,)
    costs = edge_costs(text)
    fewest = int(-(-size // room))
    found = [ends for count in (fewest, fewest + 1) for ends in _broken(text, costs, count, room)]
    return _cut(text, found) if found else (text,)


def break_evenly(text: str, count: int) -> tuple[str, ...]:
    """Return a text in so many lines of about one length, broken between words; in one where that can't be."""
    found = _broken(text, edge_costs(text), count, set_width(text)) if text and count > 1 else []
    return _cut(text, found) if found else (text,)


def word_ends(text: str) -> list[int]:
    """Return where a line of a title may end, for what sets it in lines of its own: between words that are known."""
    return [place for place, cost in enumerate(edge_costs(text)) if place and cost < HARDLY]


def _cut(text: str, found: Sequence[tuple[float, tuple[int, ...]]]) -> tuple[str, ...]:
    _, ends = min(found)
    return tuple(text[start:end] for start, end in pairwise((0, *ends, len(text))))


def edge_costs(text: str) -> list[float]:
    """Return what it costs to end a line before each character of a title."""
    words = list(_words(text))
    outer = {edge for start, end in words for edge in (start, end)}
    known = {start: end for start, end in words if text[start:end] in _known()}
    starts, ends = set(known), set(known.values())
    costs = [NEVER] * len(text)
    for place in range(1, len(text)):
        if text[place] in NOT_FIRST or text[place - 1] in NOT_LAST:
            continue
        if place not in outer:
            costs[place] = HARDLY if _splits_in_two(text, place, words) else NEVER
        elif (text[place - 1] in AFTER and place in starts) or text.startswith("关于", place):
            costs[place] = GOOD
        elif place in starts and place in ends:
            costs[place] = POSSIBLE
        else:
            costs[place] = UNWELCOME if place in starts | ends or text[place - 1] in AFTER else HARDLY
    for start, end in _organs(text):
        for place in range(start + 1, end):
            costs[place] = min(costs[place] + HARDLY, NEVER)
        costs[end] = min(costs[end], GOOD)
    for unbroken in UNBROKEN.finditer(text):
        for place in range(unbroken.start() + 1, unbroken.end()):
            costs[place] = NEVER
    return costs


def _organs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the organs that a title begins with, before 关于, also where one stands right behind the other."""
    found = ORGANS.match(text)
    if not found:
        return
    start = 0
    for place in range(1, found.end() + 1):
        if place <= start:
            continue
        ends = text[place - 1] in ORGAN_END and text.startswith(text[:2], place)
        if text[place] in SEPARATORS or ends or place == found.end():
            end = place + (text[place] in SEPARATORS)  # a mark between two ends the line of the first
            yield start, end
            start = end


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return read_set("title_words")


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of a title: as few characters as can be are in none of the list, then as few words."""
    known, longest = _known(), 8
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # unknown characters, words, where the last one starts
    for end in range(1, len(text) + 1):
        ways = [(best[end - 1][0] + 1, best[end - 1][1] + 1, end - 1)]
        ways += [
            (best[start][0], best[start][1] + 1, start)
            for start in range(max(0, end - longest), end - 1)
            if text[start:end] in known
        ]
        best.append(min(ways))
    cuts, place = [len(text)], len(text)
    while place:
        place = best[place][2]
        cuts.append(place)
    cuts.reverse()
    yield from pairwise(cuts)


def _splits_in_two(text: str, place: int, words: Sequence[tuple[int, int]]) -> bool:
    start, end = next((start, end) for start, end in words if start < place < end)
    return text[start:place] in _known() and text[place:end] in _known()


def _broken(text: str, costs: Sequence[float], count: int, room: float) -> list[tuple[float, tuple[int, ...]]]:
    """Return ways to break a title into so many lines, with their costs."""
    upto = list(accumulate(set_widths(text), initial=0.0))
    aim = upto[-1] / count
    ways: list[tuple[float, tuple[int, ...]]] = [(0.0, ())]
    for left in range(count - 1, 0, -1):
        longer = []
        for cost, ends in ways:
            start = ends[-1] if ends else 0
            for end in range(start + 1, len(text)):
                if (width := upto[end] - upto[start]) > room:
                    break
                if costs[end] < NEVER and upto[-1] - upto[end] <= left * room:
                    longer.append((cost + costs[end] + LOPSIDED * (width / aim - 1) ** 2, (*ends, end)))
        ways = sorted(longer)[:BEAM]
    return [(cost + _shape_cost(upto, (0, *ends, len(text)), aim), ends) for cost, ends in ways]


def _shape_cost(upto: Sequence[float], edges: Sequence[int], aim: float) -> float:
    """Return what the shape costs: a trapezium or a rhomb, no hourglass, no line more than is needed."""
    widths = [upto[end] - upto[start] for start, end in pairwise(edges)]
    hourglass = any(
        before > here + 0.5 and after > here + 0.5
        for before, here, after in zip(widths, widths[1:], widths[2:], strict=False)
    )
    slip = 4.0 if min(widths) < max(widths) / 3 else 0.0
    return LOPSIDED * (widths[-1] / aim - 1) ** 2 + 3 * hourglass + slip + 2 * len(widths)
