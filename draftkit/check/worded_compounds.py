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
        return _of_itself(value, text) if label in read_words("bare_labels") else ()
    for read in (_posted, _noted, _tasked):
        pairs = [read(item, text) for item in items]
        said = [thing for thing, _ in pairs]
        if all(said) and all(thing in text for thing in said) and len({*said}) == len(said):
            return [Told(thing, name, is_label=True) for thing, name in pairs]
    people = people_in(value, text)
    if people == items and any(name not in text for name in people):
        return [Told("", name) for name in people]
    return () if people else tuple(_states(items, text))


def _of_itself(value: str, text: str) -> Sequence[Told]:
    """Return what a state says of what it names itself: 旱沟村|暂停受理, or else of what is done: 公示|正在公示."""
    state, name = _tasked(value, text)
    verb = next((mark.verb for mark in read_marks(value)), "")
    told = ((name, state), (verb, value))
    return next(([Told(thing, said, is_label=True)] for thing, said in told if thing and thing in text), ())


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


def _posted(item: str, text: str) -> tuple[str, str]:
    """Return what is said of somebody, and his name: 电工班|卢海."""
    name = _person(item, text)
    return (_LINK.sub("", item.removesuffix(name)), name) if name else ("", "")


def _noted(item: str, _: str) -> tuple[str, str]:
    """Return what a name is for, which stands in brackets behind it, and that: 大宗食材|甲公司."""
    found = _NAME_AND_NOTE.fullmatch(item)
    return (found["note"], found["name"]) if found else ("", "")


def _tasked(item: str, _: str) -> tuple[str, str]:
    """Return the task of a body, and its name: 核定数据|县统计局."""
    name = next((name.text for name in find_names(item) if name.start == 0), "")
    task = item.removeprefix(name)
    return (task, name) if name and len(task) >= _LEAST else ("", "")


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
    text has what was or is to be done, or each thing that is named.
    """
    items = _with_states(items)
    marks = [read_marks(item) for item in items]
    if not all(marks) or not any(one[0].start for one in marks):
        return  # 已建成，尚未投用 is all said of the label
    things, told = [item[: found[0].start] for item, found in zip(items, marks, strict=True)], _marks_in(text)
    named = all(thing in text for thing in things) and any(len(thing) > _LEAST for thing in things)
    if named or (told and all(_is_told(one[0], told) for one in marks)):
        thing = ""
        for item, name in zip(items, things, strict=True):
            thing = name or thing
            yield Told(thing, item[len(name) :])
