"""How far a thing is said to have come: denied (未整改), planned (拟建), under way (正在办理), done (已办结)."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.lexicon import read_alternation, word_pattern
from draftkit.check.turned.plans import is_carried_out
from draftkit.ledger import Fact
from draftkit.patterns import lazy_pattern

DENIED, PLANNED, UNDER_WAY, DONE = "denied", "planned", "under way", "done"

_GROUPS = {"d": DENIED, "p": PLANNED, "y": UNDER_WAY, "u": UNDER_WAY, "x": DONE, "w": DONE, "s": DONE}
TIMES = (
    r"(?:(?:[今明后去来]|本|下)年|[上下]半年|年[内底初]前?|月[内底初]前?|[春夏秋冬]季|[一二三四]季度|[春夏秋冬]天|汛[前后期]"
    r"|节前|届时|经?(?<=经)[^，。；]{1,8}?(?=批准|同意|审议|审定|批复|备案))"
)
LATER = lazy_pattern(f"{TIMES}|下一步|下步|今后|接下来")
_MOMENT = r"_+|(?:\d+[年月日时点分:]\d*)+(?:[上中下]旬|[底初末])?(?:之?前|左右)?"
"""A day that is told or left blank: 计划于6月30日前启用, 预计于____启用."""
WAITING = r"(?<![等招接期优看对款善虐留交])待(?!遇|命|人|业|定)"
_BY_NOW = lazy_pattern("(?:[目当此先日以提]前|前期|现在|以来|[去上前]年)$")
"""What is no verb before 完成: 目前|完成清淤."""
_BEING = "(?<![现实存所潜正仍还尚内外同健旨])在"
"""Under way in one character: 在建项目, 在研课题."""
_AHEAD = lazy_pattern("(?<![即已经])将(?![军士领乐近])")
_DUE = lazy_pattern(
    "(?<![一-鿿])[应需](?=征[收缴用迁]|收缴|缴[纳存]|拆[迁除]|整[改治]|完成|建[设成]|发放|检[查测]|治理|安置|改造|办[理结])"
)
"""What is still to be done, at the start of a label: 应|征收土地, 需|拆迁房屋."""
_INTENDED = lazy_pattern("计划|打算")
"""What is under way is no more than a plan: 还在计划建设之中."""
_PLANS = lazy_pattern("^next_steps?$|^plans?$|下一?步|下阶段|下一阶段|打算|计划|工作安排|目标任务|工作思路|建议")
_OF_PLANS = lazy_pattern("完成|落实|进展|成效|执行|情况")
"""What a group of facts that are yet to come is called, and what tells how plans have fared: 计划|完成情况."""
_HAN = lazy_pattern("[一-鿿]{2}")
_LONGEST = 16


class Mark(NamedTuple):
    """A word that says how far something has come, where it stands; the two characters it is said of, and where."""

    stance: str
    start: int
    end: int
    verb: str
    place: int

    @property
    def reach(self) -> tuple[int, int]:
        """Where the mark with its verb starts and ends."""
        return min(self.start, self.place), max(self.end, self.place + len(self.verb))


@lru_cache(maxsize=8192)
def read_marks(words: str) -> tuple[Mark, ...]:
    """Return the marks of a label or clause, in order; what is denied or planned is not done too (未投产)."""
    marks: list[Mark] = []
    governed = 0
    for found in _pattern().finditer(words):
        group = found.lastgroup or ""
        start, end = found.span(group)
        if start < governed or (group == "p" and is_carried_out(words, start, end)):
            continue
        if group == "u" and words.startswith(("在", "从")) and words.endswith("中"):
            continue  # 在急救工作中
        if group == "y" and _INTENDED.match(words, end):
            continue
        before = group in "su" and not _BY_NOW.search(words, 0, start)
        place = start if group == "w" else _verb_before(words, start) if before else _verb_behind(words, end)
        if before and place < governed:  # 尚未整改完成
            continue
        if group == "w" and start == governed > 0:  # 未建成投用
            governed = end
            continue
        mark = Mark(_GROUPS[group], start, end, words[place : end if group == "w" else place + 2], place)
        if len(mark.verb) >= 2:
            marks.append(mark)
            governed = mark.reach[1] if is_open(mark) else 0
    return tuple(marks)


def _verb_behind(words: str, end: int) -> int:
    # 不 denies what is right behind it: 意见不统一搁置 is put off
    light = _light().match(words, end) if words[end - 1] != "不" else None
    start = light.end() if light else end
    if _HAN.match(words, start):
        return start
    # 拟近期启动, 已完成: where nothing but light words follow, the last of them is meant
    return max(end, start - 2) if light and start > end else max(0, end - 2)


def _verb_before(words: str, start: int) -> int:
    found = _before_light().search(words, max(0, start - _LONGEST), start)
    return found.start() if found else max(0, start - 2)


@lru_cache(maxsize=4096)
def read_stance(label: str) -> tuple[str, frozenset[str]]:
    """Return the stance that a label takes and what it takes it on; empty for none, or for more than one."""
    marks = read_marks(label)
    if not marks or word_pattern("deadlines").search(label):  # 完成时限: it tells neither that it is done nor that not
        return "", frozenset()
    first = marks[0].stance
    verbs = frozenset(mark.verb[:2] for mark in marks)
    if first == DONE:
        return (DONE, verbs) if all(mark.stance == DONE for mark in marks) else ("", frozenset())
    # 力争年底前完成投资: what is planned is done when it is done
    return first, verbs


@lru_cache(maxsize=4096)
def read_label_stance(label: str) -> tuple[str, frozenset[str]]:
    """Return the same of a fact's label, where 将 is a plan (将培训学员), as 应 is; in a sentence they may not be."""
    return read_stance(_DUE.sub("拟", _AHEAD.sub("拟", label)))


