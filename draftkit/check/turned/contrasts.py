"""Words that exclude one another in one place of a label: a figure of the one is never the other's."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from draftkit.check.lexicon import read_groups, read_lines
from draftkit.patterns import lazy_pattern

_NEAR = 2
"""Characters of a label beside a word of it by which the label is known."""
_LONGEST = 12
"""Characters of a word; the lists have none longer."""
_DATED = lazy_pattern("(?:日期|时间)$")
_GROWTH, _GROWN = lazy_pattern("(?:同比)?(?:增速|增幅|升幅|增长率?)"), ("同比增长", "比上年增长", "增长", "同比增速")
"""What a label may end with of a thing's growth, and how a text tells that."""
_LISTS = ("opposed_words", "contrasts")

Groups = tuple[tuple[str, ...], ...]
"""A line of a list: words for one thing, words for another, and so on."""


class Contrast(NamedTuple):
    """A word of a label that a list knows, with all words for the `same`, and another in its place: with what the label
    has right before it, if nothing of it follows (`told`), and what follows (`rest`)."""

    same: tuple[str, ...]
    told: str
    rest: str


@lru_cache(maxsize=4096)
def contrasts_of(label: str) -> tuple[Contrast, ...]:
    """Return what may stand in the place of each word of a label and makes it another thing: 退回信访件, of 办结信访件.

    A verb may stand behind its thing, too: 教师流失, of 招聘教师.
    """
    return tuple(chain.from_iterable(_others_at(label, word, at) for word, at in known_words(label)))


def known_words(label: str) -> Iterator[tuple[str, int]]:
    """Yield each word of a label that stands in a list of words that exclude one another, and where it does first."""
    index, seen = _index(), set()
    for at in range(len(label)):
        for end in range(at + 1, min(at + _LONGEST, len(label)) + 1):
            word = label[at:end]
            if word in index and word not in seen:
                seen.add(word)
                yield word, at


def are_same(one: str, other: str) -> bool:
    """Whether a list has two words as words for the same thing: 发放, 拨付."""
    listed = (group for groups in _index().get(one, ()) for group in groups)
    return any(one in group and other in group for group in (*listed, *_same_deeds()))


def _others_at(label: str, word: str, at: int) -> Iterator[Contrast]:
    before, after = label[max(0, at - _NEAR) : at], _DATED.sub("", label[at + len(word) :])
    if len(after) < _NEAR and len(before) < _NEAR and (before or after):
        return  # too little that shows whose place it is
    lead = "" if len(after) >= _NEAR else before
    rests = (after, *_GROWN) if _GROWTH.fullmatch(after) else (after,)
    for groups in _index()[word]:
        same = next(group for group in groups if word in group)
        for others in groups:
            if others is same or any(other in label for other in others):
                continue  # 整改检查发现问题: both are the label's
            for other in others:
                yield from (Contrast(same, lead + other, rest) for rest in rests)
                if not before and after:
                    yield Contrast(same, after + other, "")


@lru_cache(maxsize=1)
def _same_deeds() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words) for words in read_groups("same_deeds"))


@lru_cache(maxsize=1)
def _index() -> Mapping[str, tuple[Groups, ...]]:
    """Return the lines of the lists in which each word stands."""
    index: dict[str, tuple[Groups, ...]] = {}
    for line in dict.fromkeys(chain.from_iterable(map(read_lines, _LISTS))):
        groups = tuple(tuple(group.split("/")) for group in line.split())
        for word in chain.from_iterable(groups):
            index[word] = (*index.get(word, ()), groups)
    return index
