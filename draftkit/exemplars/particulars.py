"""Find what is particular to a sample report: figures, dates, people, organisations, places, documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from draftkit.characters import is_han
from draftkit.exemplars.lexicon import read_words
from draftkit.exemplars.likely_places import find_likely_places
from draftkit.figures import Figure, find_figures
from draftkit.names import BODY, MASK, PERSON, PLACE, FoundName, find_names
from draftkit.names.lexicon import read_set
from draftkit.names.lexicon import read_words as read_name_words
from draftkit.names.ordinary import EDGE, NONE, is_word, opening_at, runs_over
from draftkit.patterns import lazy_pattern

FIGURE, WORD, BLANK = "figure", "word", "blank"
"""Kinds of particulars besides those of names: a figure, a word of the user's list, a place left blank."""

_NUMERAL = lazy_pattern("[0-9０-９〇零一二两三四五六七八九十百千万亿半]")
_DIGITS = lazy_pattern(r"[0-9](?:[0-9A-Za-z./-]*[0-9A-Za-z])?")
_BLANK = lazy_pattern(r"[_＿]+|[Xx]{2,}|[○●◯]{2,}")
_CODE = lazy_pattern(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{0,254}[A-Za-z0-9]|https?://[!-~]*[0-9A-Za-z/=&#_~+]")
_REPEATED = frozenset({PERSON, BODY, PLACE})


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a user adds: words that are particulars, and words that are none."""

    mask: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


NO_WORDS = OwnWords()


@dataclass(frozen=True, slots=True)
class Particular:
    """What is particular to a sample: `text[start:end]`, in code points; `stem` is what is proper in a name."""

    start: int
    end: int
    text: str
    kind: str
    stem: str = ""
    sure: bool = True


def find_particulars(
    text: str, words: OwnWords = NO_WORDS, known: Mapping[str, Particular] | None = None
) -> list[Particular]:
    """Return the particulars of a text, in order, none over another: of two the longer.

    `known` are names found elsewhere, by their text.
    """
    names = [_of_name(name) for name in find_names(text) if name.kind != MASK and "×" not in name.text]
    names += [*_find_people(text), *_find_places(text)]
    found = [
        *_find_words(text, words.mask),
        *names,
        *_find_again(text, [*names, *(known or {}).values()]),
        *(_of_figure(figure) for figure in find_figures(text) if _is_particular(text, figure)),
        *_find_by(_CODE, text, FIGURE),
        *_find_by(_DIGITS, text, FIGURE),
        *_find_by(_BLANK, text, BLANK),
    ]
    return _settle(found, len(text), _spans(text, words.keep))


def _settle(found: list[Particular], length: int, kept: list[tuple[int, int]]) -> list[Particular]:
    """Choose, where particulars overlap, the user's words first, then the longer; none that begins in a kept word."""
    taken, safe = bytearray(length), bytearray(length)
    for start, end in kept:
        safe[start:end] = b"\1" * (end - start)
    settled: list[Particular] = []
    for one in sorted(found, key=lambda p: (p.kind != WORD, p.start - p.end, p.start)):
        if not safe[one.start] and not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            settled.append(one)
    return sorted(settled, key=lambda p: p.start)


def _of_name(name: FoundName) -> Particular:
    return Particular(name.start, name.end, name.text, name.kind, name.stem, name.sure)


def _of_figure(figure: Figure) -> Particular:
    return Particular(figure.start, figure.end, figure.text, FIGURE)


def _is_particular(text: str, figure: Figure) -> bool:
    """Whether a figure states something: no slogan (五个到位), no single thing (一个, 一批), no bare 下午."""
    if figure.kind == "slogan" or not _NUMERAL.search(figure.text) or text[figure.start - 1 : figure.start] == "×":
        return False  # ××万余份 is masked already
    return not (figure.kind == "count" and figure.value == 1 and figure.text.startswith("一"))


def _find_by(pattern: re.Pattern[str], text: str, kind: str) -> Iterator[Particular]:
    for found in pattern.finditer(text):
        yield Particular(found.start(), found.end(), found[0], kind)


def _find_words(text: str, words: tuple[str, ...]) -> Iterator[Particular]:
    for start, end in _spans(text, words):
        yield Particular(start, end, text[start:end], WORD, text[start:end])


def _spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    if not words:
        return []
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return [found.span() for found in re.finditer(pattern, text)]


def _find_again(text: str, names: list[Particular]) -> Iterator[Particular]:
    """Yield the places where a name stands again that was found by its surroundings once."""
    for name in {one.text: one for one in names if one.kind in _REPEATED and not is_word(one.text)}.values():
        for found in re.finditer(re.escape(name.text), text):
            yield Particular(found.start(), found.end(), name.text, name.kind, name.stem, name.sure)


def _find_people(text: str) -> Iterator[Particular]:
    """Yield what stands like a name before a post: more than can be held against a text, for nothing is lost by it."""
    for title in _titles().finditer(text):
        for length in (3, 2):
            start = title.start() - length
            if start >= 0 and _may_be_person(text, start, title.start()):
                name = text[start : title.start()]
                yield Particular(start, title.start(), name, PERSON, name, sure=length == 3)
                break


def _may_be_person(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    surnames = read_set("surnames") | read_set("surnames_words")
    if word[0] not in surnames or not all(map(is_han, word)) or is_word(word):
        return False
    if len(word) == 2:
        return word[0] in read_set("surnames") and opening_at(text, start) == EDGE
    return opening_at(text, start) != NONE and not is_word(word[:2]) and not is_word(word[1:])


@lru_cache(maxsize=1)
def _titles() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, read_name_words("titles"))))


def _find_places(text: str) -> Iterator[Particular]:
    """Yield provinces and cities that stand without 省 or 市, and what only stands like a place."""
    for start, end in find_likely_places(text):
        yield Particular(start, end, text[start:end], PLACE, text[start:end], sure=False)
    for found in _bare_places().finditer(text):
        start, end = found.span()
        if not runs_over(text, start) and not is_word(text[end - 1 : end + 1]):  # 推广|水冲式
            yield Particular(start, end, found[0], PLACE, found[0])


@lru_cache(maxsize=1)
def _bare_places() -> re.Pattern[str]:
    cities = (word[:-1] for word in read_name_words("places") if len(word) > 2 and word[-1] in "省市")
    names = {*cities, *read_words("bare_places")} - set(read_words("no_places"))
    return re.compile("|".join(sorted(names, key=len, reverse=True)))


