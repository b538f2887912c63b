"""Things told as in use that are not yet (建成投用 of 已建成，正在调试), and the other way round."""

import re
from functools import lru_cache

from draftkit.check.lexicon import read_alternation
from draftkit.check.turned.outlook import HOPED
from draftkit.check.turned.stances import is_open, read_marks
from draftkit.patterns import lazy_pattern

_NOT_YET = lazy_pattern(
    "[，、]?(?:但|而|目前|现在?|当前|并|已|仍|尚|还)*(?:正在?|抓紧|处于|进入|转入|等?待|即将|准备)[^，。；]{0,6}?"
    "(?:调试|联调|试运[行营]|试[用产车]|验收|装[修饰]|安装|收尾)"
)
"""Behind what is built: what is done with it before it is used."""
_OPEN = lazy_pattern(f"[未没待拟将试即需可能]|计划|预计|{HOPED}|准备|具备|条件|何时|[前后]$")
_REACH = 6


def is_told_in_use(words: str, form: str) -> bool:
    """Whether words tell as in use, or a last step as done, what a state says to be built and at that step still."""
    marks = read_marks(form)
    steps = [mark.verb for mark in marks if is_open(mark)]
    if not steps or _is_in_use(form):
        return False
    return _is_in_use(words) or (len(steps) < len(marks) and any(_is_done(step, words) for step in steps))


def is_told_before_use(text: str, end: int, form: str) -> bool:
    """Whether a clause goes on from `end` to say that what a state tells as in use is only being made ready."""
    return _is_in_use(form) and _NOT_YET.match(text, end) is not None


def _is_in_use(words: str) -> bool:
    """Whether words say plainly that something is in use now."""
    used = (found.start() for found in _used().finditer(words))
    return any(not _OPEN.search(words, max(0, at - _REACH), at) for at in used)


@lru_cache(maxsize=1)
def _used() -> re.Pattern[str]:
    return re.compile(f"(?:{read_alternation('in_use')})(?![前后时]|条件|时间|日期)")


def _is_done(verb: str, words: str) -> bool:
    """Whether words tell that a step is over: 通过验收, 装修完毕."""
    step = re.escape(verb)
    return re.search(f"(?:通过|完成|结束)了?{step}|{step}(?:完[成毕]|结束|合格|通过)", words) is not None
