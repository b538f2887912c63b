"""`甲镇、乙镇分别排查12人、15人`, `新建、改建校舍12所、26所`: which item each figure of such a list speaks of."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from draftkit.check.clauses import COMMA, ITEM_JOINT, STOP, end_before, pairs_of, start_after
from draftkit.check.joint import name_jointly
from draftkit.check.listed_names import names_before, names_behind, opening_of
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_RESPECTIVELY = lazy_pattern(r"分别|依次|(?P<right_behind>各有?|为|是|达到?)")
"""What leads on to a list. Words of other uses do so right before figures of one unit: 男、女职工各46人、39人."""
_EDGE = lazy_pattern(r"[，：,:。；！？!?;\n、0-9]")
_BOTH = 2
_OF_TWO, _FORMER = lazy_pattern("前者|后者"), "前者"
_GAP = lazy_pattern(r"[、，,]?(?:和|与|及|以及)?")
_REACH, _LED = 160, 40
_MOST = 12
_NEAR = 10
_NUMBER = lazy_pattern("[0-9一二三四五六七八九十]")
_WHEN = MOMENTS | {"period"}
_ENDS = lazy_pattern(r"[。；;！？!?\n、和及]")
"""What a list's items don't hold beyond: the end of its sentence, and other things named jointly."""
_TURNED = lazy_pattern(r"[，,]?(?:人员|户|的)?[，,]?")


Labels = Callable[[int], Sequence[str]]
"""Tells the labels of the facts that have the value of a figure, by its number."""


class Item(NamedTuple):
    """What one figure of a list speaks of: its own item, the words of all, and what stands over or opens the list."""

    own: str
    shared: str
    over: str = ""


def find_lists(text: str, figures: Sequence[Figure], passing: Sequence[bool], labels: Labels) -> dict[int, Item]:
    """Return, for each figure in a list told by 分别, its item. Lists that don't count up are left out.

    Dates and times make lists of their own: 甲村、乙村分别于3月12日、3月15日换届. Behind items that tell whole labels
    figures make a list without 分别, too.
    """
    moments = [number for number, figure in enumerate(figures) if figure.kind in MOMENTS]
    ranks = [number for number, figure in enumerate(figures) if figure.kind == "ordinal" and labels(number)]
    counted = [number for number in _separate(figures) if not passing[number]]
    led: dict[int, Item] = {}
    for row in (moments, ranks, counted):
        led |= _find(text, figures, row, labels)
    items = dict(_find_bare(text, figures, counted, labels)) | led
    items |= dict(_find_next(text, figures, counted, led))
    return items | dict(_find_latter(text, figures, counted, items))


def _separate(figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the figures that stand in no other's value: 2小时15分 is one item of a list."""
    end = 0
    for number, figure in enumerate(figures):
        if figure.start >= end:
            yield number
            end = figure.end


def _find(text: str, figures: Sequence[Figure], counted: Sequence[int], labels: Labels) -> dict[int, Item]:
    items: dict[int, Item] = {}
    place = 0
    earlier: tuple[int, list[str]] = (-1, [])
    for word in _RESPECTIVELY.finditer(text):
        while place < len(counted) and figures[counted[place]].start < word.end():
            place += 1
        run = list(_run(text, figures, counted, place, word.end()))
        doubtful = word["right_behind"] is not None
        if doubtful and not (_goes_on(figures, run, word.end()) and run[0] not in items):
            continue
        if len(run) > 1:
            tally = _tally(figures, counted, place, word.start(), len(run))
            start = _start(text, figures, counted, place - (tally is not None), word.start())
            start = start_after(COMMA, text, start, word.start()) if doubtful else start
            told, known = text[start : word.start()], [labels(number) for number in run]
            names, shared = names_before(told, known, tally.start - start if tally and tally.start >= start else None)
            if not names and earlier[0] >= start - _REACH and len(earlier[1]) == len(run):
                names, shared = earlier[1], COMMA.split(told)[-1]
            elif not names:  # 以植树、飞播造林3万亩，分别完成1.8万亩、1.2万亩
                names = name_jointly(text[start_after(STOP, text, max(0, start - _REACH), start) : start], known)
                names = names or _told_before(text, figures, counted, place, word.start(), len(run))
            shared += text[word.end() : figures[run[0]].start]
        else:
            run = _run_before(text, figures, counted, place, word.start())
            names, shared = _named_behind(text, figures, counted, run, word.end())
        if names:
            opening = opening_of(names)
            for number, name in zip(run, names, strict=True):
                items[number] = Item(name, shared, opening if number != run[0] else "")
            earlier = (figures[run[-1]].end, names)
    return items