def is_due(label: str) -> bool:
    """Tell whether a label says what is to be done, of which more may be told: 应整改12个，已全部整改."""
    return _DUE.match(label) is not None


def read_fact_stance(fact: Fact) -> tuple[str, frozenset[str]]:
    """Return the same of a fact: of its label, or that it is planned, as what stands among the next steps is."""
    stance = read_label_stance(fact.label)
    told = stance[0] not in ("", DONE) or fact.label.startswith("已")
    if told or not _PLANS.search(fact.section) or _OF_PLANS.search(fact.section):
        return stance
    return read_label_stance(f"拟{fact.label}")


def is_open(mark: Mark) -> bool:
    """Tell whether a mark says that something is not done."""
    return mark.stance != DONE


def is_on_any(mark: Mark, verbs: Iterable[str]) -> bool:
    """Tell whether a mark may be on the same thing as any of some verbs."""
    return any(is_related(mark.verb, verb) for verb in verbs)


def concerns(mark: Mark, verbs: Iterable[str], words: str) -> bool:
    """Tell whether a mark may be on the same thing as any of some verbs, or any of them stands in its clause."""
    return any(is_related(mark.verb, verb) or verb in words for verb in verbs)


def is_related(one: str, other: str) -> bool:
    """Tell whether two verbs may speak of the same thing: 办理 and 办结 do."""
    return bool(set(one) & set(other))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = {name: read_alternation(name) for name in ("negations", "planned", "under_way", "done", "done_words",
                                                           "done_after", "done_last", "under_way_after")}  # fmt: skip
    light = read_alternation("light")
    return re.compile(
        # 不少, 不断, 零星, 淹没 deny nothing
        f"(?P<d>(?!(?<=[淹沉吞埋覆隐])没|没收|不[少断仅但]|零[星售散部工]|(?<=社)零|无(?:障碍|人机|害化|偿|线|疑|论))(?:{words['negations']}))|(?P<p>{words['planned']}|(?<=[年月日期内后])将|(?<![已经])将(?=(?:{light})*(?:完成|建成|{words['done_words']})(?![率数量情时]))|{WAITING})"
        f"|(?P<y>{words['under_way']}|{_BEING}(?=建(?![设立筑议造成])|研(?![究判讨])|施(?![工行策])))|(?P<w>{words['done_words']})(?!功|验收)"
        f"|(?<=[一-鿿]{{2}})(?P<s>{words['done_after']}|(?:{words['done_last']})(?![一-鿿]))|(?P<x>{words['done']})"
        f"|(?<=[一-鿿]{{2}})(?P<u>{words['under_way_after']})(?![一-鿿])"
    )


@lru_cache(maxsize=1)
def _light() -> re.Pattern[str]:
    return re.compile(f"(?:{TIMES}|{_MOMENT}|{read_alternation('light')})*")


@lru_cache(maxsize=1)
def _before_light() -> re.Pattern[str]:
    return re.compile(rf"[一-鿿]{{2}}(?=(?:{read_alternation('light')})*\Z)")
