"""What a value of words alone tells: a list of people (单日许大勇、双日纪春雷) or of states (主体完工，待验收), or one
state whose label says nothing (状态：正在公示).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from draftkit.check.clauses import CLAUSE
from draftkit.check.compounds import Told, items_of
from draftkit.check.items import NAME_ENDS
from draftkit.check.lexicon import read_words
from draftkit.check.turned.named import may_be_person
from draftkit.check.turned.stances import Mark, is_open, read_marks
from draftkit.figures import find_figures
from draftkit.names import find_names
from draftkit.patterns import lazy_pattern

_LINK = lazy_pattern("(?:[为是由：:]|负责人?)$")
_NAME_AND_NOTE = lazy_pattern("(?P<name>[^（）()]{2,})[（(](?P<note>[A-Za-z0-9一-鿿]{2,})[）)]")
_LENGTHS = (3, 2, 4)
_LEAST = 2


def may_tell_otherwise(label: str, value: str) -> bool:
    """Whether a value of words is a list, or a state that its label says nothing of; asked before a text is read."""
    return len(items_of(value)) >= _LEAST or label in read_words("bare_labels")


def read_worded(label: str, value: str, text: str) -> Sequence[Told]:
    """Return what a value without spaces and figures tells, item by item, as a `text` has not the whole of it; nothing
    where it is none of these, or a list of names that all stand: their order is looked at elsewhere.
    """
    items = items_of(value)
    if find_figures(value):
        return ()
    if len(items) < _LEAST:
        return tuple(_of_itself(value, text)) if label in read_words("bare_labels") else ()
    people = people_in(value, text)
    if not people:
        return tuple(_noted(items, text)) or tuple(_deeds(items, text)) or tuple(_states(items, text))
    things = [_LINK.sub("", item.removesuffix(name)) for item, name in zip(items, people, strict=True)]
    if all(things) and all(thing in text for thing in things):
        return [Told(thing, name, is_label=True) for thing, name in zip(things, people, strict=True)]
    lacking = not any(things) and any(name not in text for name in people)
    return [Told("", name) for name in people] if lacking else ()


def _of_itself(value: str, text: str) -> Iterator[Told]:
    """Yield what a state says of what it names itself: 旱沟村|暂停受理, or else of what is done: 公示|正在公示."""
    name = next((name for name in find_names(value) if name.start == 0 and name.text in text), None)
    marks = read_marks(value)
    if name is not None and len(value) - name.end >= _LEAST:
        yield Told(name.text, value[name.end :], is_label=True)
    elif marks and marks[0].verb in text:
        yield Told(marks[0].verb, value, is_label=True)


def people_in(value: str, text: str = "") -> Sequence[str]:
    """Return whom a value names that is somebody's name or a list of such, each alone or behind what is said of him.

    Of several names that an item may end with the one that the `text` has is meant.
    """
    people = [_person(item, text) for item in items_of(value)]
    return people if all(people) else ()


def _person(item: str, text: str) -> str:
    """Return the name of somebody that an item ends with: 卢海 of 电工班|卢海, though 班 may be a family's name."""
    ends = [item[-size:] for size in _LENGTHS if may_be_person(item[-size:])]
    return next((end for end in ends if end in text), ends[0] if ends else "")


def _noted(items: Sequence[str], text: str) -> Iterator[Told]:
    """Yield what each name of a list is for, which stands in brackets behind it: 甲公司（大宗食材）、乙坊（豆制品）."""
    found = [_NAME_AND_NOTE.fullmatch(item) for item in items]
    notes = [one["note"] for one in found if one]
    if len(notes) == len(items) == len({*notes}) and all(note in text for note in notes):
        yield from (Told(one["note"], one["name"], is_label=True) for one in found if one)


def _deeds(items: Sequence[str], text: str) -> Iterator[Told]:
    """Yield who does what, where each item names a body and then its own task: 县统计局|核定数据、县档案馆|核查资料."""
    names = [next((name.text for name in find_names(item) if name.start == 0), "") for item in items]
    tasks = [item.removeprefix(name) for item, name in zip(items, names, strict=True)]
    if all(names) and all(len(task) >= _LEAST and task in text for task in tasks) and len({*tasks}) == len(tasks):
        yield from (Told(task, name, is_label=True) for task, name in zip(tasks, names, strict=True))


def _is_told(mark: Mark, told: Sequence[Mark]) -> bool:
    """Whether of some marks one says that the same is done, or that it is not."""
    return any(one.verb == mark.verb and is_open(one) == is_open(mark) for one in told)


@lru_cache(maxsize=4)
def _marks_in(text: str) -> tuple[Mark, ...]:
    return tuple(mark for clause in CLAUSE.split(text) for mark in read_marks(clause))  # asked for each list of states


def _with_states(items: Sequence[str]) -> Sequence[str]:
    """Return the items of a list of states, with what holds for one before it too: 胡家桥、石门桥|已通车."""
    whole: list[str] = []
    state = ""
    for item in reversed(items):
        marks = read_marks(item)
        state = item[marks[0].start :] if marks else state
        shared = not marks and state and item.endswith(NAME_ENDS)
        whole.append(f"{item}{state}" if shared else item)
    return whole[::-1]


def _states(items: Sequence[str], text: str) -> Iterator[Told]:
    """Yield how far each thing has come that an item names, or the one before it does (主体|完工，|待验收), where the
    text has what was or is to be done.
    """
    items = _with_states(items)
    marks = [read_marks(item) for item in items]
    thing = ""
    named = all(marks) and any(one[0].start for one in marks)  # 已建成，尚未投用 is all said of the label
    told = _marks_in(text) if named else ()
    for item, found in zip(items, marks, strict=True) if told and all(_is_told(one[0], told) for one in marks) else ():
        thing = item[: found[0].start] or thing
        yield Told(thing, item[found[0].start :])
