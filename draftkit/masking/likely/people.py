"""People that only stand like ones: behind what somebody is (移民户张翠花), beside one that is known, before 墓."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from draftkit.characters import is_han
from draftkit.exemplars.particulars import Particular
from draftkit.masking.lexicon import read_set, word_pattern
from draftkit.names import CALLED, PERSON, PLACE
from draftkit.names.lexicon import read_set as read_name_set
from draftkit.names.lexicon import read_words as read_name_words
from draftkit.names.ordinary import EDGE, FUNCTION, NONE, closes_at, is_word, opening_at
from draftkit.names.people import is_distinct, is_name
from draftkit.patterns import lazy_pattern

_JOINED = frozenset("、和与及暨/／")
_CALLED = lazy_pattern("奶奶|爷爷|阿姨|婆婆|大哥|大姐|大嫂|[工总局处科校厅董导婶嫂姐哥]")
_DOTTED = lazy_pattern("[一-龥]{2,7}(?:[·•・‧][一-龥]{2,7})+")
_FAMILIAR = frozenset("老小阿")
_LENGTHS = (4, 3, 2)
_SURE = 3
_LONGEST_ROLE = 6
_NO_GIVEN = FUNCTION | frozenset("不了着过们员级个是这所为并省市县区镇乡村局委办部组队长任职副总都还等人有无没未家户名")
_BETWEEN = lazy_pattern(r"[：:\s“（(]{1,2}$")


def find_people(text: str, known: Iterable[Particular]) -> Iterator[Particular]:
    """Yield people beside what tells that somebody is named there; `known` is what is told in the text already."""
    known = tuple(known)
    found = [*_find_behind_roles(text), *_find_before_belongings(text), *_find_called(text), *_find_dotted(text)]
    found += _find_beside(text, [*found, *(one for one in known if one.kind in (PERSON, CALLED))])
    places = [place for place in known if place.kind == PLACE]
    yield from (one for one in found if not any(_runs_into(one, place) for place in places))


def _runs_into(one: Particular, place: Particular) -> bool:
    """Whether a place takes the start or the end of what looked like a name: 查|武汉, 杭州|海康; but 赵永年 is one."""
    if one.start == place.start:
        return place.end < one.end
    return one.start < place.start < one.end and one.text[0] not in read_name_set("surnames")


def _find_dotted(text: str) -> Iterator[Particular]:
    for found in _DOTTED.finditer(text):
        yield _person(text, *found.span())


def _find_behind_roles(text: str) -> Iterator[Particular]:
    for family in _families().finditer(text):
        start = family.start()
        told = _is_role(text, start)
        if (end := _name_end(text, start, loosely=told)) and (told or _stands_alone(text, start, end)):
            yield _person(text, start, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name needs nothing beside it: three characters where a clause opens, or that stand in no words."""
    name, opening = text[start:end], opening_at(text, start)
    if len(name) < _SURE or name[0] not in read_name_set("surnames"):
        return len(name) > _SURE and opening == EDGE
    return opening == EDGE or (opening != NONE and is_distinct(name) and not is_word(text[start - 1 : start + 1]))


def _is_role(text: str, start: int) -> bool:
    """Whether what somebody is ends at a place, be it with a colon behind."""
    between = _BETWEEN.search(text, max(0, start - 2), start)
    end = between.start() if between else start
    return any(text[end - length : end] in _roles() for length in range(1, min(_LONGEST_ROLE, end) + 1))


def _find_called(text: str) -> Iterator[Particular]:
    """Yield people called by their family's name alone: 王处长 (also in 档案局王处长), 赵工, 李奶奶, 老李."""
    for family in _families().finditer(text):
        start, end = family.span()
        if family[0] not in read_name_set("surnames"):
            continue
        if title := _titles().match(text, end):
            if not is_word(text[start - 1 : start + 1]) and not is_word(text[start : end + 1]):  # 语文|老师
                yield Particular(start, title.end(), text[start : title.end()], CALLED, family[0])
        elif called := _CALLED.match(text, end):
            if _is_called(text, start, end, called.end()):
                yield _person(text, start, called.end())
        elif _is_familiar(text, start, end):
            yield _person(text, start - 1, end)