def _named_behind(
    text: str, figures: Sequence[Figure], counted: Sequence[int], run: Sequence[int], start: int
) -> tuple[list[str], str]:
    """Return the items named behind their figures, and what stands before these: 得分|90分、85分的分别是|甲、乙."""
    if len(run) < _BOTH:
        return [], ""
    names = names_behind(text[start : end_before(STOP, text, start, start + _REACH)], len(run))
    first = figures[run[0]].start
    place = bisect_left(counted, run[0])
    return names, text[start_after(COMMA, text, _start(text, figures, counted, place, first), first) : first]


def _told_before(
    text: str, figures: Sequence[Figure], counted: Sequence[int], place: int, end: int, count: int
) -> list[str]:
    """Return what the last `count` figures before 分别 are said of, in their sentence and each in a clause of its own:
    接待游客219万人次，旅游收入15.1亿元，|分别增长12.6%、18.2%.
    """
    first = start_after(STOP, text, max(0, end - _REACH), end)
    before = [at for at in range(max(0, place - _MOST), place) if figures[counted[at]].kind not in _WHEN][-count:]
    last = figures[counted[before[-1]]] if before else None
    if last and last.start >= first and (names := _told_in_value(text, last, count)):
        return names
    if len(before) < count or figures[counted[before[0]]].start < first:
        return []
    names = [_clause_of(text, figures, counted, at) for at in before]
    return names if all(names) else []


def _told_in_value(text: str, value: Figure, count: int) -> list[str]:
    """Return what each figure of a whole value is said of, if it is a list of `count`: 大米600袋、油450桶."""
    items = ITEM_JOINT.split(text[value.start : value.end])
    numbers = [_NUMBER.search(item) for item in items]
    told = [item[: number.start()] for item, number in zip(items, numbers, strict=True) if number]
    return told if len(items) == len(told) == count else []


def _find_next(
    text: str, figures: Sequence[Figure], counted: Sequence[int], led: Mapping[int, Item]
) -> Iterator[tuple[int, Item]]:
    """Yield the figures joined behind a list told by 分别, as many as that has, with its items in their order:
    工业、农业分别实现产值71亿元、4亿元，为任务的|100%、113%.
    """
    names: list[str] = []
    end = 0
    for places in _joined(text, figures, counted):
        run = [counted[at] for at in places]
        between = text[end : figures[run[0]].start]
        if len(run) > 1 and all(number in led for number in run):
            names, end = [led[number].own for number in run], figures[run[-1]].end
        elif 1 < len(run) == len(names) and _goes_on_behind(between):
            yield from ((number, Item(name, between)) for number, name in zip(run, names, strict=True))
            end = figures[run[-1]].end
        elif len(run) > 1 or figures[run[0]].kind not in _WHEN:
            names = []


def _goes_on_behind(between: str) -> bool:
    return len(between) <= _LED and bool(COMMA.match(between)) and not _ENDS.search(between)


