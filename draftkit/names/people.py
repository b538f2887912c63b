"""People: a surname and a given name beside a title, a task, a label, or another such name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.characters import is_han
from draftkit.names.found import CALLED, PERSON, FoundName, person_at
from draftkit.names.lexicon import read_set, read_words
from draftkit.names.ordinary import EDGE, FUNCTION, NONE, closes_at, is_word, opening_at, read_characters
from draftkit.patterns import lazy_pattern

_TASK = lazy_pattern(
    r"亲自|带队|带班|挂帅|牵头|(?:兼)?任(?:组长|副组长|总指挥|指挥长|队长|主任|书记|局长|镇长|县长)|担任|主持|作动员|签发"
    r"|协助|配合|具体(?=[负承抓落])|分管|承办|经办|总牵头|总负责|作(?:工作)?(?:汇报|报告|讲话)"
    r"|表示|强调|指出|介绍说|负责|带头|夫妇|一家|家(?:的|中|里)|身上|手[里中]|脸上|笑着说|说起|谈起|告诉"
)
_LABEL = lazy_pattern(
    r"(?:[一-龥]人员?|联络员|组长|队长|成员|总指挥|指挥长|局长|镇长|县长|书记|主任|[河林田路楼]长)[：:]\s?"
)
_HOME = lazy_pattern(r"[局厅委办队站院室部组科股村镇]|(?<!有)所|中心|公司|学校|单位|企业|社区|街道")
_PARTED = lazy_pattern(r"[、，,/／和]\s?")
_LISTED = lazy_pattern(r"、")
_DOES = lazy_pattern(
    "[每带率任驻]|负责|协助|配合|分管|包[片村联保抓]|牵头|主[持讲]|担任|具体|承办|经办|督[办导]|统筹|把关|值[守班]|管[理护]|指导|对接|汇报|同志|全程|居中|现场|亲自"
)
_BY = lazy_pattern(r"(?<![理自因缘经])由")
_ANONYMOUS = lazy_pattern(r"([一-龥])某{1,2}(?![些个种项类地方一单时段处次天件名位样人])")
_DOTTED = lazy_pattern(r"[一-龥]{2,8}(?:·[一-龥]{2,8})+")
_GENERAL = frozenset({"同志", "先生", "女士"})
_LENGTHS = (4, 3, 2)
_NO_GIVEN = frozenset("等上下来去出起眼不了着过们员级个的是这那所为并省市县区镇乡村局委办部组队长任职副总都已还")
_NOT_BEHIND = frozenset("们员级")


def find_people(text: str) -> Iterator[FoundName]:
    """Yield people; all but a bare surname with a title (王局长) within a clause are sure."""
    for title in _titles().finditer(text):
        weak = title[0] in read_set("roles")
        start, end = title.span()
        if is_word(text[start : end + 1]) or (weak and is_word(text[end - 1 : end + 1])):
            continue  # 主席台, 输变电工|程
        yield from _before_title(text, title.start(), title.end())
        yield from _read_list(text, title.end(), weak=weak)
    for task in _TASK.finditer(text):
        if opening_at(text, task.start() - 3) == EDGE or opening_at(text, task.start() - 2) == EDGE:
            yield from _read_back(text, task.start(), plain=True)
    for label in _LABEL.finditer(text):
        yield from _read_list(text, label.end())
    yield from _find_staff(text)
    for word in _BY.finditer(text):  # 由罗志强每天巡查: what is done by somebody
        end = name_end(text, word.end(), weak=True)
        if end - word.end() > 2 and is_distinct(text[word.end() : end]) and _DOES.match(text, end):
            yield person_at(text, word.end(), end)
    for mark in _LISTED.finditer(text):
        yield from _read_pair(text, mark.start())
    for found in _ANONYMOUS.finditer(text):
        yield from _read_anonymous(text, found)
    for found in _DOTTED.finditer(text):
        if not any(_holds_any_word(part) for part in found[0].split("·")):
            yield person_at(text, found.start(), found.end())


def _holds_any_word(part: str) -> bool:
    """Whether part of a name in another language is made of words, as a saying's is: 智汇潇湘·才聚湖南."""
    foreign = read_characters("transliterated_characters")
    pairs = (part[place : place + 2] for place in range(len(part) - 1))
    words = (pair for pair in pairs if is_word(pair) or f"{pair}省" in read_set("places"))
    return is_word(part) or any(not foreign.issuperset(word) for word in words)


def _find_staff(text: str) -> Iterator[FoundName]:
    """Yield people named right behind where they work or live: 县水利局|张伟到场."""
    for home in _HOME.finditer(text):
        start = home.end()
        end = name_end(text, start, weak=True) if text[start : start + 1] in _family_openers() else 0
        if end and is_distinct(text[start:end]) and closes_at(text, end) and not is_word(text[start - 1 : start + 1]):
            yield person_at(text, start, end)


def _before_title(text: str, start: int, end: int) -> Iterator[FoundName]:
    title = text[start:end]
    if text[end : end + 1] in _NOT_BEHIND or title in read_set("roles"):
        return
    named = list(_read_back(text, start))
    yield from named
    surname = text[start - 1 : start]
    if not named and start and surname in read_set("surnames") and title not in _GENERAL:
        opening = opening_at(text, start - 1)
        if opening != NONE and not is_word(text[start - 1 : start + 1]):
            yield FoundName(start - 1, end, text[start - 1 : end], CALLED, surname, sure=opening == EDGE)


