"""The opposite pole in a figure's clause (上升 for 下降): whether it is of the figure's own thing, and still so."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from draftkit.check.binding.bound import STATED, STRAY, UNSURE
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.page import Page
from draftkit.check.poles import find_poles, lines_with, pattern_of, poles_of, read_poles, words_of
from draftkit.check.turned.afterwards import follow, weigh_deeds
from draftkit.check.turned.exchanged import is_exchanged, is_of_earlier
from draftkit.check.turned.means import is_averted, is_led
from draftkit.check.turned.mentioned import is_mentioned
from draftkit.check.ways import COMPARED
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_NO_HAN = lazy_pattern("[^一-鿿]")
_OTHER, _FAR = 2, 4
"""Characters between a pole and its figure that the label has not, from which on the pole is of something else."""
_FORMER = ("恢复", "治愈", "到位")
"""Poles whose opposite a thing is in first, and leaves: 停运的12条线路全部复运."""
_ABOVE = ("高于", "低于")
"""Poles between the two things that they compare: 水位|低于|警戒水位."""
_COMPARED = lazy_pattern(COMPARED)
_OF_WHICH = "的"
_SINCE = lazy_pattern("[^，。；]{0,10}?(?:已|均|都|全部|陆续|先后)(?!未)")


class Turn(NamedTuple):
    """Where a clause takes the opposite pole, and whether that is surely of the figure's own thing."""

    start: int
    end: int
    is_sure: bool


def find_turn(
    page: Page, place: tuple[int, int], index: int, label: str, poles: Mapping[int, int], besides: tuple[int, int]
) -> Turn | None:
    """Return where the clause of a figure, at `place`, takes the other side of `poles`: of its label and value.

    What stands at `besides` is judged elsewhere.
    """
    start, end = place
    words, until = page.text[start:end], page.figures[index].start - start
    here = poles_of(words)
    # 复工验收截止时间: what closes then is what could be done till then
    is_due = page.figures[index].kind in MOMENTS and word_pattern("deadlines").search(label) is not None
    doubt = None
    for line, side in poles.items():
        if here.get(line, side) == side:
            continue
        for found in pattern_of(line, 1 - side).finditer(words):
            if found.start() < besides[1] - start and besides[0] - start < found.end():
                continue
            if _is_from_other_side(words, found, until, label, line):
                continue
            weight = _weigh(words, found, until, label)
            if weight == STRAY and line in lines_with(_FORMER):
                weight = _weigh_former(page, index, words[:until], words_of(line, side))
            sure = weight == STRAY and not is_due
            turn = Turn(start + found.start(), start + found.end(), sure)
            if turn.is_sure:
                return turn
            doubt = doubt or (turn if weight else None)
    return doubt


def _weigh(words: str, pole: re.Match[str], until: int, label: str) -> str:
    """Return whether a pole in a clause is of the thing of the figure at `until`: `STRAY`, `UNSURE`, or `""`."""
    if _is_denied(words, pole.start()) or _is_withheld(words, pole):
        return ""
    between = _NO_HAN.sub("", words[pole.end() : until])
    others = len([sign for sign in word_pattern("light").sub("", between) if sign not in label])
    before = words[: pole.start()]
    if is_averted(before):
        return UNSURE if others < _OTHER and pole.end() <= until else ""
    if others >= _OTHER and is_led(before, between):
        return ""
    return UNSURE if others >= _FAR else STRAY


def _is_from_other_side(words: str, pole: re.Match[str], until: int, label: str, line: int) -> bool:
    """Whether a pole is of what a label compares its thing with: 警戒水位高出 of 水位低于警戒水位, 去年少."""
    before = words[: pole.start()]
    if line not in lines_with(_ABOVE):
        return len(pole[0]) == 1 and is_of_earlier(before, _COMPARED.split(label)[0])
    own = next((place for *place, at, _ in find_poles(label) if at == line), None)
    if own is None:
        return False
    return is_exchanged(before, pole[0], words[pole.end() : until], (label[: own[0]], label[own[1] :]))


def _weigh_former(page: Page, index: int, before: str, own: tuple[str, ...]) -> str:
    """Return whether a figure's thing is still in a state: `""` where its sentence goes on to say that it left it.

    `own` are the words of the state that its label tells. That something was done to all of what was so (关闭的9座
    场馆已全部…) leaves it open.
    """
    onward = follow(page, index)
    told = weigh_deeds(onward, {*own, *read_words("restored")})
    if told == STATED:
        return ""
    done_to_all = before.endswith(_OF_WHICH) and _SINCE.match(onward.rest) is not None
    return UNSURE if told or done_to_all else STRAY


def _is_withheld(words: str, pole: re.Match[str]) -> bool:
    """Whether a word whose opposite begins with 不 or 未 is denied in other words (达标难度大), or told of no more than
    what is for it (达标方案)."""
    if read_poles().isdisjoint(f"{no}{pole[0]}" for no in "不未"):
        return False
    rest = words.replace(pole[0], "")
    return bool(word_pattern("withheld").search(rest)) or is_mentioned(words, pole.end() - 2, "")


def _is_denied(words: str, position: int) -> bool:
    return bool(word_pattern("negations").search(words, max(0, position - 4), position))
