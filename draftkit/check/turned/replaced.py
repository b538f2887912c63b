"""A label around its figure in which another word stands in the place of one: 退回信访件, 接种新冠疫苗."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from draftkit.check.binding.bound import STATED, STRAY, UNSURE
from draftkit.check.closeness import KEPT, NEAR, Closeness
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.subjects import fields_of, is_subject
from draftkit.check.supply import Supply
from draftkit.check.turned.afterwards import follow, weigh_deeds
from draftkit.check.turned.contrasts import contrasts_of
from draftkit.check.turned.means import is_led
from draftkit.patterns import lazy_pattern

_NEAR = 2
"""Characters of a label beside a word of it by which the label is known."""
_LONGEST = 4
_GAP = 3
_LONG = 3
"""Characters of what is no verb: 特种作业人员持证率."""
_MORE = 3
"""Characters by which a word in the place of another may be longer: what is longer words things freely."""
_RATE, _OF = "率", "的"
_COUNTED = lazy_pattern("(?:共计?|[合总累]计|总共|达到?|[为是按]每[年月日天周季人户亩]|[为是有约计已了近超])+$")


def weigh_replaced(
    page: Page, index: int, around: tuple[str, str], label: str, supply: Supply, closeness: Closeness
) -> str:
    """Return what the words `around` a figure, before it and behind it, say of its label: `STRAY`, `UNSURE`, or `""`.

    A figure is on another thing where they are the label but for a word, and the word is one that excludes the
    label's, or both are known to name subjects and more of the label follows, or the text keeps to the labels of the
    others; else that is only not sure. What was supplied in so many words, of whatever fact, is never told of; nor what
    was done in the end, as the sentence goes on to say (发现隐患86处，全部整改, of 整改隐患).
    """
    doubt = ""
    before, behind = uncounted(around[0]), around[1]
    clause = before + behind
    for same, other, rest in contrasts_of(label):
        told = other + rest
        placed = (told in clause and told not in before) or _ends_with(before, other, rest)
        # 不合格 holds no 合格
        if not placed or any(word in clause.replace(other, "") for word in same) or is_supplied(told, supply):
            continue
        done = STATED if _is_mended(clause, told) else weigh_deeds(follow(page, index), same)
        if not done:
            return STRAY
        doubt = UNSURE if done == UNSURE else doubt
    if doubt:
        return doubt
    end = page.figures[index].start
    kept = 0.0 if page.has_figure(end - len(around[0]), end) else closeness.of_others(index)
    for phrase in (before, clause) if behind else (before,):
        for word, other, place in _replaced(label, phrase):
            if word not in clause and not is_supplied(other, supply):
                found = _weigh_slot(page, word, other, place, kept if phrase == before else 0.0)
                if found == STRAY:
                    return STRAY
                doubt = found or doubt
    return doubt


def _weigh_slot(page: Page, word: str, other: str, place: str, kept: float) -> str:
    """Return what another word in the place of one says, in a text that keeps to `kept` of the labels of others."""
    things = is_subject(word) and is_subject(other)
    known = things and fields_of(word) and fields_of(other)
    if known and place == "middle":
        return STRAY
    if place == "head":  # mostly a verb: 编成 for 组建
        long = things and min(len(word), len(other)) >= _LONG and page.subjects.is_unsupplied(other)
        return UNSURE if known or (long and kept >= KEPT) else ""
    if not (things or place == "rate") or (place != "middle" and kept < NEAR):
        return ""
    new = page.subjects.is_unsupplied(other)
    if new and kept >= KEPT:
        return STRAY
    return UNSURE if new or place == "middle" else ""


def _is_mended(clause: str, told: str) -> bool:
    """Whether a clause says that a trouble was dealt with, as a label may in one word: 解决|拖欠工资, of 支付工资."""
    return bool(word_pattern("troubles").search(told) and word_pattern("resolves").search(clause.replace(told, "")))


def _ends_with(before: str, other: str, rest: str) -> bool:
    """Whether words end with another word and the rest of a label, with little between: 下半年|全市|用电量.

    A word that leads to another thing is none: 针对|停运|村新辟|线路.
    """
    if other not in before or not before.endswith(rest):
        return False
    at = before.rfind(other)
    gap = len(before) - len(rest) - len(other) - at
    return gap == 0 or (0 < gap <= _GAP and not is_led(before[:at]))


def uncounted(words: str) -> str:
    """Return the words before a figure without what only leads on to it: 检修换热站, of 检修换热站共."""
    return _COUNTED.sub("", words)


def is_supplied(words: str, supply: Supply) -> bool:
    """Whether words stand in anything that was supplied."""
    return any(words in string for string in supply.strings)


def _replaced(label: str, phrase: str) -> Iterator[tuple[str, str, str]]:
    """Yield each word of a label that is another in a phrase, that other, and where: `head`, `middle`, `end`, or before
    the last character of a `rate`.

    What stands before the word in the label stands before it in the phrase; in the middle, so does what follows.
    """
    for end in range(2, min(_LONGEST, len(label) // 2) + 1):
        at = phrase.find(label[end:])
        for start in range(max(0, at - _LONGEST), at - 1):
            if _differ(label[:end], phrase[start:at]):
                yield label[:end], phrase[start:at], "head"
    held = 0
    for operation, start, end, first, last in SequenceMatcher(None, label, phrase, autojunk=False).get_opcodes():
        word, other, tail, follows = label[start:end], phrase[first:last], label[end:], phrase[last:]
        if operation == "replace" and held >= _NEAR and 1 < len(other) <= len(word) + _MORE and _differ(word, other):
            if len(tail) > 1 and follows.startswith(tail):
                yield word, other, "middle"
            elif tail == follows == _RATE and other[0] != _OF:
                yield word, other, "rate"
            elif tail[-_NEAR:] == follows[-_NEAR:] and (not tail or len(follows) >= _NEAR):
                yield word, other, "end"
        held = end - start if operation == "equal" else 0


def _differ(word: str, other: str) -> bool:
    """Whether two words have no character in common, but for the last of long ones: 排污口, 取水口."""
    ends_alike = len(word) > 2 and len(other) > 2 and word[-1] == other[-1]
    return set(word[:-1] if ends_alike else word).isdisjoint(other[:-1] if ends_alike else other)
