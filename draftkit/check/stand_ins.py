"""A body that nobody supplied, told in a text from which a supplied one of its kind is gone: 国土局 for 规划局."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from draftkit.characters import is_within
from draftkit.check.known import LEVELS
from draftkit.names.ordinary import is_word, runs_over
from draftkit.patterns import lazy_pattern

_KIND = lazy_pattern("(?:公司|集团|委员会|办公室|中心|[局委厅院站所处队])$")
_OFFICE = "[局委厅办]"
_HAN = lazy_pattern("[一-龥]+")
_MEETING = lazy_pattern("[省市县区州旗](?:委常委会|政府(?:常务|党组)会|人大常委会|委全会|长办公会|委理论学习中心组)")
_SHORTEST, _LEAST, _LONGEST, _CORE = 3, 5, 14, 2
_OF_ALL = frozenset("全我本各该")
_HALF = 0.5
_NO_NAME = ("其中", "各", "全", "本", "该", "我", "等", "的", "由", "与", "和", "成立", "组建", "新建", "设立", "建立",
            "组织", "招募", "派出", "出动", "慰问", "走访", "培训")  # fmt: skip


class StandIn(NamedTuple):
    """Where a body stands that nobody supplied, the one it seems to stand for, and whether it is nearly that one."""

    start: int
    told: str
    meant: str
    is_near: bool


def find_stand_ins(text: str, names: Iterable[str], supplied: str) -> Iterator[StandIn]:
    """Yield the bodies of a text that stand nowhere in what was `supplied`, each for a name that the text lacks."""
    names = [name for name in names if "、" not in name]
    gone = [name for name in names if name not in text]
    for name in names:
        yield from _nearly(text, name, supplied)
    for name in gone:
        kind = _KIND.search(name)
        if kind and _SHORTEST <= len(name) <= _LONGEST:
            yield from _of_its_kind(text, name, kind[0], supplied)
    meetings = [found[0] for name in gone if (found := _MEETING.match(name)) and found[0] not in text]
    for found in _MEETING.finditer(text) if meetings else ():
        if found[0] not in supplied:
            yield StandIn(found.start(), found[0], meetings[0], is_near=False)


def _of_its_kind(text: str, name: str, kind: str, supplied: str) -> Iterator[StandIn]:
    """Yield what is as long as a name and of its level and kind, or bears its name at another level or rank."""
    level = name[0] if name[0] in LEVELS else ""
    core = name[len(level) : -len(kind)]
    if len(core) < _CORE or _is_spoken_of(text, core):
        if level and len(core) >= _CORE and len(kind) == 1:
            yield from _ranked_otherwise(text, name, core, supplied)
        return
    for found in re.finditer(re.escape(kind), text):
        start = found.start() - len(core) - len(level)
        told = text[max(0, start) : found.end()]
        own = told[len(level) : -len(kind)]
        if start < 0 or not told.startswith(level) or not _HAN.fullmatch(told) or told in supplied:
            continue
        if told.startswith(_NO_NAME) or runs_over(text, start):
            continue
        if f"{own[-_CORE:]}{kind}" in supplied or not is_word(own[-_CORE:]) or is_within(own, name):
            continue
        alike = sum(a == b for a, b in zip(told, name, strict=True))
        yield StandIn(start, told, name, is_near=alike > _HALF * len(name) and own[0] == core[0])


def _nearly(text: str, name: str, supplied: str) -> Iterator[StandIn]:
    """Yield what has a name's level, kind and length, and some of the rest: 省航电公司, of 省港航公司."""
    kind = _KIND.search(name)
    if kind is None or name[0] not in LEVELS or not _LEAST <= len(name) <= _LONGEST:
        return
    core = name[1 : kind.start()]
    for found in re.finditer(f"{name[0]}(?P<own>[一-龥]{{{len(core)}}}){kind[0]}", text):
        is_whole = text[max(0, found.start() - 1)] in _OF_ALL if found.start() else False
        if not (is_whole or found[0] in supplied or set(core).isdisjoint(found["own"])):
            yield StandIn(found.start(), found[0], name, is_near=True)


def _ranked_otherwise(text: str, name: str, core: str, supplied: str) -> Iterator[StandIn]:
    """Yield where an office of another level bears a name's: 省审计厅, of 市审计局."""
    for found in re.finditer(f"[{LEVELS}]{re.escape(core)}{_OFFICE}", text):
        if found[0] not in supplied and found[0][0] != name[0]:
            yield StandIn(found.start(), found[0], name, is_near=True)


def _is_spoken_of(text: str, core: str) -> bool:
    """Whether a text has the name of a body, or half of a long one, in other words: 规划部门, of 规划局."""
    return core in text or (len(core) > _SHORTEST and any(core[at : at + 2] in text for at in range(len(core) - 1)))
