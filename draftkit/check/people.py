"""People: a surname and a given name beside a title, a task or a label."""

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.check.lexicon import read_words
from draftkit.check.names import CALLED, PERSON, FoundName
from draftkit.check.ordinary import EDGE, NONE, closes_at, is_han, is_word, opening_at, read_characters
from draftkit.patterns import lazy_pattern

_TASK = lazy_pattern(
    r"(?:同志)|(?:亲自)?(?:带队|带班|挂帅|牵头|任(?:组长|副组长|总指挥|指挥长|队长|主任|书记|局长|镇长|县长)|担任|主持召开|作动员|签发|先生|女士)"
)
_LABEL = lazy_pattern(
    r"(?:责任人|负责人|联系人|联络人|联络员|经办人|审核人|填报人|签发人|记录人|主持人|参加人|参加人员|法定代表人|法人代表|组长|队长|成员|总指挥|指挥长|局长|镇长|县长|书记|主任|[河林田路楼]长)[：:]\s?"
)
_PARTED = lazy_pattern(r"[、，,/／和]\s?")
_ANONYMOUS = lazy_pattern(r"([一-龥]{1,2})某{1,2}(?![些个种项类地方一单时段处次天件名位样人])")
_GENERAL = frozenset({"同志", "先生", "女士"})
_NOT_BEHIND = frozenset("们员级")


def find_people(text: str) -> Iterator[FoundName]:
    """Yield people; all but a bare surname with a title (王局长) within a clause are sure."""
    for title in _titles().finditer(text):
        yield from _before_title(text, title.start(), title.end())
        yield from _behind_title(text, title.start(), title.end())
    for task in _TASK.finditer(text):
        yield from _read_back(text, task.start(), "")
    for label in _LABEL.finditer(text):
        yield from _read_list(text, label.end(), label[0].rstrip("：: "))
    for found in _ANONYMOUS.finditer(text):
        yield from _read_anonymous(text, found)


def _before_title(text: str, start: int, end: int) -> Iterator[FoundName]:
    title = text[start:end]
    if text[end : end + 1] in _NOT_BEHIND or title in _weak():
        return
    named = list(_read_back(text, start, title))
    yield from named
    surname = text[start - 1 : start]
    if not named and start and surname in _surnames() and title not in _GENERAL:
        opening = opening_at(text, start - 1)
        if opening != NONE and not is_word(text[start - 1 : start + 1]):
            yield FoundName(start - 1, end, text[start - 1 : end], CALLED, surname, sure=opening == EDGE)


def _read_back(text: str, stop: int, title: str) -> Iterator[FoundName]:
    """Yield the person whose name ends at `stop`."""
    for length in (3, 2, 4):
        start = stop - length
        if start >= 0 and is_name(text[start:stop]) and opening_at(text, start) != NONE:
            if length == 4 or not _is_cut(text, start):
                yield _person(text, start, stop, title)
            return


def _is_cut(text: str, start: int) -> bool:
    """Whether a word reaches over the start of what looks like a name: 提高|建设."""
    return start > 0 and is_word(text[start - 1 : start + 1]) and not is_word(text[start - 2 : start])


def _behind_title(text: str, start: int, end: int) -> Iterator[FoundName]:
    title = text[start:end]
    weak = title in _weak()
    yield from _read_list(text, end, title, weak=weak)


def _read_list(text: str, place: int, title: str, *, weak: bool = False) -> Iterator[FoundName]:
    """Yield the people named one after another from `place`: 副局长李强、王建国."""
    first = True
    while end := _name_end(text, place, closed=weak or not first):
        yield _person(text, place, end, title if first else "")
        parted = _PARTED.match(text, end)
        if not parted:
            return
        place, first = parted.end(), False


def _name_end(text: str, start: int, *, closed: bool) -> int:
    """Return where a name that begins at `start` ends, 0 if none does. `closed` asks for what can be no word."""
    for length in (3, 2, 4):
        end = start + length
        name = text[start:end]
        if len(name) < length or not is_name(name) or not closes_at(text, end):
            continue
        if length == 2 and closed and is_han(text[end : end + 1]):
            continue
        if any(is_word(text[end - 1 : end + n]) for n in (1, 2)) and length == 2 and is_han(text[end : end + 1]):
            continue
        return end
    return 0


def is_name(word: str) -> bool:
    """Whether `word` has the shape of a Chinese person's name and is no ordinary word."""
    family = word[:2] if word[:2] in _surnames() and len(word) > 2 else word[:1]
    given = word[len(family) :]
    if family not in _surnames() or not 1 <= len(given) <= 2 or is_word(word):
        return False
    if not read_characters("given_characters").issuperset(given):
        return False
    return len(family) == 2 or len(given) == 1 or not is_word(word[:2])


def _read_anonymous(text: str, found: re.Match[str]) -> Iterator[FoundName]:
    family = found[1][-1:]
    start = found.start(1) + len(found[1]) - 1
    if family in _surnames() and not is_word(text[start - 1 : start + 1]) and opening_at(text, start) != NONE:
        yield FoundName(start, found.end(), text[start : found.end()], PERSON, text[start : found.end()])


def _person(text: str, start: int, end: int, title: str) -> FoundName:
    name = text[start:end]
    return FoundName(start, end, name, PERSON, name, title="" if title in _GENERAL else title)


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return frozenset(read_words("surnames"))


@lru_cache(maxsize=1)
def _weak() -> frozenset[str]:
    return frozenset(read_words("roles"))


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    words = sorted({*read_words("titles"), *read_words("roles")}, key=len, reverse=True)
    return re.compile("|".join(words))