def _joined(text: str, figures: Sequence[Figure], counted: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places in `counted` of figures that stand with nothing but 、 or 和 between them, in order."""
    run: list[int] = []
    for at, number in enumerate(counted):
        if run and not ITEM_JOINT.fullmatch(text, figures[counted[run[-1]]].end, figures[number].start):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def _find_bare(
    text: str, figures: Sequence[Figure], counted: Sequence[int], labels: Labels
) -> Iterator[tuple[int, Item]]:
    """Yield the figures of one unit that stand right behind as many items named jointly, with their items."""
    for joined in _joined(text, figures, counted):
        for _, places in groupby(joined, key=lambda at: figures[counted[at]].unit):
            place, *others = places
            run = [counted[at] for at in (place, *others)]
            if 1 < len(run) <= _MOST:
                first = figures[run[0]].start
                named = place - (_tally(figures, counted, place, first, len(run)) is not None)
                start = start_after(COMMA, text, _start(text, figures, counted, named, first), first)
                names = name_jointly(text[start:first], [labels(number) for number in run])
                behind = text[figures[run[-1]].end :][:_LED]
                if pairs_of("".join(names)) & pairs_of(_EDGE.split(behind)[0]):
                    continue  # 农民培训、未参训5人、29人|参加培训
                yield from ((number, Item(name, "")) for number, name in zip(run, names, strict=False))


def _find_latter(
    text: str, figures: Sequence[Figure], counted: Sequence[int], items: Mapping[int, Item]
) -> Iterator[tuple[int, Item]]:
    """Yield the figures told of 前者 or 后者, with what the first or the second of the two figures before is said of:
    水费收入9.07亿元，电费收入18.46亿元，前者增长|12.4%，后者增长|5.2%; or of the two things that one is said of.
    """
    names: Sequence[str] = ()
    told = -_REACH
    for word in _OF_TWO.finditer(text):
        place = bisect_left(counted, word.end(), key=lambda number: figures[number].start)
        if word[0] == _FORMER or word.start() - told > _REACH:
            names = _two_before(text, figures, counted, place, items)
        told = word.start()
        if not names or not all(names) or place == len(counted):
            continue
        between = text[word.end() : figures[counted[place]].start]
        if not (STOP.search(between) or COMMA.search(between)):
            yield counted[place], Item(names[word[0] != _FORMER], between)


def _two_before(
    text: str, figures: Sequence[Figure], counted: Sequence[int], place: int, items: Mapping[int, Item]
) -> Sequence[str]:
    """Return the two things that are named last before a figure, each with one of its own or both with one."""
    last = range(max(0, place - _BOTH), place)
    own = [items[counted[at]].own if counted[at] in items else _clause_of(text, figures, counted, at) for at in last]
    joined = ITEM_JOINT.split(own[-1]) if own and counted[place - 1] not in items else ()
    return joined if len(joined) == _BOTH else own if len(own) == _BOTH else ()


def _clause_of(text: str, figures: Sequence[Figure], counted: Sequence[int], at: int) -> str:
    """Return what stands in its clause before a figure."""
    stop = figures[counted[at]].start
    return COMMA.split(text[_start(text, figures, counted, at, stop) : stop])[-1].lstrip("、和与及")


def _goes_on(figures: Sequence[Figure], run: Sequence[int], end: int) -> bool:
    """Whether two or more figures of one unit stand right behind a word."""
    return len(run) > 1 and figures[run[0]].start == end and len({figures[number].unit for number in run}) == 1


def _tally(figures: Sequence[Figure], counted: Sequence[int], place: int, end: int, count: int) -> Figure | None:
    """Return the figure that says how many items are named (甲镇、乙镇两镇), if there is one."""
    if not place:
        return None
    figure = figures[counted[place - 1]]
    return figure if figure.value == count and end - figure.end <= _NEAR else None


def _run(text: str, figures: Sequence[Figure], counted: Sequence[int], place: int, start: int) -> Iterator[int]:
    """Yield the figures that follow one another with nothing but a joint between them; behind 、 a comma is none."""
    end = start
    joined = False
    for at in range(place, len(counted)):
        number = counted[at]
        if figures[number].start - end > _LED:
            return
        gap = text[end : figures[number].start]
        pause = gap[:1] in ("，", ",")
        if end == start:
            if STOP.search(gap) or COMMA.search(gap):
                return
        elif not _GAP.fullmatch(gap) or (pause and joined):
            return
        else:
            joined = not pause
        yield number
        end = figures[number].end


def _run_before(text: str, figures: Sequence[Figure], counted: Sequence[int], place: int, end: int) -> list[int]:
    run: list[int] = []
    for number in reversed(counted[max(0, place - _MOST) : place]):
        gap = text[figures[number].end : end]
        if not (_GAP.fullmatch(gap) if run else _TURNED.fullmatch(gap)):
            break
        run.append(number)
        end = figures[number].start
    return run[::-1]


def _start(text: str, figures: Sequence[Figure], counted: Sequence[int], place: int, end: int) -> int:
    """Return where the sentence, or what follows the last figure before `end`, begins."""
    start = start_after(STOP, text, max(0, end - _REACH), end)
    return max(start, figures[counted[place - 1]].end) if place else start