def _is_called(text: str, start: int, middle: int, end: int) -> bool:
    """Whether somebody is called so rather than a word of it: 赵|工, 李|奶奶; not 严|处."""
    if any(map(is_word, (text[start:end], text[start : middle + 1], text[start - 1 : middle]))):
        return False
    opening = opening_at(text, start)
    return opening != NONE if end - middle > 1 else opening == EDGE and closes_at(text, end)


def _is_familiar(text: str, start: int, end: int) -> bool:
    if start < 1 or text[start - 1] not in _FAMILIAR:
        return False
    open_ = opening_at(text, start - 1) == EDGE or _is_role(text, start - 1)
    return open_ and closes_at(text, end) and not _runs_on(text, end)


def _find_before_belongings(text: str) -> Iterator[Particular]:
    for belonging in word_pattern("after_people").finditer(text):
        end = belonging.start()
        start = _name_start(text, end)
        if start < 0 and _is_loose(text[max(0, end - _SURE) : end], worded=True) and opening_at(text, end - _SURE):
            start = end - _SURE
        if start >= 0:
            yield _person(text, start, end)


def _find_beside(text: str, people: list[Particular]) -> Iterator[Particular]:
    """Yield who stands in a list with somebody, before and behind: 李建国与王局长."""
    for one in people:
        end = one.end
        while text[end : end + 1] in _JOINED and (then := _name_end(text, end + 1)):
            yield _person(text, end + 1, then)
            end = then
        start = one.start
        while text[start - 1 : start] in _JOINED and (before := _name_start(text, start - 1)) >= 0:
            yield _person(text, before, start - 1)
            start = before


def _name_end(text: str, start: int, *, loosely: bool = False) -> int:
    """Return where what looks like a name from `start` on ends, 0 if nothing does; `loosely` be it of any signs."""
    for length in _LENGTHS:
        end = start + length
        word = text[start:end]
        named = is_name(word) or (loosely and _is_loose(word))
        if len(word) < length or not named or word in read_set("not_people") or _runs_on(text, end):
            continue
        if length >= _SURE or is_distinct(word) or closes_at(text, end):
            return end
    return 0


def _name_start(text: str, end: int) -> int:
    """Return where what looks like a name up to `end` begins, -1 if nothing does."""
    for start in (end - length for length in _LENGTHS if length <= end):
        if is_name(text[start:end]) and opening_at(text, start) != NONE and not is_word(text[start - 1 : start + 1]):
            return start if end - start >= _SURE or is_distinct(text[start:end]) else -1
    return -1


def _is_loose(word: str, *, worded: bool = False) -> bool:
    """Whether a name may be written with characters that names seldom have; `worded` also with a word (赵|永年)."""
    if len(word) != _SURE or word[0] not in read_name_set("surnames") or not all(map(is_han, word)):
        return False
    given = word[1:]
    free = worded or not is_word(given) or given in read_name_set("place_words") | read_name_set("brand_words")
    return free and _NO_GIVEN.isdisjoint(given) and not is_word(word) and not is_word(word[:2])


def _runs_on(text: str, end: int) -> bool:
    """Whether a word runs over the end of a name, and none begins there."""
    over = is_word(text[end - 1 : end + 1]) or is_word(text[end - 1 : end + 2])
    return end < len(text) and over and not (is_word(text[end : end + 2]) or is_word(text[end : end + 3]))


def _person(text: str, start: int, end: int) -> Particular:
    return Particular(start, end, text[start:end], PERSON, text[start:end], sure=end - start >= _SURE)


@lru_cache(maxsize=1)
def _roles() -> frozenset[str]:
    return read_set("before_people") | read_name_set("titles") | read_name_set("roles")


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    return re.compile("|".join(read_name_words("titles")))


@lru_cache(maxsize=1)
def _families() -> re.Pattern[str]:
    families = read_name_set("surnames") | read_name_set("surnames_words")
    return re.compile("|".join(sorted(families, key=len, reverse=True)))
