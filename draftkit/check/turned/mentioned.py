"""Whether a verb is told as done where it stands, may be, or is only mentioned: 全部整改, 整改方案, 动员参保."""

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.check.lexicon import read_alternation, read_words, word_pattern
from draftkit.check.summed import REST
from draftkit.check.turned.stances import TIMES
from draftkit.patterns import lazy_pattern

TOLD, MAYBE = "told", "maybe"

_HAN = lazy_pattern("[一-鿿]*")
_SURE = (
    "全部|全面|全数|全额|足额|均|都|也|皆|已|已经|现|现已|完成|实现|得到|予以|及时|按时|按期|如期|依法|"
    "逐一|逐户|逐个|先后|相继|顺利|圆满|成功|集体|统一|集中"
)
"""What stands before a verb that is told as done, and says nothing else: 全部整改, 均依法注销."""
_ONLY_SURE = lazy_pattern(_SURE)
_DONE = "全部|全数|均|都|皆|已|完成|实现"
_ENDED = lazy_pattern("(?:了|到位|完毕|完成|成功|彻底|清零)*")
_JOINED = ("并", "和", "及", "与", "工作", "任务", "了", "到位", "完毕")
_ON = lazy_pattern(f"对|将|{REST}|其他")
_OBJECT = 6
"""Characters of what a verb is done to, up to a figure (办结|信访积案|12件); more where they end as its label does."""


def weigh_mention(words: str, at: int, figure: tuple[int, int], label: str) -> str:
    """Return whether a bare verb of a label at a place of a clause is told as done: `TOLD`, `MAYBE`, or `""`.

    `figure` is where the clause's figure stands. 注销企业41家 and 41家企业全部注销 are told; 企业41家，注销后 may be.
    """
    if is_mentioned(words, at, label):
        return ""
    start, end = figure
    before, behind = words[:at], words[at + 2 :]
    if _done_before().search(before):
        return TOLD
    if _ON.search(words[: min(at, start)]):
        return MAYBE
    if at < start:
        near = start - at - 2 <= _OBJECT or words[start - 2 : start] in label
        leads = near and _HAN.fullmatch(words, at + 2, start)
        return TOLD if leads and not _idle().sub("", before) else MAYBE
    run = _run(words, at + 2)
    listed = behind[len(run) :].startswith("、")
    rest = _ENDED.sub("", run, count=1) + _ONLY_SURE.sub("", before[end:])
    return TOLD if not listed and set(rest) <= set(label) else MAYBE


def is_mentioned(words: str, at: int, label: str) -> bool:
    """Tell whether a verb at a place of a clause is no more than what something else is for, or somebody is to do.

    Not where its label has the same words, which then are what is told: 未办理手续.
    """
    verb = words[at : at + 2]
    noun = word_pattern("beside_deeds").match(words, at + 2)
    if noun and f"{verb}{noun[0]}" not in label:
        return True
    *_, urged = (None, *word_pattern("urged").finditer(words, 0, at))
    return urged is not None and not _done_before().search(words, urged.end(), at)


def weigh_completed(words: str, end: int, label: str) -> str:
    """Return whether 完成 with a verb that ends at a place tells the deed or a step on the way to it.

    完成改造 and 完成改造12个 tell it, 完成改造方案设计 and 完成采购招标 don't; 完成搬迁入园 may.
    """
    behind = _run(words, end)
    if not behind or behind.startswith(_JOINED) or behind in label:
        return TOLD
    if _noun_of_step(words[end - 2 : end], behind, label):
        return ""
    leads = words[end + len(behind) : end + len(behind) + 1].isdigit()
    finished = any(word in behind for word in (*read_words("finishes"), *read_words("done_words")))
    return TOLD if leads or finished or len(behind) < len("入园") else MAYBE


def names_part(words: str, label: str) -> bool:
    """Tell whether words name a part of a thing that comes first, and that its label doesn't: 主体, 路基, 初稿."""
    return any(found[0] not in label for found in word_pattern("early_parts").finditer(words))


def is_urged(words: str) -> bool:
    """Tell whether words say that somebody is brought to do what stands behind them: 督促12家企业."""
    return any(word_pattern(name).search(words) for name in ("urged", "intent"))


def places_of(words: str, verb: str) -> Iterator[int]:
    """Yield where a verb stands in a clause."""
    at = words.find(verb)
    while at >= 0:
        yield at
        at = words.find(verb, at + 1)


def _noun_of_step(verb: str, behind: str, label: str) -> bool:
    noun = word_pattern("beside_deeds").match(behind)
    if noun and f"{verb}{noun[0]}" not in label:
        return True
    return behind.endswith(read_words("preparations")) and behind not in label


def _run(words: str, start: int) -> str:
    found = _HAN.match(words, start)
    return found[0] if found else ""


@lru_cache(maxsize=1)
def _done_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{_DONE})(?:{read_alternation('light')})*\Z")


@lru_cache(maxsize=1)
def _idle() -> re.Pattern[str]:
    return re.compile(f"{read_alternation('idle')}|{TIMES}|共|累计|全年|{_SURE}")