def _read_back(text: str, stop: int, *, plain: bool = False) -> Iterator[FoundName]:
    """Yield the person whose name ends at `stop`; `plain` asks for what can be no word."""
    for length in _LENGTHS:
        start = stop - length
        if start < 0 or not is_name(text[start:stop]) or opening_at(text, start) == NONE:
            continue
        if plain and not (is_distinct(text[start:stop]) and opening_at(text, start) == EDGE):
            continue
        if length > 3 or not _is_cut(text, start):
            yield person_at(text, start, stop)
        return


def _is_cut(text: str, start: int) -> bool:
    """Whether a word reaches over the start of what looks like a name: 提高|建设."""
    return start > 0 and is_word(text[start - 1 : start + 1]) and not is_word(text[start - 2 : start])


def _read_list(text: str, place: int, *, weak: bool = False) -> Iterator[FoundName]:
    """Yield the people named one after another from `place`: 副局长李强、王建国."""
    first = True
    while end := name_end(text, place, weak=weak or not first):
        yield person_at(text, place, end)
        parted = _PARTED.match(text, end)
        if not parted:
            return
        place, first = parted.end(), False


def name_end(text: str, start: int, *, weak: bool) -> int:
    """Return where a name that begins at `start` ends, 0 if none does. `weak` asks for what can be no word."""
    for length in _LENGTHS:
        end = start + length
        name = text[start:end]
        if len(name) < length or not is_name(name):
            continue
        if not is_han(text[end : end + 1]):
            return end
        closed, distinct = closes_at(text, end), is_distinct(name)
        if any(is_word(text[end - 1 : end + n]) for n in (1, 2)):
            closed, distinct = closed and distinct and length > 2 and not weak, False
        if length > 2 and name[1:] in read_set("given_words") and name[0] in read_set("surnames"):
            return end
        if (closed and (length > 2 or distinct or not weak)) or (
            distinct and length > 2 and name[0] in read_set("surnames")
        ):
            return end
    return _transliteration_end(text, start)


def _transliteration_end(text: str, start: int) -> int:
    """Return where a name of another people ends (巴特尔, 扎西顿珠)."""
    characters = read_characters("transliterated_characters")
    end = start
    while end < start + 6 and text[end : end + 1] in characters and text[end : end + 1]:
        end += 1
    while end - start > 2 and not closes_at(text, end):
        end -= 1
    words = is_word(text[start:end]) or any(is_word(text[place : place + 2]) for place in range(start, end - 1))
    return end if end - start > 2 and not words else 0


def _read_pair(text: str, mark: int) -> Iterator[FoundName]:
    """Yield two people told only by standing in a list: 孙梦瑶、陆子涵."""
    start = next((mark - n for n in (3, 2) if mark >= n and is_name(text[mark - n : mark])), mark)
    end = name_end(text, mark + 1, weak=True)
    if start == mark or not end or opening_at(text, start) != EDGE:
        return
    names = (text[start:mark], text[mark + 1 : end])
    if any(map(is_distinct, names)) and all(len(name) > 2 or is_distinct(name) for name in names):
        yield person_at(text, start, mark)
        yield person_at(text, mark + 1, end)


def is_name(word: str) -> bool:
    """Whether `word` has the shape of a Chinese person's name and is no ordinary word."""
    family = word[:2] if word[:2] in all_surnames() and len(word) > 2 else word[:1]
    given = word[len(family) :]
    if family not in all_surnames() or not 1 <= len(given) <= 2 or is_word(word):
        return False
    seldom, strange = read_characters("given_seldom_words"), set(given) - read_characters("given_characters")
    if strange and (len(given) == 1 or len(strange) > 1 or seldom.isdisjoint(given) or _holds_word(word, strange)):
        return False
    if family not in read_set("surnames") and not (seldom.issuperset(given) if is_word(given) else _is_seldom(given)):
        return False
    if len(family) == 2 or len(given) == 1:
        return True
    return not is_word(word[:2]) or (word[:2] in read_set("place_words") and word[2] in seldom)


def _holds_word(word: str, strange: set[str]) -> bool:
    if not all(map(is_han, strange)) or not strange.isdisjoint(FUNCTION | _NO_GIVEN):
        return True
    return is_word(word[-2:]) or is_word(word[:2])


def may_be_name(text: str, start: int, end: int) -> bool:
    """Whether what stands at a place may be a person's name if one like it is known: no word in it, an edge before."""
    word = text[start:end]
    words = any(is_word(part) for part in (word, word[:2], word[1:]))
    return word[0] in all_surnames() and all(map(is_han, word)) and not words and opening_at(text, start) != NONE


def is_distinct(word: str) -> bool:
    """Whether a name can hardly be anything else: its characters seldom stand in words."""
    return is_name(word) and _is_seldom(word[1:]) and not is_word(word[1:])


def _is_seldom(given: str) -> bool:
    return not read_characters("given_seldom_words").isdisjoint(given)


def _read_anonymous(text: str, found: re.Match[str]) -> Iterator[FoundName]:
    start = found.start()
    if found[1] in all_surnames() and opening_at(text, start) != NONE and not is_word(text[start - 1 : start + 1]):
        yield FoundName(start, found.end(), found[0], PERSON, found[0])


@lru_cache(maxsize=1)
def all_surnames() -> frozenset[str]:
    """Return the family names that there are, also those that are common words."""
    return read_set("surnames") | read_set("surnames_words")


@lru_cache(maxsize=1)
def _family_openers() -> frozenset[str]:
    return frozenset(surname[0] for surname in all_surnames())


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    words = sorted({*read_words("titles"), *read_words("roles")}, key=len, reverse=True)
    return re.compile("|".join(words))
